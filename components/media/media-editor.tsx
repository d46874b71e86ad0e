import { FileForm } from "@/components/media/file-form";
import type { MediaActions } from "@/components/media/media-actions";
import { MediaList } from "@/components/media/media-list";
import type { Choices } from "@/components/media/media-settings";
import { TellField } from "@/components/media/tell-field";
import { UploadDesk } from "@/components/media/upload-desk";
import { Uploads } from "@/components/media/uploads";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { languagesOffered } from "@/lib/media/languages";
import type { MediaOnEdit } from "@/lib/media/schema";
import { toldInWords, UPLOAD_REFUSED, uploadRefusal } from "@/lib/media/upload-words";

const CLOSED = { withdrawn: UPLOAD_REFUSED.withdrawn({}), locked: UPLOAD_REFUSED.locked({}) };

/** What a browser's own upload form leads to, and the kind the page was opened for, as the page's address says. */
type Asked = { media?: string | string[]; told?: string | string[]; kind?: string | string[] };

/** A presentation's media: adding files and links, what is there, putting back what was removed. */
export function MediaEditor({
  media: { presentationId, conference, kinds, media, removed, arriving, limits, told, closedBecause },
  actions,
  asked,
}: {
  media: MediaOnEdit;
  actions: MediaActions;
  asked: Asked;
}) {
  const kindOptions = kinds.map(({ id, name, openRequests }) => ({
    value: id,
    label: openRequests === 0 ? name : `${name}, asked for by ${openRequests}`,
  }));
  const askedKind = kinds.find(({ id }) => id === asked.kind)?.id;
  const choices = choicesOf({ conference, kinds, media, limits, told });
  return (
    <Uploads presentationId={presentationId} arriving={arriving}>
      <Outcome outcome={asked} limitMegabytes={limits.megabytes} />
      {closedBecause ? (
        <Notice kind="info">
          <p>{CLOSED[closedBecause]}</p>
        </Notice>
      ) : (
        <Section title="Add files" id="upload">
          <UploadDesk kinds={kinds} asked={askedKind} limits={limits} choices={choices} />
          <noscript>
            <FileForm
              presentationId={presentationId}
              kinds={kindOptions}
              asked={askedKind}
              megabytes={limits.megabytes}
              told={told}
            />
          </noscript>
        </Section>
      )}
      <Section title="On the page" id="media">
        <MediaList
          presentationId={presentationId}
          media={media}
          choices={choices}
          actions={closedBecause ? null : actions}
        />
        {!closedBecause && <Removed removed={removed} actions={actions} told={told} />}
      </Section>
      {!closedBecause && (
        <LinkForm
          presentationId={presentationId}
          kinds={kindOptions}
          asked={askedKind}
          addLink={actions.addLink}
          told={told}
        />
      )}
    </Uploads>
  );
}

function choicesOf({
  conference,
  kinds,
  media,
  limits,
  told,
}: Pick<MediaOnEdit, "conference" | "kinds" | "media" | "limits" | "told">): Choices {
  return {
    kinds: kinds.map(({ id, name }) => ({ value: id, label: name })),
    languages: languagesOffered(),
    videos: media
      .filter(({ showing }) => showing === "video" || showing === "audio")
      .map(({ id, label }) => ({ value: id, label })),
    timeZone: conference.timeZone,
    megabytes: limits.megabytes,
    told,
  };
}

function LinkForm({
  presentationId,
  kinds,
  asked,
  addLink,
  told,
}: {
  presentationId: string;
  kinds: { value: string; label: string }[];
  asked?: string;
  addLink: MediaActions["addLink"];
  told: MediaOnEdit["told"];
}) {
  return (
    <Section title="Add a link" id="add-link">
      <ActionForm
        action={addLink}
        submit="Add the link"
        rank="quiet"
        hidden={{ presentationId }}
        className="max-w-measure"
      >
        <TextField
          name="url"
          label="Address"
          hint="A whole address, https://…"
          type="url"
          inputMode="url"
          required
          maxLength={2000}
        />
        <SelectField name="kindId" label="What it is" options={kinds} defaultValue={asked} />
        <TextField name="label" label="Label" hint="Shown on the page. Empty: what it is." maxLength={120} />
        <TellField told={told} />
      </ActionForm>
    </Section>
  );
}

function Removed({
  removed,
  actions,
  told,
}: {
  removed: MediaOnEdit["removed"];
  actions: MediaActions;
  told: MediaOnEdit["told"];
}) {
  if (removed.length === 0) return null;
  return (
    <section aria-labelledby="removed-media" className="mt-8">
      <h3 id="removed-media" className="mb-2 font-medium">
        Removed
      </h3>
      <ul className="divide-y divide-rule text-ink-muted">
        {removed.map(({ id, label, kindName }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
            <span>
              <s>{label}</s> · {kindName}
            </span>
            <ActionForm
              action={actions.restore}
              rank="quiet"
              hidden={{ mediaId: id }}
              submit={
                <>
                  Put back<span className="sr-only">: {label}</span>
                </>
              }
            >
              <TellField told={told} />
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({ outcome, limitMegabytes }: { outcome: Asked; limitMegabytes: number }) {
  if (typeof outcome.media !== "string") return null;
  if (outcome.media === "added")
    return (
      <Notice kind="done">
        <p>The file is on the page. {toldInWords(Number(outcome.told) || 0)}</p>
      </Notice>
    );
  const refusal = uploadRefusal(outcome.media);
  return (
    refusal && (
      <Notice kind="refused">
        <p>{UPLOAD_REFUSED[refusal]({ megabytes: limitMegabytes })}</p>
      </Notice>
    )
  );
}
