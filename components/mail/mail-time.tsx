/** When a mail came, in UTC: the local inbox knows nobody's zone. */
export function MailTime({ at }: { at: Date | null }) {
  if (!at) return "unknown";
  const shown = at.toISOString().replace("T", " ").slice(0, 19);
  return <time dateTime={at.toISOString()}>{shown} UTC</time>;
}
