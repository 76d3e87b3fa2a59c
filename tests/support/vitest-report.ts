/** Report of a run of vitest for scripts/test.mjs: time and outcomes of each file, as JSON. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Reporter, TestModule } from "vitest/node";

export default class VitestReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env.TEST_REPORT;
    if (!file) return;
    const files = modules.map((module) => {
      const { duration, collectDuration, setupDuration } = module.diagnostic();
      const results = [...module.children.allTests()].map((test) => ({
        name: test.fullName,
        result: test.result(),
      }));
      const count = (state: string) => results.filter(({ result }) => result.state === state).length;
      return {
        file: path.relative(process.cwd(), module.moduleId),
        seconds: (duration + collectDuration + setupDuration) / 1_000,
        passed: count("passed"),
        tests: results.map(({ name, result }) => ({ name, passed: result.state === "passed" })),
        // A file that could not even be loaded has no tests in it, and counts as one.
        failed: count("failed") || (module.state() === "failed" ? 1 : 0),
        leftOut: results.flatMap(({ name, result }) =>
          result.state === "skipped" ? [{ name, why: result.note ?? null }] : [],
        ),
      };
    });
    writeFileSync(file, JSON.stringify({ files, errors: errors.length }));
  }
}
