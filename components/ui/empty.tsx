import type { ReactNode } from "react";

/** Nothing here: what it is, and as children what to do next. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="hairline py-8">
      <p className="font-serif text-xl text-ink">{title}</p>
      {children && <div className="mt-2 max-w-measure text-ink-muted">{children}</div>}
    </div>
  );
}
