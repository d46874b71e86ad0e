import type { PressHere } from "@/components/my/press-button";
import { Button } from "@/components/ui/button";
import type { FollowedSubject } from "@/lib/follows/schema";

/** Follow or stop following, as a form of its own. `of` says what, to who hears the button alone. */
export function FollowButton({
  subject,
  follows,
  of,
  action,
  isSmall = false,
}: {
  subject: FollowedSubject;
  follows: boolean;
  of: string;
  action: PressHere;
  /** In a long list: without a frame, so that what is listed is read first. */
  isSmall?: boolean;
}) {
  const words = (
    <>
      {follows ? "Stop following" : "Follow"}
      <span className="sr-only">: {of}</span>
    </>
  );
  const press = { type: "submit", name: "press", value: follows ? "unfollow" : "follow" } as const;
  return (
    <form action={action}>
      <input type="hidden" name="subject" value={subject} />
      {isSmall ? (
        <button
          {...press}
          className="control text-sm text-ink-muted underline decoration-rule underline-offset-4 hover:text-ink hover:decoration-ink"
        >
          {words}
        </button>
      ) : (
        <Button {...press}>{words}</Button>
      )}
    </form>
  );
}
