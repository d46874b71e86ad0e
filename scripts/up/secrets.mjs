import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

const random = (name) => () => ({ [name]: randomBytes(32).toString("base64") });

/** What makes each of them; a pair is made together. */
const MAKERS = {
  AUTH_SECRET: random("AUTH_SECRET"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: random("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"),
  POSTGRES_PASSWORD: random("POSTGRES_PASSWORD"),
  VAPID_PUBLIC_KEY: vapidKeys,
  VAPID_PRIVATE_KEY: vapidKeys,
};

/**
 * The installation's secrets, kept in `<data>/secrets` for its owner alone; missing ones are made. They stay the
 * same over restarts and builds: signed-in people stay signed in, forms of the last build are understood, browsers
 * that show reminders go on showing them.
 */
export function secretsOf(data) {
  mkdirSync(data, { recursive: true });
  const file = path.join(data, "secrets");
  const kept = read(file);
  const makers = new Set(Object.keys(MAKERS).flatMap((name) => (kept[name] ? [] : [MAKERS[name]])));
  for (const make of makers) Object.assign(kept, make());
  if (makers.size > 0) {
    const half = `${file}.${process.pid}`;
    writeFileSync(half, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(half, file);
  }
  chmodSync(file, 0o600);
  return kept;
}

/** Who we are to push services (RFC 8292): a P-256 key pair, the public key as an uncompressed point. */
function vapidKeys() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const { x, y, d } = privateKey.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  return { VAPID_PUBLIC_KEY: point.toString("base64url"), VAPID_PRIVATE_KEY: d };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new Error(
      `${file} cannot be read as JSON. Restore it from a backup, or remove it: everybody is signed out then.`,
      { cause: error },
    );
  }
}
