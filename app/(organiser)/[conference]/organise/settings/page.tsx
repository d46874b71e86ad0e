import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConferenceFields } from "@/components/conferences/conference-fields";
import { RulesFields } from "@/components/conferences/rules-fields";
import { SettingsList } from "@/components/conferences/settings-list";
import { zonesWith } from "@/components/conferences/zones";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextArea } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import { PageHeading, Section } from "@/components/ui/page";
import { type ConferenceSettings, getConferenceSettings } from "@/lib/conferences/queries";
import { LISTS } from "@/lib/conferences/schema";
import { deskActor } from "../desk-actor";
import { changePublication, saveConference, saveRules } from "./actions";
import { LIST_WORDS, rowsOf } from "./rows";
import { many } from "./words";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/settings">) {
  const { conference: slug } = await params;
  const settings = await getConferenceSettings(await deskActor(`/${slug}/organise/settings`), slug);
  if (!settings) notFound();
  const rows = rowsOf(settings);
  const { moved } = await searchParams;

  return (
    <div className="max-w-3xl">
      <PageHeading title="Settings" />
      {moved && (
        <Notice kind="done" className="mb-6">
          <p>Saved. The conference is at /{slug} now; its old address leads here.</p>
        </Notice>
      )}
      {!settings.publishedAt && (
        <Notice kind="info" className="mb-6">
          <p>
            Not published yet: only organisers and chairs see it. <a href="#publication">Publish it</a> when
            dates, themes and types stand.
          </p>
        </Notice>
      )}
      <Section title="What, when and where" id="what">
        <What settings={settings} />
      </Section>
      <Section title="Limits and editing" id="limits">
        <ActionForm action={saveRules} submit="Save limits" rank="quiet" hidden={own(settings)}>
          <RulesFields values={settings} zone={settings.timeZone} />
        </ActionForm>
      </Section>
      {LISTS.map((list) => (
        <Section key={list} title={LIST_WORDS[list].title} id={list}>
          <SettingsList
            rows={rows[list]}
            path={`/${slug}/organise/settings/${list}`}
            add={LIST_WORDS[list].add}
            none={LIST_WORDS[list].none}
          />
        </Section>
      ))}
      <Section title="Publication" id="publication">
        <Publication settings={settings} />
      </Section>
    </div>
  );
}

const own = ({ id, version }: ConferenceSettings) => ({ conferenceId: id, version: String(version) });

function What({ settings }: { settings: ConferenceSettings }) {
  const { slug, sessionsWithTime } = settings;
  return (
    <ActionForm action={saveConference} submit="Save" hidden={{ ...own(settings), was: slug }}>
      <ConferenceFields
        values={settings}
        zones={zonesWith(settings.timeZone)}
        slugHint="First part of all its addresses; an old one redirects."
      />
      <SelectField
        name="keep"
        label="When the time zone changes"
        hint={`${many(sessionsWithTime, "session has a time", "sessions have a time")}. Saved with another zone, either the time on the clock stays or the moment.`}
        options={[
          { value: "", label: "It stays as it is" },
          { value: "clock", label: "The time on the clock stays: 10:00 is 10:00 in the new zone" },
          { value: "instant", label: "The moment stays: it reads differently in the new zone" },
        ]}
        defaultValue=""
      />
      <TextArea
        name="description"
        label="Description"
        hint="Plain text of its home page; an empty line parts paragraphs."
        defaultValue={settings.description}
        rows={8}
        maxLength={5000}
      />
    </ActionForm>
  );
}

function Publication({ settings }: { settings: ConferenceSettings }) {
  const { publishedAt, accepted, slug } = settings;
  const shown = many(accepted, "accepted presentation");
  return (
    <>
      <p className="mb-4 max-w-measure">
        {publishedAt ? (
          <>
            Published: everybody sees <a href={`/${slug}`}>its pages</a>, with {shown}.
          </>
        ) : (
          "Everybody sees its pages then, and what is accepted. It can be hidden again."
        )}
      </p>
      <ActionForm
        action={changePublication}
        rank={publishedAt ? "danger" : "quiet"}
        submit={publishedAt ? `Hide it and its ${shown} from the public` : `Publish it with ${shown}`}
        hidden={{ ...own(settings), to: publishedAt ? "hidden" : "published" }}
      />
    </>
  );
}
