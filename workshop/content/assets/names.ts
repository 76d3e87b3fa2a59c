import { picturesIn } from "@/model/text/markdown";
import { ASSET_NAME } from "@/model/text/plain-text";

const MAX_NAME_LENGTH = 60;

/**
 * A name for an uploaded file that is not taken yet.
 * @param file as the browser tells it; never used as a path.
 * @param ending without the dot, by what the file is: "webp".
 */
export function nameFor(file: string, ending: string, taken: ReadonlySet<string>): string {
  const stem =
    file
      .replace(/^.*[\\/]/, "")
      .replace(/\.[^.]*$/, "")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, MAX_NAME_LENGTH)
      .replace(/^-+|-+$/g, "") || "file";
  for (let n = 1; ; n++) {
    const name = `${stem}${n === 1 ? "" : `-${n}`}.${ending}`;
    if (!taken.has(name)) return name;
  }
}

/** Fields that hold an asset's name; a test holds them against the schemas of all kinds. */
export const ASSET_FIELDS: ReadonlySet<string> = new Set(["file", "captions"]);

/** A Markdown picture target's asset name: bare, or the last part of a path below /assets/. */
export function nameOfTarget(target: string): string | null {
  const name = /^\/assets\/[a-z0-9-]+\/([^/]+)$/.exec(target)?.[1] ?? target;
  return ASSET_NAME.test(name) ? name : null;
}

/** Every asset in a value's fields and Markdown, in the order of first mention. */
export function assetsNamed(value: unknown): string[] {
  const names = new Set<string>();
  look(value, names);
  return [...names];
}

function look(value: unknown, names: Set<string>, field?: string): void {
  if (typeof value === "string") {
    if (field !== undefined && ASSET_FIELDS.has(field) && ASSET_NAME.test(value)) names.add(value);
    for (const { target } of picturesIn(value)) {
      const name = nameOfTarget(target);
      if (name) names.add(name);
    }
  } else if (Array.isArray(value)) {
    for (const item of value) look(item, names);
  } else if (value && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) look(inner, names, key);
  }
}

/** The value with assets renamed, in fields and in Markdown. The same object where nothing changes. */
export function withAssetsRenamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  return names.size === 0 ? value : (renamed(value, names) as T);
}

function withPicturesRenamed(text: string, names: ReadonlyMap<string, string>): string {
  let result = "";
  let done = 0;
  for (const { target, index } of picturesIn(text)) {
    result += text.slice(done, index) + (names.get(nameOfTarget(target) ?? "") ?? target);
    done = index + target.length;
  }
  return result + text.slice(done);
}

function renamed(value: unknown, names: ReadonlyMap<string, string>, field?: string): unknown {
  if (typeof value === "string") {
    if (field !== undefined && ASSET_FIELDS.has(field) && names.has(value)) return names.get(value);
    return withPicturesRenamed(value, names);
  }
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner, names, key)]));
  }
  return value;
}
