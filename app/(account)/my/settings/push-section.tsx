import { turnOffThere, turnOnHere } from "@/app/(account)/my/settings/push-actions";
import { PushDevices } from "@/components/push/push-devices";
import { Section } from "@/components/ui/page";
import type { Actor } from "@/lib/auth/actor";
import { getPushSettings } from "@/lib/push/queries";

/** Reminders shown by one's browsers; absent where there are no keys for push. */
export async function PushSection({ actor, zone }: { actor: Actor; zone: string }) {
  const settings = await getPushSettings(actor);
  if (!settings) return null;
  return (
    <Section title="Reminders on this device" id="push">
      <p className="mb-4">
        A phone or computer can show, 15 minutes before what you follow starts, where it is, also while no
        page of this site is open. While one of your devices does, reminders come by no mail. It ends with
        your sign-in in that browser.
      </p>
      <PushDevices {...settings} zone={zone} turnOn={turnOnHere} turnOff={turnOffThere} />
    </Section>
  );
}
