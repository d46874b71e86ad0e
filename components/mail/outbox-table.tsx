import { ActionForm } from "@/components/ui/action-form";
import { Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/form-state";
import type { MailInOutbox, MailsOfCause } from "@/lib/notifications/schema";

/** How many mails of each cause wait, were sent, failed. */
export function CauseTable({ causes }: { causes: MailsOfCause[] }) {
  return (
    <Table label="Mails by cause" className="max-w-3xl tabular-nums">
      <thead>
        <tr>
          <th scope="col">Cause</th>
          <th scope="col">Waiting</th>
          <th scope="col">Sent</th>
          <th scope="col">Failed</th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ cause, waiting, sent, failed }) => (
          <tr key={cause}>
            <th scope="row">{cause}</th>
            <td>{waiting}</td>
            <td>{sent}</td>
            <td>{failed}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const STATES = { waiting: "Waiting", sent: "Sent", failed: "Failed" } as const;

type Shown = Omit<MailInOutbox, "at"> & { at: string };

/** Mails to people organisers may know, one by one. */
export function OutboxTable({
  mails,
  conferenceId,
  retry,
}: {
  mails: Shown[];
  conferenceId: string;
  retry: FormAction;
}) {
  return (
    <Table label="Mails to presenters and organisers">
      <thead>
        <tr>
          <th scope="col">To</th>
          <th scope="col">Subject</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <td className="wrap-anywhere">
              <bdi>{mail.to}</bdi>
            </td>
            <td className="wrap-anywhere">
              <bdi>{mail.subject}</bdi>
              <p className="text-sm text-ink-muted">{mail.cause}</p>
            </td>
            <td>
              {STATES[mail.state]}, {mail.at}
              {mail.attempts > 1 && `, ${mail.attempts} tries`}
              {mail.said && (
                <p className="max-w-sm text-sm text-ink-muted wrap-anywhere">
                  <bdi>{mail.said}</bdi>
                </p>
              )}
              {mail.state === "failed" && (
                <ActionForm
                  action={retry}
                  rank="quiet"
                  submit={
                    <>
                      Try again<span className="sr-only">: {mail.subject}</span>
                    </>
                  }
                  hidden={{ conferenceId, mailId: mail.id }}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
