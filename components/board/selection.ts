/** What is chosen, and from where Shift counts. */
export type Selection = { chosen: ReadonlySet<string>; anchor: string | null };

export const nothing: Selection = { chosen: new Set(), anchor: null };

/** Only this one. */
export function only(id: string): Selection {
  return { chosen: new Set([id]), anchor: id };
}

/** One more, or one less (Ctrl, Space). */
export function toggled({ chosen }: Selection, id: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return { chosen: next, anchor: id };
}

/** Everything from the anchor to this one in the order shown (Shift); from another list, only this one. */
export function extended(selection: Selection, id: string, order: readonly string[]): Selection {
  const { anchor } = selection;
  const [from, to] = [anchor === null ? -1 : order.indexOf(anchor), order.indexOf(id)];
  if (from < 0 || to < 0) return only(id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { chosen: new Set(range), anchor };
}

/** All of a list, or none when all are. */
export function allOf({ chosen, anchor }: Selection, order: readonly string[]): Selection {
  const all = order.length > 0 && order.every((id) => chosen.has(id));
  return all ? nothing : { chosen: new Set(order), anchor: anchor ?? order[0] ?? null };
}

/** Without what is there no more. */
export function among(selection: Selection, has: (id: string) => boolean): Selection {
  const kept = [...selection.chosen].filter(has);
  if (kept.length === selection.chosen.size) return selection;
  return {
    chosen: new Set(kept),
    anchor: selection.anchor && has(selection.anchor) ? selection.anchor : null,
  };
}
