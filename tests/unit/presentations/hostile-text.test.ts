import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BothTexts } from "@/components/presentations/edit-both-texts";
import { EditHistory } from "@/components/presentations/edit-history";
import { InvitationToAnswer } from "@/components/presenters/invitation";
import { differenceOf } from "@/lib/presentations/difference";
import { invitation, withdrawn } from "@/lib/presenters/emails";

const HOSTILE = `<script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
const SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;&amp;";
const unsent = async () => ({ status: "fresh" as const });

it("hostile text is text in the history, beside a stale save and on an invitation", () => {
  const text = { title: HOSTILE, abstract: HOSTILE, keywords: HOSTILE };
  const pieces = differenceOf("", HOSTILE);
  const version = { number: 2, savedInWords: "Fri", savedBy: HOSTILE, isFirst: false, isNewest: true };
  const shown = { ...version, title: pieces, abstract: pieces, keywords: pieces };
  const pages = [
    createElement(BothTexts, { theirs: text, mine: text, takeTheirs: () => {} }),
    createElement(EditHistory, { dates: [], shown, restore: null }),
    createElement(InvitationToAnswer, {
      invitation: {
        ...{ token: "t", state: "open", title: HOSTILE, conferenceName: HOSTILE, displayName: HOSTILE },
        ...{ signedInAs: HOSTILE, isTheirs: true, isByThem: false, editPath: "/c/presentations/p/edit" },
        state: "open" as const,
      },
      action: unsent,
    }),
  ];
  for (const page of pages) {
    const html = renderToStaticMarkup(page);
    expect(html.includes(SHOWN)).toBe(true);
    expect(/<script>alert|<img/.test(html)).toBe(false);
  }
});

it("hostile text is plain text in mail, where nothing reads it as markup", () => {
  const about = { title: HOSTILE, conferenceName: "C", link: "https://example.org/x" };
  const asked = invitation({ ...about, displayName: HOSTILE, invitedBy: HOSTILE, expiresOn: "Friday" });
  expect([asked.subject.includes(HOSTILE), asked.text.includes(HOSTILE)]).toEqual([true, true]);
  expect(withdrawn({ ...about, by: HOSTILE, reason: HOSTILE }).text.includes(HOSTILE)).toBe(true);
});
