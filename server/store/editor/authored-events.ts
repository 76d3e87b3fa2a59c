/**
 * Events about authored workshops, across the two bundles of a process: the pages change members and delete
 * workshops, the room server holds the editors' connections.
 */
import { processWide } from "@/server/platform/process-wide";
import type { WorkshopId } from "@/model/ids";

type AuthoredEvent =
  /** Permissions have changed. */
  | "members"
  /** The document was changed in the database, not through the open editors. */
  | "document"
  | "deleted";

const listeners = processWide(
  "authored-news",
  () => new Set<(workshopId: WorkshopId, news: AuthoredEvent) => void>(),
);

export function emitAuthoredEvent(workshopId: WorkshopId, news: AuthoredEvent): void {
  for (const listener of listeners) listener(workshopId, news);
}

/** @returns a function that stops listening. */
export function onAuthoredEvent(listener: (workshopId: WorkshopId, news: AuthoredEvent) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
