import { addressWith } from "@/components/organise/filter-address";
import { type FilterValues, FilterWords } from "@/components/organise/filters";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/fields";
import { PARTS } from "@/lib/history/actions";

/** Which part, whose, about what, and of which days; kept in the address. */
export function HistoryFilterBar({
  path,
  filters,
  actors,
  about,
}: {
  path: string;
  filters: FilterValues;
  actors: { id: string; name: string }[];
  /** What the thing is called that is asked about; null: about everything. */
  about: string | null;
}) {
  const parts = Object.entries(PARTS).map(([value, name]) => ({ value, name }));
  return (
    <div className="mb-6 flex flex-col gap-3">
      <FilterWords
        label="About"
        name="part"
        choices={[{ value: "any", name: "everything" }, ...parts]}
        path={path}
        filters={filters}
      />
      {about && (
        <p className="text-sm">
          Only of {about}. <a href={addressWith(path, filters, { about: "" })}>Of everything</a>
        </p>
      )}
      <form action={path} className="flex flex-wrap items-end gap-3">
        {(["part", "about"] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={filters[name]} />
        ))}
        <SelectField
          name="who"
          label="By"
          defaultValue={String(filters.who)}
          options={[
            { value: "", label: "anybody" },
            ...actors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField name="from" label="From" type="date" defaultValue={filters.from} />
        <TextField name="until" label="Until" type="date" defaultValue={filters.until} />
        <Button type="submit">Show</Button>
      </form>
    </div>
  );
}
