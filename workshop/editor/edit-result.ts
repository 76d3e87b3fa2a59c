import type { Draft } from "@/workshop/editor/draft";
import type { Op } from "@/workshop/editor/op";
import type { EditReason } from "@/workshop/editor/edit-reasons";

export type EditResult =
  /** `inverse` takes it back: applied next, it gives the workshop as it was. */
  { ok: true; workshop: Draft; inverse: Op } | { ok: false; reason: EditReason };

export const appliedEdit = (workshop: Draft, inverse: Op): EditResult => ({ ok: true, workshop, inverse });
export const unchangedEdit = (workshop: Draft): EditResult => appliedEdit(workshop, { type: "all", ops: [] });
export const refusedEdit = (reason: EditReason): EditResult => ({ ok: false, reason });

/** Puts `item` before the one with the id `before`; at the end when there is none of that id. */
export function insertedBefore<T extends { id: string }>(
  list: readonly T[],
  item: T,
  before: string | null,
): T[] {
  const index = before === null ? -1 : list.findIndex((other) => other.id === before);
  return index < 0 ? [...list, item] : [...list.slice(0, index), item, ...list.slice(index)];
}

/** The id that stands after this one, null at the end. */
export const idAfter = (list: readonly { id: string }[], id: string): string | null =>
  list[list.findIndex((item) => item.id === id) + 1]?.id ?? null;
