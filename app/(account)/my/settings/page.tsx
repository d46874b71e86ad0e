import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import {
  dropAddress,
  leaveForGood,
  saveProfile,
  sendAddressLink,
  sendMailTo,
  signOutBrowser,
  signOutOthers,
} from "@/app/(account)/my/settings/actions";
import { CalendarSection } from "@/app/(account)/my/settings/calendar-section";
import { PushSection } from "@/app/(account)/my/settings/push-section";
import { saveQuietHours, saveWhatIAmTold } from "@/app/(account)/my/settings/told-actions";
import { PreferencesSection } from "@/components/notifications/preferences-section";
import { QuietHoursSection } from "@/components/notifications/quiet-hours-section";
import { AddressList } from "@/components/people/address-list";
import { SignInList } from "@/components/people/sign-in-list";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CheckboxField, SelectField, TextArea, TextField } from "@/components/ui/fields";
import { PageHeading, Section } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { signInTokenSent } from "@/lib/auth/sign-in-cookies";
import { getPreferences } from "@/lib/notifications/queries";
import { getSettings } from "@/lib/people/queries/settings";
import type { Settings } from "@/lib/people/schema";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Settings", robots: { index: false } };

export default async function SettingsPage() {
  const actor = await currentActor();
  if (actor.kind !== "person") redirect("/sign-in?next=/my/settings");
  const [settings, preferences] = await Promise.all([
    getSettings(actor, await signInTokenSent()),
    getPreferences(actor),
  ]);
  if (!settings || !preferences) notFound();

  return (
    <div className="max-w-2xl">
      <PageHeading
        title="Settings"
        actions={
          <form method="post" action="/sign-out">
            <Button type="submit">Sign out</Button>
          </form>
        }
      />
      <Profile settings={settings} />
      <Addresses addresses={settings.addresses} />
      <PreferencesSection preferences={preferences} save={saveWhatIAmTold} />
      <QuietHoursSection hours={settings} save={saveQuietHours} />
      <PushSection actor={actor} zone={settings.timeZone ?? "UTC"} />
      <CalendarSection actor={actor} />
      <Browsers signIns={settings.signIns} zone={settings.timeZone ?? "UTC"} />
      <Section title="Your data" id="data">
        <p>
          Everything kept about you, as one file:{" "}
          <a href="/my/settings/data" download>
            download your data
          </a>{" "}
          (JSON).
        </p>
      </Section>
      <Departure />
    </div>
  );
}

function Profile({ settings }: { settings: Settings }) {
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
  return (
    <ActionForm action={saveProfile} submit="Save" hidden={{ version: String(settings.version) }}>
      <TextField
        name="name"
        label="Name"
        hint="As others read it from now on. Programmes keep it as it was printed."
        defaultValue={settings.name}
        autoComplete="name"
        maxLength={200}
        required
      />
      <SelectField
        name="timeZone"
        label="Time zone"
        hint="Times are shown in the conference’s zone, and in yours beside it. Quiet hours and daily mails count in yours."
        defaultValue={settings.timeZone ?? ""}
        options={[{ value: "", label: "As my device says" }, { value: "UTC", label: "UTC" }, ...zones]}
      />
      <TextArea
        name="biography"
        label="About you"
        hint="Plain text, shown on your page as presenter."
        defaultValue={settings.biography}
        rows={5}
        maxLength={5000}
      />
    </ActionForm>
  );
}

function Addresses({ addresses }: { addresses: Settings["addresses"] }) {
  return (
    <Section title="E-mail addresses" id="addresses">
      <AddressList addresses={addresses} makePrimary={sendMailTo} remove={dropAddress} />
      <ActionForm action={sendAddressLink} submit="Send a link there" rank="quiet">
        <TextField
          name="address"
          type="email"
          label="Add an address"
          hint="We send it a link. Open that in this browser, and you can sign in with the address."
          autoComplete="off"
          maxLength={254}
          required
        />
      </ActionForm>
    </Section>
  );
}

function Browsers({ signIns, zone }: { signIns: Settings["signIns"]; zone: string }) {
  return (
    <Section title="Signed-in browsers" id="browsers">
      <SignInList signIns={signIns} zone={zone} revoke={signOutBrowser} />
      {signIns.length > 1 && <ActionForm action={signOutOthers} submit="Sign out all others" rank="quiet" />}
      {signIns.length > 0 && (
        <p className="mt-4 text-sm text-ink-muted">Times in {zone.replaceAll("_", " ")}.</p>
      )}
    </Section>
  );
}

function Departure() {
  return (
    <Section title="Leave" id="leave">
      <p className="mb-4">
        Your account ends for good: addresses, sign-ins, what you follow and what you asked for go. Programmes
        keep your name as it was printed.
      </p>
      <ActionForm action={leaveForGood} submit="Leave and delete my account" rank="danger">
        <CheckboxField name="understood" label="I know that this cannot be undone." required />
      </ActionForm>
    </Section>
  );
}
