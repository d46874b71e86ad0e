import type { ThemeOnPage } from "@/lib/programme/view";

/** A thin rule in the theme's colour, grey without one; stands beside its name or beside a row that names it. */
export function ThemeRule({ hue, className = "" }: { hue: number | undefined; className?: string }) {
  if (hue === undefined) return <span aria-hidden="true" className={`bg-rule ${className}`} />;
  return <span aria-hidden="true" className={`theme-rule ${className}`} style={{ "--hue": hue } as object} />;
}

/** A theme by its rule and name, leading to its page. */
export function ThemeName({ theme, conference }: { theme: ThemeOnPage; conference: string }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <ThemeRule hue={theme.hue} className="h-[0.8em] w-[3px] shrink-0 self-center" />
      <a href={`/${conference}/themes/${theme.slug}`} className="quiet-link">
        {theme.name}
      </a>
    </span>
  );
}
