"use client";

import { useSentField } from "@/components/ui/action-form";
import { ChooseBox } from "@/components/ui/choose-box";

/** Chooses one change to be published alone; stays chosen while the form asks whom to tell. Stands in an `ActionForm`. */
export function ChangeBox({ id, title }: { id: string; title: string }) {
  const { typed } = useSentField("only");
  return <ChooseBox name="only" value={id} title={title} isChosen={typed?.includes(id) ?? false} />;
}
