/** A box without a label in sight: beside it stands what it chooses, whose title it is named by. */
export function ChooseBox({
  name,
  value,
  title,
  isChosen,
}: {
  name: string;
  value: string;
  title: string;
  isChosen: boolean;
}) {
  return (
    <label className="control -m-2 inline-flex items-start p-2">
      <input
        key={String(isChosen)}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChosen}
        className="mt-0.5 size-5 shrink-0"
      />
      <span className="sr-only">Choose “{title}”</span>
    </label>
  );
}
