import type { ReactNode } from "react";

/** What is there to unfold, with a sign that says so; `of` names whose it is to those who hear it out of its place. */
export function Folded({
  title,
  of,
  className = "",
  children,
}: {
  title: string;
  of?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details className={`group ${className}`}>
      <summary className="control inline-flex items-center gap-2 text-sm text-ink-muted hover:text-ink">
        <span aria-hidden="true" className="transition-transform group-open:rotate-90">
          ›
        </span>
        <span>
          {title}
          {of && <span className="sr-only"> of {of}</span>}
        </span>
      </summary>
      {children}
    </details>
  );
}
