import type { DateInHistory, VersionShown } from "@/components/presentations/edit-history";
import { differenceOf } from "@/lib/presentations/difference";
import type { VersionInHistory } from "@/lib/presentations/queries/versions";
import { momentInWords } from "@/lib/time/words";

/** The strip of dates, and the version at `number` against the one before it; null while nothing has been edited. */
export function historyShown(
  versions: VersionInHistory[],
  zone: string,
  number: number,
  path: string,
): { dates: DateInHistory[]; shown: VersionShown | null } | null {
  if (versions.length < 2) return null;
  const at = versions.findIndex((version) => version.number === number);
  const shown = versions[at];
  const dates = versions.map((version) => ({
    ...savedOf(version, zone),
    href: `${path}?number=${version.number}#history`,
    isShown: version === shown,
  }));
  if (!shown) return { dates, shown: null };
  const before = versions[at + 1] ?? {
    title: shown.title,
    abstract: shown.abstract,
    keywords: shown.keywords,
  };
  return {
    dates,
    shown: {
      ...savedOf(shown, zone),
      isFirst: at === versions.length - 1,
      isNewest: at === 0,
      title: differenceOf(before.title, shown.title),
      abstract: differenceOf(before.abstract, shown.abstract),
      keywords: differenceOf(before.keywords.join(", "), shown.keywords.join(", ")),
    },
  };
}

function savedOf({ number, savedAt, savedBy }: VersionInHistory, zone: string) {
  return { number, savedInWords: momentInWords(zone, savedAt), savedBy: savedBy ?? "imported" };
}
