import { randomBytes } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { SMTPServer } from "smtp-server";

// node scripts/inbox.mjs FOLDER PORT: a real SMTP server on loopback that keeps every mail as a file,
// `<time>-<recipient>.eml`, one for each recipient. The page /inbox shows them.

const MOST_BYTES = 30e6;
const [folder, port] = process.argv.slice(2);
/** Names given since the start: a time never comes again. */
const taken = new Set();
await mkdir(folder, { recursive: true, mode: 0o700 });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  disableReverseLookup: true,
  size: MOST_BYTES,
  async onData(stream, session, done) {
    try {
      const mail = await whole(stream);
      if (stream.sizeExceeded) throw Object.assign(new Error("Too large"), { responseCode: 552 });
      for (const { address } of session.envelope.rcptTo) await keep(mail, address);
      done();
    } catch (error) {
      // A full disk: the sender keeps the mail and comes again.
      done(Object.assign(error, { responseCode: error.responseCode ?? 452 }));
    }
  },
});
server.on("error", (error) => console.error(error.message));
server.listen(Number(port), "127.0.0.1", () => process.send?.("ready"));
process.once("SIGTERM", () => server.close(() => process.exit()));

async function whole(stream) {
  const chunks = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Renamed into place: whoever reads the folder sees whole mails only. */
async function keep(mail, recipient) {
  const time = new Date().toISOString().replaceAll(":", "-");
  // Only what is harmless in a file name; a second mail in the same millisecond gets a name of its own.
  const name = `${time}-${recipient.replace(/[^\w@.+-]/g, "_").slice(0, 100)}`;
  const half = path.join(folder, `.${randomBytes(6).toString("hex")}`);
  await writeFile(half, mail, { mode: 0o600 });
  await rename(
    half,
    path.join(folder, `${name}${taken.has(name) ? `-${randomBytes(3).toString("hex")}` : ""}.eml`),
  );
  taken.add(name);
}
