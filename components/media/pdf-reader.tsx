"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import "@/components/media/pdf-page.css";
import { drawPage, isLocked, openPdf, type PdfDocument } from "@/components/media/pdf-document";
import { Button } from "@/components/ui/button";

/** Loaded when somebody presses "Read it here": the pages of a PDF, one at a time, as wide as there is room. */
export function PdfReader({ address, label, close }: { address: string; label: string; close: () => void }) {
  const region = useRef<HTMLElement>(null);
  const { document, failure } = useDocument(address);
  const [page, setPage] = useState(1);
  const pages = document?.numPages ?? 0;
  const turn = (to: number) => setPage(Math.min(Math.max(1, to), Math.max(1, pages)));
  useEffect(() => region.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return close();
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const to = turnedTo(event.key, page, pages);
    if (to === null) return;
    event.preventDefault();
    turn(to);
  };
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={`${label}, pages`}
      onKeyDown={onKeyDown}
      className="mt-3 border border-rule bg-tint"
    >
      <Bar {...{ page, pages, turn, close }} />
      {failure ? (
        <p role="alert" className="p-4">
          {failure} <a href={address}>Download it</a>
        </p>
      ) : (
        <Page document={document} page={page} label={label} />
      )}
    </section>
  );
}

function turnedTo(key: string, page: number, pages: number): number | null {
  if (key === "ArrowRight" || key === "PageDown") return page + 1;
  if (key === "ArrowLeft" || key === "PageUp") return page - 1;
  if (key === "Home") return 1;
  return key === "End" ? pages : null;
}

type BarProps = { page: number; pages: number; turn: (to: number) => void; close: () => void };

function Bar({ page, pages, turn, close }: BarProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.value = String(page);
  }, [page]);
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-rule bg-paper p-2 text-sm">
      <Button onClick={() => turn(page - 1)} disabled={page <= 1}>
        Previous
      </Button>
      <Button onClick={() => turn(page + 1)} disabled={page >= pages}>
        Next
      </Button>
      <form
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = Number(new FormData(event.currentTarget).get("page"));
          if (Number.isInteger(typed)) turn(typed);
        }}
      >
        <label className="flex items-center gap-2">
          <span className="max-sm:sr-only">Page</span>
          <input
            ref={input}
            name="page"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={page}
            className="control w-14 rounded-sm border border-edge bg-paper px-2 text-center tabular-nums"
          />
        </label>
        <span className="tabular-nums text-ink-muted">of {pages || "…"}</span>
      </form>
      <Button onClick={close} className="ml-auto">
        Close
      </Button>
    </div>
  );
}

function Page({ document, page, label }: { document: PdfDocument | null; page: number; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  useEffect(() => {
    if (!document || width === 0) return;
    const giveUp = new AbortController();
    drawPage(document, page, width, giveUp.signal)
      .then((drawn) => {
        frame.current?.replaceChildren(drawn);
        setState("shown");
      })
      .catch(() => giveUp.signal.aborted || setState("failed"));
    return () => giveUp.abort();
  }, [document, page, width]);
  return (
    <>
      <p role="status" className={state === "shown" ? "sr-only" : "p-4"}>
        {state === "loading" && "Loading the pages…"}
        {state === "shown" && `${label}, page ${page} of ${document?.numPages}`}
        {state === "failed" && `Page ${page} is damaged and cannot be shown.`}
      </p>
      <div ref={frame} />
    </>
  );
}

/** The document; closed with the reader. */
function useDocument(address: string) {
  const [document, setDocument] = useState<PdfDocument | null>(null);
  const [failure, setFailure] = useState("");
  useEffect(() => {
    const opening = openPdf(address);
    let isOpen = true;
    opening
      .then((opened) => isOpen && setDocument(opened))
      .catch((error) => isOpen && setFailure(isLocked(error) ? LOCKED : FAILED));
    return () => {
      isOpen = false;
      opening.then((opened) => opened.loadingTask.destroy()).catch(() => {});
    };
  }, [address]);
  return { document, failure };
}

const LOCKED = "This file is locked with a password and cannot be read here.";
const FAILED = "This file could not be read here: it is damaged, or the connection was lost.";

/** Of an element, in CSS pixels, also after the window changed. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
