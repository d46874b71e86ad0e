"use client";

import { useEffect, useState } from "react";
import { forgetUnsaved, readUnsaved, type UnsavedText } from "@/components/presentations/edit-unsaved";
import type { TextToEdit } from "@/components/presentations/text-to-edit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { TypedText } from "@/lib/presentations/schema";

/** Offers back what was typed here and never saved: the tab was closed, the connection lost, the sign-in expired. */
export function UnsavedOffer({ text, putBack }: { text: TextToEdit; putBack: (typed: TypedText) => void }) {
  const [kept, setKept] = useState<UnsavedText | null>(null);
  // Once, when the page opens: what is typed from now on is in the fields.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useEffect(() => {
    const unsaved = readUnsaved(text.id);
    const { title, abstract, keywords } = text.saved;
    if (
      unsaved &&
      (unsaved.title !== title || unsaved.abstract !== abstract || unsaved.keywords !== keywords)
    )
      setKept(unsaved);
    else forgetUnsaved(text.id);
  }, []);
  if (!kept) return null;
  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(kept.keptAt),
  );
  return (
    <Notice kind="info" className="mb-6">
      <p>
        Text you typed here on {when} was not saved
        {kept.version < text.version && ", and the presentation has been saved since"}. It is kept in this
        browser only.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          onClick={() => {
            putBack({ title: kept.title, abstract: kept.abstract, keywords: kept.keywords });
            setKept(null);
          }}
        >
          Put it back
        </Button>
        <Button
          onClick={() => {
            forgetUnsaved(text.id);
            setKept(null);
          }}
        >
          Throw it away
        </Button>
      </div>
    </Notice>
  );
}
