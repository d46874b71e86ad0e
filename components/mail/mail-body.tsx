/** A mail's text as it stands, its addresses as links. */
export function MailBody({ pieces }: { pieces: { text: string; href: string | null }[] }) {
  return (
    <div className="max-w-measure whitespace-pre-wrap break-words font-serif text-lg" dir="auto">
      {pieces.map(({ text, href }, at) =>
        href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <a key={at} href={href} rel="noreferrer">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </div>
  );
}
