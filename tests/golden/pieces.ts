/** Pinned pieces of an area: named texts, kept in the repository as one short hash each. */
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";

/** Hex signs of a hash: enough to notice a change, short enough to keep thousands of them. */
const LENGTH = 12;

/** By moment, file or page; under each the texts by what they are. */
export type Hashes = Record<string, Record<string, string>>;

export class Pieces {
  readonly hashes: Hashes = {};

  /** @param folder takes the texts themselves, a file for each place; null where they are not read */
  constructor(private readonly folder: string | null = null) {
    if (folder === null) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** @throws where the name is taken: a text that replaces another one is not pinned */
  add(place: string, name: string, text: string): void {
    const here = this.hashes[place] ?? {};
    this.hashes[place] = here;
    if (here[name] !== undefined) throw new Error(`${place} has two pieces called ${name}`);
    here[name] = createHash("sha256").update(text).digest("hex").slice(0, LENGTH);
    if (this.folder === null) return;
    const file = `${place.replace(/[^\p{L}\p{N} .,+!-]+/gu, "_")}.txt`;
    appendFileSync(path.join(this.folder, file), `=== ${name}\n${readable(text)}\n`);
  }

  /** As it is sent. */
  json(place: string, name: string, value: unknown): void {
    this.add(place, name, JSON.stringify(value));
  }

  /** Markup of trainers' pages. The names of its classes hold a hash of the path of their file, which may move. */
  markup(place: string, name: string, html: string): void {
    this.add(place, name, html.replace(/\b_([\w-]+?)_[0-9a-f]{6}\b/g, "$1"));
  }
}

/** A text as it is read by eye and by `diff`: a line for each value, or for each tag. */
function readable(text: string): string {
  if (/^[[{]/.test(text))
    try {
      return JSON.stringify(JSON.parse(text), null, 1);
    } catch {
      return text;
    }
  return text.replaceAll("><", ">\n<");
}

/** The file of hashes: a line for each place. */
export const written = (hashes: Hashes): string =>
  `{\n${Object.entries(hashes)
    .map(([place, here]) => ` ${JSON.stringify(place)}: ${JSON.stringify(here)}`)
    .join(",\n")}\n}\n`;

/** Pieces that are named of an area. */
const NAMED = 12;

/** Differences in an area: a count for each sort of piece, and the first pieces; empty where none differs. */
export function differences(area: string, pinned: Hashes, now: Hashes): string[] {
  const lines: string[] = [];
  const sorts = new Map<string, number>();
  for (const place of new Set([...Object.keys(pinned), ...Object.keys(now)])) {
    const [before, after] = [pinned[place] ?? {}, now[place] ?? {}];
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (before[name] === after[name]) continue;
      const how = before[name] === undefined ? " is new" : after[name] === undefined ? " is gone" : "";
      lines.push(`    ${place}: ${name}${how}`);
      sorts.set(name, (sorts.get(name) ?? 0) + 1);
    }
  }
  if (lines.length === 0) return [];
  const most = [...sorts].sort(([, a], [, b]) => b - a).slice(0, NAMED);
  return [
    `  tests/golden/${area}.json: ${lines.length} (${most.map(([name, count]) => `${name} ${count}`).join(", ")})`,
    ...lines.slice(0, NAMED),
    ...(lines.length > NAMED ? ["    …"] : []),
  ];
}
