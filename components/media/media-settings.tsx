import { AudienceField } from "@/components/media/audience-field";
import { TellField } from "@/components/media/tell-field";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextArea, TextField } from "@/components/ui/fields";
import type { FormAction } from "@/lib/form-state";
import { LICENCES } from "@/lib/media/licences";
import type { TendedMedia } from "@/lib/media/schema";
import type { WillTell } from "@/lib/will-tell";

type Option = { value: string; label: string };

/** What the forms of the page choose from. */
export type Choices = {
  kinds: Option[];
  languages: Option[];
  /** Videos and recordings that captions and transcripts may belong to. */
  videos: Option[];
  /** IANA name, the conference's. */
  timeZone: string;
  /** 10^6 bytes of a file. */
  megabytes: number;
  /** Whom new media tell. */
  told: WillTell | null;
};

const LICENCE_OPTIONS = [
  { value: "", label: "Not said" },
  ...LICENCES.map(({ id, name }) => ({ value: id, label: name })),
];

/** What one file or link is, for whom and from when on. */
export function MediaSettingsForm({
  item,
  choices,
  action,
}: {
  item: TendedMedia;
  choices: Choices;
  action: FormAction;
}) {
  const { kinds, timeZone } = choices;
  return (
    // Made anew when what is saved changed: its fields then start from that.
    <ActionForm
      action={action}
      submit="Save settings"
      rank="quiet"
      hidden={{ mediaId: item.id, stood: item.stood }}
    >
      <TextField
        name="label"
        label="Label"
        hint="Shown on the page. Empty: what it is."
        defaultValue={item.label}
        maxLength={120}
      />
      <SelectField name="kindId" label="What it is" options={kinds} defaultValue={item.kindId} />
      {item.showing === "image" ? (
        <TextArea
          name="altText"
          label="Alternative text"
          hint="What the picture shows, for those who do not see it. Read aloud in its place, also when it cannot be loaded."
          rows={2}
          maxLength={1000}
          defaultValue={item.altText}
        />
      ) : (
        <input type="hidden" name="altText" value={item.altText} />
      )}
      <Belonging item={item} choices={choices} />
      <AudienceField defaultValue={item.audience} />
      <TextField
        name="opens"
        type="datetime-local"
        label="Open to them from"
        hint={`A clock in ${timeZone}. Empty: at once. Whoever asked is told when it opens.`}
        defaultValue={item.opens}
        className="max-w-72"
      />
      <SelectField name="licence" label="Licence" options={LICENCE_OPTIONS} defaultValue={item.licence} />
      <TellField told={choices.told} />
    </ActionForm>
  );
}

/** Of captions and transcripts; of others only when they say so already. */
function Belonging({ item, choices: { languages, videos } }: { item: TendedMedia; choices: Choices }) {
  const others = videos.filter(({ value }) => value !== item.id);
  const isText = ["captions", "text", "document"].includes(item.showing);
  const asks = item.belongsToId !== null || item.language !== "" || (isText && others.length > 0);
  if (!asks && item.showing !== "captions")
    return (
      <>
        <input type="hidden" name="belongsToId" value={item.belongsToId ?? ""} />
        <input type="hidden" name="language" value={item.language} />
      </>
    );
  const kept = languages.some(({ value }) => value === item.language)
    ? []
    : [{ value: item.language, label: item.language }];
  return (
    <>
      <SelectField
        name="belongsToId"
        label="Captions or transcript of"
        options={[{ value: "", label: "Nothing: it stands for itself" }, ...others]}
        defaultValue={item.belongsToId ?? ""}
      />
      <SelectField
        name="language"
        label="Language"
        options={[
          { value: "", label: "Not said" },
          ...languages,
          ...kept.filter(({ value }) => value !== ""),
        ]}
        defaultValue={item.language}
      />
    </>
  );
}
