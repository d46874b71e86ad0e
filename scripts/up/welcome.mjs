import { say } from "./say.mjs";

/** The end of the start: where it is, and how to get in. `links`: `[["organiser", "http://…"], …]`. */
export function welcome({ origin, smtpUrl }, links) {
  say(`\nLectern is at ${origin}`);
  if (smtpUrl === null) say(`Its mail is at ${origin}/inbox`);
  if (links.length > 0) say("\nSign in, each link once and within half an hour:");
  for (const [part, link] of links) say(`  ${part.padEnd(10)} ${link}`);
  say(
    `\n${links.length > 0 ? "A new link" : "A sign-in link"}: npm run sign-in-link -- EMAIL. Stop with Ctrl-C.`,
  );
}
