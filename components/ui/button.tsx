import type { Route } from "next";
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from "react";

/** Primary once a view; danger says its consequence in its label. */
export type Rank = "primary" | "quiet" | "danger";

const SHAPE =
  "control inline-flex items-center justify-center gap-2 rounded border px-4 py-1.5 text-base font-medium no-underline transition-colors aria-disabled:opacity-60 disabled:opacity-60";

const RANKS: Record<Rank, string> = {
  primary:
    "border-accent bg-accent text-paper hover:border-accent-deep hover:bg-accent-deep hover:text-paper",
  quiet: "border-edge bg-transparent text-ink hover:border-ink hover:bg-tint",
  danger: "border-danger bg-transparent text-danger hover:bg-danger hover:text-paper",
};

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { rank?: Rank; ref?: Ref<HTMLButtonElement> };

export function Button({ rank = "quiet", type = "button", className = "", ...rest }: ButtonProps) {
  return <button type={type} className={`${SHAPE} ${RANKS[rank]} ${className}`} {...rest} />;
}

type ButtonLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  href: Route | `#${string}`;
  rank?: Rank;
};

/** A link that looks like a button: it goes somewhere and changes nothing. A plain one, see `docs/decisions.md`. */
export function ButtonLink({ rank = "quiet", className = "", ...rest }: ButtonLinkProps) {
  return <a className={`${SHAPE} ${RANKS[rank]} ${className}`} {...rest} />;
}
