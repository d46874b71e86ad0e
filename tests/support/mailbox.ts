import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A real SMTP server that keeps what it is sent. Handlers of `options` decide otherwise. */
export async function openMailbox(options: SMTPServerOptions = {}) {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    async onData(stream, _session, done) {
      mails.push(await simpleParser(await text(stream)));
      done();
    },
    ...options,
  });
  // A client that was killed in mid-sentence.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    server,
    url: `smtp://127.0.0.1:${port}`,
    mails,
    recipients: () => mails.flatMap((mail) => addressesOf(mail.to)),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function addressesOf(to: AddressObject | AddressObject[] | undefined): string[] {
  return [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ""));
}
