import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { sendSignInLink } from "@/app/(account)/sign-in/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page";
import { type AfterSignIn, afterSignIn } from "@/lib/auth/after-sign-in";
import { currentActor } from "@/lib/auth/current-actor";
import { formToken } from "@/lib/auth/form-guard";
import { provider } from "@/lib/auth/provider";
import { PROVIDER_FORM } from "@/lib/auth/provider-sign-in";
import { signInTokenSent } from "@/lib/auth/sign-in-cookies";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

const problems: Record<string, string> = {
  provider: "Signing in there did not work, and nothing was changed. Try again, or use your e-mail address.",
  busy: "Too many people sign in from your network at the moment. Try again in 15 minutes.",
};

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { problem, ...asked } = await searchParams;
  const after = afterSignIn(asked);
  if ((await currentActor()).kind === "person") redirect(after.next as Route);
  const sentence = typeof problem === "string" ? problems[problem] : undefined;
  const institution = provider();

  return (
    <div className="max-w-md">
      <PageHeading title="Sign in" />
      {sentence && (
        <Notice kind="refused" className="mb-6">
          <p>{sentence}</p>
        </Notice>
      )}
      {after.press && (
        <Notice kind="info" className="mb-6">
          <p>What you pressed is remembered and done once you are signed in.</p>
        </Notice>
      )}
      <ActionForm
        action={sendSignInLink}
        submit="Send me a link"
        hidden={{ next: after.next, ...(after.press && { press: after.press }) }}
      >
        <TextField
          name="address"
          type="email"
          label="Your e-mail address"
          hint="We send you a link; there is no password. If you are new here, it makes your account."
          autoComplete="email"
          maxLength={254}
          required
        />
      </ActionForm>
      {env.INBOX_DIR && (
        <p className="mt-6 text-sm text-ink-muted">
          Mail from here stays on this machine: it arrives in <a href="/inbox">its inbox</a>.
        </p>
      )}
      {institution && <WithProvider name={institution.name} after={after} />}
    </div>
  );
}

/** A plain form: the answer leads to the provider's own pages. */
async function WithProvider({ name, after }: { name: string; after: AfterSignIn }) {
  const token = formToken(PROVIDER_FORM, await signInTokenSent());
  return (
    <form method="post" action="/api/auth/signin/oidc" className="hairline mt-10 pt-6">
      <input type="hidden" name="formToken" value={token} />
      <input type="hidden" name="next" value={after.next} />
      {after.press && <input type="hidden" name="press" value={after.press} />}
      <Button type="submit">Sign in with {name}</Button>
    </form>
  );
}
