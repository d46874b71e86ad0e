import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inboxFolder } from "@/app/inbox/inbox-folder";
import { MailBody } from "@/components/mail/mail-body";
import { MailTime } from "@/components/mail/mail-time";
import { PageHeading } from "@/components/ui/page";
import { readMail } from "@/lib/mail/inbox";
import { linksInText } from "@/lib/mail/links-in-text";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Mail", robots: "noindex" };

export default async function MailPage({ params }: PageProps<"/inbox/[mail]">) {
  const folder = await inboxFolder();
  const mail = folder && (await readMail(folder, decodeURIComponent((await params).mail)));
  if (!mail) notFound();

  return (
    <>
      <PageHeading
        title={<bdi>{mail.subject || "Without a subject"}</bdi>}
        eyebrow={<a href="/inbox">Inbox</a>}
      />
      <dl className="mb-8 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-muted">To</dt>
        <dd className="break-words">
          <bdi>{mail.to}</bdi>
        </dd>
        <dt className="text-ink-muted">From</dt>
        <dd className="break-words">
          <bdi>{mail.from}</bdi>
        </dd>
        <dt className="text-ink-muted">Came</dt>
        <dd>
          <MailTime at={mail.receivedAt} />
        </dd>
      </dl>
      <MailBody pieces={linksInText(mail.text)} />
    </>
  );
}
