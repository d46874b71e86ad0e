import { z } from "zod";
import { emailAddress, optionalLine } from "@/lib/text";

const role = z.enum(["organiser", "chair"]);

export const GrantRoleInput = z.object({
  conferenceId: z.uuid(),
  address: emailAddress,
  /** Of somebody we do not know yet; left out, it is made from the address until they say it themselves. */
  name: optionalLine(200),
  role,
});
export type GrantRoleInput = z.output<typeof GrantRoleInput>;

export const RevokeRoleInput = z.object({ conferenceId: z.uuid(), personId: z.uuid(), role });
export type RevokeRoleInput = z.output<typeof RevokeRoleInput>;

/** A role as it was just granted or revoked. */
export type RoleHeld = { personId: string; name: string; role: "organiser" | "chair" };

export type GrantRoleRefusal = "not_found" | "not_allowed" | "already_holds" | "person_left";
export type RevokeRoleRefusal = "not_found" | "not_allowed" | "holds_none" | "last_organiser";
