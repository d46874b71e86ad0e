import type { Db } from "@/lib/db";
import type { ConferenceState } from "@/lib/imports/conference-state";
import type { Planned } from "@/lib/imports/draft";
import type { Plan } from "@/lib/imports/plan";
import { presentationText } from "@/lib/imports/presentation-fields";
import { sessionText } from "@/lib/imports/session-fields";

type Subject = "presentation" | "themed_session";
type Identified = { id: string; slug: string; oldSlugs: string[] };

/** Keeps the ids and addresses things had elsewhere, and what this import said of them. */
export async function writeIdentities(tx: Db, state: ConferenceState, plan: Plan, now: Date): Promise<void> {
  const conferenceId = state.conference.id;
  await writeOldSlugs(tx, conferenceId, "presentation", plan.presentations);
  await writeOldSlugs(tx, conferenceId, "themed_session", plan.sessions);
  const externals = [
    ...plan.presentations.flatMap((one) => externalOf("presentation", one, presentationText, state)),
    ...plan.sessions.flatMap((one) => externalOf("themed_session", one, sessionText, state)),
  ];
  await tx.$executeRaw`
    INSERT INTO "ExternalId" ("conferenceId", subject, "externalId", "subjectId", imported, "importedAt")
    SELECT ${conferenceId}::uuid, r.subject, r."externalId", r."subjectId", r.imported, ${now}
    FROM json_populate_recordset(NULL::"ExternalId", ${JSON.stringify(externals)}::json) r
    ON CONFLICT ("conferenceId", subject, "externalId")
      DO UPDATE SET imported = EXCLUDED.imported, "importedAt" = EXCLUDED."importedAt"`;
  const urls = plan.presentations.filter(({ before, after }) => after.url && after.url !== before?.url);
  await tx.externalId.createMany({
    data: urls.map(({ after }) => ({
      ...{ conferenceId, subject: "presentation" as const, externalId: after.url, subjectId: after.id },
      importedAt: now,
    })),
    skipDuplicates: true,
  });
}

/** The row to keep, unless it says already what it would say. */
function externalOf<State extends Identified, Field extends string>(
  subject: Subject,
  { externalId, after, settled, imported }: Planned<State, Field>,
  text: Record<Field, (one: State) => string>,
  state: ConferenceState,
) {
  const said = { ...imported, ...Object.fromEntries(settled.map((field) => [field, text[field](after)])) };
  const isKnown = state.externals.byId.get(`${subject} ${externalId}`)?.subjectId === after.id;
  const isSame = isKnown && settled.every((field) => imported[field] === said[field]);
  return isSame ? [] : [{ subject, externalId, subjectId: after.id, imported: said }];
}

async function writeOldSlugs<State extends Identified, Field extends string>(
  tx: Db,
  conferenceId: string,
  subject: Subject,
  planned: readonly Planned<State, Field>[],
): Promise<void> {
  const rows = planned.flatMap(({ before, after }) =>
    after.oldSlugs
      .filter((slug) => !before?.oldSlugs.includes(slug))
      .map((slug) => ({ conferenceId, subject, slug, subjectId: after.id })),
  );
  await tx.oldSlug.createMany({ data: rows, skipDuplicates: true });
}
