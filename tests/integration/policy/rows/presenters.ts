import { hashToken } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { aPart } from "@/tests/factories/presentations";
import type { World } from "@/tests/factories/world";
import { ORGANISERS, PRESENTERS, personOf, type Rows } from "@/tests/integration/policy/cell";

/** A third, unclaimed part with an address, and an invitation to it. */
const anInvitation = async (w: World, more: object = {}) => {
  const person = await db.person.create({
    data: {
      slug: `invited-${w.conference.slug}`,
      name: "Invited",
      emails: { create: { address: `invited-${w.conference.slug}@example.org`, isPrimary: true } },
    },
  });
  const part = await aPart(w.presentation.id, { personId: person.id, claimedAt: null });
  const token = `invitation-${w.conference.slug}`;
  const invitation = await db.invitation.create({
    data: {
      partId: part.id,
      address: `invited-${w.conference.slug}@example.org`,
      tokenHash: hashToken(token),
      expiresAt: new Date("2099-01-01"),
      ...more,
    },
  });
  return { part, token, invitation };
};
const aClaim = async (w: World) =>
  anInvitation(w, { claimedAt: new Date("2026-05-01"), claimedById: personOf(w, "attendee") });

export const presenterRows: Rows = {
  invitePresenter: {
    input: (w) => ({
      presentationId: w.presentation.id,
      name: "Third",
      affiliation: "",
      email: `third-${w.conference.slug}@example.org`,
    }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  addressPresenter: {
    input: async (w) => ({
      partId: (await anInvitation(w)).part.id,
      email: `right-${w.conference.slug}@example.org`,
    }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  sendInvitations: {
    input: async (w) => ({ partIds: [(await anInvitation(w)).part.id] }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  inviteAllPresenters: {
    input: async (w) => {
      await anInvitation(w);
      return { ids: [w.presentation.id] };
    },
    done: PRESENTERS,
    refused: "not_allowed",
  },
  revokeInvitation: {
    input: async (w) => ({ partId: (await anInvitation(w)).part.id }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  orderPresenters: {
    input: (w) => ({ presentationId: w.presentation.id, partIds: [w.coPart.id, w.part.id] }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  removePresenter: { input: (w) => ({ partId: w.coPart.id }), done: PRESENTERS, refused: "not_allowed" },
  editPart: {
    input: (w) => ({
      partId: w.part.id,
      version: 1,
      displayName: "Presenter 1",
      affiliation: "Elsewhere",
      biography: "",
      orcid: "",
    }),
    done: ["presenter", "organiser"],
    refused: "not_allowed",
  },
  claimInvitation: {
    input: async (w) => ({ token: (await anInvitation(w)).token }),
    done: ["attendee", "other presenter", "chair", "organiser", "organiser elsewhere"],
    refused: "already_presenter",
    except: { anonymous: "not_allowed" },
  },
  confirmClaim: {
    input: async (w) => ({ invitationId: (await aClaim(w)).invitation.id }),
    done: ORGANISERS,
    refused: "not_allowed",
  },
  refuseClaim: {
    input: async (w) => ({ invitationId: (await aClaim(w)).invitation.id }),
    done: ORGANISERS,
    refused: "not_allowed",
  },
};
