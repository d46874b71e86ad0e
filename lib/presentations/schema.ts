import { z } from "zod";
import { tell } from "@/lib/notifications/schema";
import { distinctKeywords, splitKeywords } from "@/lib/presentations/keyword";
import { line, optionalLine, paragraphs } from "@/lib/text";

const MOST_KEYWORDS = 30;
const LONGEST_KEYWORD = 100;

const title = line(300);
/** Characters; the limit people meet is the conference's, in words. */
const abstract = paragraphs(80_000);
const reason = optionalLine(500);
const version = z.coerce.number().int().min(1).max(2_147_483_647);
const mode = z.enum(["in_person", "online", "blended"]);

/** One field with separators, or several; order kept, doubles left out. */
const keywords = z
  .union([paragraphs(4000), z.array(paragraphs(4000)).max(100)])
  .default([])
  .transform((typed) =>
    typeof typed === "string" ? splitKeywords(typed) : distinctKeywords(typed.flatMap(splitKeywords)),
  )
  .pipe(
    z
      .array(z.string().max(LONGEST_KEYWORD, `A keyword has at most ${LONGEST_KEYWORD} characters.`))
      .max(MOST_KEYWORDS, `At most ${MOST_KEYWORDS} keywords.`),
  );

const many = z.array(z.uuid()).min(1, "Choose at least one presentation.").max(1000);

export const CreatePresentationInput = z.object({
  conferenceId: z.uuid(),
  title,
  abstract,
  keywords,
  typeId: z.uuid(),
  themeId: z.uuid(),
  mode: mode.default("in_person"),
  /** "yes": accepted at once. */
  accepted: z.enum(["yes", "no"]).default("no"),
});
export type CreatePresentationInput = z.output<typeof CreatePresentationInput>;

export const EditPresentationInput = z.object({ id: z.uuid(), version, title, abstract, keywords, tell });
export type EditPresentationInput = z.output<typeof EditPresentationInput>;

export const RestoreVersionInput = z.object({ id: z.uuid(), version, number: version, tell });
export type RestoreVersionInput = z.output<typeof RestoreVersionInput>;

export const EditDetailsInput = z.object({
  id: z.uuid(),
  version,
  typeId: z.uuid(),
  themeId: z.uuid(),
  mode,
});
export type EditDetailsInput = z.output<typeof EditDetailsInput>;

export const WithdrawPresentationInput = z.object({ id: z.uuid(), reason, tell });
export type WithdrawPresentationInput = z.output<typeof WithdrawPresentationInput>;

export const WithdrawPresentationsInput = z.object({ ids: many, reason, tell });
export type WithdrawPresentationsInput = z.output<typeof WithdrawPresentationsInput>;

export const AcceptPresentationsInput = z.object({ ids: many });
export type AcceptPresentationsInput = z.output<typeof AcceptPresentationsInput>;

export const DeclinePresentationsInput = z.object({ ids: many });
export type DeclinePresentationsInput = z.output<typeof DeclinePresentationsInput>;

export const ReinstatePresentationsInput = z.object({ ids: many, tell });
export type ReinstatePresentationsInput = z.output<typeof ReinstatePresentationsInput>;

/** What became of each of many: those done, and those refused with the reason. */
export type DoneAndRefused<Reason extends string> = {
  done: { id: string; title: string }[];
  refused: { id: string; title: string; reason: Reason }[];
};

export type SavedText = { version: number; words: number; savedAt: Date };

/** As in the form: keywords in one line. */
export type TypedText = { title: string; abstract: string; keywords: string };
