import type { ReactNode } from "react";

type Kind = "info" | "done" | "refused" | "withdrawn" | "asks";

const KINDS: Record<
  Kind,
  { rule: string; text: string; sign: string; role: "status" | "alert" | undefined }
> = {
  info: { rule: "border-accent", text: "text-accent", sign: "i", role: undefined },
  done: { rule: "border-ok", text: "text-ok", sign: "✓", role: "status" },
  withdrawn: { rule: "border-warn", text: "text-warn", sign: "—", role: undefined },
  asks: { rule: "border-warn", text: "text-warn", sign: "?", role: "alert" },
  refused: { rule: "border-danger", text: "text-danger", sign: "×", role: "alert" },
};

/** A sentence about the state of things: a rule, a sign and words, so that colour is never alone. */
export function Notice({
  kind,
  children,
  className = "",
}: {
  kind: Kind;
  children: ReactNode;
  className?: string;
}) {
  const { rule, text, sign, role } = KINDS[kind];
  return (
    <div role={role} className={`flex gap-3 border-l-2 py-1 pl-4 ${rule} ${className}`}>
      <span aria-hidden="true" className={`font-serif font-semibold ${text}`}>
        {sign}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
