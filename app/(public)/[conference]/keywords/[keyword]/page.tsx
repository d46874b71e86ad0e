import type { Metadata, Route } from "next";
import { cache } from "react";
import { pressFollow } from "@/app/(public)/follow";
import { movedOrNotFound } from "@/app/(public)/moved";
import { pageNumber } from "@/app/(public)/page-number";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { FollowControl } from "@/components/follows/follow-control";
import { PresentationList } from "@/components/presentations/presentation-list";
import { PageHeading } from "@/components/ui/page";
import { Paging } from "@/components/ui/paging";
import { anonymous } from "@/lib/auth/actor";
import { getKeyword } from "@/lib/programme/queries/themes";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/keywords/[keyword]">;

const read = cache((conference: string, keyword: string, page: number) =>
  getKeyword(anonymous, { conference, keyword }, page),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { conference, keyword: slug } = await params;
  const found = await read(conference, slug, pageNumber(await searchParams));
  if (!found) return {};
  return {
    title: `${found.keyword.term} · ${found.conference.name}`,
    alternates: {
      canonical: `/${conference}/keywords/${slug}`,
      types: { "application/atom+xml": `/${conference}/keywords/${slug}/changes.atom` },
    },
  };
}

export default async function KeywordPage({ params, searchParams }: Props) {
  const { conference, keyword: slug } = await params;
  const found = await read(conference, slug, pageNumber(await searchParams));
  if (!found) return movedOrNotFound({ conference, section: "keywords", slug });
  const { keyword, beside, items, total } = found;
  return (
    <ConferenceFrame conference={found.conference} current="presentations">
      <PageHeading
        title={keyword.term}
        eyebrow={`Keyword of ${total === 1 ? "1 presentation" : `${total} presentations`}`}
      />
      <div className="mb-6">
        <FollowControl subject={`keyword:${keyword.id}`} action={pressFollow} />
      </div>
      <PresentationList presentations={items} conference={found.conference} />
      <Paging
        page={found.page}
        pages={found.pages}
        at={(page) => `/${conference}/keywords/${slug}?page=${page}` as Route}
      />
      {beside.length > 0 && (
        <p className="hairline pt-6 text-ink-muted">
          Often beside it:{" "}
          {beside.map(({ slug: other, term }, at) => (
            <span key={other}>
              {at > 0 && ", "}
              <a href={`/${conference}/keywords/${other}`}>{term}</a>
            </span>
          ))}
        </p>
      )}
    </ConferenceFrame>
  );
}
