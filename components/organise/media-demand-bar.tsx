import { type FilterValues, FilterWords } from "@/components/organise/filters";
import { type DemandFilters, SILENT_DAYS } from "@/lib/requests/demand";

const SHOWS: Record<DemandFilters["show"], string> = {
  any: "all",
  silent: "silent",
  late: "late",
  declined: "declined",
  due: "due and not there",
};

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
  const words = (name: string, label: string, choices: { value: string; name: string }[]) => (
    <FilterWords name={name} label={label} choices={choices} path={path} filters={filters} />
  );
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-1">
      {words("by", "By", [
        { value: "session", name: "session" },
        { value: "theme", name: "theme" },
        { value: "day", name: "day" },
      ])}
      {words(
        "show",
        "Show",
        Object.entries(SHOWS).map(([value, name]) => ({
          value,
          name: `${name} (${counts[value as DemandFilters["show"]]})`,
        })),
      )}
      {words(
        "days",
        "Silent",
        SILENT_DAYS.map((days) => ({ value: String(days), name: `over ${days} days` })),
      )}
    </div>
  );
}
