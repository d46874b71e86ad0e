import { sizeInWords } from "@/components/media/size";
import { leftInWords, paceOf, type Sample } from "@/lib/media/upload-pace";

/** What a file will be, as the person says before it is sent. */
export type Wanted = {
  kindId: string;
  label: string;
  belongsToId: string;
  language: string;
  /** The media whose content it becomes; empty: a new one. */
  replacesId: string;
  /** Whether followers are told: "no", or empty for what holds otherwise. */
  tell: string;
};

/**
 * - chosen: not sent yet, can still be described
 * - missing: begun before the page was loaded; its file has to be chosen again
 * - waiting: for its turn
 * - lost: no connection; goes on by itself
 * - finishing: arrived whole, being looked at
 */
export type Phase =
  | "chosen"
  | "missing"
  | "waiting"
  | "sending"
  | "paused"
  | "lost"
  | "signed_out"
  | "finishing"
  | "done"
  | "refused";

export type UploadItem = {
  key: string;
  name: string;
  bytes: number;
  /** Null: has to be chosen again. */
  file: File | null;
  wanted: Wanted;
  phase: Phase;
  /** Once the server knows it. */
  uploadId: string | null;
  sent: number;
  samples: Sample[];
  /** What it came to, in a sentence. */
  message: string;
  /** Of one begun before: this browser knows which file it is. */
  isKnown: boolean;
};

/** On its way, so that leaving the page would interrupt it. */
export function isUnderWay({ phase }: UploadItem): boolean {
  return ["waiting", "sending", "paused", "lost", "signed_out", "finishing"].includes(phase);
}

/** "43": never 100 before all of it is there. */
export function percentOf({ sent, bytes }: Pick<UploadItem, "sent" | "bytes">): number {
  return bytes === 0 ? 0 : Math.floor((sent / bytes) * 100);
}

/** How it stands, in a line. */
export function standingOf(item: UploadItem): string {
  const { name, bytes, sent, phase, message } = item;
  const percent = `${percentOf(item)} %`;
  switch (phase) {
    case "chosen":
      return "";
    case "missing":
      return item.isKnown
        ? `Choose “${name}” again to go on from ${percent}.`
        : `Begun in another browser, or this one forgot which file it is: ${percent} are there. Go on there, or cancel it.`;
    case "waiting":
      return sent > 0 ? `Waits for its turn, at ${percent}.` : "Waits for its turn.";
    case "sending":
      return [percent, `${sizeInWords(sent)} of ${sizeInWords(bytes)}`, ...paceInWords(item)].join(" · ");
    case "paused":
      return `Paused at ${percent}.`;
    case "lost":
      return "The connection is lost. Going on by itself when it is back.";
    case "signed_out":
      return "You are signed out. What has arrived is kept. Sign in again in another tab, then go on.";
    case "finishing":
      return "Arrived whole. Being looked at.";
    case "done":
    case "refused":
      return message;
  }
}

function paceInWords({ samples, bytes }: UploadItem): string[] {
  const pace = paceOf(samples, bytes);
  return pace ? [`${sizeInWords(pace.bytesPerSecond)} a second`, leftInWords(pace.secondsLeft)] : [];
}
