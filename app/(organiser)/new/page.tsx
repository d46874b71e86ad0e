import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ConferenceFields } from "@/components/conferences/conference-fields";
import { zonesWith } from "@/components/conferences/zones";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeading } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { mayMakeConference } from "@/lib/conferences/queries";
import { makeConference } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Make a conference", robots: { index: false } };

export default async function NewConferencePage() {
  const actor = await currentActor();
  if (actor.kind === "anonymous") redirect("/sign-in?next=/new");
  if (!mayMakeConference(actor)) notFound();

  return (
    <div className="max-w-3xl">
      <PageHeading title="Make a conference" />
      <p className="mb-8 max-w-measure text-ink-muted">
        You become its organiser. Nobody else sees it until you publish it; everything here can be changed
        later.
      </p>
      <ActionForm action={makeConference} submit="Make the conference">
        <ConferenceFields
          isNew
          values={{
            ...{ name: "", slug: "", place: "", mode: "blended" },
            ...{ startsOn: "", endsOn: "", timeZone: "UTC" },
          }}
          zones={zonesWith("UTC")}
          slugHint="First part of its addresses. Empty: made from the name."
        />
      </ActionForm>
    </div>
  );
}
