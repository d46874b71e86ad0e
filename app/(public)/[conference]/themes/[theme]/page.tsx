import type { Metadata, Route } from "next";
import { cache } from "react";
import { pressFollow } from "@/app/(public)/follow";
import { movedOrNotFound } from "@/app/(public)/moved";
import { pageNumber } from "@/app/(public)/page-number";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { ThemeRule } from "@/components/conferences/theme-name";
import { FollowControl } from "@/components/follows/follow-control";
import { PresentationList } from "@/components/presentations/presentation-list";
import { ShortSessionList } from "@/components/sessions/short-session-list";
import { Empty } from "@/components/ui/empty";
import { PageHeading, Section } from "@/components/ui/page";
import { Paging } from "@/components/ui/paging";
import { anonymous } from "@/lib/auth/actor";
import { getTheme } from "@/lib/programme/queries/themes";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/themes/[theme]">;

const read = cache((conference: string, theme: string, page: number) =>
  getTheme(anonymous, { conference, theme }, page),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { conference, theme: slug } = await params;
  const found = await read(conference, slug, pageNumber(await searchParams));
  if (!found) return {};
  return {
    title: `${found.theme.name} · ${found.conference.name}`,
    alternates: {
      canonical: `/${conference}/themes/${slug}`,
      types: { "application/atom+xml": `/${conference}/themes/${slug}/changes.atom` },
    },
  };
}

export default async function ThemePage({ params, searchParams }: Props) {
  const { conference, theme: slug } = await params;
  const found = await read(conference, slug, pageNumber(await searchParams));
  if (!found) return movedOrNotFound({ conference, section: "themes", slug });
  const { theme, sessions, items, total } = found;
  return (
    <ConferenceFrame conference={found.conference} current="themes">
      <PageHeading
        title={theme.name}
        eyebrow={
          <span className="inline-flex items-center gap-2">
            <ThemeRule hue={theme.hue} className="h-[3px] w-8" />
            {theme.isSpecialFocus ? "Theme, this year’s special focus" : "Theme"}
          </span>
        }
      />
      <FollowControl subject={`theme:${theme.id}`} action={pressFollow} />
      {sessions.length > 0 && (
        <Section title="Sessions">
          <ShortSessionList sessions={sessions} conference={found.conference} />
        </Section>
      )}
      <Section title={total === 1 ? "1 presentation" : `${total} presentations`}>
        {items.length === 0 && <Empty title="None is published yet." />}
        <PresentationList
          presentations={items}
          conference={found.conference}
          withTheme={false}
          heading="h3"
        />
        <Paging
          page={found.page}
          pages={found.pages}
          at={(page) => `/${conference}/themes/${slug}?page=${page}` as Route}
        />
      </Section>
    </ConferenceFrame>
  );
}
