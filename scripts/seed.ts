import "@/scripts/environment";
import { parseArgs } from "node:util";
import { db } from "@/lib/db";
import { seedDemo } from "@/prisma/seed/demo";
import { DEMO_CONFERENCE } from "@/prisma/seed/demo-accounts";
import { seedLarge } from "@/prisma/seed/large";

// npm run seed                          the demo conference, into a database without any
// npm run seed -- --presentations 5000  besides, a large deterministic one for measuring, at /large-5000
const { values } = parseArgs({ options: { presentations: { type: "string" } } });

try {
  if (values.presentations === undefined) {
    const wrote = await seedDemo();
    console.log(
      wrote
        ? `Seeded the demo conference: /${DEMO_CONFERENCE}`
        : "Nothing was seeded: there is a conference already.",
    );
  } else {
    const count = Number(values.presentations);
    if (!Number.isInteger(count) || count < 1 || count > 100_000) {
      console.error("--presentations takes a whole number from 1 to 100000.");
      process.exitCode = 2;
    } else {
      const { slug, wrote } = await seedLarge(count);
      console.log(wrote ? `Seeded ${count} presentations: /${slug}` : `Nothing was seeded: /${slug} exists.`);
    }
  }
} finally {
  await db.$disconnect();
}
