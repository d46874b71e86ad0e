import { hashToken } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { World } from "@/tests/factories/world";
import {
  EVERYBODY,
  ORGANISERS,
  personOf,
  type Rows,
  SIGNED_IN,
  THE_ATTENDEE,
} from "@/tests/integration/policy/cell";

const HOUR = 3_600_000;

/** A link in a mail to somebody new, or proving an address for the attendee. */
const aLink = async (w: World, personId: string | null) => {
  const token = `token-of-${w.conference.slug}`;
  await db.emailToken.create({
    data: {
      tokenHash: hashToken(token),
      address: `new-${w.conference.slug}@example.org`,
      personId,
      expiresAt: new Date(Date.now() + HOUR),
    },
  });
  return token;
};

/** A second verified address of the attendee. */
const anAddress = (w: World) =>
  db.emailAddress.create({
    data: {
      personId: personOf(w, "attendee"),
      address: `second-${w.conference.slug}@example.org`,
      verifiedAt: new Date("2026-01-01"),
    },
  });

export const accountRows: Rows = {
  requestSignInLink: {
    input: (w) => ({ address: `new-${w.conference.slug}@example.org`, client: w.conference.slug }),
    done: EVERYBODY,
    refused: "",
  },
  confirmSignIn: {
    input: async (w) => ({ token: await aLink(w, null), name: "New" }),
    done: EVERYBODY,
    refused: "",
  },
  admitIdentity: {
    input: (w) => ({
      provider: "https://id.example.org",
      providerAccountId: w.conference.slug,
      name: "",
      provedAddress: `new-${w.conference.slug}@example.org`,
    }),
    done: [],
    refused: "not_allowed",
  },
  addAddress: {
    input: (w) => ({ address: `more-${w.conference.slug}@example.org` }),
    done: SIGNED_IN,
    refused: "not_allowed",
  },
  proveAddress: {
    input: async (w) => ({ token: await aLink(w, personOf(w, "attendee")) }),
    done: THE_ATTENDEE,
    refused: "not_allowed",
  },
  makeAddressPrimary: {
    input: async (w) => ({ addressId: (await anAddress(w)).id }),
    done: THE_ATTENDEE,
    refused: "not_found",
  },
  removeAddress: {
    input: async (w) => ({ addressId: (await anAddress(w)).id }),
    done: THE_ATTENDEE,
    refused: "not_found",
  },
  revokeSignIn: {
    input: async (w) => {
      const signIn = await db.signInSession.create({
        data: {
          tokenHash: hashToken(w.conference.slug),
          personId: personOf(w, "attendee"),
          expiresAt: new Date(Date.now() + HOUR),
        },
      });
      return { signInId: signIn.id };
    },
    done: THE_ATTENDEE,
    refused: "not_found",
  },
  revokeOtherSignIns: { input: () => ({ keep: "" }), done: SIGNED_IN, refused: "not_allowed" },
  editProfile: {
    input: () => ({ version: 1, name: "Another name", timeZone: "Asia/Tokyo", biography: "" }),
    done: SIGNED_IN,
    refused: "not_allowed",
  },
  rotateCalendar: { input: () => ({}), done: SIGNED_IN, refused: "not_allowed" },
  removeCalendar: {
    input: async (w) => {
      await db.person.update({
        where: { id: personOf(w, "attendee") },
        data: { calendarSecret: `secret-of-${w.conference.slug}` },
      });
      return {};
    },
    done: THE_ATTENDEE,
    refused: "not_found",
    except: { anonymous: "not_allowed" },
  },
  editQuietHours: {
    input: () => ({ version: 1, quietFrom: "23:00", quietUntil: "06:30" }),
    done: SIGNED_IN,
    refused: "not_allowed",
  },
  leave: {
    input: () => ({ understood: "yes" }),
    done: ["attendee", "presenter", "co-presenter", "other presenter", "chair"],
    refused: "last_organiser",
    except: { anonymous: "not_allowed" },
  },
  grantRole: {
    input: (w) => ({
      conferenceId: w.conference.id,
      address: "somebody@example.org",
      name: "Somebody",
      role: "chair",
    }),
    done: ORGANISERS,
    refused: "not_allowed",
  },
  revokeRole: {
    input: (w) => ({ conferenceId: w.conference.id, personId: personOf(w, "chair"), role: "chair" }),
    done: ORGANISERS,
    refused: "not_allowed",
  },
};
