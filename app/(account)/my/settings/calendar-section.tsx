import { dropCalendarAddress, makeCalendarAddress } from "@/app/(account)/my/settings/calendar-actions";
import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { Section } from "@/components/ui/page";
import type { Actor } from "@/lib/auth/actor";
import { getOwnCalendar } from "@/lib/calendar/queries/personal";
import { env } from "@/lib/env";

/** The address of one's own calendar: made, shown, made anew, taken away. */
export async function CalendarSection({ actor }: { actor: Actor }) {
  const calendar = await getOwnCalendar(actor);
  if (!calendar) return null;
  return (
    <Section title="Calendar" id="calendar">
      <p className="mb-4">
        What you follow, present and chair, in the calendar on your phone or computer. It looks here again by
        itself, most every hour or few, and moves and crosses out what changed.
      </p>
      {calendar.path === null ? (
        <ActionForm action={makeCalendarAddress} submit="Make an address for my calendar" rank="quiet" />
      ) : (
        <Address url={new URL(calendar.path, env.ORIGIN)} />
      )}
    </Section>
  );
}

function Address({ url }: { url: URL }) {
  return (
    <>
      <CopyField
        id="calendar-address"
        label="Address of your calendar"
        hint="In your calendar choose “subscribe” or “add by URL”, and paste it. Whoever knows it sees what you follow: keep it to yourself."
        value={url.href}
      />
      <p className="my-4">
        <a href={`webcal://${url.host}${url.pathname}`}>Open it in the calendar of this device</a>
      </p>
      <ActionForm
        action={makeCalendarAddress}
        submit="Make a new address and end the old one"
        rank="danger"
        foldedAs="A new address"
      >
        <p>
          For when somebody else has come to know it. The present address stops at once: every calendar that
          uses it, your own too, shows nothing new until you give it the new one.
        </p>
      </ActionForm>
      <ActionForm
        action={dropCalendarAddress}
        submit="End the address"
        rank="danger"
        foldedAs="No address any more"
      >
        <p>The address stops at once. What you follow stays as it is, and you can make a new one later.</p>
      </ActionForm>
    </>
  );
}
