import type { ReactNode } from "react";

/** What waits behind a few words until it is wanted, with or without script. `isOpen`: unfolded from the start. */
export function Folded({
  as,
  isOpen = false,
  isQuiet = false,
  className = "",
  children,
}: {
  as: ReactNode;
  isOpen?: boolean;
  isQuiet?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details open={isOpen || undefined} className={`group ${className}`}>
      <summary
        className={`control inline-flex cursor-pointer list-none items-center gap-2 ${isQuiet ? "text-sm text-ink-muted" : "font-medium"}`}
      >
        <span aria-hidden="true" className="transition-transform group-open:rotate-90">
          ▸
        </span>
        <span>{as}</span>
      </summary>
      {children}
    </details>
  );
}
