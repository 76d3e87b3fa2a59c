/** The bounds that a schema sets, read from its checks: lengths of texts and lists, ranges of numbers. */
import type { z } from "zod";

interface Bounds {
  least: number | null;
  most: number | null;
}

interface Check {
  check: string;
  minimum?: number;
  maximum?: number;
  length?: number;
  value?: number | bigint;
}

/** The bounds of a text's or list's length, or of a number. */
export function boundsOf(schema: z.ZodType): Bounds {
  const checks = (schema.def as unknown as { checks?: { _zod: { def: Check } }[] }).checks ?? [];
  const bounds: Bounds = { least: null, most: null };
  for (const { _zod } of checks) {
    const { check, minimum, maximum, length, value } = _zod.def;
    if (check === "min_length") bounds.least = minimum ?? null;
    if (check === "max_length") bounds.most = maximum ?? null;
    if (check === "length_equals") bounds.least = bounds.most = length ?? null;
    if (check === "greater_than") bounds.least = Number(value);
    if (check === "less_than") bounds.most = Number(value);
  }
  return bounds;
}
