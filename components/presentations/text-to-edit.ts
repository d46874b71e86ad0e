import type { LockableField } from "@/lib/conferences/lockable-fields";
import type { TypedText } from "@/lib/presentations/schema";

/** Title, abstract and keywords as the edit form starts from them. */
export type TextToEdit = {
  id: string;
  version: number;
  saved: TypedText;
  /** When and where: "Saved Fri 12 June, 10:42 (JST)". */
  savedInWords: string;
  wordLimit: number;
  editable: LockableField[];
  suggestionsPath: string;
};
