import { db } from "@/lib/db";
import { aRegistrationType } from "@/tests/factories/registrations";
import type { World } from "@/tests/factories/world";
import { ORGANISERS, type Rows } from "@/tests/integration/policy/cell";

/** A page's text, as the conference's theme and type allow it. */
const aPage = ({ theme, type }: World) =>
  `A paper from elsewhere\n\nAbstract\n\nWhat it says.\n\nPresenters\n\nSomebody\n\nDetails\n\nPresentation Type\n\n${type.name}\n\nTheme\n\n${theme.name}\n`;

export const importRows: Rows = {
  importPresentations: {
    input: (w) => ({ conferenceId: w.conference.id, text: aPage(w) }),
    done: ORGANISERS,
    refused: "not_found",
  },
  importRegistrations: {
    input: async (w) => {
      const { name: type } = await aRegistrationType(w.conference.id);
      const person = w.presenter.emails[0];
      const row = { line: 2, sourceId: "R-1", address: person?.address, personId: "", name: "", type };
      return { conferenceId: w.conference.id, rows: [{ ...row, paid: "yes", presentationId: "" }] };
    },
    done: ORGANISERS,
    refused: "not_found",
  },
  keepImportFile: {
    input: (w) => ({ conferenceId: w.conference.id, name: "page.txt", text: aPage(w) }),
    done: ORGANISERS,
    refused: "not_found",
  },
  applyImportFile: {
    input: async (w) => {
      const file = { conferenceId: w.conference.id, name: "page.txt", text: aPage(w) };
      return { id: (await db.importFile.create({ data: file })).id };
    },
    done: ORGANISERS,
    refused: "not_found",
  },
};
