import { detailsOf, sentenceOf } from "@/lib/notifications/wording";

type Told = { conferenceName: string | null; kind: string; details: unknown };

/** The mail of a day: what was told, by conference, each with where to look. */
export function digestMail(told: Told[], origin: string): { subject: string; text: string } {
  const lines = told.map(({ conferenceName, kind, details }) => {
    const known = detailsOf(details);
    return { conferenceName, title: known.title, text: `${sentenceOf(kind, known)}\n${origin}${known.path}` };
  });
  const conferences = [...new Set(lines.map(({ conferenceName }) => conferenceName))];
  const [first, ...more] = lines;
  const others = more.length > 0 ? `, and ${more.length} more` : "";
  return {
    subject: `News of ${first?.title || first?.conferenceName || "what you follow"}${others}`,
    text: conferences
      .flatMap((name) => [
        ...(name ? [name] : []),
        ...lines.filter(({ conferenceName }) => conferenceName === name).map(({ text }) => text),
      ])
      .join("\n\n"),
  };
}
