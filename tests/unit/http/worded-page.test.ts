import { expect, it } from "vitest";
import { typedFields, wordedPage } from "@/lib/http/worded-page";

it("shows what was typed as text", () => {
  const page = wordedPage(
    409,
    "Out <of> date",
    ["A & B"],
    typedFields([["displayName", '</textarea><script>alert("1")</script>']]),
  );
  const html = page.body.toString();
  expect(html).not.toContain("<script");
  expect(html).toContain("<h1>Out &#60;of&#62; date</h1>");
  expect(html).toContain(
    '<label>Display name<textarea readonly rows="2">\n&#60;/textarea&#62;&#60;script&#62;',
  );
});
