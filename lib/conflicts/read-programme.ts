import type { ProgrammeFacts } from "@/lib/conflicts/facts";
import { type Kind, LEVELS, type Level, type Levels, levelsOf } from "@/lib/conflicts/kinds";
import { chosenSql, factsSql, followersSql } from "@/lib/conflicts/programme-sql";
import type { Db } from "@/lib/db";

type Read = {
  facts: ProgrammeFacts;
  decided: { kind: Kind; level: Level }[];
  acknowledged: string[];
};

type ProgrammeRead = {
  facts: ProgrammeFacts;
  levels: Levels;
  /** Keys of the acknowledgements that stand. */
  acknowledged: ReadonlySet<string>;
};

/**
 * What the rules need of a programme, how grave its conference takes what they find, and what is acknowledged; in one
 * statement, however much there is. With `sessionIds`, ids of rows of the programme: only these and what is held
 * meanwhile, a walk before and after included. With `levels`: followers only where a kind that counts them has one.
 */
export async function readProgramme(
  tx: Db,
  programmeId: string,
  sessionIds?: readonly string[],
  levels: readonly Level[] = LEVELS.filter((level) => level !== "ignore"),
): Promise<ProgrammeRead> {
  const [row] = await tx.$queryRaw<Read[]>`
    WITH ${chosenSql(programmeId, sessionIds)}, ${followersSql(levels)}
    SELECT ${factsSql} AS facts,
      (SELECT coalesce(json_agg(json_build_object('kind', kind, 'level', level)), '[]')
        FROM "ConflictLevel" WHERE "conferenceId" = (SELECT id FROM conference)) AS decided,
      ARRAY(SELECT key FROM "Acknowledgement"
        WHERE "conferenceId" = (SELECT id FROM conference) AND "withdrawnAt" IS NULL) AS acknowledged`;
  const { facts, decided, acknowledged } = row as Read;
  return { facts, levels: levelsOf(decided), acknowledged: new Set(acknowledged) };
}
