import { attachment } from "@/workshop/exports/file-name";

/** A CSV file as a download that no cache keeps; `name` may be in any script. */
export const csvResponse = (body: string, name: string): Response =>
  new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(name, "csv"),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });

/** Why there is nothing, in a sentence; that is kept by no cache either. */
export const sayNo = (status: 400 | 403 | 404 | 409, sentence: string): Response =>
  new Response(sentence, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
