import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { claim } from "@/app/(account)/invitations/[token]/actions";
import { InvitationToAnswer } from "@/components/presenters/invitation";
import { currentActor } from "@/lib/auth/current-actor";
import { getInvitation } from "@/lib/presenters/queries";

export const dynamic = "force-dynamic";
// The address is a secret: nothing leads anywhere with it, nothing indexes it.
export const metadata: Metadata = { title: "Your part", robots: { index: false }, referrer: "no-referrer" };

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const actor = await currentActor();
  if (actor.kind !== "person")
    redirect(`/sign-in?next=${encodeURIComponent(`/invitations/${token}`)}` as Route);
  const invitation = await getInvitation(actor, token);
  if (!invitation) notFound();
  return <InvitationToAnswer invitation={{ ...invitation, token, signedInAs: actor.name }} action={claim} />;
}
