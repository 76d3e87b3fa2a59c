/** Files and rules named in documents and comments exist, and the documents do not grow. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const MAX_WORDS = 28_800;
const MAX_WORDS_OF_ARCHITECTURE = 1_200;
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

it.each(["docs/asvs.md", "docs/threat-model.md"])(
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

it("comments name files that exist", () => {
  const folders =
    "activities|app|bench|components|content|messages|model|phone|prisma|scripts|server|tests|workshop";
  const named = new RegExp(`(?<![\\w/@.-])((?:${folders})/[\\w./-]+\\.(?:tsx?|mjs|yaml))\\b`, "g");
  const lost: string[] = [];
  for (const folder of folders.split("|"))
    for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(file) || file.includes("generated/")) continue;
      for (const line of read(path.join(folder, file)).split("\n"))
        if (/^\s*(?:\/?\*|\/\/)/.test(line))
          for (const [, name] of line.matchAll(named))
            if (!existsSync(path.join(root, name!))) lost.push(`${folder}/${file}: ${name}`);
    }
  expect(lost).toEqual([]);
});

it("the documentation says each thing once: it has no more words than this", () => {
  const pages = readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" });
  const words = (page: string) => read(path.join("docs", page)).trim().split(/\s+/).length;
  // Made from data by `npm run conformance`: nobody writes it, and its form wants every criterion.
  const written = pages.filter((page) => page.endsWith(".md") && page !== "accessibility-conformance.md");
  const total = written.reduce((sum, page) => sum + words(page), 0);
  expect(total).toBeLessThanOrEqual(MAX_WORDS);
  expect(words("architecture.md")).toBeLessThanOrEqual(MAX_WORDS_OF_ARCHITECTURE);
});
