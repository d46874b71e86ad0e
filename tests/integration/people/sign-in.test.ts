import { describe, expect, it } from "vitest";
import { actorOfToken, anonymous, hashToken, personIdOf } from "@/lib/auth/actor";
import { issueSignInLink } from "@/lib/auth/one-time-link";
import { sealIdentity } from "@/lib/auth/pending-identity";
import { db } from "@/lib/db";
import { confirmSignIn, requestSignInLink } from "@/lib/people/commands/sign-in";
import { getLink } from "@/lib/people/queries/link";
import { ConfirmSignInInput, RequestSignInLinkInput } from "@/lib/people/schema";
import { rememberPress } from "@/lib/requests/commands/remembered-press";
import { aConference } from "@/tests/factories/conferences";
import { aPerson } from "@/tests/factories/people";
import { aPresentation } from "@/tests/factories/presentations";

const now = new Date("2027-01-01T10:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const counted = { n: 0 };
const anAddress = () => `new-${++counted.n}@example.org`;

async function aToken(address: string, options: Parameters<typeof issueSignInLink>[1] = {}) {
  const url = new URL(await issueSignInLink(address, options, now));
  return url.searchParams.get("token") ?? "";
}

function ask(address: string, rest: Record<string, string> = {}, at = now) {
  const input = RequestSignInLinkInput.parse({ address, client: address, ...rest });
  return requestSignInLink(anonymous, input, at);
}

function confirm(token: string, rest: Record<string, string> = {}, at = now) {
  return confirmSignIn(anonymous, ConfirmSignInInput.parse({ token, ...rest }), at);
}

async function confirmed(token: string, rest: Record<string, string> = {}) {
  const result = await confirm(token, rest);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

async function mailedToken(address: string) {
  const mail = await db.mail.findFirstOrThrow({
    where: { recipient: address },
    orderBy: { createdAt: "desc" },
  });
  return /token=(\S+)/.exec(mail.text)?.[1] ?? "";
}

describe("asking for a link", () => {
  it("answers, mails and writes the same for a known and an unknown address", async () => {
    const known = (await aPerson()).emails[0]?.address ?? "";
    const unknown = anAddress();
    const answers = await Promise.all([known, unknown].map((address) => ask(address)));
    expect(answers).toEqual([known, unknown].map((address) => ({ ok: true, value: { address } })));
    const mails = await db.mail.findMany({ where: { recipient: { in: [known, unknown] } } });
    const words = mails.map(({ subject, text }) => [subject, text.replace(/token=\S+/, "token")]);
    expect(words).toHaveLength(2);
    expect(words[0]).toEqual(words[1]);
    expect(await db.emailToken.count({ where: { address: { in: [known, unknown] } } })).toBe(2);
    expect(await db.emailAddress.count({ where: { address: unknown } })).toBe(0);
  });

  it("sends a link of the configured origin, whose token is kept as a hash only", async () => {
    const address = anAddress();
    await ask(address);
    const mail = await db.mail.findFirstOrThrow({ where: { recipient: address } });
    expect(mail.text).toContain("\n\nhttp://localhost:3000/sign-in/confirm?token=");
    const token = await mailedToken(address);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const kept = await db.emailToken.findFirstOrThrow({ where: { address } });
    expect(kept.tokenHash).toBe(hashToken(token));
  });

  it("is refused after five for one address in a quarter of an hour, known or not, also all at once", async () => {
    const known = (await aPerson()).emails[0]?.address ?? "";
    for (const address of [known, anAddress()]) {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          ask(n % 2 ? address.toUpperCase() : address, { client: `c${n}` }),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
      expect(answers.find(({ ok }) => !ok)).toEqual({
        ok: false,
        reason: "too_many",
        facts: { minutes: 15 },
      });
      expect(await ask(address, {}, later(15))).toMatchObject({ ok: true });
    }
  });

  it("is refused after twenty for one address in a day", async () => {
    const address = anAddress();
    for (let n = 0; n < 20; n++)
      expect(await ask(address, { client: `d${n}` }, later(Math.floor(n / 5) * 15))).toMatchObject({
        ok: true,
      });
    expect(await ask(address, {}, later(120))).toMatchObject({
      reason: "too_many",
      facts: { minutes: 1440 },
    });
  });

  it("is refused after two hundred of one client in a quarter of an hour", async () => {
    const from = async () => ask(anAddress(), { client: "192.0.2.99" });
    const answers = await Promise.all(Array.from({ length: 203 }, from));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(200);
  });

  it("takes no address with line breaks, names, lists or more than one at-sign", () => {
    for (const address of [
      "a@example.org\r\nBcc: b@example.org",
      "a@example.org\nb@example.org",
      "a@example.org,b@example.org",
      "Ada <a@example.org>",
      "a@b@example.org",
      "a b@example.org",
      "a@example",
      "",
      `${"a".repeat(250)}@example.org`,
      "a\u0000@example.org",
    ])
      expect(RequestSignInLinkInput.safeParse({ address, client: "" }).success, address).toBe(false);
    const parsed = RequestSignInLinkInput.parse({
      address: " Ada@Example.ORG \r\n",
      client: "",
      press: "none",
    });
    expect(parsed).toEqual({ address: "Ada@example.org", client: "", next: "", press: undefined });
  });

  it("keeps where to go and the press, if they are ours", async () => {
    const presentation = await aPresentation((await aConference()).id);
    const press = await rememberPress(anonymous, {
      kind: "follow",
      subject: `presentation:${presentation.id}`,
      sentence: "",
    });
    if (!press.ok) throw new Error(press.reason);
    const address = anAddress();
    await ask(address, { next: "/c/presentations/p", press: press.value.pressId });
    expect(await confirmed(await mailedToken(address))).toMatchObject({
      nextPath: "/c/presentations/p",
      pressId: press.value.pressId,
    });
    await ask(address, { next: "//evil.example", press: crypto.randomUUID() });
    expect(await confirmed(await mailedToken(address))).toMatchObject({ nextPath: "/my", pressId: null });
  });
});

describe("a mailed link", () => {
  it("is only looked at by GET: nothing changes, however often", async () => {
    const address = anAddress();
    const token = await aToken(address);
    const before = await db.emailToken.findMany();
    for (let n = 0; n < 3; n++)
      expect(await getLink(anonymous, token, now)).toEqual({
        kind: "sign_in",
        address,
        isNew: true,
        name: "",
        linksIdentity: false,
      });
    expect(await db.emailToken.findMany()).toEqual(before);
    expect(await db.emailAddress.count({ where: { address } })).toBe(0);
  });

  it("signs in once when it is pressed twice at the same moment", async () => {
    const address = anAddress();
    const token = await aToken(address);
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirm(token)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(
      Array(5).fill({ ok: false, reason: "link_unusable", facts: {} }),
    );
    const { person } = await db.emailAddress.findUniqueOrThrow({
      where: { address },
      select: { person: { select: { _count: { select: { signIns: true } } } } },
    });
    expect(person._count.signIns).toBe(1);
  });

  it("is refused used, half an hour later, unknown and malformed", async () => {
    const token = await aToken(anAddress());
    expect(await confirm(token, {}, later(30))).toMatchObject({ reason: "link_unusable" });
    expect(await getLink(anonymous, token, later(30))).toBe(null);
    expect(await confirm(token, {}, later(29))).toMatchObject({ ok: true });
    expect(await confirm(token, {}, later(29))).toMatchObject({ reason: "link_unusable" });
    expect(await getLink(anonymous, token, later(29))).toBe(null);
    for (const wrong of ["x", "\u0000", hashToken(token), "' OR 1=1"])
      expect(await confirm(wrong)).toMatchObject({ reason: "link_unusable" });
  });

  it("is swept when it has been over for a week", async () => {
    const address = anAddress();
    await aToken(address);
    await issueSignInLink(anAddress(), {}, later(30 + 7 * 1440));
    expect(await db.emailToken.count({ where: { address } })).toBe(1);
    await issueSignInLink(anAddress(), {}, later(31 + 7 * 1440));
    expect(await db.emailToken.count({ where: { address } })).toBe(0);
  });

  it("makes one person of a new address when two links for it are pressed at the same moment", async () => {
    const address = anAddress();
    const tokens = await Promise.all([1, 2, 3].map(() => aToken(address)));
    const people = await Promise.all(tokens.map((token) => confirmed(token, { name: "Ada Lovelace" })));
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(1);
    expect(await db.person.findUnique({ where: { id: people[0]?.personId } })).toMatchObject({
      name: "Ada Lovelace",
      claimedAt: now,
    });
    expect(await db.emailAddress.findMany({ where: { address } })).toMatchObject([
      { verifiedAt: now, isPrimary: true },
    ]);
  });

  it("gives two people of one name, at the same moment, two addresses of their pages", async () => {
    const people = await Promise.all(
      [anAddress(), anAddress()].map(async (address) =>
        confirmed(await aToken(address), { name: "Grace Hopper" }),
      ),
    );
    const rows = await db.person.findMany({ where: { id: { in: people.map(({ personId }) => personId) } } });
    for (const { slug } of rows) expect(slug).toMatch(/^grace-hopper-[a-z2-9]{6}$/);
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(2);
  });

  it("claims the imported person the address was written down for, under the imported name", async () => {
    const address = anAddress();
    const imported = await aPerson({
      name: "Svetlana Vassiliouk",
      claimedAt: null,
      emails: { create: { address } },
    });
    const token = await aToken(address);
    expect(await getLink(anonymous, token, now)).toMatchObject({ isNew: false, name: "Svetlana Vassiliouk" });
    const { personId } = await confirmed(token, { name: "Mallory" });
    expect(personId).toBe(imported.id);
    expect(
      await db.person.findUniqueOrThrow({ where: { id: personId }, include: { emails: true } }),
    ).toMatchObject({
      name: "Svetlana Vassiliouk",
      claimedAt: now,
      emails: [{ verifiedAt: now, isPrimary: true }],
    });
  });

  it("does not open the account an unproved address was written into", async () => {
    const address = anAddress();
    const owner = await aPerson();
    await db.emailAddress.create({ data: { address, personId: owner.id } });
    const { personId } = await confirmed(await aToken(address), { name: "Somebody Else" });
    expect(personId).not.toBe(owner.id);
    expect(await db.emailAddress.findUnique({ where: { address } })).toMatchObject({
      personId,
      isPrimary: true,
    });
  });

  it("signs in with any proved address of a person, in any case", async () => {
    const person = await aPerson();
    const address = anAddress();
    await db.emailAddress.create({ data: { address, personId: person.id, verifiedAt: now } });
    const { personId } = await confirmed(await aToken(address.toUpperCase()));
    expect(personId).toBe(person.id);
  });
});

describe("a sign-in", () => {
  it("gets a token of its own each time, kept as a hash; the browser's former one ends", async () => {
    const address = anAddress();
    const first = await confirmed(await aToken(address), { userAgent: "Firefox" });
    const second = await confirmed(await aToken(address), { replaces: first.signIn.token });
    expect(second.signIn.token).not.toBe(first.signIn.token);
    expect(await actorOfToken(first.signIn.token, now)).toBe(anonymous);
    expect(personIdOf(await actorOfToken(second.signIn.token, now))).toBe(second.personId);
    expect(await db.signInSession.findMany({ where: { personId: second.personId } })).toMatchObject([
      { tokenHash: hashToken(second.signIn.token) },
    ]);
  });

  it("never takes over a token the browser brought", async () => {
    const planted = "planted-by-somebody-else";
    const { signIn } = await confirmed(await aToken(anAddress()), { replaces: planted });
    expect(signIn.token).not.toBe(planted);
    expect(await actorOfToken(planted, now)).toBe(anonymous);
  });

  it("ends the sign-in of whoever used the browser before", async () => {
    const before = await confirmed(await aToken(anAddress()));
    await confirmed(await aToken(anAddress()), { replaces: before.signIn.token });
    expect(await actorOfToken(before.signIn.token, now)).toBe(anonymous);
  });

  it("lasts sixty days", async () => {
    const { signIn } = await confirmed(await aToken(anAddress()));
    expect(await actorOfToken(signIn.token, later(60 * 1440 - 1))).toMatchObject({ kind: "person" });
    expect(await actorOfToken(signIn.token, later(60 * 1440))).toBe(anonymous);
  });

  it("is nobody's once the person has left or was merged", async () => {
    const { signIn, personId } = await confirmed(await aToken(anAddress()));
    await db.person.update({ where: { id: personId }, data: { leftAt: now } });
    expect(await actorOfToken(signIn.token, now)).toBe(anonymous);
  });
});

describe("an identity that waits for an address", () => {
  const identity = (id: string) => ({
    provider: "https://orcid.example",
    providerAccountId: id,
    name: "Ada",
  });

  it("is linked by the link pressed in the same browser", async () => {
    const address = anAddress();
    const sealed = sealIdentity(identity("1"), now);
    await ask(address, { identity: sealed });
    const { personId, isIdentityLinked } = await confirmed(await mailedToken(address), { identity: sealed });
    expect(isIdentityLinked).toBe(true);
    expect(await db.providerAccount.findMany({ where: { personId } })).toMatchObject([
      { provider: "https://orcid.example", providerAccountId: "1" },
    ]);
    expect(await db.person.findUnique({ where: { id: personId } })).toMatchObject({ name: "Ada" });
  });

  it("is not linked to whoever presses a link that somebody else had sent to them", async () => {
    const victim = await aPerson();
    const address = victim.emails[0]?.address ?? "";
    await ask(address, { identity: sealIdentity(identity("attacker"), now) });
    const token = await mailedToken(address);
    expect(await getLink(anonymous, token, now)).toMatchObject({ linksIdentity: true });
    expect(await confirmed(token)).toMatchObject({ personId: victim.id, isIdentityLinked: false });
    await ask(address, { identity: sealIdentity(identity("attacker"), now) });
    const other = sealIdentity(identity("victim's own"), now);
    expect(await confirmed(await mailedToken(address), { identity: other })).toMatchObject({
      isIdentityLinked: false,
    });
    expect(await db.providerAccount.count({ where: { personId: victim.id } })).toBe(0);
  });

  it("is not linked without having been asked for, and not when it is older than the seal allows", async () => {
    const address = anAddress();
    const sealed = sealIdentity(identity("2"), now);
    expect(await confirmed(await aToken(address), { identity: sealed })).toMatchObject({
      isIdentityLinked: false,
    });
    expect(await ask(address, { identity: sealed }, later(45))).toMatchObject({ reason: "identity_expired" });
    expect(await ask(address, { identity: "forged.seal" })).toMatchObject({ reason: "identity_expired" });
  });
});
