import { describe, expect, it } from "vitest";
import { holdsRegistrations, readRegistrations } from "@/lib/imports/registrations";

const table = (...lines: string[]) => lines.join("\n");

it("a file holds registrations when its heading says when they were paid", () => {
  expect(holdsRegistrations("id,email,Paid on\n1,a@example.org,yes")).toBe(true);
  expect(holdsRegistrations("\uFEFFid;email;type;paid_on\r\n")).toBe(true);
  expect(holdsRegistrations("id,title,type\n1,Paid on,x")).toBe(false);
  expect(holdsRegistrations("A paper\n\nAbstract\n\npaid_on")).toBe(false);
  expect(holdsRegistrations("")).toBe(false);
});

describe("the rows of a file of registrations", () => {
  it("are read by their columns; a column that is not there says nothing", () => {
    const { rows, refused } = readRegistrations(
      table("ID,E-mail,Type,Paid on", "R-1,Ada@Example.org,Student,2027-02-01", "R-2,b@example.org,Full,"),
    );
    expect(refused).toEqual([
      { line: 1, sentence: "There is no column “e_mail” of registrations; docs/import.md lists them." },
    ]);
    expect(rows).toEqual([]);
    const read = readRegistrations(
      table("id,email,type,paid_on", "R-1,Ada@Example.org,Student,2027-02-01", "R-2,b@example.org,Full,"),
    );
    const said = { personId: "", name: "", cancelled: undefined, presentationId: undefined };
    expect(read).toEqual({
      rows: [
        {
          ...{ ...said, line: 2, sourceId: "R-1", address: "Ada@Example.org", type: "Student" },
          paid: new Date("2027-02-01T00:00:00Z"),
        },
        { ...said, line: 3, sourceId: "R-2", address: "b@example.org", type: "Full", paid: null },
      ],
      refused: [],
    });
  });

  it("are refused by their line where they cannot be read, and the others are read", () => {
    const { rows, refused } = readRegistrations(
      table(
        "id,email,type,paid_on",
        ",a@example.org,Student,yes",
        "R-2,nobody,Full,soon",
        "R-3,c@d.org,Full,no",
      ),
    );
    expect(refused).toEqual([
      { line: 2, sentence: "The id is missing." },
      {
        line: 3,
        sentence:
          "email: Not an e-mail address. paid_on: An instant such as 2027-02-10T09:00:00Z, a day, or yes.",
      },
    ]);
    expect(rows.map(({ line, paid }) => [line, paid])).toEqual([[4, null]]);
  });

  it("are refused whole by a heading with an unknown or a double column, or without an id", () => {
    const of = (heading: string) => readRegistrations(`${heading}\n1,2,3,4`);
    expect(of("id,paid_on,shoe,x")).toMatchObject({ rows: [], refused: [{ line: 1 }, { line: 1 }] });
    expect(of("id,paid_on,id,type").refused).toEqual([
      { line: 1, sentence: "The column “id” stands there twice." },
    ]);
    expect(of("email,paid_on,name,type").refused).toEqual([
      { line: 1, sentence: "There is no column “id”: the registration’s own." },
    ]);
  });
});
