import { z } from "zod";

/** So many bytes, or nothing. */
const base64url = (bytes: number) =>
  z
    .string()
    .refine(
      (text) => text === "" || Buffer.from(text, "base64url").length === bytes,
      `is not ${bytes} bytes in base64url: \`npx web-push generate-vapid-keys\` makes a pair`,
    )
    .default("");

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .min(1, "DATABASE_URL is not set: start with `npm run up`, or name a PostgreSQL 15 or newer"),
  /** Where links in mail point and what forms must come from: scheme, host and port, no path. */
  ORIGIN: z.url().default("http://localhost:3000"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address to listen on: loopback unless said otherwise. */
  HOST: z.string().default("127.0.0.1"),
  /** Addresses and networks of our own proxies, separated by commas: only their forwarded headers are believed. */
  TRUSTED_PROXIES: z.string().default(""),
  /** Megabytes (10^6 bytes) of memory that kept pages may take in each web process. */
  PAGE_CACHE_MEGABYTES: z.coerce.number().positive().default(64),
  SMTP_URL: z.string().default("smtp://127.0.0.1:2525"),
  /** Folder of the local inbox; set by `npm run up` when that takes the mail. Nothing else shows `/inbox`. */
  INBOX_DIR: z.string().optional(),
  MAIL_FROM: z.string().default("Lectern <lectern@localhost>"),
  /** Folder of media, secrets and, with the embedded database, everything else. */
  DATA_DIR: z.string().default(".data"),
  /** Server that speaks S3, for media; empty: they are kept in the data folder. Its bucket is ours alone. */
  S3_ENDPOINT: z.union([z.literal(""), z.url()]).default(""),
  S3_BUCKET: z.string().default(""),
  S3_REGION: z.string().default(""),
  S3_ACCESS_KEY_ID: z.string().default(""),
  S3_SECRET_ACCESS_KEY: z.string().default(""),
  /** How long a signed address lives that files are fetched at, from the bucket; 0: they are sent by us. */
  S3_REDIRECT_SECONDS: z.coerce.number().int().min(0).max(604_800).default(0),
  /** `host:port`, or the path of a socket, of a clamd that looks at every file first; empty: nobody is asked. */
  CLAMD_HOST: z
    .string()
    .regex(/^$|^\/.|^[^/]+:\d{1,5}$/, "CLAMD_HOST is host:port, or the path of a socket")
    .default(""),
  /** 32 bytes, base64; kept by `npm run up` in the data folder. Signs cookies and tokens. */
  AUTH_SECRET: z.string().default("development-only"),
  /** P-256 key pair, base64url, that says to push services who we are; kept by `npm run up`. Empty: no push. */
  VAPID_PUBLIC_KEY: base64url(65),
  VAPID_PRIVATE_KEY: base64url(32),
  /** Hosts of push services besides those of the browsers, separated by commas; `host:port` where it is not 443. */
  PUSH_HOSTS: z.string().default(""),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Separated by spaces. ORCID knows `openid` only. */
  OIDC_SCOPE: z.string().default("openid email profile"),
  /** As the sign-in button says it. */
  OIDC_NAME: z.string().default("your institution"),
  /** `yes`: an address this issuer calls verified signs in the person who has it. */
  OIDC_TRUSTED: z.enum(["yes", "no"]).default("no"),
});

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/?$/;

/** What anybody can read in our source signs nothing that others can reach. */
const Guarded = Environment.refine(
  ({ ORIGIN, AUTH_SECRET }) => AUTH_SECRET !== "development-only" || LOOPBACK.test(ORIGIN),
  "AUTH_SECRET is not set: start with `npm run up`, or give 32 random bytes in base64",
)
  .refine(
    ({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }) => (VAPID_PUBLIC_KEY === "") === (VAPID_PRIVATE_KEY === ""),
    "Set both VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY, or neither",
  )
  .refine(
    ({ S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }) =>
      new Set([S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY].map(Boolean))
        .size === 1,
    "To keep media in a bucket set S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY; to keep them in the data folder set none of them",
  );

/** The environment, parsed once at first use; a wrong value stops the process with its name. */
export const env: z.infer<typeof Environment> = Guarded.parse(process.env);
