import { type PressAction, RequestControls } from "@/components/media/request-controls";

type Asked = {
  id: string;
  isWithdrawn: boolean;
  media: readonly unknown[];
  /** All kinds of the conference, with how many wait for each. */
  mediaKinds: { id: string; name: string; asked: number; isThere: boolean }[];
};

/** What stands under a presentation's media: asking for the kinds that are missing, unless it is withdrawn. */
export function RequestMedia({ presentation, action }: { presentation: Asked; action: PressAction }) {
  const { id, isWithdrawn, media, mediaKinds } = presentation;
  const missing = mediaKinds.filter((kind) => !kind.isThere);
  if (isWithdrawn || missing.length === 0) return null;
  const waiting = missing.filter((kind) => kind.asked > 0);
  return (
    <div className="mt-2 print:hidden">
      <p className="mb-3">
        {media.length === 0
          ? "Request media and follow this presentation."
          : "Request what is missing and follow this presentation."}
      </p>
      <RequestControls presentationId={id} kinds={missing} action={action} />
      {waiting.length > 0 && (
        <p className="mt-2 text-sm text-ink-muted">
          Asked for so far: {waiting.map((kind) => `${kind.name} by ${kind.asked}`).join(", ")}.
        </p>
      )}
    </div>
  );
}
