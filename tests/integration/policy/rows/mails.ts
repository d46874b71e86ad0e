import { db } from "@/lib/db";
import { preferencesLink, unsubscribeLink } from "@/lib/notifications/preference-link";
import { EVERYBODY, ORGANISERS, personOf, type Rows, SIGNED_IN } from "@/tests/integration/policy/cell";

const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

const aFailedMail = (conferenceId: string) =>
  db.mail.create({
    data: {
      ...{ conferenceId, dedupeKey: `failed ${conferenceId}`, recipient: "ada@example.org" },
      ...{ subject: "S", text: "T", kinds: ["changes"], failedAt: new Date() },
    },
  });

export const mailRows: Rows = {
  retryMail: {
    input: async (w) => {
      const { id } = await aFailedMail(w.conference.id);
      return { conferenceId: w.conference.id, mailId: id };
    },
    done: ORGANISERS,
    refused: "not_allowed",
  },
  setPreferences: { input: () => ({ changes: "daily" }), done: SIGNED_IN, refused: "not_allowed" },
  // Whoever holds the link of a mail.
  setPreferencesByLink: {
    input: (w) => ({ token: tokenOf(preferencesLink(personOf(w, "attendee"))), changes: "never" }),
    done: EVERYBODY,
    refused: "",
  },
  unsubscribeByLink: {
    input: (w) => ({ token: tokenOf(unsubscribeLink(personOf(w, "attendee"), ["changes"])) }),
    done: EVERYBODY,
    refused: "",
  },
};
