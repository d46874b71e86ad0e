import { db } from "@/lib/db";
import { unassignPresentations } from "@/lib/sessions/commands/unassign-presentations";
import { aRequest } from "@/tests/factories/media";
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

export const deskRows: Rows = {
  createSession: {
    input: (w) => ({ conferenceId: w.conference.id, tell: "no", ...session(w) }),
    done: ORGANISERS,
    refused: "not_found",
  },
  editSession: {
    input: (w) => ({ sessionId: w.session.id, version: 1, ...session(w) }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  deleteSession: {
    input: (w) => ({ sessionId: w.session.id, version: 1 }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  assignPresentations: {
    input: (w) => ({ sessionId: w.session.id, ids: [w.other.id] }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  orderSession: {
    input: (w) => ({ sessionId: w.session.id, ids: [w.presentation.id] }),
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  unassignPresentations: {
    input: (w) => ({ conferenceId: w.conference.id, ids: [w.presentation.id] }),
    done: ORGANISERS,
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
  undoLast: {
    input: async (w) => {
      const conferenceId = w.conference.id;
      await unassignPresentations(w.actors.organiser, { conferenceId, ids: [w.presentation.id], tell: "no" });
      const { id } = await db.auditEvent.findFirstOrThrow({
        where: { action: "unassignPresentations", conferenceId },
      });
      return { conferenceId, eventId: id };
    },
    done: ORGANISERS,
    refused: "not_found",
  },
};
