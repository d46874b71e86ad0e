"use client";

import { type ComponentType, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

type Reader = ComponentType<{ address: string; label: string; close: () => void }>;

/** Opens the pages of a PDF in the page. The reader is fetched when it is pressed; without script there is no button. */
export function ReadHere({ address, label }: { address: string; label: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const [Reader, setReader] = useState<Reader | null>(null);
  const [state, setState] = useState<"closed" | "loading" | "open" | "failed">("closed");
  const open = () => {
    setState("loading");
    import("@/components/media/pdf-reader").then(
      ({ PdfReader }) => {
        setReader(() => PdfReader);
        setState("open");
      },
      () => setState("failed"),
    );
  };
  const close = () => {
    setState("closed");
    button.current?.focus();
  };
  const isOpen = state === "open" && Reader !== null;
  return (
    <div className="hidden not-noscript:contents print:hidden">
      <Button
        ref={button}
        className="mt-2 self-start justify-self-start"
        onClick={isOpen ? close : open}
        aria-expanded={isOpen}
        aria-label={isOpen ? `Close: ${label}` : `Read it here: ${label}`}
      >
        {state === "loading" ? "Loading…" : isOpen ? "Close" : "Read it here"}
      </Button>
      {state === "failed" && (
        <p role="alert" className="col-span-full mt-2 text-sm">
          The pages could not be loaded. Try once more, or open the file.
        </p>
      )}
      {isOpen && (
        <div className="col-span-full min-w-0">
          <Reader address={address} label={label} close={close} />
        </div>
      )}
    </div>
  );
}
