import { Button } from "@/components/ui/button";

/** Does the press and shows the page of the presentation it was about. */
export type PressHere = (form: FormData) => Promise<void>;

/** One press as a form of its own, with or without script. `of` says what, to who hears the button alone. */
export function PressButton({
  action,
  presentationId,
  press,
  label,
  of,
  isSmall = false,
}: {
  action: PressHere;
  presentationId: string;
  press: string;
  label: string;
  of?: string;
  /** In a long list: without a frame, so that what is listed is read first. */
  isSmall?: boolean;
}) {
  const words = (
    <>
      {label}
      {of && <span className="sr-only">: {of}</span>}
    </>
  );
  return (
    <form action={action}>
      <input type="hidden" name="presentationId" value={presentationId} />
      {isSmall ? (
        <button
          type="submit"
          name="press"
          value={press}
          className="control text-sm text-ink-muted underline decoration-rule underline-offset-4 hover:text-ink hover:decoration-ink"
        >
          {words}
        </button>
      ) : (
        <Button type="submit" name="press" value={press}>
          {words}
        </Button>
      )}
    </form>
  );
}
