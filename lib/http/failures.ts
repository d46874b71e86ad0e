import type { Rendered } from "@/lib/cache/kept-page";
import type { HeldResponse } from "@/lib/http/held-response";
import { formRefused, type SentForm } from "@/lib/http/sent-form";
import { typedFields, unavailablePage, wordedPage } from "@/lib/http/worded-page";

const OUTDATED =
  "Lectern was renewed since this page was opened, so this form could not be taken and nothing was saved. " +
  "What you typed is still here: copy it, load the page again, and send it once more.";
const FAILED =
  "Something failed on our side and this was probably not saved. What you typed is still here: " +
  "wait a moment, then send it once more.";

export function badAddress(): Rendered {
  return wordedPage(400, "This address cannot be read", [
    "It holds signs that no address of ours has. Check how it was copied.",
  ]);
}

export function unknownAddress(): Rendered {
  return wordedPage(404, "There is no page at this address", [
    "The address may be mistyped, or what was here is not public.",
  ]);
}

/** A form of another site, or of ours under another name. */
export function foreignForm(origin: URL): Rendered {
  return wordedPage(403, "This form was not taken", [
    `It was sent from another address than ${origin.origin}, and forms are taken only from there. Nothing was changed.`,
    `If you meant to do this, open ${origin.origin} and do it there.`,
  ]);
}

/** A bug of ours, or with 503 an outage, with what was typed given back. */
export function ourFault(typed: [string, string][], status = 500): Rendered {
  if (typed.length > 0) return wordedPage(status, "This could not be saved", [FAILED], typedFields(typed));
  return wordedPage(status, "Something failed on our side", [
    "It has been noted. Go back and try once more in a moment.",
  ]);
}

function outdatedForm(typed: [string, string][]): Rendered {
  return wordedPage(409, "This page was out of date", [OUTDATED], typedFields(typed));
}

/**
 * Words Next's bare failures, and gives back what was typed: to Next's script as the state of its form, otherwise
 * as a page. Returns the body to send; status and headers are set.
 */
export async function wordFailure(
  res: HeldResponse,
  body: Buffer,
  form: SentForm | null,
  reachable: () => Promise<boolean>,
): Promise<Buffer> {
  const outdated = res.hasHeader("x-nextjs-action-not-found");
  if (!outdated && res.statusCode < 500) return body;
  const typed = (await form?.typed()) ?? [];
  if (form?.byScript) {
    res.removeHeader("x-nextjs-action-not-found");
    res.setHeader("Content-Type", "text/x-component");
    return formRefused(outdated ? OUTDATED : FAILED, typed);
  }
  if (outdated) return put(res, outdatedForm(typed));
  const isOutage = !(await reachable());
  if (form) return put(res, ourFault(typed, isOutage ? 503 : 500));
  return isOutage && res.req.method === "GET" ? put(res, unavailablePage()) : body;
}

function put(res: HeldResponse, page: Rendered): Buffer {
  res.statusCode = page.status;
  res.removeHeader("x-nextjs-action-not-found");
  res.removeHeader("etag");
  for (const [name, value] of Object.entries(page.headers))
    if (value !== undefined) res.setHeader(name, value);
  return page.body;
}
