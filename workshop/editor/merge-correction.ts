/**
 * Merges a room's correction into the authored workshop, field by field, where values are still those the
 * room started from. Pure.
 */
import type { DraftActivity } from "@/workshop/editor/draft";
import { type Difference, differences } from "@/workshop/editor/differences";
import { schemaOf } from "@/workshop/editor/complete-draft";
import type { EditReason } from "@/workshop/editor/edit-reasons";
import { sameContent } from "@/workshop/editor/version";

export interface CorrectionTarget {
  id: string;
  title: string;
}

export type CorrectionResult =
  /** `left`: fields that stay because they differ by now: `a` in the room, `b` in the workshop. */
  { ok: true; changed: boolean; left: Difference[] } | { ok: false; reason: EditReason };

interface Corrected {
  /** The activity of the workshop with all of the correction that fits. */
  activity: DraftActivity;
  /** Fields that do not fit: `a` in the room, `b` in the workshop. */
  left: Difference[];
}

/**
 * @param from the room's first version @param to the room's present one @param now the workshop's, of the
 * same kind
 */
export function corrected(from: DraftActivity, to: DraftActivity, now: DraftActivity): Corrected {
  // A room's activity is whole: defaults count as written.
  const parsed = schemaOf(now.kind).safeParse(now);
  const whole = (parsed.success ? parsed.data : now) as Record<string, unknown>;
  const left: Difference[] = [];
  const activity: Record<string, unknown> = { ...now };
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const result = merged(from[key], to[key], whole[key], [key], left);
    if (sameContent(result, whole[key])) continue;
    if (result === undefined) delete activity[key];
    else activity[key] = result;
  }
  return { activity: activity as DraftActivity, left };
}

type Entry = { id: string };

function merged(from: unknown, to: unknown, now: unknown, path: string[], left: Difference[]): unknown {
  if (sameContent(from, to) || sameContent(now, to)) return now;
  if (sameContent(now, from)) return to;
  const [a, b, c] = [from, to, now];
  if (isEntries(a) && isEntries(b) && isEntries(c)) {
    const entry = (list: readonly Entry[], id: string) => list.find((one) => one.id === id);
    const within = (one: Entry) =>
      merged(entry(a, one.id), entry(b, one.id), entry(c, one.id), [...path, one.id], left);
    // The list itself was changed on one side at most; the entries of both are put together.
    if (sameIds(a, b)) {
      const gone = a.filter((one) => !entry(c, one.id) && !sameContent(one, entry(b, one.id)));
      for (const one of gone) left.push(...differences(entry(b, one.id), undefined, [...path, one.id]));
      return c.map(within);
    }
    if (sameIds(a, c)) {
      const result = b.map((one) => (entry(c, one.id) ? (within(one) as Entry) : one));
      // Entries removed in the room and changed in the workshop stay in their place.
      c.forEach((one, i) => {
        if (entry(b, one.id) || sameContent(one, entry(a, one.id))) return;
        left.push(...differences(undefined, one, [...path, one.id]));
        result.splice(result.findIndex((m) => m.id === c[i - 1]?.id) + 1, 0, one);
      });
      return result;
    }
  } else if (isRecord(a) && isRecord(b) && isRecord(c)) {
    const keys = [...new Set([...Object.keys(c), ...Object.keys(b)])];
    const entries = keys.map((key) => [key, merged(a[key], b[key], c[key], [...path, key], left)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  left.push(...differences(to, now, path));
  return now;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isEntries = (value: unknown): value is Entry[] =>
  Array.isArray(value) && value.every((one) => isRecord(one) && typeof one.id === "string");
const sameIds = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every((one, i) => one.id === b[i]?.id);
