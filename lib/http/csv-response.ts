/** A table as a file to save. `name`: made of a slug, which is safe in a header. */
export function csvResponse({ name, csv }: { name: string; csv: string }): Response {
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
