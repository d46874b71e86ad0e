import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProgressList } from "@/components/organise/progress-list";
import { PageHeading } from "@/components/ui/page";
import { getProgress } from "@/lib/sessions/queries/progress";
import { deskActor } from "./desk-actor";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Organise" };

export default async function DeskPage({ params }: PageProps<"/[conference]/organise">) {
  const { conference: slug } = await params;
  const found = await getProgress(await deskActor(`/${slug}/organise`), slug);
  if (!found) notFound();

  return (
    <>
      <PageHeading title="What is left" />
      <ProgressList progress={found.progress} desk={`/${found.desk.slug}/organise`} />
    </>
  );
}
