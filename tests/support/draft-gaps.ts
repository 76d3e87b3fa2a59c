/** Activities that are not finished: a whole one, each time without one of its fields, or with one that is empty. */
import type { DraftActivity } from "@/workshop/editor/draft";

const kept = new Set(["id", "kind", "type"]);

export function gapsIn(whole: DraftActivity): DraftActivity[] {
  return variantsOf(whole) as DraftActivity[];
}

function variantsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const within = value.flatMap((item, i) => variantsOf(item).map((other) => value.with(i, other)));
    return [[], ...within];
  }
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => {
      if (kept.has(name)) return [];
      const { [name]: _left, ...rest } = value as Record<string, unknown>;
      return [rest, ...variantsOf(inner).map((other) => ({ ...value, [name]: other }))];
    });
  return typeof value === "string" ? [""] : [];
}
