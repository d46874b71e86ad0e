import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MediaReminder } from "@/components/organise/media-reminder";
import { PageHeading } from "@/components/ui/page";
import { ReminderChoice } from "@/lib/requests/demand";
import { listSilent } from "@/lib/requests/queries/demand";
import { getReminder } from "@/lib/requests/queries/reminder";
import { RemindPresentersInput } from "@/lib/requests/schema";
import { deskActor } from "../../desk-actor";
import { sendReminder } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Remind presenters" };

/** The mail before it is sent: a GET that changes nothing. */
export default async function RemindPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/media/remind">) {
  const { conference: slug } = await params;
  const back = `/${slug}/organise/media`;
  const actor = await deskActor(back);
  const { p, silent, note: typed } = ReminderChoice.parse(await searchParams);
  const presentationIds = silent === null ? p : ((await listSilent(actor, slug, silent)) ?? []);
  const note = RemindPresentersInput.shape.note.safeParse(typed);
  const reminder = await getReminder(actor, slug, { presentationIds, note: note.data ?? "" });
  if (!reminder) notFound();

  return (
    <div className="max-w-3xl">
      <PageHeading title="Remind presenters" eyebrow={<a href={back}>Media people wait for</a>} />
      <MediaReminder
        reminder={reminder}
        note={note.data ?? typed.replace(/\r\n?/g, "\n")}
        noteError={note.success ? null : (note.error.issues[0]?.message ?? "")}
        path={`${back}/remind`}
        choice={
          silent === null
            ? reminder.presentationIds.map((value) => ({ name: "p", value }))
            : [{ name: "silent", value: String(silent) }]
        }
        send={sendReminder}
      />
    </div>
  );
}
