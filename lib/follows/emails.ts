type StateChange = {
  title: string;
  conferenceName: string;
  /** What was said about why; may be empty. */
  reason: string;
  /** Whole address of the presentation's page. */
  link: string;
};

/** To a follower: it does not take place. */
export function presentationWithdrawn({ title, conferenceName, reason, link }: StateChange) {
  return {
    subject: `Withdrawn: ${title}`,
    text: paragraphs(`“${title}” (${conferenceName}), which you follow, was withdrawn.`, reason, link),
  };
}

/** To a follower: it takes place after all. */
export function presentationReinstated({ title, conferenceName, link }: StateChange) {
  return {
    subject: `Takes place after all: ${title}`,
    text: paragraphs(
      `“${title}” (${conferenceName}), which you follow, was withdrawn before and takes place after all.`,
      link,
    ),
  };
}

function paragraphs(...texts: string[]): string {
  return [...texts.filter((text) => text !== ""), "You get this because you follow it."].join("\n\n");
}
