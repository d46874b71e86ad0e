import { FilterQuestions } from "@/components/organise/desk-filter-bar";
import type { FilterValues } from "@/components/organise/filters";
import { type DemandFilters, SILENT_DAYS } from "@/lib/requests/demand";

const SHOWS: [DemandFilters["show"], string][] = [
  ["any", "all"],
  ["silent", "silent"],
  ["late", "late"],
  ["declined", "declined"],
  ["due", "due and not there"],
];

/** How the demand is grouped and what of it is shown, as words above it. */
export function MediaDemandBar({
  counts,
  path,
  filters,
}: {
  counts: Record<DemandFilters["show"], number>;
  path: string;
  filters: FilterValues & DemandFilters;
}) {
  return (
    <FilterQuestions
      questions={[
        {
          name: "by",
          label: "By",
          choices: ["session", "theme", "day"].map((value) => ({ value, name: value })),
        },
        {
          name: "show",
          label: "Show",
          choices: SHOWS.map(([value, name]) => ({ value, name: `${name} (${counts[value]})` })),
        },
        {
          name: "days",
          label: "Silent",
          choices: SILENT_DAYS.map((days) => ({ value: String(days), name: `over ${days} days` })),
        },
      ]}
      path={path}
      filters={filters}
    />
  );
}
