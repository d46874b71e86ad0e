const short = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "short",
  day: "numeric",
  month: "long",
});
const long = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** "Thu 27 May", of a day `YYYY-MM-DD`. */
export function dayInWords(day: string): string {
  return short.format(new Date(`${day}T00:00:00Z`)).replace(",", "");
}

/** "27–29 May 2027", of a conference's first and last day. */
export function daysInWords({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return long
    .formatRange(new Date(`${startsOn}T00:00:00Z`), new Date(`${endsOn}T00:00:00Z`))
    .replace(/\s–\s/, "–");
}
