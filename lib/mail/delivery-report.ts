import { type Attachment, simpleParser } from "mailparser";

/** What a delivery report (RFC 3464) says of one recipient. */
type Reported = {
  /** As it was delivered to, and as it was first addressed. */
  addresses: string[];
  action: string;
  /** Enhanced status, "5.1.1". */
  status: string;
  /** The words of the server that refused it. */
  said: string;
};

export type DeliveryReport = { recipients: Reported[]; messageId: string };

/** Reads a mail as a delivery report on a mail that came back with it; null when it is something else. */
export async function readDeliveryReport(source: Buffer): Promise<DeliveryReport | null> {
  const mail = await simpleParser(source, { keepDeliveryStatus: true, skipTextToHtml: true });
  const type = mail.headers.get("content-type") as { value?: string } | undefined;
  if (type?.value !== "multipart/report") return null;
  const status = partOf(mail.attachments, /^message\/(global-)?delivery-status$/);
  const returned = partOf(
    mail.attachments,
    /^(message\/(rfc822|global)|(text|message)\/(rfc822|global)-headers)$/,
  );
  if (status === null || returned === null) return null;
  const [messageId] = fieldsOf(returned.split(/\r?\n\r?\n/)[0] ?? "").get("message-id") ?? [];
  if (messageId === undefined) return null;
  // The first block is about the report itself.
  const blocks = status.split(/(?:\r?\n){2,}/).slice(1);
  return { messageId, recipients: blocks.map(reported).filter(({ addresses }) => addresses.length > 0) };
}

function reported(block: string): Reported {
  const fields = fieldsOf(block);
  const [action = "", status = "", said = ""] = ["action", "status", "diagnostic-code"].map(
    (name) => fields.get(name)?.[0] ?? "",
  );
  const addresses = ["final-recipient", "original-recipient"].flatMap((name) => fields.get(name) ?? []);
  return {
    // "rfc822; ada@example.org"
    addresses: addresses.map((address) =>
      address
        .replace(/^[^;]*;/, "")
        .trim()
        .replace(/^<|>$/g, ""),
    ),
    action: action.toLowerCase(),
    status: /\d\.\d+\.\d+/.exec(status)?.[0] ?? "",
    said: said.replace(/^[^;]*;/, "").trim(),
  };
}

function partOf(attachments: Attachment[], type: RegExp): string | null {
  return attachments.find(({ contentType }) => type.test(contentType))?.content.toString("utf8") ?? null;
}

/** Header fields by name in lower case; folded lines are one. */
function fieldsOf(head: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const at = line.indexOf(":");
    if (at < 1) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    fields.set(name, [...(fields.get(name) ?? []), line.slice(at + 1).trim()]);
  }
  return fields;
}
