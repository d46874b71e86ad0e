import { z } from "zod";
import { optionalLine } from "@/lib/text";

/** When something happened: an instant, "yes" (it did; when is not said), null (it did not); absent: not said. */
const moment = z.union([z.date(), z.literal("yes"), z.null()]).optional();

/** One row of a file of registrations, as it can be read. */
const RegistrationRow = z.object({
  /** Of the file, counted from 1. */
  line: z.number().int().min(1),
  /** Its id in the system it comes from. */
  sourceId: optionalLine(300).pipe(z.string().min(1, "The id is missing.")),
  /** The person is who takes part in the conference and has this address, or this id of the source; never by name. */
  address: optionalLine(320),
  personId: optionalLine(300),
  name: optionalLine(200),
  /** Name or slug of a type of registration. */
  type: optionalLine(200),
  paid: moment,
  cancelled: moment,
  /** Id of a presentation, the source's or ours; "": for none in particular; absent: not said. */
  presentationId: optionalLine(300).optional(),
});
export type RegistrationRow = z.output<typeof RegistrationRow>;

export const ImportRegistrationsInput = z.object({
  conferenceId: z.uuid(),
  rows: z.array(RegistrationRow).max(10_000, "More than 10 000 rows; divide the file."),
  /** "yes": only says what would be done. */
  dryRun: z.enum(["yes", "no"]).default("no"),
});
export type ImportRegistrationsInput = z.output<typeof ImportRegistrationsInput>;

/** What a row makes or changes, as words. */
export type PlannedRegistration = {
  line: number;
  record: "registration";
  /** "Ada Lovelace, Student". */
  title: string;
  changes: { field: string; before: string; after: string }[];
};

/** What an import of registrations would do, or did. */
export type RegistrationsPreview = {
  created: PlannedRegistration[];
  changed: PlannedRegistration[];
  unchanged: number;
  refused: { line: number; sentence: string }[];
};
