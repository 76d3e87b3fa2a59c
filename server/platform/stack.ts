/** The lines of a stack trace that are in our own sources. */
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

/** By bundle, read at its first use: Node would read the maps of all libraries at every start. */
const maps = new Map<string, SourceMap | null>();

function mapOf(bundle: string): SourceMap | null {
  if (!maps.has(bundle)) {
    let map = null;
    try {
      const file = bundle.startsWith("file:") ? fileURLToPath(bundle) : bundle;
      map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
    } catch {
      // The place in the bundle will do.
    }
    maps.set(bundle, map);
  }
  return maps.get(bundle)!;
}

const MAX_LINE_LENGTH = 500;

/** The last three folders of a path at most. */
const short = (file: string, line: number | string) =>
  `${/(?:[\w.[\]-]+\/){0,3}[\w.[\]-]+$/.exec(file.replace(/^(\.\.\/)+/, ""))?.[0]}:${line}`;

/** `server/store/answers/anonymise.ts:38` for each line of a stack that is of our own. */
export function placesIn(stack: string): string[] {
  return stack.split("\n").flatMap((whole) => {
    // A stack may hold a message of any length.
    const line = whole.slice(0, MAX_LINE_LENGTH);
    const [, file, row, column] = /^\s+at .*?((?:file:|\/)[^()]*?):(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (!file || /node_modules|node:/.test(line)) return [];
    const entry = mapOf(file)?.findEntry(Number(row) - 1, Number(column) - 1);
    if (!entry || !("originalSource" in entry)) return [short(file, row!)];
    return entry.originalSource.includes("node_modules")
      ? []
      : [short(entry.originalSource, entry.originalLine + 1)];
  });
}
