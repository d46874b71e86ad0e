type Arrival = {
  title: string;
  /** "Slides" */
  kindName: string;
  conferenceName: string;
  /** Whole address of the presentation's page. */
  link: string;
};

/** To somebody who asked: what they asked for is there. */
export function mediaArrived({ title, kindName, conferenceName, link }: Arrival) {
  return {
    subject: `${kindName}: ${title}`,
    text: [
      `You asked for ${kindName} of “${title}” (${conferenceName}). They are there now:`,
      link,
      "You get this once, because you asked.",
    ].join("\n\n"),
  };
}
