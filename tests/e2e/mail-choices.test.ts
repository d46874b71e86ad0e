import "@/tests/support/app-rows";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { preferencesLink, unsubscribeLink } from "@/lib/notifications/preference-link";
import { getPreferencesByLink } from "@/lib/notifications/queries";
import { aPerson } from "@/tests/factories/people";

const origin = inject("origin");
const ONE_CLICK = "List-Unsubscribe=One-Click";
const FORM = { "content-type": "application/x-www-form-urlencoded" };

let personId = "";
let links = { preferences: "", unsubscribe: "" };
beforeEach(async () => {
  personId = (await aPerson({ name: "Ada Quiet" })).id;
  links = {
    preferences: new URL(preferencesLink(personId)).pathname,
    unsubscribe: new URL(unsubscribeLink(personId, ["changes", "media"])).pathname,
  };
});

const chosen = async () =>
  Object.fromEntries(
    (await db.notificationPreference.findMany({ where: { personId } })).map(({ kind, delivery }) => [
      kind,
      delivery,
    ]),
  );
const post = (path: string, body: string, headers: Record<string, string> = FORM) =>
  fetch(origin + path, { method: "POST", body, headers, redirect: "manual" });

describe("the address of List-Unsubscribe", () => {
  it("stops the mails of its kinds by one POST without cookies and without an origin", async () => {
    const answer = await post(links.unsubscribe, ONE_CLICK);
    expect(answer.status).toBe(200);
    // What every save answers with, two seconds past kept pages; nobody is signed in by it.
    expect(answer.headers.getSetCookie().map((cookie) => cookie.split("=")[0])).toEqual(["lectern-saved"]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await chosen()).toEqual({ changes: "in_app", media: "in_app" });
  });

  it("takes the form as multipart, too, and twice, but not from a page of another site", async () => {
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    const send = (headers: Record<string, string>) =>
      fetch(origin + links.unsubscribe, { method: "POST", body: form, headers, redirect: "manual" });
    expect((await send({ origin: "https://mail.example" })).status).toBe(403);
    expect(await chosen()).toEqual({});
    expect([(await send({})).status, (await send({})).status]).toEqual([200, 200]);
    expect(await chosen()).toEqual({ changes: "in_app", media: "in_app" });
  });

  it("changes nothing by GET or HEAD, however often, and leads to the page of preferences", async () => {
    for (const method of ["GET", "HEAD", "GET", "OPTIONS"]) {
      const answer = await fetch(origin + links.unsubscribe, { method, redirect: "manual" });
      if (method !== "OPTIONS")
        expect([answer.status, answer.headers.get("location")]).toEqual([303, links.preferences]);
    }
    expect(await chosen()).toEqual({});
  });

  it("changes nothing by a POST that is not that form, nor by a link that was altered", async () => {
    expect((await post(links.unsubscribe, "")).status).toBe(400);
    expect((await post(links.unsubscribe, "List-Unsubscribe=No")).status).toBe(400);
    expect((await post(links.unsubscribe, "{}", { "content-type": "application/json" })).status).toBe(400);
    expect((await post(`${links.unsubscribe}A`, ONE_CLICK)).status).toBe(404);
    expect((await post(links.preferences.replace("preferences", "unsubscribe"), ONE_CLICK)).status).toBe(404);
    expect((await fetch(`${origin}${links.unsubscribe}A`, { redirect: "manual" })).status).toBe(404);
    expect(await chosen()).toEqual({});
  });
});

describe("the page of preferences", () => {
  it("is there without signing in, names nobody, is kept and found by nobody, and changes nothing", async () => {
    for (const method of ["HEAD", "GET", "GET"]) {
      const answer = await fetch(origin + links.preferences, { method, redirect: "manual" });
      expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expect(answer.headers.get("referrer-policy")).toBe("same-origin");
      const html = await answer.text();
      if (method === "HEAD") continue;
      expect(html).toContain('<meta name="robots" content="noindex"');
      expect(html).not.toMatch(/Ada Quiet|person-\d+@|@example\.org/);
      expect(html).not.toContain(personId);
    }
    expect(await chosen()).toEqual({});
  });

  it("saves what is chosen, without script and without signing in", async () => {
    const page = await (await fetch(origin + links.preferences)).text();
    const html = page.slice(page.indexOf("<form", page.indexOf("What you are told")));
    const form = new FormData();
    for (const [, attributes = ""] of html.slice(0, html.indexOf("</form>")).matchAll(/<input([^>]*)>/g)) {
      const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
      if (value("type") === "hidden") form.append(unescaped(value("name")), unescaped(value("value")));
    }
    form.set("changes", "daily");
    form.set("media", "never");
    const answer = await fetch(origin + links.preferences, {
      method: "POST",
      body: form,
      headers: { origin },
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Saved. It holds from the next message on.");
    expect(await chosen()).toEqual({ changes: "daily", media: "never" });
    const token = links.preferences.split("/").at(-1) ?? "";
    expect((await getPreferencesByLink(anonymous, token))?.[0]?.delivery).toBe("daily");
  });

  it("is not there by a link that was altered, or of somebody who left", async () => {
    expect((await fetch(`${origin}${links.preferences}A`)).status).toBe(404);
    await db.person.update({ where: { id: personId }, data: { leftAt: new Date() } });
    expect((await fetch(origin + links.preferences)).status).toBe(404);
  });
});

function unescaped(html: string): string {
  return html.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}
