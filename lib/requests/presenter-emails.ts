/** One presentation, as a mail to its presenters names it. */
export type MailedPresentation = {
  title: string;
  conferenceName: string;
  /** Whole address of where its media are tended. */
  link: string;
};

/** What is asked of a presentation. */
export type MailedAsks = MailedPresentation & {
  kinds: {
    kindName: string;
    /** All who wait. */
    count: number;
    /** What those who asked since the last mail said; who asked is not told. */
    sentences: string[];
  }[];
};

const MOST_SENTENCES = 10;

/** The digest: all that is asked of one presenter, in one mail. */
export function mediaAsked(presentations: MailedAsks[]) {
  return {
    subject: about("You are asked for media", presentations),
    text: paragraphs(
      ...presentations.flatMap(({ title, conferenceName, link, kinds }) => [
        `“${title}” (${conferenceName})`,
        kinds.map(asked).join("\n"),
        `Add them, promise a day, or decline with a reason:\n${link}`,
      ]),
      "You get one such mail a day at most. An upload or a link answers everybody who asked for its kind.",
    ),
  };
}

function asked({ kindName, count, sentences }: MailedAsks["kinds"][number]): string {
  const shown = sentences.slice(0, MOST_SENTENCES).map((sentence) => `  “${sentence}”`);
  const more = sentences.length - shown.length;
  return [
    `${kindName}: ${count === 1 ? "one person asks" : `${count} people ask`}`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join("\n");
}

/** A promised day is over and nothing is there. Days in words. */
export function mediaLate(promises: (MailedPresentation & { kindName: string; day: string })[]) {
  return {
    subject: about("The day you promised is over", promises),
    text: paragraphs(
      ...promises.map(
        ({ title, conferenceName, kindName, day, link }) =>
          `${kindName} of “${title}” (${conferenceName}) were promised by ${day}. The page says now that they are late. Add them, promise another day, or decline with a reason:\n${link}`,
      ),
      "You are reminded of this once.",
    ),
  };
}

/** Media are due. Days in words; `isOver`: the day has passed. */
export function mediaDue(presentations: (MailedPresentation & { day: string; isOver: boolean })[]) {
  return {
    subject: about("Media are due", presentations),
    text: paragraphs(
      ...presentations.map(
        ({ title, conferenceName, day, isOver, link }) =>
          `The media of “${title}” (${conferenceName}) ${isOver ? "were" : "are"} due by ${day}, and nothing is there yet. Add them here:\n${link}`,
      ),
      "You are reminded 14 days, 3 days and on the day before they are due, and no more once anything is there.",
    ),
  };
}

function about(what: string, presentations: MailedPresentation[]): string {
  const titles = [...new Set(presentations.map(({ title }) => title))];
  return titles.length === 1 ? `${what}: ${titles[0]}` : `${what}: ${titles.length} presentations`;
}

function paragraphs(...texts: string[]): string {
  return texts.join("\n\n");
}
