import type { TableHTMLAttributes } from "react";

/**
 * A table of rows between hairlines. Give `th` a scope. Wider than the screen, it scrolls inside its own frame,
 * which can be focused so that the keyboard scrolls it too; `label` names the frame.
 */
export function Table({
  label,
  className = "",
  ...rest
}: TableHTMLAttributes<HTMLTableElement> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table
        className={`w-full border-collapse text-left text-base [&_td]:border-t [&_td]:border-rule [&_td]:px-3 [&_td]:py-2 [&_td]:align-top [&_td:first-child]:pl-0 [&_th]:px-3 [&_th]:py-2 [&_th]:align-bottom [&_th]:text-sm [&_th]:font-medium [&_th:first-child]:pl-0 [&_thead_th]:text-ink-muted ${className}`}
        {...rest}
      />
    </section>
  );
}
