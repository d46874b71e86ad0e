import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LiveBoard } from "@/components/board/live-board";
import { getWholeBoard } from "@/lib/sessions/queries/whole-board";
import { deskActor } from "../desk-actor";
import { firstScreen } from "./first-screen";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sessions" };

/** The live board: its first screen as HTML, the rest fetched by it. */
export default async function BoardPage({ params }: PageProps<"/[conference]/organise/sessions">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/sessions`;
  const board = await getWholeBoard(await deskActor(path), slug);
  if (!board) notFound();
  return (
    <div className="whole-width">
      <noscript>
        <p className="mb-6">
          The board needs JavaScript. Without it, arrange the sessions <a href={`${path}/list`}>as a list</a>.
        </p>
      </noscript>
      <LiveBoard {...firstScreen(board)} />
    </div>
  );
}
