const WORDS: Record<string, string> = {
  startsOn: "first day",
  endsOn: "last day",
  timeZone: "time zone",
  slug: "address",
  abstractWordLimit: "words of an abstract",
  mediaMegabytes: "megabytes of a file",
  mediaMost: "files and links of a presentation",
  quietMinutes: "minutes until changes are told",
  chairsOrderSessions: "chairs order their sessions",
  demandsRegistration: "registration is demanded",
  editOpens: "editing opens",
  editCloses: "editing closes",
  lockedFields: "locked fields",
  isSpecialFocus: "special focus",
  discussionMinutes: "minutes of discussion",
  sessionCapacity: "presentations in a session",
  sessionMinimum: "presentations a session needs",
  isGrouped: "grouped",
  mediaDueOn: "media due",
  holdsSeveral: "holds several",
};

/** What is saved where something else was typed: "name is “Politics”, hue is “25”"; so that a stale form shows both. */
export function savedInstead(typed: Record<string, unknown>, saved: Record<string, unknown>): string {
  const shown = (value: unknown) =>
    value instanceof Date
      ? value.toISOString().slice(0, 10)
      : Array.isArray(value)
        ? [...value].sort().join(", ")
        : typeof value === "boolean"
          ? value
            ? "yes"
            : "no"
          : String(value ?? "");
  return Object.keys(typed)
    .filter((field) => field in saved && shown(typed[field]) !== shown(saved[field]))
    .map((field) => `${WORDS[field] ?? field} is “${shown(saved[field])}”`)
    .join(", ");
}
