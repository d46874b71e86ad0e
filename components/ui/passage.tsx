import type { ReactNode } from "react";

/** A part of a page that is read: its heading hangs in the margin on wide screens and stands above on narrow ones. */
export function Passage({
  title,
  id,
  className = "",
  children,
}: {
  title: string;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      id={id}
      className={`hairline grid gap-x-8 gap-y-2 py-6 md:grid-cols-[8rem_minmax(0,1fr)] ${className}`}
    >
      <h2 className="text-base font-semibold leading-7 text-ink">{title}</h2>
      <div className="min-w-0 max-w-measure">{children}</div>
    </section>
  );
}
