import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ImportFileFields, ImportFileList, instantInWords } from "@/components/imports/import-files";
import { ImportPreviewView } from "@/components/imports/import-preview";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeading, Section } from "@/components/ui/page";
import { getImportDesk, getImportPreview } from "@/lib/imports/queries";
import { deskActor } from "../desk-actor";
import { applyFile, sendImportFile } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Import and export" };

export default async function ImportsPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/imports">) {
  const { conference: slug } = await params;
  const actor = await deskActor(`/${slug}/organise/imports`);
  const desk = await getImportDesk(actor, slug);
  if (!desk) notFound();
  const { conference, files } = desk;
  const id = z.uuid().safeParse((await searchParams).file);
  const found = id.success
    ? await getImportPreview(actor, { conferenceId: conference.id, id: id.data })
    : null;
  const here = `/${conference.slug}/organise/imports` as Route;

  return (
    <>
      <PageHeading
        title={found ? found.name : "Import and export"}
        eyebrow={
          found ? "What importing this file would do. Nothing is changed before you press Import." : undefined
        }
        actions={found && <ButtonLink href={here}>Another file</ButtonLink>}
      />
      {id.success && !found && (
        <Notice kind="refused">
          <p>This file has gone: files are kept for seven days. Send it once more.</p>
        </Notice>
      )}
      {id.success && found ? (
        <>
          {found.appliedAt && (
            <Notice kind="done" className="mb-6">
              <p>
                Imported {instantInWords(conference.timeZone, found.appliedAt)}. Below is what importing it
                again would do.
              </p>
            </Notice>
          )}
          <ImportPreviewView id={id.data} preview={found.preview} action={applyFile} />
        </>
      ) : (
        <>
          <ActionForm action={sendImportFile} submit="Look at it" hidden={{ conferenceId: conference.id }}>
            <ImportFileFields />
          </ActionForm>
          <Section title="Export">
            <p className="mb-4 max-w-measure">
              Presentations, presenters with their e-mail addresses, sessions and places as one CSV: the same
              columns that an import reads. Media, requests and follows are not in it.
            </p>
            <ButtonLink href={`${here}/export` as Route} download>
              Download {conference.slug}.csv
            </ButtonLink>
          </Section>
          {files.length > 0 && (
            <Section title="Files of the last seven days">
              <ImportFileList files={files} here={here} timeZone={conference.timeZone} />
            </Section>
          )}
        </>
      )}
    </>
  );
}
