import type { ReactNode } from "react";
import { MailBody } from "@/components/mail/mail-body";
import { ReminderNote } from "@/components/organise/media-reminder-note";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import type { FormAction } from "@/lib/form-state";

type Reminder = {
  conference: { id: string; slug: string };
  people: number;
  presentations: number;
  presentationIds: string[];
  alreadyToday: string[];
  settled: number;
  unreachable: { presentationId: string; title: string; name: string; because: Because }[];
  mail: { to: string; subject: string; pieces: { text: string; href: string | null }[] } | undefined;
};
type Because = "unclaimed" | "no_address" | "left";

const BECAUSE: Record<Because, string> = {
  unclaimed: "has not confirmed the part, and cannot add anything: invite them again",
  no_address: "has proved no address",
  left: "has left",
};
const many = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

/** The mail as one of its readers gets it, and who does and does not; then the button that sends it. */
export function MediaReminder({
  reminder,
  note,
  noteError,
  path,
  choice,
  send,
}: {
  reminder: Reminder;
  note: string;
  noteError: string | null;
  path: string;
  choice: { name: string; value: string }[];
  send: FormAction;
}) {
  const { conference, people, presentations, presentationIds, mail } = reminder;
  return (
    <>
      {mail && !noteError ? (
        <ReminderNote
          note={note}
          path={path}
          choice={choice}
          sending={
            <ActionForm
              action={send}
              submit={`Send to ${many(people, "presenter")}`}
              hidden={{ conferenceId: conference.id, note }}
            >
              <Ids ids={presentationIds} />
            </ActionForm>
          }
        >
          <p className="mb-4">
            To {many(people, "presenter")} of {many(presentations, "presentation")}, each in one mail about
            all that is theirs. {people > 1 && `This is what ${mail.to} gets; the others get theirs.`}
          </p>
          <section aria-label="The mail" className="mb-6 border-l-2 border-rule pl-4">
            <p className="mb-3 font-semibold">{mail.subject}</p>
            <MailBody pieces={mail.pieces} />
          </section>
        </ReminderNote>
      ) : noteError ? (
        <ReminderNote note={note} path={path} choice={choice} sending={null}>
          <Notice kind="refused" className="mb-4">
            <p>The words you add: {noteError}</p>
          </Notice>
        </ReminderNote>
      ) : (
        <Nobody reminder={reminder} />
      )}
      <LeftOut reminder={reminder} />
    </>
  );
}

function Ids({ ids }: { ids: string[] }) {
  return ids.map((id) => <input key={id} type="hidden" name="presentationIds" value={id} />);
}

function Nobody({ reminder: { conference, presentationIds, alreadyToday } }: { reminder: Reminder }) {
  const title =
    presentationIds.length === 0
      ? "Nothing is owed of what you chose."
      : alreadyToday.length > 0
        ? "Everybody who can be reached had one today already."
        : "None of their presenters can be reached.";
  return (
    <Empty title={title}>
      <a href={`/${conference.slug}/organise/media`}>Choose others</a>
    </Empty>
  );
}

/** More of them are counted only. */
const SHOWN = 100;

/** Who gets no mail, and why. */
function LeftOut({ reminder: { conference, alreadyToday, settled, unreachable } }: { reminder: Reminder }) {
  const lines: ReactNode[] = [
    ...(alreadyToday.length > 0
      ? [`Had one today already, and one a day is the most: ${alreadyToday.join(", ")}.`]
      : []),
    ...(settled > 0
      ? [
          `${many(settled, "presentation")} of those chosen ${settled === 1 ? "owes" : "owe"} nothing any more.`,
        ]
      : []),
  ];
  if (lines.length === 0 && unreachable.length === 0) return null;
  return (
    <Section title="Who gets none">
      <ul className="flex flex-col gap-2">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines at most, always in this order
          <li key={at}>{line}</li>
        ))}
        {unreachable.slice(0, SHOWN).map(({ presentationId, title, name, because }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two presenters of one paper may have one name
          <li key={`${presentationId} ${at}`}>
            {name} {BECAUSE[because]}.{" "}
            <span className="text-ink-muted">
              Of “{title}” (
              <a href={`/${conference.slug}/organise/submissions?words=${encodeURIComponent(title)}`}>
                find it
              </a>
              )
            </span>
          </li>
        ))}
        {unreachable.length > SHOWN && <li>And {unreachable.length - SHOWN} more.</li>}
      </ul>
    </Section>
  );
}
