import type { Metadata } from "next";
import { cache } from "react";
import { press } from "@/app/(public)/[conference]/presentations/[presentation]/actions";
import { pressFollow } from "@/app/(public)/follow";
import { movedOrNotFound } from "@/app/(public)/moved";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { FollowControl } from "@/components/follows/follow-control";
import { MediaShelf } from "@/components/media/media-shelf";
import { RequestMedia } from "@/components/media/request-media";
import { PresentationHeader } from "@/components/presentations/presentation-header";
import {
  Abstract,
  KeywordList,
  PresentationDetails,
  PresenterList,
} from "@/components/presentations/presentation-parts";
import { PresentationRail } from "@/components/presentations/presentation-rail";
import { RelatedPresentations } from "@/components/presentations/related-presentations";
import { anonymous } from "@/lib/auth/actor";
import { getPresentation } from "@/lib/programme/queries/presentation";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/presentations/[presentation]">;

const read = cache((conference: string, presentation: string) =>
  getPresentation(anonymous, { conference, presentation }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conference, presentation: slug } = await params;
  const presentation = await read(conference, slug);
  if (!presentation) return {};
  const { title, abstract, presenters, keywords } = presentation;
  const url = `/${conference}/presentations/${slug}`;
  return {
    title: `${title} · ${presentation.conference.name}`,
    description: abstract.slice(0, 200) || undefined,
    authors: presenters.map(({ displayName }) => ({ name: displayName })),
    keywords: keywords.map(({ written }) => written),
    alternates: { canonical: url },
    openGraph: { title, type: "article", url, siteName: presentation.conference.name },
    // What reference managers and scholarly search read.
    other: {
      citation_title: title,
      citation_author: presenters.map(({ displayName }) => displayName),
      citation_conference_title: presentation.conference.name,
      citation_date: presentation.conference.startsOn.replaceAll("-", "/"),
    },
  };
}

export default async function PresentationPage({ params }: Props) {
  const { conference, presentation: slug } = await params;
  const presentation = await read(conference, slug);
  if (!presentation) return movedOrNotFound({ conference, section: "presentations", slug });
  return (
    <ConferenceFrame conference={presentation.conference} current="presentations">
      <article>
        <PresentationHeader presentation={presentation} />
        <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <div className="min-w-0">
            <Abstract text={presentation.abstract} />
            <PresenterList presentation={presentation} />
            <PresentationDetails presentation={presentation} />
            <KeywordList presentation={presentation} />
            <MediaShelf presentation={presentation}>
              <RequestMedia presentation={presentation} action={press} />
            </MediaShelf>
            <RelatedPresentations presentation={presentation} />
          </div>
          <PresentationRail presentation={presentation}>
            <FollowControl
              subject={`presentation:${presentation.id}`}
              follows={presentation.follows}
              action={pressFollow}
            />
          </PresentationRail>
        </div>
      </article>
    </ConferenceFrame>
  );
}
