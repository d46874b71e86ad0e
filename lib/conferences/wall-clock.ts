import { ok, type Result, refuse } from "@/lib/result";
import { instantsOf, wallTimeOf } from "@/lib/time/zone";

/** An instant as a field of day and time shows it in a zone, "2027-05-01T12:00"; empty for none. */
export function asTyped(zone: string, instant: Date | null): string {
  if (!instant) return "";
  const { day, time } = wallTimeOf(zone, instant);
  return `${day}T${time}`;
}

/**
 * The instant typed in such a field, or null for none. What reads as it did before is left exactly as it was; of a
 * time that comes twice, `twice` says which. Refusal: time_skipped (clocks go forward over it).
 */
export function instantTyped(
  zone: string,
  typed: string,
  was: Date | null,
  twice: "first" | "last",
): Result<Date | null, "time_skipped"> {
  if (typed === "") return ok(null);
  if (typed === asTyped(zone, was)) return ok(was);
  const [day = "", time = ""] = typed.split("T");
  const instant = instantsOf(zone, { day, time }).at(twice === "first" ? 0 : -1);
  return instant ? ok(instant) : refuse("time_skipped", { what: `${time} on ${day}`, zone });
}
