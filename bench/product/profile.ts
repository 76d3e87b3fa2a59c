/** Where a process spent its time: the functions of a V8 CPU profile by their own time. */
import { readFileSync } from "node:fs";
import path from "node:path";

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

const MAX_LINES = 30;

/** The heaviest functions, one a line, with their share of the time that was not idle. */
export function heaviest(file: string): string {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, "utf8")) as Profile;
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      `${functionName || "(anonymous)"} ${path.basename(url)}:${lineNumber + 1}`,
    ]),
  );
  const selfTimes = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const name = names.get(id) ?? "?";
    selfTimes.set(name, (selfTimes.get(name) ?? 0) + (timeDeltas[i] ?? 0));
  }
  const busy = [...selfTimes].filter(([name]) => !name.startsWith("(idle)"));
  const total = busy.reduce((sum, [, time]) => sum + time, 0);
  return busy
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_LINES)
    .map(
      ([name, time]) =>
        `${((100 * time) / total).toFixed(1).padStart(6)} %  ${(time / 1e3).toFixed(0).padStart(6)} ms  ${name}`,
    )
    .join("\n");
}
