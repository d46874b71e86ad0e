import "@/scripts/environment";
import { parseArgs } from "node:util";
import { system } from "@/lib/auth/actor";
import { createConference } from "@/lib/conferences/commands/create-conference";
import { CreateConferenceInput } from "@/lib/conferences/schema";
import { db } from "@/lib/db";

// npm run conference -- SLUG "NAME" --starts 2027-06-11 --ends 2027-06-13 --zone Asia/Tokyo --place Kyoto

const USE =
  'Use: npm run conference -- SLUG "NAME" --starts 2027-06-11 --ends 2027-06-13 --zone Asia/Tokyo --place PLACE [--mode in_person|online|blended]';

/** What an argument is called in the schema. */
const ARGUMENTS: Record<string, string> = {
  ...{ slug: "SLUG", name: "NAME", startsOn: "--starts", endsOn: "--ends" },
  ...{ timeZone: "--zone", place: "--place", mode: "--mode" },
};

const typed = read();
const input = typed && CreateConferenceInput.safeParse(typed);
process.exitCode = 1;

if (!input || !typed?.slug) {
  console.error(USE);
} else if (!input.success) {
  for (const { path, message } of input.error.issues)
    console.error(`${ARGUMENTS[String(path[0])] ?? ""}: ${message}`);
  console.error(USE);
} else {
  const made = await createConference(system, input.data);
  if (made.ok) {
    const { slug, name } = made.value;
    console.log(
      `Made ${name}. Only its organisers see it until they publish it at /${slug}/organise/settings.`,
    );
    console.log(`Its first organiser: npm run grant -- ${slug} EMAIL organiser`);
    process.exitCode = 0;
  } else if (made.reason === "slug_taken") {
    console.error(`Another conference has, or had, the address /${typed.slug}. Choose another one.`);
  } else {
    console.error("The command line may not decide that.");
  }
}
await db.$disconnect();

/** The arguments as the schema names them; null when there are others than these. */
function read(): Record<string, string | undefined> | null {
  const option = { type: "string" } as const;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { starts: option, ends: option, zone: option, place: option, mode: option },
    });
    const [slug = "", name, ...more] = positionals;
    const { starts: startsOn, ends: endsOn, zone: timeZone, place, mode = "blended" } = values;
    return more.length > 0 ? null : { slug, name, startsOn, endsOn, timeZone, place, mode };
  } catch {
    return null;
  }
}
