import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Parts, type PersonRow, standing } from "@/components/people/people-list";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { getTwoPeople } from "@/lib/people/queries/in-conference";
import { getDesk } from "@/lib/sessions/queries/conference";
import { deskActor } from "../../desk-actor";
import { merge } from "../actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Compare two people" };

const Two = z.tuple([z.uuid(), z.uuid()]);

/** Two people side by side, and what becomes of them when they are made one; either may be the one that stays. */
export default async function MergePage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/people/merge">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/people`;
  const actor = await deskActor(path);
  const desk = await getDesk(actor, slug);
  if (!desk) notFound();
  const ids = Two.safeParse((await searchParams).person);
  const two = ids.success ? await getTwoPeople(actor, desk, ids.data) : null;

  return (
    <div className="max-w-3xl">
      <PageHeading title="Are these one person?" eyebrow={<a href={path}>People</a>} />
      {two ? (
        <>
          <p className="mb-8 max-w-measure">
            The one that stays keeps name and page, and gets the other’s presentations, roles, addresses,
            follows and requests; the programme keeps names as printed. The other is signed out. It can be
            undone.
          </p>
          <div className="grid gap-8 md:grid-cols-2">
            <Side person={two[0]} other={two[1]} desk={desk} />
            <Side person={two[1]} other={two[0]} desk={desk} />
          </div>
        </>
      ) : (
        <Empty title="Choose exactly two people.">
          <p>
            Go back to <a href={`${path}#everybody`}>everybody who takes part</a> and choose the two rows that
            may be one person.
          </p>
        </Empty>
      )}
    </div>
  );
}

function Side({
  person,
  other,
  desk,
}: {
  person: PersonRow;
  other: PersonRow;
  desk: { id: string; slug: string };
}) {
  return (
    <section className="hairline flex flex-col gap-4 pt-4">
      <h2 className="font-serif text-xl font-semibold wrap-anywhere">{person.name}</h2>
      <p className="text-sm text-ink-muted">{standing(person)}</p>
      <p className="wrap-anywhere">
        {person.addresses.length > 0 ? person.addresses.join(", ") : "No address"}
      </p>
      <div>
        <Parts parts={person.parts} />
      </div>
      <ActionForm
        action={merge}
        rank="danger"
        submit={`Merge: ${person.name} stays`}
        hidden={{ conferenceId: desk.id, fromId: other.id, intoId: person.id, conference: desk.slug }}
      />
    </section>
  );
}
