/** The numbered rules of `docs/behaviour*.md`: in order, each proved by a test, and none cited that is not there. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const listed = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"];
const texts = execFileSync("git", listed, { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => /\.(tsx?|mjs|md|ya?ml|css|py|typ|prisma|sql)$/.test(file))
  .filter((file) => existsSync(path.join(root, file)))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

const RULE = /^- \*\*([A-Z])-(\d+)\*\*/gm;
const pages = texts.filter(({ file }) => /^docs\/behaviour[\w-]*\.md$/.test(file));
const rules = pages.flatMap(({ text }) => [...text.matchAll(RULE)].map(([, letter, n]) => `${letter}-${n}`));
const letters = new Set(rules.map((id) => id[0]));

/** Ids in a text; "O-20 to O-23" names all rules between them. */
function cited(text: string): string[] {
  const matches = text.matchAll(/(?<![\w#./-])([A-Z])-(\d+)(?![\w-])(?: to \1-(\d+)(?![\w-]))?/g);
  return [...matches]
    .filter(([, letter]) => letters.has(letter!))
    .flatMap(([, letter, first, last]) => {
      const ends = [`${letter}-${first}`, ...(last ? [`${letter}-${last}`] : [])];
      const between = rules.filter((id) => {
        const n = Number(id.slice(2));
        return last && id[0] === letter && n > Number(first) && n < Number(last);
      });
      return [...ends, ...between];
    });
}

it("ids are unique, and ascend within each page", () => {
  expect(rules.filter((id, i) => rules.indexOf(id) !== i)).toEqual([]);
  for (const { file, text } of pages) {
    const last = new Map<string, number>();
    for (const [, letter, digits] of text.matchAll(RULE)) {
      expect([file, letter, Number(digits)]).toEqual([
        file,
        letter,
        expect.toSatisfy((n: number) => n > (last.get(letter!) ?? 0)),
      ]);
      last.set(letter!, Number(digits));
    }
  }
});

it("ids have the ASCII hyphen", () => {
  const others = texts.filter(({ text }) => /\b[A-Z][\u2010-\u2015]\d/.test(text));
  expect(others.map(({ file }) => file)).toEqual([]);
});

it("what is cited is there", () => {
  const unknown = texts.flatMap(({ file, text }) =>
    cited(text)
      .filter((id) => !rules.includes(id))
      .map((id) => `${id} in ${file}`),
  );
  expect(unknown).toEqual([]);
});

it("every rule is named by a test", () => {
  const tests = texts.filter(({ file }) => file.startsWith("tests/") || /\.test\.tsx?$/.test(file));
  const named = new Set(
    tests.filter(({ file }) => !file.endsWith("rules.test.ts")).flatMap(({ text }) => cited(text)),
  );
  expect(rules.filter((id) => !named.has(id))).toEqual([]);
});
