/**
 * Editors of drafts at other processes, by their latest messages. A process that sends none for a while has
 * ended, or has no editor of that draft left.
 */
import type { WorkshopId } from "@/model/ids";
import type { Colleague } from "@/workshop/editor/protocol";

/** Milliseconds between two messages, and after which an entry without a new one expires. */
export const REPORT_INTERVAL_MS = 2_000;
const PROCESS_TIMEOUT_MS = 3.5 * REPORT_INTERVAL_MS;

export class RemoteEditors {
  /** By process and workshop. */
  private readonly entries = new Map<
    string,
    { workshop: WorkshopId; people: readonly Colleague[]; at: number }
  >();

  constructor(private readonly now: () => number = Date.now) {}

  /** @param people all editors there; none where the last has left */
  heard(from: string, workshop: WorkshopId, people: readonly Colleague[]): void {
    const key = `${from} ${workshop}`;
    if (people.length === 0) this.entries.delete(key);
    else this.entries.set(key, { workshop, people, at: this.now() });
  }

  of(workshop: WorkshopId): Colleague[] {
    const now = this.now();
    for (const [key, { at }] of this.entries) if (now - at > PROCESS_TIMEOUT_MS) this.entries.delete(key);
    return [...this.entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, one]) => (one.workshop === workshop ? one.people : []));
  }
}
