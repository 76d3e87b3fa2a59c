/**
 * Mends texts for the database, which holds neither the character zero nor half a surrogate pair, as pasted
 * texts and broken files contain. Pure.
 */

export function writable<T>(value: T): T {
  if (typeof value === "string") return mendedText(value) as T;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => writable(item));
    return items.every((item, i) => item === value[i]) ? value : (items as T);
  }
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(
    ([key, content]: [string, unknown]) => [mendedText(key), writable(content)] as const,
  );
  const same = entries.every(
    ([key, content]) => Object.hasOwn(value, key) && (value as Record<string, unknown>)[key] === content,
  );
  return same ? value : (Object.fromEntries(entries) as T);
}

/** True where every text can be stored as it is. */
export const isWritable = (value: unknown): boolean => writable(value) === value;

const mendedText = (text: string): string => {
  const mended = text.replaceAll("\u0000", "").replace(/\p{Cs}/gu, "\ufffd");
  return mended === text ? text : mended;
};
