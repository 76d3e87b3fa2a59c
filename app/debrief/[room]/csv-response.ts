/** A CSV file as a download that no cache keeps; `name` may be in any script. */
export function csvResponse(body: string, name: string): Response {
  const plain =
    name
      .normalize("NFKD")
      .replace(/[^\w -]+/g, "")
      .trim() || "plenary";
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${plain}.csv"; filename*=UTF-8''${full}.csv`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
