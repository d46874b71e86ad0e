import { issueSignInLink } from "@/lib/auth/one-time-link";
import { db } from "@/lib/db";
import { DEMO_ACCOUNTS } from "@/prisma/seed/demo-accounts";

// For `npm run up`: one line a part people play in the demo, "part TAB link"; none where the demo is not.

for (const { part, address } of DEMO_ACCOUNTS)
  if (await db.emailAddress.findUnique({ where: { address }, select: { id: true } }))
    console.log(`${part}\t${await issueSignInLink(address)}`);
await db.$disconnect();
