import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { addressWith } from "@/components/organise/filter-address";
import { FilterSearch } from "@/components/organise/filters";
import { Named } from "@/components/people/address-list";
import { ClaimList } from "@/components/people/claim-list";
import { PeopleList } from "@/components/people/people-list";
import { RoleList } from "@/components/people/role-list";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { SelectField, TextField } from "@/components/ui/fields";
import { PageHeading, Section } from "@/components/ui/page";
import { Paging } from "@/components/ui/paging";
import type { Actor } from "@/lib/auth/actor";
import { listMerges, listPeople } from "@/lib/people/queries/in-conference";
import { listWaitingClaims } from "@/lib/presenters/queries/claims";
import { listRoles } from "@/lib/roles/queries";
import { type Desk, getDesk } from "@/lib/sessions/queries/conference";
import { optionalLine } from "@/lib/text";
import { dayAndYearInWords } from "@/lib/time/words";
import { deskActor } from "../desk-actor";
import { confirm, grant, refuse, revoke, unmerge } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "People" };

const Filters = z.object({
  words: optionalLine(200).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export default async function PeoplePage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/people">) {
  const { conference: slug } = await params;
  const actor = await deskActor(`/${slug}/organise/people`);
  const desk = await getDesk(actor, slug);
  if (!desk) notFound();
  const filters = Filters.parse(await searchParams);

  return (
    <>
      <PageHeading
        title="People"
        actions={<a href={`/${slug}/organise/people/unavailable`}>When people cannot be there</a>}
      />
      <Claims actor={actor} desk={desk} />
      <Roles actor={actor} desk={desk} />
      <Everybody actor={actor} desk={desk} filters={filters} />
      <Merges actor={actor} desk={desk} />
    </>
  );
}

type Shown = { actor: Actor; desk: Desk };

async function Claims({ actor, desk }: Shown) {
  const claims = await listWaitingClaims(actor, desk.id);
  if (!claims || claims.length === 0) return null;
  return (
    <Section title="Claims to confirm" id="claims">
      <p className="mb-4 max-w-measure text-ink-muted">
        Claimed with another address than the one invited. Confirmed, the part is theirs to edit.
      </p>
      <div className="max-w-3xl">
        <ClaimList
          claims={claims}
          presentations={`/${desk.slug}/presentations`}
          confirm={confirm}
          refuse={refuse}
        />
      </div>
    </Section>
  );
}

async function Roles({ actor, desk }: Shown) {
  const roles = await listRoles(actor, desk.id);
  if (!roles) return null;
  return (
    <Section title="Organisers and chairs" id="roles">
      <div className="max-w-3xl">
        <RoleList
          roles={roles.map(({ grantedAt, grantedBy, ...role }) => ({
            ...role,
            granted: `${dayAndYearInWords(desk.timeZone, grantedAt)}, ${grantedBy ? `by ${grantedBy}` : "from the command line"}`,
          }))}
          conferenceId={desk.id}
          revoke={revoke}
        />
        <h3 className="mb-4 font-serif text-lg font-semibold">Give a role</h3>
        <ActionForm action={grant} submit="Give the role" rank="quiet" hidden={{ conferenceId: desk.id }}>
          <div className="grid gap-6 md:grid-cols-2">
            <TextField
              name="address"
              type="email"
              label="E-mail address"
              hint="They sign in with it; no mail is sent now."
              required
              maxLength={254}
            />
            <TextField
              name="name"
              label="Name"
              hint="Only used when nobody has this address yet."
              maxLength={200}
            />
            <SelectField
              name="role"
              label="Role"
              options={[
                { value: "organiser", label: "Organiser: everything on this desk" },
                { value: "chair", label: "Chair: sees what is accepted and the own sessions" },
              ]}
              defaultValue="organiser"
            />
          </div>
        </ActionForm>
      </div>
    </Section>
  );
}

async function Everybody({ actor, desk, filters }: Shown & { filters: z.output<typeof Filters> }) {
  const found = await listPeople(actor, desk, filters);
  if (!found) return null;
  const path = `/${desk.slug}/organise/people`;
  return (
    <Section title={`Everybody who takes part (${found.total})`} id="everybody">
      <div className="mb-6">
        <FilterSearch path={path} filters={filters} hint="Words of a name" />
      </div>
      {found.people.length === 0 ? (
        <Empty title="Nobody by that name takes part.">
          <a href={path}>Show everybody</a>
        </Empty>
      ) : (
        <PeopleList people={found.people} compare={`${path}/merge`} times={`${path}/unavailable`} />
      )}
      <Paging
        page={found.page}
        pages={found.pages}
        at={(page) => addressWith(path, filters, { page: String(page) }) as Route}
      />
    </Section>
  );
}

async function Merges({ actor, desk }: Shown) {
  const merges = await listMerges(actor, desk.id);
  if (merges.length === 0) return null;
  return (
    <Section title="Made one" id="merges">
      <ul className="max-w-3xl divide-y divide-rule border-y border-rule">
        {merges.map(({ eventId, at, by, from, into }) => (
          <li key={eventId} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0">
              <p>
                {from} became {into}
              </p>
              <p className="text-sm text-ink-muted">
                {dayAndYearInWords(desk.timeZone, at)}, {by ? `by ${by}` : "from the command line"}
              </p>
            </div>
            <ActionForm
              action={unmerge}
              rank="quiet"
              submit={<Named act="Undo" of={`${from} became ${into}`} />}
              hidden={{ conferenceId: desk.id, eventId }}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
