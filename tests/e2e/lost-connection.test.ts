import { expect, it } from "vitest";
import { signedIn } from "@/tests/support/sign-in";

it("keeps what was typed in any form when the server does not answer, and saves it when it does", async () => {
  const attendee = await signedIn("attendee@demo.lectern.example");
  const page = await attendee.newPage();
  await page.goto("/my/settings");
  const about = page.getByLabel("About you");
  const form = page.locator("form", { has: about });
  await about.fill("Reads on trains.");

  await attendee.setOffline(true);
  await form.getByRole("button").click();
  await form.getByText("Not saved: the server did not answer.").waitFor();
  expect(await about.inputValue()).toBe("Reads on trains.");

  await attendee.setOffline(false);
  await form.getByRole("button").click();
  await form.getByRole("status").waitFor();
  await page.reload();
  expect(await about.inputValue()).toBe("Reads on trains.");
  await attendee.close();
});
