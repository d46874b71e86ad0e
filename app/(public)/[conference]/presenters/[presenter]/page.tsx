import type { Metadata } from "next";
import { cache } from "react";
import { pressFollow } from "@/app/(public)/follow";
import { movedOrNotFound } from "@/app/(public)/moved";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { FollowControl } from "@/components/follows/follow-control";
import { PresentationList } from "@/components/presentations/presentation-list";
import { PresenterHeader } from "@/components/presentations/presenter-header";
import { ShortSessionList } from "@/components/sessions/short-session-list";
import { Section } from "@/components/ui/page";
import { anonymous } from "@/lib/auth/actor";
import { getPresenter } from "@/lib/programme/queries/presenters";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/presenters/[presenter]">;

const read = cache((conference: string, presenter: string) =>
  getPresenter(anonymous, { conference, presenter }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conference, presenter: slug } = await params;
  const presenter = await read(conference, slug);
  if (!presenter) return {};
  return {
    title: `${presenter.name} · ${presenter.conference.name}`,
    alternates: { canonical: `/${conference}/presenters/${slug}` },
    openGraph: { title: presenter.name, type: "profile", url: `/${conference}/presenters/${slug}` },
  };
}

export default async function PresenterPage({ params }: Props) {
  const { conference, presenter: slug } = await params;
  const presenter = await read(conference, slug);
  if (!presenter) return movedOrNotFound({ conference, section: "presenters", slug });
  return (
    <ConferenceFrame conference={presenter.conference} current="presenters">
      <PresenterHeader presenter={presenter} />
      {presenter.presentations.length > 0 && (
        <div className="mt-6">
          <FollowControl subject={`presenter:${presenter.id}`} action={pressFollow} />
        </div>
      )}
      {presenter.presentations.length > 0 && (
        <Section title="Presentations">
          <PresentationList
            presentations={presenter.presentations}
            conference={presenter.conference}
            heading="h3"
          />
        </Section>
      )}
      {presenter.chairs.length > 0 && (
        <Section title="Chairs">
          <ShortSessionList sessions={presenter.chairs} conference={presenter.conference} />
        </Section>
      )}
    </ConferenceFrame>
  );
}
