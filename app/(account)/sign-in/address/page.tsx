import type { Metadata, Route } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { sendIdentityLink } from "@/app/(account)/sign-in/actions";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/fields";
import { PageHeading } from "@/components/ui/page";
import { afterSignInCookie, readAfterSignIn } from "@/lib/auth/after-sign-in";
import { identityCookie, openIdentity } from "@/lib/auth/pending-identity";
import { provider } from "@/lib/auth/provider";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Your e-mail address", robots: { index: false } };

/** Where a provider's people come who brought no address we may rely upon. */
export default async function IdentityAddressPage() {
  const jar = await cookies();
  const identity = openIdentity(jar.get(identityCookie)?.value, new Date());
  if (!identity) redirect("/sign-in");
  const { next, press } = readAfterSignIn(jar.get(afterSignInCookie)?.value);
  const institution = provider()?.name ?? "Your institution";

  return (
    <div className="max-w-md">
      <PageHeading title="Your e-mail address" />
      <p className="mb-6">
        {identity.name ? `Welcome, ${identity.name}. ` : ""}
        {institution} tells us who you are, but no address we can rely on. We send a link to the one you give;
        once you have opened it in this browser, you sign in with {institution} alone.
      </p>
      <ActionForm
        action={sendIdentityLink}
        submit="Send me a link"
        hidden={{ next: next as Route, ...(press && { press }) }}
      >
        <TextField
          name="address"
          type="email"
          label="Your e-mail address"
          hint="If you have an account here, the address you use for it."
          autoComplete="email"
          maxLength={254}
          required
        />
      </ActionForm>
    </div>
  );
}
