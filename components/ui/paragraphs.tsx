/** Plain text as paragraphs: a blank line parts two, a line end within one is kept. Nothing in it is markup. */
export function Paragraphs({ text, className = "" }: { text: string; className?: string }) {
  return (
    <div className={`flex flex-col gap-4 ${className}`}>
      {paragraphsOf(text).map(({ at, paragraph }) => (
        <p key={at} className="whitespace-pre-line">
          {paragraph}
        </p>
      ))}
    </div>
  );
}

function paragraphsOf(text: string): { at: number; paragraph: string }[] {
  let at = 0;
  return text.split(/\n[ \t]*\n\s*/).map((paragraph) => ({ at: at++, paragraph }));
}
