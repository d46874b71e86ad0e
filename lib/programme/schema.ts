import { z } from "zod";
import { tell } from "@/lib/notifications/schema";

const version = z.coerce.number().int().min(1).max(2_147_483_647);

export const PublishConferenceInput = z.object({ conferenceId: z.uuid(), version, tell });
export type PublishConferenceInput = z.output<typeof PublishConferenceInput>;

export const UnpublishConferenceInput = z.object({ conferenceId: z.uuid(), version });
export type UnpublishConferenceInput = z.output<typeof UnpublishConferenceInput>;

/** The draft's revision that was looked at: what came after it is not published unseen. */
const revision = z.coerce.number().int().min(0).max(2_147_483_647);

export const PublishProgrammeInput = z.object({
  conferenceId: z.uuid(),
  revision,
  /** Sessions by `publicId`, or "breaks", that are published alone; none: everything. */
  only: z
    .array(z.union([z.uuid(), z.literal("breaks")]))
    .max(2000)
    .default([]),
  tell,
});
export type PublishProgrammeInput = z.output<typeof PublishProgrammeInput>;

const number = z.coerce.number().int().min(1).max(2_147_483_647);

/** `number`: the version to be taken back, the latest. */
export const TakeBackVersionInput = z.object({ conferenceId: z.uuid(), number, tell });
export type TakeBackVersionInput = z.output<typeof TakeBackVersionInput>;

export const MarkAbsentInput = z.object({ presentationId: z.uuid() });
export type MarkAbsentInput = z.output<typeof MarkAbsentInput>;

export const MarkPresentInput = z.object({ presentationId: z.uuid() });
export type MarkPresentInput = z.output<typeof MarkPresentInput>;

export const RestoreProgrammeInput = z.object({ conferenceId: z.uuid(), number, revision });
export type RestoreProgrammeInput = z.output<typeof RestoreProgrammeInput>;

const chosen = z.string().max(200).catch("").default("");

/** What the address of the list of presentations may say; anything else in it counts as nothing. */
export const BrowseFilter = z.object({
  theme: chosen,
  type: chosen,
  keyword: chosen,
  words: z
    .string()
    .catch("")
    .default("")
    .transform((words) =>
      words
        .slice(0, 200)
        .toWellFormed()
        .replace(/\p{Cc}+/gu, " ")
        .trim(),
    ),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type BrowseFilter = z.output<typeof BrowseFilter>;
