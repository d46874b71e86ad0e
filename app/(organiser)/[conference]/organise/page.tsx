import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProgressList } from "@/components/organise/progress-list";
import { PageHeading } from "@/components/ui/page";
import { countUnpublished } from "@/lib/programme/queries/versions";
import { getProgress } from "@/lib/sessions/queries/progress";
import { deskActor } from "./desk-actor";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Organise" };

export default async function DeskPage({ params }: PageProps<"/[conference]/organise">) {
  const { conference: slug } = await params;
  const actor = await deskActor(`/${slug}/organise`);
  const found = await getProgress(actor, slug);
  const publishing = await countUnpublished(actor, slug);
  if (!found || !publishing) notFound();

  return (
    <>
      <PageHeading title="What is left" />
      <ProgressList progress={{ ...found.progress, ...publishing }} desk={`/${found.desk.slug}/organise`} />
    </>
  );
}
