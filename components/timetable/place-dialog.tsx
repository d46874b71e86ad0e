"use client";

import { type FormEvent, useState } from "react";
import type { TimetableAnswer, TypedPlace } from "@/components/timetable/answer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import type { TimetableSession } from "@/lib/schedule/view";

export type PlaceOffers = {
  days: readonly { value: string; label: string }[];
  rooms: readonly { id: string; name: string }[];
  zone: string;
  /** Clocks go back during the conference: a time may come twice. */
  hasRepeatedTime: boolean;
};

/** Day, time, room and length of a session typed instead of dragged; stays with the sentence when it is refused. */
export function PlaceDialog({
  session,
  typed,
  href,
  offers,
  onPlace,
  onPlenary,
  onClose,
}: {
  session: TimetableSession;
  typed: TypedPlace;
  href: string;
  offers: PlaceOffers;
  onPlace: (typed: TypedPlace) => Promise<TimetableAnswer>;
  onPlenary: (isPlenary: boolean) => Promise<TimetableAnswer>;
  onClose: () => void;
}) {
  // As it was opened: what is typed stays, however the session stands while it is being placed.
  const [first] = useState(typed);
  const [refused, setRefused] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function doing(work: () => Promise<TimetableAnswer>) {
    if (isBusy) return;
    setBusy(true);
    const answer = await work();
    setBusy(false);
    if (answer.status === "done") onClose();
    else setRefused(answer.message);
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const of = (name: string) => String(said.get(name) ?? "");
    void doing(() =>
      onPlace({
        ...{ startsOn: of("startsOn"), startsAt: of("startsAt"), roomId: of("roomId") },
        ...{ minutes: Number(of("minutes")), occurrence: of("occurrence") as TypedPlace["occurrence"] },
      }),
    );
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`Place ${session.title}`}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {session.conflicts.map(({ key, sentence, isAcknowledged }) => (
          <p key={key} className={`text-sm ${isAcknowledged ? "text-ink-muted" : "text-danger"}`}>
            {sentence}
            {isAcknowledged && " Left as it is."}
          </p>
        ))}
        <PlaceFields typed={first} offers={offers} />
        {refused && (
          <Notice kind="refused">
            <p>{refused}</p>
          </Notice>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" rank="primary" aria-disabled={isBusy}>
            Place it
          </Button>
          {session.startsAt && (
            <Button
              aria-disabled={isBusy}
              onClick={() => doing(() => onPlace({ ...typed, startsOn: "", startsAt: "", occurrence: "" }))}
            >
              Take it off the timetable
            </Button>
          )}
          <Button aria-disabled={isBusy} onClick={() => doing(() => onPlenary(!session.isPlenary))}>
            {session.isPlenary ? "No longer for everybody" : "For everybody, across all rooms"}
          </Button>
        </div>
        <p className="text-sm">
          <a href={href}>Its own page</a>, with title, chair and papers
        </p>
      </form>
    </Dialog>
  );
}

function PlaceFields({ typed, offers }: { typed: TypedPlace; offers: PlaceOffers }) {
  const { days, rooms, zone, hasRepeatedTime } = offers;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="startsOn"
        label="Day"
        options={days}
        defaultValue={typed.startsOn || days[0]?.value}
      />
      <TextField
        name="startsAt"
        type="time"
        label={`Starts at, in ${zone}`}
        defaultValue={typed.startsAt}
        required
      />
      {hasRepeatedTime && (
        <SelectField
          name="occurrence"
          label="When that time comes twice"
          options={[
            { value: "", label: "It does not, on that day" },
            { value: "first", label: "The first time" },
            { value: "second", label: "The second time" },
          ]}
          defaultValue={typed.occurrence}
        />
      )}
      <SelectField
        name="roomId"
        label="Room"
        options={[
          { value: "", label: "No room yet" },
          ...rooms.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={typed.roomId}
      />
      <TextField
        name="minutes"
        type="number"
        min={5}
        max={1440}
        label="Minutes"
        defaultValue={String(typed.minutes)}
        required
      />
    </div>
  );
}
