import { ORGANISERS, PRESENTERS, type Rows } from "@/tests/integration/policy/cell";

export const presentationRows: Rows = {
  createPresentation: {
    input: (w) => ({
      conferenceId: w.conference.id,
      title: "A new one",
      abstract: "What it is about.",
      keywords: "one, two",
      typeId: w.type.id,
      themeId: w.theme.id,
      mode: "in_person",
      accepted: "no",
    }),
    done: ORGANISERS,
    refused: "not_allowed",
  },
  editPresentation: {
    input: (w) => ({
      id: w.presentation.id,
      version: 1,
      title: "Another title",
      abstract: "Other words.",
      keywords: "one",
    }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  restoreVersion: {
    input: (w) => ({ id: w.presentation.id, version: 1, number: 1 }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  editDetails: {
    input: (w) => ({
      id: w.presentation.id,
      version: 1,
      typeId: w.type.id,
      themeId: w.theme.id,
      mode: "online",
    }),
    done: ORGANISERS,
    refused: "not_allowed",
  },
  withdrawPresentation: {
    input: (w) => ({ id: w.presentation.id, reason: "Ill." }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  withdrawPresentations: {
    input: (w) => ({ ids: [w.presentation.id], reason: "" }),
    done: PRESENTERS,
    refused: "not_allowed",
  },
  acceptPresentations: {
    input: (w) => ({ ids: [w.draft.id] }),
    done: ORGANISERS,
    refused: "not_found",
    except: { presenter: "not_allowed" },
  },
  declinePresentations: {
    input: (w) => ({ ids: [w.draft.id] }),
    done: ORGANISERS,
    refused: "not_found",
    except: { presenter: "not_allowed" },
  },
  reinstatePresentations: {
    input: (w) => ({ ids: [w.presentation.id] }),
    done: ORGANISERS,
    refused: "not_allowed",
  },
};
