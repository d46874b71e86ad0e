import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linksInText } from "@/lib/mail/links-in-text";

const links = (text: string) => linksInText(text).flatMap(({ href }) => href ?? []);

describe("linksInText", () => {
  it("finds the addresses and leaves the sentence's own punctuation out", () => {
    expect(
      links("Go to http://localhost:3000/sign-in/confirm?token=a_b-C. Or (https://x.org/a), quickly!"),
    ).toEqual(["http://localhost:3000/sign-in/confirm?token=a_b-C", "https://x.org/a"]);
  });

  it("makes links of http and https only", () => {
    expect(
      links('javascript:alert(1) data:text/html,x <a href="https://x.org/"onclick=y> file:///etc/passwd'),
    ).toEqual(["https://x.org/"]);
  });

  it("loses no character of any text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constant("https://x.org/?a=b.")), { maxLength: 8 }),
        (parts) => {
          const text = parts.join("");
          expect(
            linksInText(text)
              .map((piece) => piece.text)
              .join(""),
          ).toBe(text);
        },
      ),
    );
  });
});
