"use client";

import { useEffect, useState } from "react";
import { useBoard, useParts } from "@/components/board/board-context";
import { fetchRepairs } from "@/components/board/calls";
import { fillFor } from "@/components/board/session-fill";
import { Button } from "@/components/ui/button";
import type { OfferedRepair } from "@/lib/sessions/live-board";

/** The smallest changes that bring an open session to its minimum, each one press. */
export function SessionRepairs({ id }: { id: string }) {
  const { actions } = useParts();
  const slug = useBoard(({ conference }) => conference.slug);
  const mayArrange = useBoard((board) => board.mayArrange);
  const isShort = useBoard(({ model, names }) => {
    const session = model.sessions.get(id);
    return session !== undefined && fillFor(session, model.papers, names.types).missing > 0;
  });
  const revision = useBoard(({ model }) => model.revision);
  const [repairs, setRepairs] = useState<OfferedRepair[]>([]);
  const [isBusy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may need other repairs
  useEffect(() => {
    let isGone = false;
    if (isShort && mayArrange)
      void fetchRepairs(slug, id).then((found) => !isGone && setRepairs(found ?? []));
    else setRepairs([]);
    return () => {
      isGone = true;
    };
  }, [slug, id, isShort, mayArrange, revision]);
  async function repair({ press }: OfferedRepair): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    await actions.repair(press);
    setBusy(false);
  }
  if (repairs.length === 0) return null;
  return (
    <details className="mt-3 border-l-2 border-warn pl-3 text-sm">
      <summary className="control flex cursor-pointer items-center">
        {repairs.length === 1 ? "1 way to its minimum" : `${repairs.length} ways to its minimum`}
      </summary>
      <ul className="flex flex-col gap-2">
        {repairs.map((each) => (
          <li key={each.sentence} className="flex flex-wrap items-center justify-between gap-2 text-sm">
            <span className="min-w-0 flex-1">{each.sentence}</span>
            <Button onClick={() => void repair(each)} aria-disabled={isBusy} className="text-sm">
              Do it<span className="sr-only">: {each.sentence}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
