import type { Rows } from "@/tests/integration/policy/cell";
import { accountRows } from "@/tests/integration/policy/rows/account";
import { attendingRows } from "@/tests/integration/policy/rows/attending";
import { availabilityRows } from "@/tests/integration/policy/rows/availability";
import { conflictRows } from "@/tests/integration/policy/rows/conflicts";
import { deskRows } from "@/tests/integration/policy/rows/desk";
import { importRows } from "@/tests/integration/policy/rows/imports";
import { mailRows } from "@/tests/integration/policy/rows/mails";
import { presentationRows } from "@/tests/integration/policy/rows/presentations";
import { presenterRows } from "@/tests/integration/policy/rows/presenters";
import { pushRows } from "@/tests/integration/policy/rows/push";
import { settingsRows } from "@/tests/integration/policy/rows/settings";

/** Every command × everybody. A command that is not listed here fails the matrix. */
export const rows: Rows = {
  ...accountRows,
  ...presentationRows,
  ...presenterRows,
  ...attendingRows,
  ...deskRows,
  ...availabilityRows,
  ...conflictRows,
  ...importRows,
  ...settingsRows,
  ...mailRows,
  ...pushRows,
};
