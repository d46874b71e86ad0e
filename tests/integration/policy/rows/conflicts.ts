import { DEFAULT_LEVELS, levelsInOne } from "@/lib/conflicts/kinds";
import { db } from "@/lib/db";
import type { World } from "@/tests/factories/world";
import { ORGANISERS, type Rows } from "@/tests/integration/policy/cell";

/** Of the world's room and session: one need not stand to be acknowledged beforehand. */
const keyOf = (w: World) => `wrong_mode:${w.room.id}:${w.draftSession.publicId}`;

export const conflictRows: Rows = {
  acknowledgeConflict: {
    input: (w) => ({ conferenceId: w.conference.id, key: keyOf(w), reason: "They know." }),
    done: ORGANISERS,
    refused: "not_found",
  },
  takeBackAcknowledgement: {
    input: async (w) => {
      const { id } = await db.acknowledgement.create({
        data: { conferenceId: w.conference.id, key: keyOf(w), reason: "They know." },
      });
      return { acknowledgementId: id };
    },
    done: ORGANISERS,
    refused: "not_found",
  },
  editConflictLevels: {
    input: (w) => ({
      ...{ conferenceId: w.conference.id, was: levelsInOne(DEFAULT_LEVELS) },
      ...DEFAULT_LEVELS,
      unavailable: "ignore",
    }),
    done: ORGANISERS,
    refused: "not_found",
  },
  setWalk: {
    input: async (w) => {
      await db.room.update({ where: { id: w.room.id }, data: { building: "North" } });
      const south = { conferenceId: w.conference.id, building: "South" };
      await db.room.create({ data: { ...south, slug: "south", name: "South", position: 99 } });
      return { conferenceId: w.conference.id, fromBuilding: "South", toBuilding: "North", minutes: 10 };
    },
    done: ORGANISERS,
    refused: "not_found",
  },
};
