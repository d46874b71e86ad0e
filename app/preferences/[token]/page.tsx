import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { choose } from "@/app/preferences/[token]/actions";
import { PreferenceFields } from "@/components/notifications/preference-fields";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeading } from "@/components/ui/page";
import { anonymous } from "@/lib/auth/actor";
import { getPreferencesByLink } from "@/lib/notifications/queries";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "What you are told",
  robots: { index: false },
  // The address is a secret. Same-origin, not none: without a referrer browsers hide the form's origin too.
  referrer: "same-origin",
};

/** What the link below a mail leads to: says nobody's name, and changes nothing before its form is sent. */
export default async function PreferencesPage({ params }: PageProps<"/preferences/[token]">) {
  const { token } = await params;
  const preferences = await getPreferencesByLink(anonymous, token);
  if (!preferences) notFound();

  return (
    <div className="max-w-2xl">
      <PageHeading title="What you are told" />
      <p className="mb-6">
        For the person this link was mailed to; nobody needs to sign in. Links to sign in and invitations come
        by mail always.
      </p>
      <ActionForm action={choose} submit="Save what I am told" hidden={{ token }}>
        <PreferenceFields preferences={preferences} />
      </ActionForm>
    </div>
  );
}
