/** Changes of single fields, each with what it was: the small edits of a workshop's or a session's head. */
import { sameContent } from "@/workshop/editor/version";

type Change = { from: unknown; to: unknown } | undefined;

/**
 * Sets the fields in `set`; null and missing are the same. @returns null where nothing changes,
 * "changed-by-other" where a field is neither as seen nor as wished
 */
export function setFields<T extends object, C extends object>(
  value: T,
  set: C,
): { value: T; back: C } | "changed-by-other" | null {
  const next = { ...value } as Record<string, unknown>;
  const back: Record<string, Change> = {};
  for (const [field, change] of Object.entries(set) as [string, Change][]) {
    if (!change) continue;
    const now = next[field] ?? null;
    if (sameContent(now, change.to)) continue;
    if (!sameContent(now, change.from)) return "changed-by-other";
    if (change.to === null) delete next[field];
    else next[field] = change.to;
    back[field] = { from: change.to, to: change.from };
  }
  return Object.keys(back).length === 0 ? null : { value: next as T, back: back as unknown as C };
}
