import { aTime } from "@/tests/factories/availability";
import { ORGANISERS, personOf, type Rows } from "@/tests/integration/policy/cell";

export const availabilityRows: Rows = {
  addUnavailability: {
    input: (w) => ({
      ...{ conferenceId: w.conference.id, personId: w.presenter.id },
      ...{ day: "2027-06-12", until: "17:00", timeZone: "Pacific/Auckland", note: "I teach until then." },
    }),
    done: ["presenter", ...ORGANISERS],
    refused: "not_found",
  },
  removeUnavailability: {
    input: async (w) => ({
      unavailabilityId: (await aTime(w.conference.id, personOf(w, "co-presenter"))).id,
    }),
    done: ["co-presenter", ...ORGANISERS],
    refused: "not_found",
  },
};
