import type { ReactNode } from "react";
import { Button, type Rank } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/**
 * What a form asks before it tells people: whom, in a sentence, and whether to. Stands in that form, whose fields
 * keep what was typed; the buttons send it again with the answer.
 */
export function TellQuestion({
  message,
  verb,
  rank = "primary",
  pending = false,
}: {
  message: string;
  /** What the form does: "Save". */
  verb: ReactNode;
  rank?: Rank;
  pending?: boolean;
}) {
  const answer = (value: "yes" | "no" | "leave", as: Rank, words: ReactNode) => (
    <Button
      type="submit"
      name="tell"
      value={value}
      rank={as}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {words}
    </Button>
  );
  return (
    <div className="flex flex-col gap-3">
      <Notice kind="asks">
        <p>{message}</p>
      </Notice>
      <div className="flex flex-wrap gap-2">
        {answer("yes", rank, <>{verb} and tell them</>)}
        {answer("no", "quiet", <>{verb} and tell nobody</>)}
        {answer("leave", "quiet", "Leave it as it is")}
      </div>
    </div>
  );
}
