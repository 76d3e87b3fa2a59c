/**
 * News about an authored workshop for whoever keeps it open, from whichever bundle: the pages change members and throw
 * workshops away, the room server holds the editors' connections.
 */
import { processWide } from "@/server/operations/process-wide";
import { uuid } from "@/model/uuid";

type AuthoredNews =
  /** Who may do what has changed. */
  | "members"
  /** The document was changed in the database, not through the open editors. */
  | "document"
  | "deleted";

const listeners = processWide(
  "authored-news",
  () => new Set<(workshopId: string, news: AuthoredNews) => void>(),
);

export function announceChange(workshopId: string, news: AuthoredNews): void {
  for (const listener of listeners) listener(uuid.parse(workshopId), news);
}

/** @returns a function that stops listening. */
export function onAuthoredNews(listener: (workshopId: string, news: AuthoredNews) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
