import type { Metadata } from "next";
import { cache } from "react";
import { movedOrNotFound } from "@/app/(public)/moved";
import { ConferenceAtAGlance, ConferenceTitle } from "@/components/conferences/conference-home";
import { anonymous } from "@/lib/auth/actor";
import { getConferenceHome } from "@/lib/programme/queries/conferences";

export const dynamic = "force-dynamic";

const read = cache((conference: string) => getConferenceHome(anonymous, conference));

export async function generateMetadata({ params }: PageProps<"/[conference]">): Promise<Metadata> {
  const home = await read((await params).conference);
  if (!home) return {};
  const { slug, name } = home.conference;
  return {
    title: name,
    description: home.description.slice(0, 200) || undefined,
    alternates: { canonical: `/${slug}`, types: { "application/atom+xml": `/${slug}/changes.atom` } },
    openGraph: { title: name, type: "website", url: `/${slug}` },
  };
}

export default async function ConferencePage({ params }: PageProps<"/[conference]">) {
  const { conference } = await params;
  const home = await read(conference);
  if (!home) return movedOrNotFound({ conference });
  return (
    <>
      <ConferenceTitle home={home} />
      <ConferenceAtAGlance home={home} />
    </>
  );
}
