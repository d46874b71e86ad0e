"use client";

import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";

/**
 * A dialog opened by its trigger; Escape closes it and focus returns. `trigger` is one element that takes a ref
 * and `onClick` (a Button). Controlled when `open` and `onOpenChange` are given.
 */
export function Dialog({
  trigger,
  title,
  description,
  open,
  onOpenChange,
  returnFocus = true,
  children,
}: {
  trigger?: ReactNode;
  title: string;
  description?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** False: whoever closes it says where the focus goes. */
  returnFocus?: boolean;
  children: ReactNode;
}) {
  const opener = useRef<Element>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-ink/40 dark:bg-paper/70" />
        <Radix.Content
          {...(!description && { "aria-describedby": undefined })}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            // Without a trigger the primitive would leave the focus nowhere.
            if (trigger) return;
            event.preventDefault();
            if (returnFocus && opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className="fixed inset-x-4 top-[10vh] z-50 mx-auto max-h-[80vh] max-w-xl overflow-y-auto rounded border border-rule bg-paper p-6 shadow-lifted"
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Radix.Title className="font-serif text-xl font-semibold">{title}</Radix.Title>
            <Radix.Close
              className="control -my-2 -mr-2 min-w-10 rounded text-ink-muted hover:text-ink"
              aria-label="Close"
            >
              <span aria-hidden="true">×</span>
            </Radix.Close>
          </div>
          {description && (
            <Radix.Description className="mb-4 text-ink-muted">{description}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
