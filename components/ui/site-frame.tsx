import type { ReactNode } from "react";

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
      <p className="mx-auto w-full max-w-page px-4 py-6 text-sm text-ink-muted md:px-8">
        Published with Lectern.
      </p>
    </footer>
  );
}
