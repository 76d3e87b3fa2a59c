/** Report of a run of Playwright Test for scripts/test.mjs: as vitest-report.ts, from the other tool. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { FullResult, Reporter, TestCase, TestResult } from "playwright/types/testReporter";

interface File {
  file: string;
  seconds: number;
  passed: number;
  failed: number;
  leftOut: { name: string; why: string | null }[];
  /** For the report of accessibility. */
  tests: { name: string; passed: boolean }[];
}

export default class PlaywrightReport implements Reporter {
  private readonly files = new Map<string, File>();
  private errors = 0;

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const name = path.relative(process.cwd(), test.location.file);
    const file = this.files.get(name) ?? {
      file: name,
      seconds: 0,
      passed: 0,
      failed: 0,
      leftOut: [],
      tests: [],
    };
    this.files.set(name, file);
    file.tests.push({ name: test.titlePath().slice(3).join(" "), passed: result.status === "passed" });
    file.seconds += result.duration / 1_000;
    if (result.status === "passed") file.passed++;
    else if (result.status !== "skipped") file.failed++;
    else {
      const why = test.annotations.find(({ type }) => type === "skip")?.description ?? null;
      file.leftOut.push({ name: test.title, why });
    }
  }

  onError(): void {
    this.errors++;
  }

  onEnd(_result: FullResult): void {
    const file = process.env.TEST_REPORT;
    if (file) writeFileSync(file, JSON.stringify({ files: [...this.files.values()], errors: this.errors }));
  }
}
