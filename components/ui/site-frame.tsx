import type { ReactNode } from "react";
import { Shortcuts } from "@/components/ui/shortcuts";

/** The line above every page; `children` is what belongs to whoever reads. */
export function SiteHeader({ children }: { children: ReactNode }) {
  return (
    <header className="border-b border-rule print:hidden">
      <div className="mx-auto flex w-full max-w-page items-center justify-between gap-4 px-4 py-2 md:px-8">
        <a
          href="/"
          className="control inline-flex items-center font-serif text-xl font-semibold text-ink no-underline"
        >
          Lectern
        </a>
        {children}
      </div>
    </header>
  );
}

export function SiteFooter() {
  return (
    <footer className="hairline mt-16 print:hidden">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-6 px-4 py-6 text-sm text-ink-muted md:px-8">
        <p>Published with Lectern.</p>
        <Shortcuts />
      </div>
    </footer>
  );
}
