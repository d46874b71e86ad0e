import { anEndpoint, aPushSubscription, aSignIn, browserKeys } from "@/tests/factories/push";
import { personOf, type Rows, THE_ATTENDEE } from "@/tests/integration/policy/cell";

export const pushRows: Rows = {
  turnOnPush: {
    input: async (w) => {
      const { p256dh, auth } = browserKeys();
      const { token } = await aSignIn(personOf(w, "attendee"));
      return { endpoint: anEndpoint(), p256dh, auth, userAgent: "", signInToken: token };
    },
    done: THE_ATTENDEE,
    refused: "not_allowed",
  },
  turnOffPush: {
    input: async (w) => ({ subscriptionId: (await aPushSubscription(personOf(w, "attendee"))).id }),
    done: THE_ATTENDEE,
    refused: "not_found",
  },
};
