import "@/scripts/environment";
import { issueSignInLink, LINK_MINUTES } from "@/lib/auth/one-time-link";
import { db } from "@/lib/db";
import { emailAddress } from "@/lib/text";

// npm run sign-in-link -- EMAIL: a one-time link that signs in whoever has the address; how the first organiser of
// a real installation gets in.

const address = emailAddress.safeParse(process.argv[2]);
if (address.success) {
  console.log(await issueSignInLink(address.data));
  console.log(`Works once, within ${LINK_MINUTES} minutes.`);
} else {
  console.error("Use: npm run sign-in-link -- EMAIL");
  process.exitCode = 2;
}
await db.$disconnect();
