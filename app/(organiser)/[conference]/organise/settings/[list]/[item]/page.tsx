import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { z } from "zod";
import {
  KindFields,
  PlaceField,
  RegistrationTypeFields,
  RoomFields,
  ThemeFields,
  TypeFields,
} from "@/components/conferences/list-fields";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeading, Section } from "@/components/ui/page";
import { type ConferenceSettings, getConferenceSettings } from "@/lib/conferences/queries";
import { LISTS, type List } from "@/lib/conferences/schema";
import { deskActor } from "../../../desk-actor";
import { LIST_WORDS, rowsOf } from "../../rows";
import { addRow, removeRow, saveRow } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Settings" };

/** One row of a list of settings: changed or removed here, or, at `new`, added. */
export default async function SettingRowPage({
  params,
}: PageProps<"/[conference]/organise/settings/[list]/[item]">) {
  const { conference: slug, list: named, item } = await params;
  const back = `/${slug}/organise/settings`;
  const actor = await deskActor(`${back}/${named}/${item}`);
  const settings = await getConferenceSettings(actor, slug);
  const list = z.enum(LISTS).safeParse(named).data;
  if (!settings || !list) notFound();
  const rows = rowsOf(settings)[list];
  const at = rows.findIndex((row) => row.id === item);
  const row = rows[at];
  if (!row && item !== "new") notFound();
  const words = LIST_WORDS[list];
  const own = { list, id: item, version: String(settings.version) };

  return (
    <div className="max-w-3xl">
      <PageHeading
        title={row ? row.name : words.add}
        eyebrow={<a href={`${back}#${list}`}>Settings: {words.title.toLowerCase()}</a>}
      />
      {row ? (
        <ActionForm action={saveRow} submit="Save" hidden={own}>
          <div className="grid items-start gap-6 md:grid-cols-2">
            {fieldsOf(settings, list, item)}
            <PlaceField place={at + 1} of={rows.length} />
          </div>
        </ActionForm>
      ) : (
        <ActionForm action={addRow} submit={words.add} hidden={{ list, conferenceId: settings.id }}>
          <div className="grid items-start gap-6 md:grid-cols-2">{fieldsOf(settings, list, item)}</div>
        </ActionForm>
      )}
      {row && (
        <Section title={`Remove this ${words.one}`}>
          <p className="mb-4 max-w-measure text-ink-muted">
            In use: {row.use}. It can be removed when nothing uses it.
          </p>
          <ActionForm
            action={removeRow}
            rank="danger"
            submit={`Remove ${row.name}`}
            hidden={{ ...own, conference: slug }}
          />
        </Section>
      )}
    </div>
  );
}

/** The fields of one row as saved, or, of one that is not there yet, as most begin. */
function fieldsOf(settings: ConferenceSettings, list: List, id: string): ReactNode {
  const { mode } = settings;
  const isIt = (row: { id: string }) => row.id === id;
  if (list === "themes")
    return (
      <ThemeFields values={settings.themes.find(isIt) ?? { name: "", hue: 250, isSpecialFocus: false }} />
    );
  if (list === "kinds")
    return <KindFields values={settings.mediaKinds.find(isIt) ?? { name: "", formats: [] }} />;
  if (list === "rooms")
    return (
      <RoomFields
        values={
          settings.rooms.find(isIt) ?? {
            ...{ name: "", building: "", seats: null, holdsSeveral: false },
            mode: mode === "online" ? "online" : "in_person",
          }
        }
      />
    );
  if (list === "registrations")
    return (
      <RegistrationTypeFields
        values={
          settings.registerTypes.find(isIt) ?? { name: "", mode: mode === "online" ? "online" : "in_person" }
        }
      />
    );
  const type = settings.types.find(isIt);
  return (
    <TypeFields
      values={{
        ...{
          name: "",
          minutes: 20,
          discussionMinutes: 0,
          sessionCapacity: 1,
          sessionMinimum: 1,
          isGrouped: false,
          mode,
        },
        ...type,
        mediaDueOn: type?.mediaDueOn?.toISOString().slice(0, 10) ?? "",
      }}
    />
  );
}
