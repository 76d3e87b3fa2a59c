/** What the tables of evidence and `SECURITY.md` name is there. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

it.each(["docs/asvs.md", "docs/reliability-coverage.md", "docs/debrief-coverage.md", "docs/threat-model.md"])(
  "%s: every file that is named exists, and holds the part of a title that is named with it",
  (page) => {
    const text = read(page);
    const named = [...text.matchAll(/`([\w./-]+\.(?:test\.ts|ts|md))`(?: \(([^)]+)\))?/g)].map(
      ([, file, title]) => ({
        file: file!,
        title: file!.endsWith(".test.ts") ? title : undefined,
      }),
    );
    expect(named.length).toBeGreaterThan(30);
    for (const { file, title } of named) {
      expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
      if (title) expect([file, title, read(file).includes(title)]).toEqual([file, title, true]);
    }
  },
);

it("every item stands once", () => {
  const items = [...read("docs/asvs.md").matchAll(/^- \*\*([\d., –]+)\*\* /gm)].map(([, item]) => item!);
  expect(items.length).toBeGreaterThan(30);
  expect(new Set(items).size).toBe(items.length);
});

it("what we do not protect from is said", () => {
  expect(read("SECURITY.md")).toMatch(/## What we do not protect from\n\n- /);
});
