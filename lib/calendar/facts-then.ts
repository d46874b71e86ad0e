import type { Facts } from "@/lib/notifications/facts";

type Fields = Record<string, unknown>;

/**
 * The same changes with everything that held after each: from the facts now back, newest change first. Of media only
 * those that can still be opened: what was taken away since is not named any more.
 */
export function withFactsThen<
  Change extends { number: number; subject: string; before: Fields; after: Fields },
>(changes: Change[], now: Facts): Change[] {
  const facts: Facts = { ...now };
  return [...changes]
    .sort((a, b) => b.number - a.number)
    .map((change) => {
      const { subject } = change;
      const after: Fields = { ...facts[subject], ...change.after };
      facts[subject] = { ...after, ...change.before };
      const open = now[subject]?.media;
      if (Array.isArray(after.media) && Array.isArray(open))
        after.media = after.media.filter((id) => open.includes(id));
      return { ...change, after };
    });
}
