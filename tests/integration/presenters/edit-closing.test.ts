import { expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { tellOfEditClosing } from "@/lib/presenters/edit-closing";
import { aConference } from "@/tests/factories/conferences";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";

const NOW = new Date("2027-01-10T10:00:00Z");
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

it("tells presenters of accepted work once for each instant at which editing closes", async () => {
  const conference = await aConference({ editClosesAt: inHours(73) });
  const [accepted, draft] = [await aPresentation(conference.id), await aDraft(conference.id)];
  const { personId } = await aPart(accepted.id);
  await aPart(accepted.id, { claimedAt: null });
  await aPart(draft.id);
  const tell = (now = NOW) => transaction((tx) => tellOfEditClosing(tx, now));
  const told = () =>
    db.notification.findMany({
      where: { conferenceId: conference.id },
      select: { personId: true, kind: true },
    });

  await tell();
  expect(await told()).toEqual([]);
  for (const hours of [1, 1, 2, 72]) await tell(inHours(hours));
  expect(await told()).toEqual([{ personId, kind: "edit_window_closing" }]);

  await db.conference.update({ where: { id: conference.id }, data: { editClosesAt: inHours(200) } });
  await tell(inHours(73));
  expect(await told()).toHaveLength(1);
  await tell(inHours(130));
  expect(await told()).toHaveLength(2);
});
