"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import {
  type KeysShown,
  keysOfThisPage,
  singleKeysAreOn,
  turnSingleKeys,
} from "@/components/ui/shortcut-keys";

const KEYS: KeysShown = [
  { keys: ["/", "Ctrl K"], does: "Search this conference" },
  { keys: ["?"], does: "Show this list" },
  { keys: ["Esc"], does: "Close what is open and go back to where you were" },
];

/** Lists the keys of `Shortcuts`, and of the page that is shown. */
export default function ShortcutsDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [on, setOn] = useState(singleKeysAreOn);
  const turn = (wanted: boolean) => {
    turnSingleKeys(wanted);
    setOn(wanted);
  };
  return (
    <Dialog {...props} title="Keyboard shortcuts">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-6 gap-y-3">
        {[...KEYS, ...keysOfThisPage()].map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex flex-wrap gap-2">
              {keys.map((key) => (
                <kbd key={key} className="rounded-sm border border-edge px-2 font-sans text-sm">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="control mt-6 flex items-center gap-3">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={on}
          onChange={(event) => turn(event.target.checked)}
        />
        Let / and ? work on their own in this browser
      </label>
    </Dialog>
  );
}
