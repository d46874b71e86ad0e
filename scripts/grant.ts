import "@/scripts/environment";
import { system } from "@/lib/auth/actor";
import { getConference } from "@/lib/conferences/queries";
import { db } from "@/lib/db";
import { grantRole } from "@/lib/roles/commands";
import { GrantRoleInput, type GrantRoleRefusal } from "@/lib/roles/schema";

// npm run grant -- CONFERENCE EMAIL organiser|chair

const refusals: Record<GrantRoleRefusal, string> = {
  not_found: "There is no such conference.",
  not_allowed: "The command line may not decide that.",
  already_holds: "Nothing to do: that person holds the role already.",
  person_left: "The person with this address has left.",
};

const [slug = "", address, role] = process.argv.slice(2);
process.exitCode = 1;
const conference = await getConference(system, slug);
const input = GrantRoleInput.safeParse({ conferenceId: conference?.id, address, role });

if (address === undefined || role === undefined) {
  console.error("Use: npm run grant -- CONFERENCE EMAIL organiser|chair");
} else if (!conference) {
  const known = (await db.conference.findMany({ orderBy: { startsOn: "desc" } })).map((each) => each.slug);
  console.error(
    `There is no conference "${slug}". ${known.length > 0 ? `There is: ${known.join(", ")}.` : "There is none yet."}`,
  );
} else if (!input.success) {
  const field = input.error.issues[0]?.path[0];
  console.error(
    field === "role" ? `A role is organiser or chair, not "${role}".` : `"${address}" is no e-mail address.`,
  );
} else {
  const granted = await grantRole(system, input.data);
  if (granted.ok) {
    console.log(`${granted.value.name} (${address}) is now ${role} of ${conference.name}.`);
    process.exitCode = 0;
  } else {
    console.error(refusals[granted.reason]);
  }
}
await db.$disconnect();
