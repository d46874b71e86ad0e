import type { Metadata } from "next";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { anonymous } from "@/lib/auth/actor";
import { listConferences } from "@/lib/programme/queries/conferences";
import { daysInWords } from "@/lib/time/words";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Conferences", alternates: { canonical: "/" } };

export default async function ConferencesPage() {
  const conferences = await listConferences(anonymous);
  return (
    <>
      <PageHeading title="Conferences" />
      {conferences.length === 0 && <Empty title="No conference is published yet." />}
      <ul>
        {conferences.map((conference) => (
          <li key={conference.id} className="hairline py-6">
            <h2 className="font-serif text-2xl font-semibold tracking-tight">
              <a href={`/${conference.slug}`} className="quiet-link">
                {conference.name}
              </a>
            </h2>
            <p className="mt-1">
              {daysInWords(conference)} · {conference.place}
            </p>
            <p className="text-ink-muted">{counted(conference.presentations)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function counted(presentations: number): string {
  if (presentations === 0) return "The programme is not published yet.";
  return presentations === 1 ? "1 presentation" : `${presentations} presentations`;
}
