type Threat = {
  /** As its presenter named it. */
  fileName: string;
  /** Of the presentation. */
  title: string;
  conferenceName: string;
  /** As the scanner calls it. */
  threat: string;
  /** Whole address of the page where the media are tended. */
  link: string;
};

/** To who sent a file, and to the organisers: a virus was found in it. */
export function threatFound({ fileName, title, conferenceName, threat, link }: Threat) {
  return {
    subject: `A virus was found in ${fileName}`,
    text: [
      `The virus scanner found “${threat}” in the file ${fileName} of “${title}” (${conferenceName}).`,
      "Nobody can open the file, and nobody who asked for it was told that it is there. Look for the virus where the file was made, then replace the file or remove it:",
      link,
      "This goes once to who sent the file and to the organisers.",
    ].join("\n\n"),
  };
}
