import { Folded } from "@/components/ui/folded";
import { audienceOf } from "@/lib/media/audiences";
import { licenceOf } from "@/lib/media/licences";
import type { TendedMedia } from "@/lib/media/schema";
import { momentAndZoneInWords } from "@/lib/time/words";

/** Who can open it now and who will, what is missing, and what was replaced: each only where it needs saying. */
export function MediaStanding({ item, timeZone }: { item: TendedMedia; timeZone: string }) {
  const notes = notesOf(item, timeZone);
  const facts = factsOf(item);
  return (
    <>
      {item.threat && (
        <p className="text-sm text-danger">
          <span aria-hidden="true">× </span>A virus was found in it ({item.threat}). It is not handed out to
          anybody: replace or remove it.
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="text-sm text-warn">
          {note}
        </p>
      ))}
      {facts.length > 0 && <p className="text-sm text-ink-muted">{facts.join(" · ")}</p>}
      {item.versions.length > 0 && (
        <Folded
          isQuiet
          as={
            <>
              What was there before<span className="sr-only"> of {item.label}</span>
            </>
          }
          className="text-sm text-ink-muted"
        >
          <ul className="pb-2">
            {item.versions.map(({ number, name, href, replacedAt }) => (
              <li key={number}>
                {href ? <a href={href}>{name}</a> : `${name} (not found harmless, cannot be opened)`}, until{" "}
                {momentAndZoneInWords(timeZone, replacedAt)}
              </li>
            ))}
          </ul>
        </Folded>
      )}
    </>
  );
}

function notesOf(item: TendedMedia, timeZone: string): string[] {
  const notes: string[] = [];
  if (item.isWaiting && !item.threat)
    notes.push("Being checked for viruses: nobody but you and the organisers can open it yet.");
  if (item.opensAt)
    notes.push(
      `Opens ${momentAndZoneInWords(timeZone, item.opensAt)}. Until then only you and the organisers can open it.`,
    );
  if (item.audience !== "everyone") notes.push(`For: ${audienceOf(item.audience).name.toLowerCase()}.`);
  if (item.showing === "image" && item.altText === "")
    notes.push(
      "It has no alternative text: who does not see it learns nothing of it. Write it in the settings.",
    );
  return notes;
}

function factsOf({ licence, replaced }: TendedMedia): string[] {
  const times = replaced === 1 ? "once" : `${replaced} times`;
  return [licenceOf(licence)?.name ?? "", replaced > 0 ? `replaced ${times}` : ""].filter(Boolean);
}
