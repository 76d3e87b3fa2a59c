/** A short name of a value's content, by which edits name the state that the editor saw. */

/** JSON with sorted keys and without undefined: the same for equal values, however they were stored. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((v) => canonical(v ?? null)).join(",")}]`;
  if (value && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

const versions = new WeakMap<object, string>();

/** 53 bits of a hash (cyrb53, public domain) and the length. No defence against forgery. */
export function versionOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return hashOf(canonical(value));
  const version = versions.get(value) ?? hashOf(canonical(value));
  versions.set(value, version);
  return version;
}

function hashOf(text: string): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ c, 2654435761);
    h2 = Math.imul(h2 ^ c, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return `${(4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36)}.${text.length.toString(36)}`;
}

export const sameContent = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);
