import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SessionFields } from "@/components/sessions/session-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { fullMinutes } from "@/lib/sessions/capacity";
import { getSessionForm } from "@/lib/sessions/queries/session";
import { deskActor } from "../../desk-actor";
import { offersOf } from "../offers";
import { makeSession } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Make a session" };

export default async function NewSessionPage({ params }: PageProps<"/[conference]/organise/sessions/new">) {
  const { conference: slug } = await params;
  const form = await getSessionForm(await deskActor(`/${slug}/organise/sessions/new`), slug);
  if (!form) notFound();
  const type = form.conference.types[0];
  if (!type) return <Empty title="This conference has no presentation types yet.">Add one first.</Empty>;

  return (
    <div className="max-w-3xl">
      <PageHeading title="Make a session" eyebrow={<a href={`/${slug}/organise/sessions`}>Sessions</a>} />
      <ActionForm
        action={makeSession}
        submit="Make the session"
        hidden={{ conferenceId: form.conference.id }}
      >
        <SessionFields
          offers={offersOf(form)}
          values={{
            ...{ title: "", typeId: type.id, themeId: "", chairId: "", roomId: "" },
            ...{ startsOn: "", startsAt: "", occurrence: "" },
            ...{ minutes: String(fullMinutes(type)), mode: type.mode },
          }}
        />
      </ActionForm>
    </div>
  );
}
