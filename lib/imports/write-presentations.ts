import { randomUUID } from "node:crypto";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { insertAll, updateAll } from "@/lib/bulk";
import type { Db } from "@/lib/db";
import type { ConferenceState, PresentationState } from "@/lib/imports/conference-state";
import type { PlannedPresentation } from "@/lib/imports/draft";
import { changedFields } from "@/lib/imports/plan";
import { type PresentationField, presentationText } from "@/lib/imports/presentation-fields";
import { takeFreeSlug } from "@/lib/imports/slugs";
import { normaliseKeyword } from "@/lib/presentations/keyword";

const CONTENT: PresentationField[] = ["title", "abstract", "keywords", "type", "theme", "mode"];
const TEXT: PresentationField[] = ["title", "abstract", "keywords"];

type Changed = PlannedPresentation & { fields: PresentationField[] };
type Writing = { tx: Db; actor: Actor; state: ConferenceState; now: Date };

/** Writes presentations made and changed, each text as a version of its own, with keywords and parts. */
export async function writePresentations(
  writing: Writing,
  planned: readonly PlannedPresentation[],
): Promise<void> {
  const { tx, state, now } = writing;
  const changed = planned
    .map((one) => ({ ...one, fields: changedFields(one, presentationText) }))
    .filter(({ before, fields }) => before === null || fields.length > 0);
  const touching = (fields: PresentationField[]) =>
    changed.filter((one) => one.before === null || one.fields.some((field) => fields.includes(field)));

  const conferenceId = state.conference.id;
  const made = changed.filter(({ before }) => before === null);
  await insertAll(
    tx,
    "Presentation",
    made.map(({ after }) => ({
      ...{ ...columnsOf(after), conferenceId, createdAt: now, updatedAt: now },
      version: 1,
    })),
  );
  await updateAll(
    tx,
    "Presentation",
    changed
      .filter(({ before }) => before !== null)
      .map((one) => ({ ...columnsOf(one.after), version: versionOf(one), updatedAt: now })),
  );
  await writeVersions(writing, touching(TEXT));
  await writeKeywords(writing, touching(["keywords"]));
  await writeParts(tx, touching(["presenters"]), now);
}

function columnsOf({ id, slug, title, abstract, typeId, themeId, mode, ...one }: PresentationState) {
  const { submittedAt, acceptedAt, declinedAt, withdrawnAt, withdrawnReason } = one;
  return {
    ...{ id, slug, title, abstract, typeId, themeId, mode },
    ...{ submittedAt, acceptedAt, declinedAt, withdrawnAt, withdrawnReason },
  };
}

function versionOf({ before, fields }: Changed): number {
  if (!before) return 1;
  return fields.some((field) => CONTENT.includes(field)) ? before.version + 1 : before.version;
}

/** What stood before is kept too, also when nothing had written its version yet. */
async function writeVersions({ tx, actor, now }: Writing, changed: Changed[]): Promise<void> {
  const version = (one: PresentationState, number: number, savedAt: Date, savedById: string | null) => ({
    id: randomUUID(),
    presentationId: one.id,
    ...{ number, title: one.title, abstract: one.abstract, keywords: one.keywords, savedAt, savedById },
  });
  const before = changed.flatMap((one) =>
    one.before ? [version(one.before, one.before.version, one.before.updatedAt, null)] : [],
  );
  await insertAll(tx, "AbstractVersion", before, { skip: true });
  const by = personIdOf(actor);
  await insertAll(
    tx,
    "AbstractVersion",
    changed.map((one) => version(one.after, versionOf(one), now, by)),
  );
}

async function writeKeywords({ tx, state }: Writing, changed: Changed[]): Promise<void> {
  const conferenceId = state.conference.id;
  const ids = new Map(state.conference.keywords.map((keyword) => [keyword.normalised, keyword.id]));
  const taken = new Map([
    ...state.conference.oldSlugs
      .filter(({ subject }) => subject === "keyword")
      .map(({ slug, subjectId }) => [slug, subjectId] as const),
    ...state.conference.keywords.map((keyword) => [keyword.slug, keyword.id] as const),
  ]);
  const made: object[] = [];
  const uses = changed.flatMap(({ after }) =>
    after.keywords.map((written, position) => {
      const normalised = normaliseKeyword(written);
      const keywordId = ids.get(normalised) ?? randomUUID();
      if (!ids.has(normalised)) {
        const slug = takeFreeSlug(taken, written, "keyword", keywordId);
        made.push({ id: keywordId, conferenceId, slug, term: written, normalised });
        ids.set(normalised, keywordId);
      }
      return { presentationId: after.id, keywordId, position, written };
    }),
  );
  await insertAll(tx, "Keyword", made);
  await tx.$executeRaw`DELETE FROM "KeywordUse" WHERE "presentationId" = ANY(${existing(changed)}::uuid[])`;
  await insertAll(tx, "KeywordUse", uses);
}

/** Parts that stay keep their row, so their claims and invitations; who is named no more has no part. */
async function writeParts(tx: Db, changed: Changed[], now: Date): Promise<void> {
  const kept = new Set(
    changed.flatMap(({ before, after }) => {
      const ids = new Set(before?.parts.map((part) => part.id));
      return after.parts.filter((part) => ids.has(part.id)).map((part) => part.id);
    }),
  );
  const rows = changed.flatMap(({ after }) =>
    after.parts.map((part, position) => ({
      ...{ id: part.id, presentationId: after.id, personId: part.personId, position },
      ...{ displayName: part.name, affiliation: part.affiliation, biography: part.biography },
      ...{ orcid: part.orcid || null, version: kept.has(part.id) ? part.version + 1 : 1 },
    })),
  );
  await tx.$executeRaw`
    DELETE FROM "PresenterPart"
    WHERE "presentationId" = ANY(${existing(changed)}::uuid[]) AND id <> ALL(${[...kept]}::uuid[])`;
  await updateAll(
    tx,
    "PresenterPart",
    rows.filter((row) => kept.has(row.id)),
  );
  await insertAll(
    tx,
    "PresenterPart",
    rows.filter((row) => !kept.has(row.id)).map((row) => ({ ...row, createdAt: now })),
  );
}

function existing(changed: Changed[]): string[] {
  return changed.flatMap(({ before }) => (before ? [before.id] : []));
}
