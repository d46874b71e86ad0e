import { expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { browsePresentations } from "@/lib/programme/queries/browse";
import { getConferenceHome, listConferences } from "@/lib/programme/queries/conferences";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { getPresenter, listPresenters } from "@/lib/programme/queries/presenters";
import { getSession, listSessions } from "@/lib/programme/queries/sessions";
import { getKeyword, getTheme } from "@/lib/programme/queries/themes";
import { BrowseFilter } from "@/lib/programme/schema";
import { aConference, aTheme, aType } from "@/tests/factories/conferences";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

/** A conference whose every list has `rows` rows. */
async function aProgramme(rows: number) {
  const conference = await aConference();
  const theme = await aTheme(conference.id);
  const type = await aType(conference.id);
  const person = await aPerson();
  const session = await aSession(conference.id, { typeId: type.id, themeId: theme.id });
  let presentation = "";
  let keyword = "";
  for (let row = 0; row < rows; row++) {
    const made = await aPresentation(conference.id, { themeId: theme.id, typeId: type.id });
    await aPart(made.id, { personId: person.id });
    await aPart(made.id);
    keyword = (await aKeywordUse(made, "Shared")).slug;
    await aPlace(session, made.id);
    if (row > 0) await aSession(conference.id);
    presentation = made.slug;
  }
  return { conference: conference.slug, theme, person, session, presentation, keyword };
}

it("reads every page in one statement, with one row and with three", async () => {
  const counts = [];
  for (const rows of [1, 3]) {
    const at = await aProgramme(rows);
    const { conference } = at;
    const pages = {
      conferences: () => listConferences(anonymous),
      home: () => getConferenceHome(anonymous, conference),
      browse: () => browsePresentations(anonymous, conference, BrowseFilter.parse({ words: "presentation" })),
      presentation: () => getPresentation(anonymous, { conference, presentation: at.presentation }),
      sessions: () => listSessions(anonymous, conference, 1),
      session: () => getSession(anonymous, { conference, session: at.session.slug }),
      presenters: () => listPresenters(anonymous, conference, 1),
      presenter: () => getPresenter(anonymous, { conference, presenter: at.person.slug }),
      theme: () => getTheme(anonymous, { conference, theme: at.theme.slug }, 1),
      keyword: () => getKeyword(anonymous, { conference, keyword: at.keyword }, 1),
    };
    for (const [page, read] of Object.entries(pages))
      counts.push({
        page,
        rows,
        statements: await statementsOf(async () => expect(await read()).not.toBeNull()),
      });
  }
  expect(counts.filter(({ statements }) => statements !== 1)).toEqual([]);
  expect(counts).toHaveLength(20);
});
