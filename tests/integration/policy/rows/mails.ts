import { preferencesLink, unsubscribeLink } from "@/lib/notifications/preference-link";
import { EVERYBODY, personOf, type Rows, SIGNED_IN } from "@/tests/integration/policy/cell";

const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

export const mailRows: Rows = {
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
