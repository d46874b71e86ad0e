import { ThemeRule } from "@/components/conferences/theme-name";
import { Empty } from "@/components/ui/empty";
import type { ThemeOnPage } from "@/lib/programme/view";

/** The conference's lines of thought, each with how many presentations it has. */
export function ThemeList({
  themes,
  conference,
}: {
  themes: readonly (ThemeOnPage & { count: number })[];
  conference: string;
}) {
  if (themes.length === 0) return <Empty title="The themes are not published yet." />;
  return (
    <ul>
      {themes.map(({ slug, name, hue, count, isSpecialFocus }) => (
        <li key={slug} className="hairline flex gap-4 py-4">
          <ThemeRule hue={hue} className="w-[3px] shrink-0" />
          <div>
            <h2 className="font-serif text-xl font-semibold">
              <a href={`/${conference}/themes/${slug}`} className="quiet-link">
                {name}
              </a>
            </h2>
            <p className="text-sm text-ink-muted">
              {count === 1 ? "1 presentation" : `${count} presentations`}
              {isSpecialFocus && " · this year’s special focus"}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
