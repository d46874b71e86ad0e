import { MailTime } from "@/components/mail/mail-time";
import { Table } from "@/components/ui/table";

/** Mails of the local inbox, newest first. */
export function MailTable({
  mails,
}: {
  mails: { name: string; receivedAt: Date | null; to: string; subject: string }[];
}) {
  return (
    <Table label="Mails, newest first">
      <thead>
        <tr>
          <th scope="col">Subject</th>
          <th scope="col">To</th>
          <th scope="col">Came</th>
        </tr>
      </thead>
      <tbody>
        {mails.map(({ name, receivedAt, to, subject }) => (
          <tr key={name}>
            <td className="min-w-56">
              <a href={`/inbox/${encodeURIComponent(name)}`}>
                <bdi>{subject || "Without a subject"}</bdi>
              </a>
            </td>
            <td className="break-words">
              <bdi>{to}</bdi>
            </td>
            <td className="whitespace-nowrap text-sm text-ink-muted">
              <MailTime at={receivedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
