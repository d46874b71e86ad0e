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
          <th scope="col" className="hidden sm:table-cell">
            To
          </th>
          <th scope="col" className="hidden sm:table-cell">
            Came
          </th>
        </tr>
      </thead>
      <tbody>
        {mails.map(({ name, receivedAt, to, subject }) => (
          <tr key={name}>
            <td className="sm:min-w-56">
              <a href={`/inbox/${encodeURIComponent(name)}`}>
                <bdi>{subject || "Without a subject"}</bdi>
              </a>
              <p className="text-sm text-ink-muted wrap-anywhere sm:hidden">
                <bdi>{to}</bdi>, <MailTime at={receivedAt} />
              </p>
            </td>
            <td className="hidden break-words sm:table-cell">
              <bdi>{to}</bdi>
            </td>
            <td className="hidden whitespace-nowrap text-sm text-ink-muted sm:table-cell">
              <MailTime at={receivedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
