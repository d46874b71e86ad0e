import { SelectField } from "@/components/ui/fields";
import { type WillTell, willTellInWords } from "@/lib/will-tell";

/** Says whom new media would tell, before a file is chosen, and leaves it to choose. Absent when nobody would be. */
export function TellField({ told }: { told: WillTell | null }) {
  if (!told) return null;
  const { presenters, followers } = told;
  return (
    <SelectField
      name="tell"
      label="Tell them"
      hint={`${willTellInWords({ presenters, followers })} Who asked for it is answered in any case.`}
      options={[
        { value: "yes", label: "Yes, once it is open" },
        { value: "no", label: "No, tell nobody" },
      ]}
      defaultValue="yes"
    />
  );
}
