import { db } from "@/lib/db";
import { settingsStamp } from "@/lib/media/settings-stamp";
import type { World } from "@/tests/factories/world";
import {
  EVERYBODY,
  personOf,
  type Rows,
  SIGNED_IN,
  TENDERS,
  THE_ATTENDEE,
} from "@/tests/integration/policy/cell";

/** The attendee's own follow, request and notification. */
const aFollow = (w: World) =>
  db.follow.create({ data: { presentationId: w.presentation.id, personId: personOf(w, "attendee") } });
const aRequest = (w: World) =>
  db.mediaRequest.create({
    data: { presentationId: w.presentation.id, kindId: w.kind.id, personId: personOf(w, "attendee") },
  });
const anAsk = (w: World) => ({ presentationId: w.presentation.id, kindId: w.kind.id });
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const aLink = (w: World) =>
  db.media.create({
    data: {
      presentationId: w.presentation.id,
      kindId: w.kind.id,
      label: "Slides",
      position: 0,
      url: "https://example.org/slides",
    },
  });
/** By the attendee, as if they had been a presenter once. */
const anUpload = (w: World) =>
  db.upload.create({
    data: {
      ...{ presentationId: w.presentation.id, kindId: w.kind.id, personId: personOf(w, "attendee") },
      ...{ fileName: "slides.pdf", bytes: 1000 },
    },
  });

export const attendingRows: Rows = {
  follow: {
    input: (w) => ({ subject: `theme:${w.theme.id}` }),
    done: SIGNED_IN,
    refused: "not_allowed",
  },
  unfollow: {
    input: async (w) => {
      await aFollow(w);
      return { subject: `presentation:${w.presentation.id}` };
    },
    done: THE_ATTENDEE,
    refused: "not_following",
  },
  requestMedia: {
    input: (w) => ({ presentationId: w.presentation.id, kindId: w.kind.id, sentence: "For my class." }),
    done: ["attendee", "other presenter", "chair", "organiser", "organiser elsewhere"],
    refused: "own_presentation",
    except: { anonymous: "not_allowed" },
  },
  withdrawRequest: {
    input: async (w) => {
      await aRequest(w);
      return { presentationId: w.presentation.id, kindId: w.kind.id };
    },
    done: THE_ATTENDEE,
    refused: "not_found",
  },
  promiseMedia: {
    input: (w) => ({ ...anAsk(w), promisedOn: tomorrow() }),
    done: TENDERS,
    refused: "not_allowed",
  },
  declineMedia: {
    input: (w) => ({ ...anAsk(w), reason: "It is not written down." }),
    done: TENDERS,
    refused: "not_allowed",
  },
  reopenMedia: {
    input: async (w) => {
      await db.mediaAnswer.create({ data: { ...anAsk(w), declinedReason: "It is not written down." } });
      return anAsk(w);
    },
    done: TENDERS,
    refused: "not_allowed",
  },
  rememberPress: {
    input: (w) => ({ kind: "follow", subject: `session:${w.session.id}`, sentence: "" }),
    done: EVERYBODY,
    refused: "",
  },
  doRememberedPress: {
    input: async (w) => {
      const press = await db.rememberedPress.create({
        data: { kind: "follow", presentationId: w.presentation.id },
      });
      return { pressId: press.id };
    },
    done: SIGNED_IN,
    refused: "not_allowed",
  },
  readNotification: {
    input: async (w) => {
      const n = await db.notification.create({
        data: { personId: personOf(w, "attendee"), kind: "media_added", dedupeKey: `n:${w.presentation.id}` },
      });
      return { notificationId: n.id };
    },
    done: THE_ATTENDEE,
    refused: "not_found",
  },
  readAllNotifications: { input: () => ({}), done: SIGNED_IN, refused: "not_allowed" },
  addFile: {
    input: (w) => ({
      presentationId: w.presentation.id,
      kindId: w.kind.id,
      label: "",
      fileName: "slides.pdf",
    }),
    done: TENDERS,
    refused: "not_allowed",
  },
  startUpload: {
    input: (w) => ({
      presentationId: w.presentation.id,
      kindId: w.kind.id,
      label: "",
      fileName: "slides.pdf",
      bytes: 1000,
    }),
    done: TENDERS,
    refused: "not_allowed",
  },
  cancelUpload: {
    input: async (w) => ({ uploadId: (await anUpload(w)).id }),
    done: THE_ATTENDEE,
    refused: "not_found",
  },
  addLink: {
    input: (w) => ({
      presentationId: w.presentation.id,
      kindId: w.kind.id,
      label: "",
      url: "https://example.org/x",
    }),
    done: TENDERS,
    refused: "not_allowed",
  },
  editMedia: {
    input: async (w) => {
      const link = await aLink(w);
      return { mediaId: link.id, stood: settingsStamp(link), kindId: w.kind.id, audience: "askers" };
    },
    done: TENDERS,
    refused: "not_allowed",
  },
  orderMedia: {
    input: async (w) => ({ presentationId: w.presentation.id, mediaIds: [(await aLink(w)).id] }),
    done: TENDERS,
    refused: "not_allowed",
  },
  removeMedia: {
    input: async (w) => ({ mediaId: (await aLink(w)).id }),
    done: TENDERS,
    refused: "not_allowed",
  },
  restoreMedia: {
    input: async (w) => {
      const { id } = await aLink(w);
      await db.media.update({ where: { id }, data: { removedAt: new Date("2027-01-01") } });
      return { mediaId: id };
    },
    done: TENDERS,
    refused: "not_found",
  },
};
