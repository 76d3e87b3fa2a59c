export interface Difference {
  /** Names and ids that lead to the field. */
  path: string[];
  a: string | null;
  b: string | null;
}

export function differences(a: unknown, b: unknown, path: string[] = []): Difference[] {
  if (isPlain(a) || isPlain(b)) {
    const [first, second] = [asRecord(a), asRecord(b)];
    const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])].filter((key) => key !== "id");
    return keys.flatMap((key) => differences(first[key], second[key], [...path, key]));
  }
  const [first, second] = [words(a), words(b)];
  return first === second ? [] : [{ path, a: first, b: second }];
}

const isPlain = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Lists by the ids of their entries, so that a moved entry is no difference in all that follow. */
function asRecord(value: unknown): Record<string, unknown> {
  if (!isPlain(value)) return {};
  if (!Array.isArray(value)) return value as Record<string, unknown>;
  const record = Object.fromEntries(
    value.map((item, i) => [
      isPlain(item) && "id" in item ? String(item.id) : isPlain(item) ? String(i) : String(item),
      item,
    ]),
  );
  const order = value.map((item) => (isPlain(item) && "id" in item ? String(item.id) : "")).filter(Boolean);
  return order.length > 1 ? { ...record, "": order.join(" · ") } : record;
}

const words = (value: unknown): string | null =>
  value === undefined || value === null || value === "" ? null : String(value);
