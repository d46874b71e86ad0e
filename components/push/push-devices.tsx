"use client";

import { type ReactNode, useEffect, useState, useTransition } from "react";
import { Named } from "@/components/people/address-list";
import { type Hindrance, type Standing, standingHere, subscribeHere } from "@/components/push/this-browser";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type FormAction, type FormState, fresh } from "@/lib/form-state";
import { browserName } from "@/lib/people/browser-name";
import type { PushSettings } from "@/lib/push/schema";
import { momentInWords } from "@/lib/time/words";

type Props = PushSettings & {
  /** IANA zone the times are told in. */
  zone: string;
  turnOn: FormAction;
  turnOff: FormAction;
};

/** Whether the device at hand shows reminders, a button to turn that on, and all devices that do. */
export function PushDevices({ publicKey, devices, zone, turnOn, turnOff }: Props) {
  const [standing, setStanding] = useState<Standing>({ state: "unknown" });
  // Also after a device was turned on or off: the list is another one then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is what tells that something changed
  useEffect(() => {
    void standingHere(publicKey).then(setStanding, () => setStanding({ state: "unsupported" }));
  }, [publicKey, devices]);
  const ownMark = standing.state === "ready" ? standing.mark : null;

  return (
    <>
      <noscript>
        <p className="mb-4">To turn them on here, this page needs JavaScript.</p>
      </noscript>
      <ThisDevice
        standing={standing}
        isOn={devices.some(({ mark }) => mark === ownMark)}
        publicKey={publicKey}
        turnOn={turnOn}
        denied={() => setStanding({ state: "denied" })}
      />
      <DeviceList devices={devices} ownMark={ownMark} zone={zone} turnOff={turnOff} />
    </>
  );
}

const HINDRANCES: Record<Exclude<Hindrance, "denied">, string> = {
  not_decided: "The browser was not given leave to show anything. Press again, and allow it.",
  refused: "This browser refuses push messages. A private window does so always; use an ordinary one.",
  unreachable:
    "This browser’s push service cannot be reached, so nothing was turned on. Check the connection and try again; some networks and browsers block it.",
};

function ThisDevice({
  standing,
  isOn,
  publicKey,
  turnOn,
  denied,
}: {
  standing: Standing;
  isOn: boolean;
  publicKey: string;
  turnOn: FormAction;
  denied: () => void;
}) {
  const [answer, setAnswer] = useState<FormState>(fresh);
  const [pending, startTransition] = useTransition();
  const press = () =>
    startTransition(async () => {
      const subscribed = await subscribeHere(publicKey);
      if (subscribed === "denied") return denied();
      const next =
        typeof subscribed === "string"
          ? refusal(HINDRANCES[subscribed])
          : await turnOn(fresh, formOf(subscribed)).catch(() => refusal(NO_ANSWER));
      startTransition(() => setAnswer(next));
    });

  if (standing.state === "unknown") return null;
  if (standing.state === "unsupported")
    return (
      <Told>
        This browser cannot show reminders here: it has no web push, or this site is not served by https.
      </Told>
    );
  if (standing.state === "denied")
    return (
      <Told>
        This browser was told to show nothing of this site. Allow notifications in its settings for this site,
        then load this page anew.
      </Told>
    );
  return (
    <div className="mb-6 flex flex-col items-start gap-4" aria-busy={pending}>
      {answer.status !== "fresh" && !(answer.status === "done" && !isOn) && (
        <Notice kind={answer.status === "done" ? "done" : "refused"}>
          <p>{answer.status === "asks" ? "" : answer.message}</p>
        </Notice>
      )}
      {isOn ? (
        answer.status !== "done" && <p>This device shows reminders.</p>
      ) : (
        <Button onClick={() => !pending && press()} aria-disabled={pending}>
          Turn on reminders on this device
        </Button>
      )}
    </div>
  );
}

const NO_ANSWER = "Not turned on: the server did not answer. Check your connection, and try again.";

function refusal(message: string): FormState {
  return { status: "refused", message, fields: {}, typed: {} };
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

function Told({ children }: { children: ReactNode }) {
  return (
    <Notice kind="info" className="mb-6">
      <p>{children}</p>
    </Notice>
  );
}

function DeviceList({
  devices,
  ownMark,
  zone,
  turnOff,
}: Pick<Props, "devices" | "zone" | "turnOff"> & { ownMark: string | null }) {
  if (devices.length === 0)
    return <p className="text-sm text-ink-muted">No device of yours shows reminders yet.</p>;
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {devices.map(({ id, userAgent, createdAt, lastSentAt, mark }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0">
            <p className="font-medium">
              {browserName(userAgent)}
              {mark === ownMark && " (this one)"}
            </p>
            <p className="text-sm text-ink-muted">
              Since {momentInWords(zone, createdAt)}.
              {lastSentAt && ` Last reminder ${momentInWords(zone, lastSentAt)}.`}
            </p>
          </div>
          <ActionForm
            action={turnOff}
            rank="quiet"
            submit={
              <Named
                act="Turn off"
                of={`${browserName(userAgent)}, since ${momentInWords(zone, createdAt)}`}
              />
            }
            hidden={{ subscriptionId: id }}
          />
        </li>
      ))}
    </ul>
  );
}
