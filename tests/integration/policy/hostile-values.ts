/** What a forged form may hold in any field, whatever the field is for. */
export const HOSTILE: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  empty: "",
  blank: " \t ",
  "10 000 characters": "x".repeat(10_000),
  emoji: "👩🏽‍🚀🎓",
  "bidi marks": "abc\u202edcba\u2066x",
  NUL: "a\u0000b",
  "lone surrogate": "a\ud800b",
  "line breaks": "a\r\nBcc: x@example.org",
  markup: `<script>alert(1)</script><img src=x onerror="alert(1)">'; DROP TABLE "Person"; --`,
  object: { toString: "x" },
  "many values": Array.from({ length: 1000 }, (_, index) => String(index)),
};

/** What is hostile only where something else than free text is read: to free text these are one and the same. */
export const MISSHAPEN: Record<string, unknown> = {
  "wrong id": "00000000-0000-4000-8000-000000000000",
  "no id": "../../etc/passwd",
  "huge number": "1e309",
  "big number": "99999999999",
  negative: "-1",
  "not a number": "NaN",
  "far date": "99999-12-31",
  "late day": "9999-12-31",
  "impossible date": "2027-02-30",
  "impossible time": "25:61",
  "javascript link": "javascript:alert(1)",
  prototype: "__proto__",
};
