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
}: {
  action: PressHere;
  presentationId: string;
  press: string;
  label: string;
  of?: string;
}) {
  return (
    <form action={action}>
      <input type="hidden" name="presentationId" value={presentationId} />
      <Button type="submit" name="press" value={press}>
        {label}
        {of && <span className="sr-only">: {of}</span>}
      </Button>
    </form>
  );
}
