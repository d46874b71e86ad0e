import type { SessionConflict } from "@/lib/conflicts/view";
import type { Prisma } from "@/lib/db";
import { fillOf, isOver } from "@/lib/sessions/capacity";
import type { PaperOnDesk, SessionOnDesk } from "@/lib/sessions/view";

export const selectPaper = {
  ...{ id: true, slug: true, title: true, withdrawnAt: true },
  theme: { select: { slug: true, name: true, hue: true } },
  type: { select: { name: true, minutes: true } },
  parts: { orderBy: { position: "asc" }, select: { displayName: true } },
} satisfies Prisma.PresentationSelect;

export const selectSession = {
  ...{ id: true, publicId: true, slug: true, title: true, startsAt: true, minutes: true },
  ...{ mode: true, version: true },
  type: true,
  theme: { select: { slug: true, name: true, hue: true } },
  chair: { select: { name: true } },
  room: { select: { name: true } },
  places: {
    orderBy: { position: "asc" },
    select: { minutes: true, presentation: { select: selectPaper } },
  },
} satisfies Prisma.ThemedSessionSelect;

type PaperRow = Prisma.PresentationGetPayload<{ select: typeof selectPaper }>;
type SessionRow = Prisma.ThemedSessionGetPayload<{ select: typeof selectSession }>;

export function toPaper({ withdrawnAt, parts, type, ...paper }: PaperRow, minutes: number): PaperOnDesk {
  return {
    ...paper,
    type: type.name,
    presenters: parts.map((part) => part.displayName),
    minutes,
    isWithdrawn: withdrawnAt !== null,
  };
}

/** A session as the desk shows it, with what is wrong with it. */
export function sessionOf(
  { type, places, chair, room, ...session }: SessionRow,
  conflicts: SessionConflict[],
): SessionOnDesk {
  const held = places.filter((place) => place.presentation.withdrawnAt === null);
  const fill = fillOf(
    type,
    session.minutes,
    held.map((place) => place.minutes),
  );
  return {
    ...session,
    type: type.name,
    chair: chair?.name ?? null,
    room: room?.name ?? null,
    papers: places.map((place) => toPaper(place.presentation, place.minutes)),
    fill,
    isOver: isOver(type, fill),
    conflicts,
  };
}
