import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { sayUnavailable, takeBackUnavailable } from "@/app/(account)/my/unavailable-actions";
import { TimeForm } from "@/components/availability/time-form";
import { TimeList } from "@/components/availability/time-list";
import { addressWith } from "@/components/organise/filter-address";
import { FilterSearch } from "@/components/organise/filters";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { Paging } from "@/components/ui/paging";
import type { Actor } from "@/lib/auth/actor";
import { getTimesOf, listTimes } from "@/lib/availability/queries";
import { zoneName } from "@/lib/availability/words";
import { type Desk, getDesk } from "@/lib/sessions/queries/conference";
import { optionalLine } from "@/lib/text";
import { deskActor } from "../../desk-actor";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Unavailable times" };

const Filters = z.object({
  words: optionalLine(200).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
type Filters = z.output<typeof Filters>;
const Person = z.uuid();

/** When presenters and chairs cannot be there: everybody's, or those of one, for whom organisers may say more. */
export default async function UnavailablePage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/people/unavailable">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/people/unavailable`;
  const actor = await deskActor(path);
  const desk = await getDesk(actor, slug);
  if (!desk) notFound();
  const asked = await searchParams;
  const person = Person.safeParse(asked.person);

  return (
    <>
      <PageHeading
        title="When people cannot be there"
        eyebrow={<a href={`/${slug}/organise/people`}>People</a>}
      />
      <p className="mb-6 max-w-measure text-ink-muted">
        Presenters and chairs say it on their own page, under My programme. Times are in the conference’s
        zone, {zoneName(desk.timeZone)}, and in theirs beside it.
      </p>
      {person.success ? (
        <One actor={actor} desk={desk} personId={person.data} path={path} />
      ) : (
        <Everybody actor={actor} desk={desk} filters={Filters.parse(asked)} path={path} />
      )}
    </>
  );
}

type Shown = { actor: Actor; desk: Desk; path: string };

async function One({ actor, desk, personId, path }: Shown & { personId: string }) {
  const found = await getTimesOf(actor, desk.id, personId);
  if (!found)
    return (
      <Empty title="They neither present nor chair here.">
        <a href={path}>Everybody’s times</a>
      </Empty>
    );
  return (
    <>
      <h2 className="mb-4 font-serif text-xl font-semibold wrap-anywhere">{found.name}</h2>
      {found.times.length === 0 ? (
        <p className="mb-4">They have named no times.</p>
      ) : (
        <TimeList
          times={found.times}
          zone={found.zone}
          reader={{ isOrganiser: true }}
          takeBack={takeBackUnavailable}
        />
      )}
      <TimeForm
        at={found}
        personId={personId}
        whose="their"
        foldedAs="Say a time for them"
        say={sayUnavailable}
      />
      <p className="mt-6">
        <a href={path}>Everybody’s times</a>
      </p>
    </>
  );
}

async function Everybody({ actor, desk, filters, path }: Shown & { filters: Filters }) {
  const found = await listTimes(actor, desk.id, filters);
  if (!found) notFound();
  return (
    <>
      <div className="mb-6">
        <FilterSearch path={path} filters={filters} hint="Words of a name" />
      </div>
      {found.people.length === 0 ? (
        <Empty title={filters.words ? "Nobody by that name named a time." : "Nobody has named a time yet."}>
          <p>
            To say one for somebody, choose them among{" "}
            <a href={`/${desk.slug}/organise/people#everybody`}>everybody who takes part</a>.
          </p>
        </Empty>
      ) : (
        found.people.map(({ id, name, times }) => (
          <section key={id} className="mb-6">
            <h2 className="mb-2 font-serif text-lg font-semibold wrap-anywhere">
              <a href={`${path}?person=${id}`} className="quiet-link">
                {name}
              </a>
            </h2>
            <TimeList
              times={times}
              zone={desk.timeZone}
              reader={{ isOrganiser: true }}
              takeBack={takeBackUnavailable}
            />
          </section>
        ))
      )}
      <Paging
        page={found.page}
        pages={found.pages}
        at={(page) => addressWith(path, filters, { page: String(page) }) as Route}
      />
    </>
  );
}
