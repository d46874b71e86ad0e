import { Button } from "@/components/ui/button";

/** Looks for words in the conference's presentations. A plain GET form: the words stand in the address. */
export function SearchForm({
  conference,
  words = "",
  kept = {},
}: {
  conference: string;
  words?: string;
  /** Filters that stay on. */
  kept?: Record<string, string>;
}) {
  return (
    <search>
      <form action={`/${conference}/presentations`} className="flex max-w-measure gap-2">
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <input
          type="search"
          name="words"
          defaultValue={words}
          maxLength={200}
          aria-label="Words in title, abstract, presenters or keywords"
          placeholder="Title, presenter, keyword…"
          className="control min-w-0 flex-1 rounded-sm border border-edge bg-paper px-3 py-1.5 placeholder:text-ink-muted hover:border-ink"
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
