import { MailBody } from "@/components/mail/mail-body";
import { ReminderNote } from "@/components/organise/media-reminder-note";
import { ReminderSend } from "@/components/organise/media-reminder-send";
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
  unclaimed: "Have not confirmed their part, and cannot add anything before they do. Invite them again:",
  no_address: "Have proved no address:",
  left: "Have left:",
};
const REASONS = ["unclaimed", "no_address", "left"] as const;
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
      <ReminderNote
        note={note}
        path={path}
        choice={choice}
        hasMail={mail !== undefined}
        sending={
          <ReminderSend
            send={send}
            submit={mail && !noteError ? `Send to ${many(people, "presenter")}` : null}
            hidden={{ conferenceId: conference.id, note }}
            presentationIds={presentationIds}
          />
        }
      >
        {noteError !== null && (
          <Notice kind="refused" className="mb-4">
            <p>The words you add: {noteError}</p>
          </Notice>
        )}
        {mail ? (
          noteError === null && <Mail mail={mail} people={people} presentations={presentations} />
        ) : (
          <Nobody reminder={reminder} />
        )}
      </ReminderNote>
      <LeftOut reminder={reminder} />
    </>
  );
}

function Mail({
  mail: { to, subject, pieces },
  people,
  presentations,
}: {
  mail: NonNullable<Reminder["mail"]>;
  people: number;
  presentations: number;
}) {
  return (
    <>
      <p className="mb-4">
        To {many(people, "presenter")} of {many(presentations, "presentation")}, each in one mail about all
        that is theirs. {people > 1 && `This is what ${to} gets; the others get theirs.`}
      </p>
      <section aria-label="The mail" className="mb-6 border-l-2 border-rule pl-4">
        <p className="mb-3 font-semibold">{subject}</p>
        <MailBody pieces={pieces} />
      </section>
    </>
  );
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
  if (alreadyToday.length + settled + unreachable.length === 0) return null;
  const because = (reason: Because) => unreachable.filter((one) => one.because === reason);
  return (
    <Section title="Who gets none">
      <div className="flex max-w-measure flex-col gap-6">
        {alreadyToday.length > 0 && (
          <p>Had one today already, and one a day is the most: {alreadyToday.join(", ")}.</p>
        )}
        {settled > 0 && (
          <p>
            {many(settled, "presentation")} of those chosen {settled === 1 ? "owes" : "owe"} nothing any more.
          </p>
        )}
        {REASONS.map((reason) => (
          <Unreachable
            key={reason}
            because={BECAUSE[reason]}
            parts={because(reason)}
            submissions={`/${conference.slug}/organise/submissions`}
          />
        ))}
      </div>
    </Section>
  );
}

function Unreachable({
  because,
  parts,
  submissions,
}: {
  because: string;
  parts: Reminder["unreachable"];
  submissions: string;
}) {
  if (parts.length === 0) return null;
  return (
    <div>
      <p className="mb-1">{because}</p>
      <ul className="flex flex-col gap-1">
        {parts.slice(0, SHOWN).map(({ presentationId, title, name }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two presenters of one paper may have one name
          <li key={`${presentationId} ${at}`}>
            {name}, <a href={`${submissions}?words=${encodeURIComponent(title)}`}>{title}</a>
          </li>
        ))}
        {parts.length > SHOWN && <li>And {parts.length - SHOWN} more.</li>}
      </ul>
    </div>
  );
}
