import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inboxFolder } from "@/app/inbox/inbox-folder";
import { MailTable } from "@/components/mail/mail-table";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { listMails } from "@/lib/mail/inbox";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Inbox of this machine", robots: "noindex" };

export default async function InboxPage() {
  const folder = await inboxFolder();
  if (!folder) notFound();
  const mails = await listMails(folder);

  return (
    <>
      <PageHeading title="Inbox of this machine" eyebrow="Every mail stays here; nothing is sent out" />
      {mails.length > 0 ? (
        <MailTable mails={mails} />
      ) : (
        <Empty title="No mail yet">Ask for a sign-in link, and it arrives here.</Empty>
      )}
    </>
  );
}
