import { expect, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { mailTo } from "@/tests/support/mail";
import { signedIn } from "@/tests/support/sign-in";

const CONFERENCE = "/societies-in-motion/presentations";
const PATH = `${CONFERENCE}/whose-order-regional-forums-and-the-language-of-stability-after-2012`;
const ATTENDEE = "attendee@demo.lectern.example";
const PRESENTER = "leilani-kahananui@people.demo.lectern.example";

it("asks for a video in one press, undoes it, asks again, and is mailed the link when it arrives", async () => {
  const attendee = await (await signedIn(ATTENDEE)).newPage();
  await attendee.goto(PATH);
  const media = attendee.locator("#media");
  await media.getByRole("button", { name: "Video", exact: true }).click();
  await media.getByText("You asked for Video, and follow this presentation.").waitFor();
  await media.getByRole("button", { name: "✓ Video asked for" }).click();
  await media.getByText("You no longer ask for Video. You still follow this presentation.").waitFor();
  await media.getByRole("button", { name: "Video", exact: true }).click();
  await media.getByRole("button", { name: "✓ Video asked for" }).waitFor();
  expect(await attendee.getByRole("button", { name: "✓ Following" }).count()).toBe(1);

  const presenter = await (await signedIn(PRESENTER)).newPage();
  await presenter.goto("/my");
  await presenter.getByText("One person asks for Video.").waitFor();
  await presenter.goto(`${PATH}/edit`);
  const form = presenter.locator("form[action='/media/uploads']");
  await form.getByLabel("What it is").selectOption({ label: "Video, asked for by 1" });
  const file = { name: "talk.webm", mimeType: "video/webm", buffer: Buffer.from("not really a video") };
  await form.getByLabel("File", { exact: true }).setInputFiles(file);
  await form.getByRole("button", { name: "Add the file" }).click();
  await form.getByText("“Video” is on the page. The one person who asked gets a mail.").waitFor();

  const { links } = await mailTo(ATTENDEE, "Video: Whose Order");
  // From elsewhere: within the page the link is only a jump.
  await attendee.goto("/my");
  await attendee.goto(links[0] ?? "");
  await attendee.locator("#media").getByRole("link", { name: "Video" }).waitFor();
  await attendee.goto("/my");
  await attendee
    .getByText(/there since/)
    .first()
    .waitFor();
});

it("does all of it without JavaScript, on a page that is never kept", async () => {
  const context = await signedIn(ATTENDEE, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(PATH);
  await page.locator("#media").getByRole("button", { name: "Paper", exact: true }).click();
  await page.getByText("You asked for Paper, and follow this presentation.").waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/my\/presentations\/[0-9a-f-]{36}$/);
  const answer = await context.request.get(page.url());
  expect(answer.headers()["cache-control"]).toContain("no-store");
  await page.getByRole("button", { name: /^Take back.*Paper$/ }).click();
  await page.getByText("You no longer ask for Paper. You still follow this presentation.").waitFor();
});

it("is sent to sign in when signed out, with and without JavaScript", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await (await aVisitor({ javaScriptEnabled })).newPage();
    await page.goto(PATH);
    await page.getByRole("button", { name: "Follow", exact: true }).click();
    await page.waitForURL(/\/sign-in\?press=[0-9a-f-]{36}/);
  }
});
