import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { CheckboxField, SelectField, TextArea, TextField } from "@/components/ui/fields";
import { PageHeading } from "@/components/ui/page";
import { getConferenceForNewPresentation } from "@/lib/presentations/queries/new";
import { deskActor } from "../../desk-actor";
import { addPresentation } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Add a paper" };

const MODES = [
  { value: "in_person", label: "In person" },
  { value: "online", label: "Online" },
  { value: "blended", label: "Both" },
];

export default async function NewPresentationPage({
  params,
}: PageProps<"/[conference]/organise/submissions/new">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/submissions`;
  const conference = await getConferenceForNewPresentation(await deskActor(`${path}/new`), slug);
  if (!conference) notFound();
  const { types, themes, abstractWordLimit } = conference;
  if (types.length === 0 || themes.length === 0)
    return (
      <Empty title="A paper needs a theme and a presentation type.">Add them in the settings first.</Empty>
    );
  const asOptions = (rows: { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="max-w-measure">
      <PageHeading title="Add a paper by hand" eyebrow={<a href={path}>Submissions</a>} />
      <ActionForm
        action={addPresentation}
        submit="Add, then invite its presenters"
        hidden={{ conferenceId: conference.id }}
      >
        <TextField name="title" label="Title" required maxLength={300} />
        <TextArea name="abstract" label="Abstract" hint={`At most ${abstractWordLimit} words.`} rows={10} />
        <TextField
          name="keywords"
          label="Keywords"
          hint="Separate them with commas; they are shown in this order."
        />
        <SelectField name="typeId" label="Presentation type" options={asOptions(types)} />
        <SelectField name="themeId" label="Theme" options={asOptions(themes)} />
        <SelectField name="mode" label="Mode" options={MODES} />
        <CheckboxField name="accepted" label="Accept it at once" />
      </ActionForm>
    </div>
  );
}
