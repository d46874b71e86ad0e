import type { Metadata } from "next";
import { cache } from "react";
import { movedOrNotFound } from "@/app/(public)/moved";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { ThemeList } from "@/components/conferences/theme-list";
import { PageHeading } from "@/components/ui/page";
import { anonymous } from "@/lib/auth/actor";
import { getConferenceHome } from "@/lib/programme/queries/conferences";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/themes">;

const read = cache((conference: string) => getConferenceHome(anonymous, conference));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conference } = await params;
  const home = await read(conference);
  if (!home) return {};
  return { title: `Themes · ${home.conference.name}`, alternates: { canonical: `/${conference}/themes` } };
}

export default async function ThemesPage({ params }: Props) {
  const { conference } = await params;
  const home = await read(conference);
  if (!home) return movedOrNotFound({ conference, section: "themes" });
  return (
    <ConferenceFrame conference={home.conference} current="themes">
      <PageHeading title="Themes" />
      <ThemeList themes={home.themes} conference={conference} />
    </ConferenceFrame>
  );
}
