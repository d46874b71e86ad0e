/** The rows of each person, in their order. */
export function byPerson<Row extends { personId: string }>(rows: Row[]): Map<string, Row[]> {
  const people = new Map<string, Row[]>();
  for (const row of rows) {
    const own = people.get(row.personId);
    if (own) own.push(row);
    else people.set(row.personId, [row]);
  }
  return people;
}
