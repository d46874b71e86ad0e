type About = {
  title: string;
  /** "Slides" */
  kindName: string;
  conferenceName: string;
  /** Whole address to look at. */
  link: string;
};

/** To somebody who asked: what they asked for is there. */
export function mediaArrived({ title, kindName, conferenceName, link }: About) {
  return {
    subject: `${kindName}: ${title}`,
    text: paragraphs(
      `You asked for ${kindName} of “${title}” (${conferenceName}). They are there now:`,
      link,
      "You get this once, because you asked.",
    ),
  };
}

/** To somebody who asked: by when it is promised. Days in words; `dayBefore`: the one promised before. */
export function mediaPromised({
  title,
  kindName,
  conferenceName,
  link,
  day,
  dayBefore,
}: About & { day: string; dayBefore: string | null }) {
  return {
    subject: `${kindName} promised by ${day}: ${title}`,
    text: paragraphs(
      dayBefore
        ? `You asked for ${kindName} of “${title}” (${conferenceName}). They were promised by ${dayBefore} and are now promised by ${day}.`
        : `You asked for ${kindName} of “${title}” (${conferenceName}). They are promised by ${day}.`,
      link,
      "You get one more mail when they are there.",
    ),
  };
}

/** To somebody who asked: there will be none, in the presenter's words. */
export function mediaDeclined({ title, kindName, conferenceName, link, reason }: About & { reason: string }) {
  return {
    subject: `${kindName} declined: ${title}`,
    text: paragraphs(
      `You asked for ${kindName} of “${title}” (${conferenceName}). The answer is that there will be none:`,
      `“${reason}”`,
      link,
      "Should they be added after all, you get one more mail.",
    ),
  };
}

function paragraphs(...texts: string[]): string {
  return texts.join("\n\n");
}
