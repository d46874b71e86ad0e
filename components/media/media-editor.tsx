import { FileForm } from "@/components/media/file-form";
import type { MediaActions } from "@/components/media/media-actions";
import { MediaList } from "@/components/media/media-list";
import type { Choices } from "@/components/media/media-settings";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import { languagesOffered } from "@/lib/media/languages";
import type { MediaOnEdit } from "@/lib/media/schema";
import { toldInWords, UPLOAD_REFUSED, uploadRefusal } from "@/lib/media/upload-words";

const CLOSED = { withdrawn: UPLOAD_REFUSED.withdrawn({}), locked: UPLOAD_REFUSED.locked({}) };

/**
 * A presentation's media: what is there, adding files and links, putting back what was removed.
 * `outcome`: the page's `?media=` and `?told=`, where a browser's own upload form leads.
 */
export function MediaEditor({
  media: { presentationId, conference, kinds, media, removed, limits, closedBecause },
  actions,
  outcome,
}: {
  media: MediaOnEdit;
  actions: MediaActions;
  outcome?: { media?: string | string[]; told?: string | string[] };
}) {
  const kindOptions = kinds.map(({ id, name, openRequests }) => ({
    value: id,
    label: openRequests === 0 ? name : `${name}, asked for by ${openRequests}`,
  }));
  const choices: Choices = {
    kinds: kinds.map(({ id, name }) => ({ value: id, label: name })),
    languages: languagesOffered(),
    videos: media
      .filter(({ showing }) => showing === "video" || showing === "audio")
      .map(({ id, label }) => ({ value: id, label })),
    timeZone: conference.timeZone,
    megabytes: limits.megabytes,
  };
  return (
    <div className="flex flex-col gap-8">
      <Outcome outcome={outcome} limitMegabytes={limits.megabytes} />
      <MediaList
        presentationId={presentationId}
        media={media}
        choices={choices}
        actions={closedBecause ? null : actions}
      />
      {closedBecause ? (
        <Notice kind="info">
          <p>{CLOSED[closedBecause]}</p>
        </Notice>
      ) : (
        <>
          <Removed removed={removed} actions={actions} />
          <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
            <FileForm presentationId={presentationId} kinds={kindOptions} limitMegabytes={limits.megabytes} />
            <LinkForm presentationId={presentationId} kinds={kindOptions} addLink={actions.addLink} />
          </div>
        </>
      )}
    </div>
  );
}

function LinkForm({
  presentationId,
  kinds,
  addLink,
}: {
  presentationId: string;
  kinds: { value: string; label: string }[];
  addLink: MediaActions["addLink"];
}) {
  return (
    <section aria-labelledby="add-link">
      <h3 id="add-link" className="mb-4 font-medium">
        Add a link
      </h3>
      <ActionForm action={addLink} submit="Add the link" rank="quiet" hidden={{ presentationId }}>
        <TextField
          name="url"
          label="Address"
          hint="A whole address, https://…"
          type="url"
          inputMode="url"
          required
          maxLength={2000}
        />
        <SelectField name="kindId" label="What it is" options={kinds} />
        <TextField name="label" label="Label" hint="Shown on the page. Empty: what it is." maxLength={120} />
      </ActionForm>
    </section>
  );
}

function Removed({ removed, actions }: { removed: MediaOnEdit["removed"]; actions: MediaActions }) {
  if (removed.length === 0) return null;
  return (
    <section aria-labelledby="removed-media">
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
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({
  outcome,
  limitMegabytes,
}: {
  outcome?: { media?: string | string[]; told?: string | string[] };
  limitMegabytes: number;
}) {
  if (typeof outcome?.media !== "string") return null;
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
