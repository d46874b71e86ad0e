import type { Metadata, Route } from "next";
import { pressProveAddress, pressSignIn } from "@/app/(account)/sign-in/confirm/actions";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page";
import { hashToken } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/current-actor";
import { formToken } from "@/lib/auth/form-guard";
import { signInTokenSent } from "@/lib/auth/sign-in-cookies";
import { getLink } from "@/lib/people/queries/link";
import type { LinkView } from "@/lib/people/schema";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Sign in",
  robots: { index: false },
  // The address holds the token. Same-origin, not none: without a referrer browsers hide the form's origin too.
  referrer: "same-origin",
};

/** What a mailed link leads to: one button, and nothing happens before it is pressed. */
export default async function ConfirmPage({ searchParams }: PageProps<"/sign-in/confirm">) {
  const { token } = await searchParams;
  const actor = await currentActor();
  const link = typeof token === "string" ? await getLink(actor, token) : null;

  return (
    <div className="max-w-md">
      {typeof token !== "string" || !link ? (
        <Unusable />
      ) : link.kind === "sign_in" ? (
        <SignIn link={link} token={token} signedInAs={actor.kind === "person" ? actor.name : null} />
      ) : (
        <ProveAddress link={link} token={token} isSignedIn={actor.kind === "person"} />
      )}
    </div>
  );
}

async function hiddenFields(token: string): Promise<Record<string, string>> {
  return { token, formToken: formToken(`link:${hashToken(token)}`, await signInTokenSent()) };
}

async function SignIn({
  link,
  token,
  signedInAs,
}: {
  link: Extract<LinkView, { kind: "sign_in" }>;
  token: string;
  signedInAs: string | null;
}) {
  return (
    <>
      <PageHeading title="Sign in" />
      <p className="mb-6 wrap-anywhere">
        You sign in as <strong>{link.address}</strong>
        {link.name && `, ${link.name}`}.
        {signedInAs && ` ${signedInAs} is signed in here now and will be signed out.`}
      </p>
      {link.linksIdentity && (
        <Notice kind="info" className="mb-6">
          <p>
            {link.name || "Somebody"} came from another site and asked to sign in with it from now on. If this
            was not you, close this page.
          </p>
        </Notice>
      )}
      <ActionForm action={pressSignIn} submit="Sign in" hidden={await hiddenFields(token)}>
        {link.isNew && (
          <TextField
            name="name"
            label="Your name"
            hint="As others should read it. You can change it later."
            defaultValue={link.name}
            autoComplete="name"
            maxLength={200}
          />
        )}
      </ActionForm>
    </>
  );
}

async function ProveAddress({
  link,
  token,
  isSignedIn,
}: {
  link: Extract<LinkView, { kind: "prove_address" }>;
  token: string;
  isSignedIn: boolean;
}) {
  const again = `/sign-in?next=${encodeURIComponent(`/sign-in/confirm?token=${token}`)}` as Route;
  return (
    <>
      <PageHeading title="Confirm your address" />
      {link.isYours ? (
        <>
          <p className="mb-6 wrap-anywhere">
            <strong>{link.address}</strong> is added to your account: you can sign in with it.
          </p>
          <ActionForm
            action={pressProveAddress}
            submit="Add this address"
            hidden={await hiddenFields(token)}
          />
        </>
      ) : isSignedIn ? (
        <p>
          Somebody else asked for this link than who is signed in here. If it was you with another account,
          sign in with that one and open the link again; if not, do nothing.
        </p>
      ) : (
        <>
          <p className="mb-6">
            An address is added in a browser that is signed in to the account. If you asked for this, sign in
            first; if not, do nothing.
          </p>
          <ButtonLink href={again} rank="primary">
            Sign in
          </ButtonLink>
        </>
      )}
    </>
  );
}

function Unusable() {
  return (
    <>
      <PageHeading title="This link no longer works" />
      <p className="mb-6">
        A link works once, within half an hour. This one was used, is older, or was cut short on its way.
      </p>
      <ButtonLink href="/sign-in" rank="primary">
        Send me a new link
      </ButtonLink>
    </>
  );
}
