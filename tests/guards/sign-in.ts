// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

export const signInGuards: Guard[] = [
  {
    name: "a mailed link signs in once",
    file: "lib/auth/one-time-link.ts",
    guard: "where: { id, usedAt: null, expiresAt: { gt: now } }",
    without: "where: { id, expiresAt: { gt: now } }",
    test: "tests/integration/people/sign-in.test.ts",
    fails: ["a mailed link signs in once when it is pressed twice at the same moment"],
  },
  {
    name: "two who prove a new address come one after the other",
    file: "lib/people/proved-address.ts",
    guard:
      "  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('address:' || lower(${address}), 0))`;\n",
    without: "",
    test: "tests/integration/people/sign-in.test.ts",
    fails: [
      "a mailed link makes one person of a new address when two links for it are pressed at the same moment",
    ],
  },
  {
    name: "an identity is linked only in the browser that came with it",
    file: "lib/people/commands/sign-in.ts",
    guard: "const waiting = link.identity && openIdentity(identity, now);",
    without: "const waiting = link.identity ?? openIdentity(identity, now);",
    test: "tests/integration/people/sign-in.test.ts",
    fails: [
      "an identity that waits for an address is not linked to whoever presses a link that somebody else had sent to them",
    ],
  },
  {
    name: "an address nobody proved opens no account",
    file: "lib/people/proved-address.ts",
    guard: "if (known && (known.verifiedAt || !known.person.claimedAt)) {",
    without: "if (known) {",
    test: "tests/integration/people/sign-in.test.ts",
    fails: ["a mailed link does not open the account an unproved address was written into"],
  },
  {
    name: "known and unknown addresses are answered alike",
    file: "lib/people/commands/sign-in.ts",
    guard: "await postMail(tx, signInLinkMail(address, link));",
    without:
      "await postMail(tx, { ...signInLinkMail(address, link), subject: String(await tx.emailAddress.count({ where: { address } })) });",
    test: "tests/integration/people/sign-in.test.ts",
    fails: ["asking for a link answers, mails and writes the same for a known and an unknown address"],
  },
  {
    name: "signing in ends the sign-in the browser had",
    file: "lib/auth/sign-in-session.ts",
    guard: "  if (replaces) await endSignIn(replaces, tx);\n",
    without: "",
    test: "tests/integration/people/sign-in.test.ts",
    fails: [
      "a sign-in gets a token of its own each time, kept as a hash; the browser's former one ends",
      "a sign-in ends the sign-in of whoever used the browser before",
    ],
  },
  {
    name: "where to go after signing in is ours, however it is written",
    file: "lib/auth/own-path.ts",
    guard: "decoded !== null && [text, decoded].every(isOwn)",
    without: "decoded !== null && [text].every(isOwn)",
    test: "tests/unit/auth/own-path.test.ts",
    fails: ["a path to go to after signing in that is not ours becomes /my: %j"],
  },
  {
    name: "a rate limit ends",
    file: "lib/auth/rate-limit.ts",
    guard: "return attempts <= limit.attempts;",
    without: "return attempts <= limit.attempts || startsAt <= now;",
    test: "tests/integration/auth/guards.test.ts",
    fails: [
      "a rate limit lets exactly its number through when all come at the same moment",
      "a rate limit starts anew with the next window, and is each subject's own",
    ],
  },
  {
    name: "a form that does not say where it comes from is foreign",
    file: "lib/auth/form-guard.ts",
    guard: 'if (sender === null) return headers.get("sec-fetch-site") === "same-origin";',
    without: "if (sender === null) return true;",
    test: "tests/integration/auth/guards.test.ts",
    fails: [
      "the origin of a POST is ours, or foreign: another port, a sandbox and silence are foreign",
      "the origin of a POST may be said by Sec-Fetch-Site alone, never against the Origin",
    ],
  },
  {
    name: "a form made for another browser is refused",
    file: "lib/auth/form-guard.ts",
    guard: "return unseal(purpose(form), token, now) === bound(signInToken);",
    without: "return unseal(purpose(form), token, now) !== null || bound(signInToken) === purpose(form);",
    test: "tests/integration/auth/guards.test.ts",
    fails: ["a form's token fits no other form, no other browser, and not the same one signed out"],
  },
  {
    name: "looking at a mailed link does not use it up",
    file: "lib/people/queries/link.ts",
    guard: "  if (!link) return null;\n",
    without:
      "  if (!link) return null;\n  await db.emailToken.update({ where: { id: link.id }, data: { usedAt: now } });\n",
    test: "tests/integration/people/sign-in.test.ts",
    fails: [
      "a mailed link is only looked at by GET: nothing changes, however often",
      "a mailed link claims the imported person the address was written down for, under the imported name",
      "an identity that waits for an address is not linked to whoever presses a link that somebody else had sent to them",
    ],
  },
  {
    name: "an invited address counts once it was proved",
    file: "lib/presenters/commands/claim.ts",
    guard: "personId, verifiedAt: { not: null } },",
    without: "personId },",
    test: "tests/integration/presenters/invitations.test.ts",
    fails: ["claimInvitation with an address that stands in their account unproved waits, too"],
  },
  {
    name: "a conference keeps an organiser",
    file: "lib/roles/commands.ts",
    guard: '    if (mustStay(role, holders.length)) return refuse("last_organiser");\n',
    without: "",
    test: "tests/integration/roles/roles.test.ts",
    fails: ["revokeRole leaves one organiser when the last two give up at the same moment"],
  },
];
