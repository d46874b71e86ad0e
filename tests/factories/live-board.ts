import type { PaperOnBoard, SessionOnBoard, WholeBoard } from "@/lib/sessions/live-board";

export function aPaperOnBoard(id: string, overrides: Partial<PaperOnBoard> = {}): PaperOnBoard {
  return {
    ...{
      id,
      slug: id,
      title: `Paper ${id}`,
      presenters: [`Presenter of ${id}`],
      themeId: "theme",
      typeId: "type",
    },
    ...{ mode: "in_person", minutes: 20, isWithdrawn: false, keywords: [] },
    ...overrides,
  };
}

export function aSessionOnBoard(id: string, papers: readonly string[], minutes = 20): SessionOnBoard {
  return {
    ...{ id, publicId: id, slug: id.toLowerCase(), title: `Session ${id}`, typeId: "type", themeId: null },
    ...{ chairId: null, roomId: null, startsAt: null, minutes: 100, mode: "in_person", version: 1 },
    papers: papers.map((paper) => ({ id: paper, minutes })),
  };
}

export function aBoardState(overrides: Partial<WholeBoard> = {}): WholeBoard {
  return {
    conference: { id: "conference", slug: "conference", name: "Conference", timeZone: "Europe/Lisbon" },
    ...{
      revision: 1,
      papers: [],
      sessions: [],
      clashes: [],
      mayArrange: true,
      mayOrder: true,
      rooms: [],
      people: [],
    },
    themes: [{ id: "theme", name: "Theme", hue: 200 }],
    types: [
      {
        ...{ id: "type", name: "Paper in a themed session", minutes: 20, discussionMinutes: 5 },
        ...{ sessionCapacity: 4, sessionMinimum: 3, isGrouped: true },
      },
    ],
    ...overrides,
  };
}
