import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import { basisOf } from "@/lib/schedule/basis";
import { assign, unassign } from "@/tests/factories/desk";
import { aRequest } from "@/tests/factories/media";
import { aDraftSession } from "@/tests/factories/sessions";
import type { World } from "@/tests/factories/world";
import { ORGANISERS, type Rows } from "@/tests/integration/policy/cell";

const session = (w: { type: { id: string } }) => ({
  title: "A new session",
  typeId: w.type.id,
  themeId: "",
  chairId: "",
  roomId: "",
  startsOn: "",
  startsAt: "",
  minutes: 100,
  mode: "in_person",
});

/** A session of the draft beside the world's own, of the same type. */
const another = (w: World) => aDraftSession(w.conference.id, { typeId: w.type.id });

/** Versions in which nothing was published. */
async function versions(conferenceId: string, count: number): Promise<void> {
  const state = { sessions: {}, breaks: [] };
  for (let number = 1; number <= count; number++)
    await db.programmeVersion.create({ data: { conferenceId, number, publishedAt: new Date(), state } });
}

export const deskRows: Rows = {
  createSession: {
    input: (w) => ({ conferenceId: w.conference.id, ...session(w) }),
    done: ORGANISERS,
    refused: "not_found",
  },
  editSession: {
    input: (w) => ({ sessionId: w.draftSession.id, version: 1, ...session(w) }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  deleteSession: {
    input: (w) => ({ sessionId: w.draftSession.id, version: 1 }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  assignPresentations: {
    input: (w) => ({ sessionId: w.draftSession.id, papers: [{ id: w.other.id, from: null }] }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  orderSession: {
    input: (w) => ({ sessionId: w.draftSession.id, ids: [w.presentation.id] }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  unassignPresentations: {
    input: (w) => ({
      conferenceId: w.conference.id,
      papers: [{ id: w.presentation.id, from: w.draftSession.id }],
    }),
    done: ORGANISERS,
    refused: "not_found",
  },
  publishProgramme: {
    input: (w) => ({ conferenceId: w.conference.id, revision: 0, only: [], tell: "no" }),
    done: ORGANISERS,
    refused: "not_found",
  },
  takeBackVersion: {
    input: async (w) => {
      await versions(w.conference.id, 2);
      return { conferenceId: w.conference.id, number: 2, tell: "no" };
    },
    done: ORGANISERS,
    refused: "not_found",
  },
  restoreProgramme: {
    input: async (w) => {
      await versions(w.conference.id, 1);
      return { conferenceId: w.conference.id, number: 1, revision: 0 };
    },
    done: ORGANISERS,
    refused: "not_found",
  },
  markAbsent: {
    input: (w) => ({ presentationId: w.presentation.id }),
    done: ["chair", "organiser"],
    refused: "not_found",
  },
  markPresent: {
    input: (w) => ({ presentationId: w.presentation.id }),
    done: ["chair", "organiser"],
    refused: "not_found",
  },
  remindPresenters: {
    input: async (w) => {
      await aRequest(w.presentation.id, w.kind.id);
      return { conferenceId: w.conference.id, presentationIds: [w.presentation.id], note: "Soon?" };
    },
    done: ORGANISERS,
    refused: "not_allowed",
  },
  placeSession: {
    input: (w) => ({
      ...{ sessionId: w.draftSession.id, version: 1, roomId: w.room.id, minutes: 100 },
      ...{ startsOn: "2027-06-12", startsAt: "10:40" },
    }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  renameSession: {
    input: (w) => ({ sessionId: w.draftSession.id, version: 1, title: "Another title" }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  splitSession: {
    input: async (w) => {
      await assign(w.actors.organiser, w.draftSession.id, [w.other.id]);
      return { sessionId: w.draftSession.id, ids: [w.other.id], title: "The other half" };
    },
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  mergeSessions: {
    input: async (w) => ({ fromId: (await another(w)).id, intoId: w.draftSession.id }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  dissolveSession: {
    input: async (w) => ({
      ...{ sessionId: w.draftSession.id, version: 1 },
      moves: [{ id: w.presentation.id, to: (await another(w)).id }],
    }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  setPlenary: {
    input: (w) => ({ sessionId: w.draftSession.id, version: 1, isPlenary: "yes" }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  setBreaks: {
    input: (w) => ({
      ...{ conferenceId: w.conference.id, basis: basisOf([]) },
      breaks: [{ title: "Coffee", startsOn: "2027-06-12", startsAt: "10:10", minutes: 30 }],
    }),
    done: ORGANISERS,
    refused: "not_found",
  },
  keepPresence: {
    input: (w) => ({ conference: w.conference.slug, tab: randomUUID(), sessionId: null }),
    done: ORGANISERS,
    refused: "not_found",
  },
  // Of whoever holds the streams: nobody who comes from outside.
  endPresence: { input: () => ({ tabs: [] }), done: [], refused: "not_found" },
  undo: {
    input: async (w) => {
      const conferenceId = w.conference.id;
      await unassign(w.actors.organiser, conferenceId, [w.presentation.id]);
      const { id } = await db.auditEvent.findFirstOrThrow({
        where: { action: "unassignPresentations", conferenceId },
      });
      return { conferenceId, eventId: id };
    },
    done: ORGANISERS,
    refused: "not_found",
  },
};
