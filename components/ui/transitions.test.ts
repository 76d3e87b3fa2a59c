/** Slow changes in style sheets. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("words and their ground change at the same time, so that none is unreadable in between (B-194)", () => {
  const sheets = execFileSync("git", ["ls-files", "*.css"], { encoding: "utf8" }).split("\n").filter(Boolean);
  const torn = sheets.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/transition(?:-property)?:([^;]*);/g)]
      .map(([, changes]) => changes!)
      .filter((changes) => /\b(?:background|all)\b/.test(changes) && !/(?<![\w-])color\b/.test(changes))
      .map((changes) => `${file}: ${changes.trim()}`),
  );
  expect(torn).toEqual([]);
});
