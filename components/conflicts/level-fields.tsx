import { SelectField } from "@/components/ui/fields";
import { DEFAULT_LEVELS, KINDS, LEVELS, type Levels } from "@/lib/conflicts/kinds";
import { KIND_NAMES, LEVEL_CHOICES, LEVEL_NAMES } from "@/lib/conflicts/names";

/** How grave each kind of conflict is; the default is named beside it where it is another. */
export function LevelFields({ levels }: { levels: Levels }) {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {KINDS.map((kind) => (
        <SelectField
          key={kind}
          name={kind}
          label={KIND_NAMES[kind]}
          hint={
            levels[kind] === DEFAULT_LEVELS[kind]
              ? undefined
              : `Usually: ${LEVEL_NAMES[DEFAULT_LEVELS[kind]].toLowerCase()}.`
          }
          options={LEVELS.map((level) => ({
            value: level,
            label: `${LEVEL_NAMES[level]}: ${LEVEL_CHOICES[level].toLowerCase()}`,
          }))}
          defaultValue={levels[kind]}
        />
      ))}
    </div>
  );
}
