import { Button } from "@/components/ui/button";
import type { TypedText } from "@/lib/presentations/schema";

/** Somebody saved first: both texts, whole, side by side. The fields below still hold mine. */
export function BothTexts({
  theirs,
  mine,
  takeTheirs,
}: {
  theirs: TypedText;
  mine: TypedText;
  takeTheirs: () => void;
}) {
  return (
    <section aria-label="Both texts" className="mb-8 border-l-2 border-danger pl-4">
      <p className="font-medium">Somebody else saved while you were writing. Nothing of yours is lost.</p>
      <p className="mt-1 text-ink-muted">
        Take from theirs what you need into the fields below and save again: your text then stands, and theirs
        stays in the history.
      </p>
      <div className="mt-4 grid gap-6 md:grid-cols-2">
        <OneText title="Saved by them" text={theirs} />
        <OneText title="Typed by you, not saved" text={mine} />
      </div>
      <p className="mt-4">
        <Button onClick={takeTheirs}>Take theirs, drop mine</Button>
      </p>
    </section>
  );
}

function OneText({ title, text }: { title: string; text: TypedText }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="text-sm text-ink-muted">{title}</h3>
      <p className="mt-1 font-serif text-xl font-semibold">{text.title}</p>
      <p className="mt-2 max-h-96 overflow-y-auto whitespace-pre-wrap font-serif">{text.abstract}</p>
      <p className="mt-2 text-sm">{text.keywords}</p>
    </section>
  );
}
