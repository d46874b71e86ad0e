import { describe, expect, it } from "vitest";
import { detachedRequest } from "@/lib/http/detached";
import { formRefused, sentForm } from "@/lib/http/sent-form";

async function sent(fields: Record<string, string | string[]>, headers: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  form.append("file", new Blob(["bytes"]), "slides.pdf");
  const response = new Response(form);
  const body = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get("content-type") ?? "";
  const length = String(body.length);
  return detachedRequest(
    { method: "POST", url: "/", headers: { "content-type": type, "content-length": length, ...headers } },
    body,
  );
}

describe("a form that was sent", () => {
  it("gives back what a person typed, not what the page put there", async () => {
    const form = await sentForm(
      await sent({
        $ACTION_KEY: "k",
        "$ACTION_1:0": '{"id":"x"}',
        id: "1",
        presentationId: "2",
        version: "3",
        csrfToken: "4",
        title: "Ties",
        keywords: ["ice", "sea"],
        abstract: "One\n\nTwo <b>",
        empty: "",
      }),
    );
    expect(await form?.typed()).toEqual([
      ["title", "Ties"],
      ["keywords", "ice"],
      ["keywords", "sea"],
      ["abstract", "One\r\n\r\nTwo <b>"],
    ]);
    expect(form?.byScript).toBe(false);
  });

  it("gives Next the same bytes", async () => {
    const request = await sent({ title: "Ties" });
    const form = await sentForm(request);
    const chunks: Buffer[] = [];
    for await (const chunk of form?.request ?? []) chunks.push(chunk as Buffer);
    const again = await new Response(Buffer.concat(chunks), {
      headers: { "content-type": request.headers["content-type"] ?? "" },
    }).formData();
    expect(again.get("title")).toBe("Ties");
  });

  it("knows the numbered fields of Next's script", async () => {
    const form = await sentForm(
      await sent(
        { "0": '[{"status":"fresh"},"$K1"]', "1_title": "Ties", "1_id": "1" },
        { "next-action": "x" },
      ),
    );
    expect([form?.byScript, await form?.typed()]).toEqual([true, [["title", "Ties"]]]);
  });

  it.each([
    ["a large one", { "content-length": "1000001" }],
    ["one without a length", { "content-length": "", "transfer-encoding": "chunked" }],
    ["no form at all", { "content-type": "application/json" }],
  ])("leaves %s untouched", async (name, headers) => {
    const request = await sent({ title: "Ties" }, headers);
    if (name.includes("without")) delete request.headers["content-length"];
    expect(await sentForm(request)).toBeNull();
    expect(request.readableEnded).toBe(false);
  });

  it("answers Next's script with the state of the form, in React's format", () => {
    const row = formRefused("Once more.", [
      ["title", "$1 is little"],
      ["keyword", "a"],
      ["keyword", "b"],
    ]).toString();
    expect(JSON.parse(row.slice(2))).toEqual({
      a: {
        status: "refused",
        message: "Once more.",
        ok: false,
        sentence: "Once more.",
        standing: null,
        fields: {},
        typed: { title: ["$$1 is little"], keyword: ["a", "b"] },
      },
    });
  });
});
