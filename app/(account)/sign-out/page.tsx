import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { signOut } from "@/app/(account)/sign-out/actions";
import { Button } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign out", robots: { index: false } };

/** For whoever comes by a plain link: signing out takes a press, as everything that changes something. */
export default async function SignOutPage() {
  const actor = await currentActor();
  if (actor.kind !== "person") redirect("/" as Route);
  return (
    <div className="max-w-md">
      <PageHeading title="Sign out" />
      <p className="mb-6">{actor.name} is signed in here. Other browsers stay signed in.</p>
      <form action={signOut}>
        <Button type="submit" rank="primary">
          Sign out
        </Button>
      </form>
    </div>
  );
}
