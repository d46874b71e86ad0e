import { zoneNamed } from "@/components/sessions/when";
import type { MediaOnPage } from "@/lib/programme/shelf";
import { dayAndYearInWords, timeInWords } from "@/lib/time/words";

export type Closed = Pick<MediaOnPage, "label" | "audience" | "opensAt">;

const FOR_WHOM: Record<MediaOnPage["audience"], string> = {
  everyone: "",
  signed_in: "for everybody who is signed in",
  askers: "for those who ask for it",
  organisers: "for the organisers",
};

/**
 * What stands in place of media the reader may not open: for whom they are, or from when. `ownPage`: where the
 * person's own state opens them; null when this is that page.
 */
export function ClosedMedia({
  media,
  timeZone,
  ownPage,
}: {
  media: Closed;
  timeZone: string;
  ownPage: `/my/presentations/${string}` | null;
}) {
  const { label, audience, opensAt } = media;
  const whom = FOR_WHOM[audience];
  if (opensAt) return <Embargo opensAt={opensAt} whom={whom} timeZone={timeZone} />;
  return (
    <p className="text-sm text-ink-muted">
      {sentence(whom)}{" "}
      {ownPage ? (
        <a href={`${ownPage}#media`} aria-label={`${HOW[audience]}: ${label}`}>
          {HOW[audience]}
        </a>
      ) : (
        audience === "askers" && "Ask for it above, and it opens here."
      )}
    </p>
  );
}

const HOW: Record<MediaOnPage["audience"], string> = {
  everyone: "Open it",
  signed_in: "Sign in and open it",
  askers: "Ask for it, or open it",
  organisers: "Open it",
};

function Embargo({ opensAt, whom, timeZone }: { opensAt: string; whom: string; timeZone: string }) {
  return (
    <p className="text-sm text-ink-muted">
      From <OpeningTime opensAt={opensAt} timeZone={timeZone} />
      {whom && `, ${whom}`}.
    </p>
  );
}

/** "Fri 12 June 2026, 10:00, Tokyo time (GMT+9)". */
export function OpeningTime({ opensAt, timeZone }: { opensAt: string; timeZone: string }) {
  const at = new Date(opensAt);
  return (
    <time dateTime={opensAt}>
      {dayAndYearInWords(timeZone, at)}, {timeInWords(timeZone, at)}, {zoneNamed(timeZone, at)}
    </time>
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
