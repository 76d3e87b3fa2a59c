/** The histories of fault tests that failed, for looking at what happened. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Op, problemsOf, type Row } from "@/tests/faults/history";
import { projectRoot } from "@/server/platform/settings/project-root";

/** Problems of a history, as `problemsOf`; where there are any, it is written to .build/histories/. */
export function judged(test: string, seed: number, ops: readonly Op[], rows: readonly Row[]): string[] {
  const problems = problemsOf(ops, rows);
  if (problems.length > 0) keep(`${test}-${seed}`, { seed, problems, ops, rows });
  return problems;
}

/** Writes `.build/histories/<name>.json`. */
function keep(name: string, content: object): void {
  const folder = path.join(projectRoot, ".build", "histories");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(content, null, 1));
}
