import ICAL from "ical.js";

/** One event as a client understands it: instants computed with the calendar's own VTIMEZONE, by nothing else. */
export type ParsedEvent = {
  uid: string;
  summary: string;
  description: string;
  location: string | null;
  url: string;
  status: string;
  sequence: number;
  startsAt: string;
  endsAt: string;
  changedAt: string;
};

/** A calendar as `ical.js` reads it; throws when it is none. */
export function parsedCalendar(text: string): { name: string; events: ParsedEvent[] } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = new Map(
    calendar.getAllSubcomponents("vtimezone").map((component) => {
      const tzid = String(component.getFirstPropertyValue("tzid"));
      return [tzid, new ICAL.Timezone({ component, tzid })];
    }),
  );
  const value = (event: ICAL.Component, name: string) => {
    const found = event.getFirstPropertyValue(name);
    return found === null ? null : String(found);
  };
  const instant = (event: ICAL.Component, name: string) => {
    const property = event.getFirstProperty(name);
    const time = property?.getFirstValue() as ICAL.Time | undefined;
    if (!property || !time) return "";
    const tzid = property.getFirstParameter("tzid");
    const zone = tzid ? zones.get(tzid) : ICAL.Timezone.utcTimezone;
    if (!zone) throw new Error(`No VTIMEZONE ${tzid}`);
    const { year, month, day, hour, minute, second } = time;
    const at = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone);
    return new Date(at.toUnixTime() * 1000).toISOString();
  };
  return {
    name: value(calendar, "x-wr-calname") ?? "",
    events: calendar.getAllSubcomponents("vevent").map((event) => ({
      uid: value(event, "uid") ?? "",
      summary: value(event, "summary") ?? "",
      description: value(event, "description") ?? "",
      location: value(event, "location"),
      url: value(event, "url") ?? "",
      status: value(event, "status") ?? "",
      sequence: Number(value(event, "sequence")),
      startsAt: instant(event, "dtstart"),
      endsAt: instant(event, "dtend"),
      changedAt: instant(event, "last-modified"),
    })),
  };
}

/** What RFC 5545 asks of any calendar and this one misses; empty: it is valid. */
export function faultsOf(text: string): string[] {
  const lines = text.split("\r\n");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent");
  const uids = events.map((event) => String(event.getFirstPropertyValue("uid")));
  const missing = (component: ICAL.Component, names: string[]) =>
    names.filter((name) => component.getAllProperties(name).length !== 1);
  const zones = calendar
    .getAllSubcomponents("vtimezone")
    .map((zone) => String(zone.getFirstPropertyValue("tzid")));
  const used = events.flatMap((event) =>
    ["dtstart", "dtend"].flatMap((name) => event.getFirstProperty(name)?.getFirstParameter("tzid") ?? []),
  );
  return [
    ...(lines.at(-1) === "" ? [] : ["does not end with CRLF"]),
    ...lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `too long: ${line}`),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    ...lines.filter((line) => /[\u0000-\u001f\u007f\ufffd]/.test(line)).map((line) => `control: ${line}`),
    ...(calendar.name === "vcalendar" ? [] : [`is a ${calendar.name}`]),
    ...missing(calendar, ["version", "prodid"]),
    ...(calendar.getAllSubcomponents().length > 0 ? [] : ["holds nothing"]),
    ...events.flatMap((event) =>
      missing(event, ["uid", "dtstamp", "dtstart", "last-modified", "sequence", "status", "summary", "url"]),
    ),
    ...uids.filter((uid, at) => uids.indexOf(uid) !== at).map((uid) => `twice: ${uid}`),
    ...used.filter((tzid) => !zones.includes(tzid)).map((tzid) => `no VTIMEZONE ${tzid}`),
    ...zones.filter((zone, at) => zones.indexOf(zone) !== at).map((zone) => `zone twice: ${zone}`),
  ];
}
