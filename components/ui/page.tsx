import type { ReactNode } from "react";

/** The one h1 of a page. The eyebrow says where we are; actions stand beside it on wide screens. */
export function PageHeading({
  title,
  eyebrow,
  actions,
}: {
  title: ReactNode;
  eyebrow?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-3xl">
        {eyebrow && <p className="mb-2 text-sm text-ink-muted">{eyebrow}</p>}
        <h1 className="font-serif text-2xl font-semibold tracking-tight md:text-3xl">{title}</h1>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}

/** A part of a page under its own h2, parted from the one above by space and a hairline. */
export function Section({ title, id, children }: { title: ReactNode; id?: string; children: ReactNode }) {
  return (
    <section id={id} className="hairline mt-10 pt-6">
      <h2 className="mb-4 font-serif text-xl font-semibold">{title}</h2>
      {children}
    </section>
  );
}
