/** The report of accessibility says what its data say, and these name tests that exist. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";

interface Line {
  id: string;
  is: string;
  level?: string;
  by?: string[];
}
interface Claims {
  tests: Record<string, { file: string; title: string }>;
  wcag: Line[];
  functions: Line[];
  clauses: Line[];
}
type Results = Map<string, { name: string; passed: boolean }[]>;

const script = new URL("../../scripts/conformance.mjs", import.meta.url).href;
const { claims, refusals, reportOf } = (await import(/* @vite-ignore */ script)) as {
  claims(): Claims;
  refusals(all: Claims, results: Results | null): string[];
  reportOf(all: Claims, day: string, version: string): string;
};

const all = claims();
const results = (passed = true): Results => {
  const named = Object.values(all.tests);
  const ofFile = (file: string) => named.filter((one) => one.file === file);
  return new Map(named.map(({ file }) => [file, ofFile(file).map(({ title }) => ({ name: title, passed }))]));
};

it("every named test exists, and every line is one that the form knows (O-141)", () => {
  expect(refusals(all, null)).toEqual([]);
  expect(all.wcag.filter(({ level }) => level === "A").length).toBe(31);
  expect(all.wcag.filter(({ level }) => level === "AA").length).toBe(24);
});

it("nothing is called supported without a test that passed (O-141)", () => {
  expect(refusals(all, results())).toEqual([]);
  expect(refusals(all, results(false)).length).toBe(Object.keys(all.tests).length);
  expect(refusals(all, new Map()).length).toBe(Object.keys(all.tests).length);
  const [first, ...others] = all.wcag;
  const alone = { ...all, wcag: [{ ...first!, is: "supports", by: [] }, ...others] };
  expect(refusals(alone, null)).toEqual(["1.1.1 is called supported, and no test is named."]);
});

it("the page is what the data make: npm run conformance writes it (O-141)", () => {
  const read = (file: string) => readFileSync(path.join(projectRoot, file), "utf8");
  const page = read("docs/accessibility-conformance.md");
  const day = /\*\*Date of the tests\*\*: (\d{4}-\d\d-\d\d)/.exec(page)?.[1];
  expect(page).toBe(reportOf(all, day!, JSON.parse(read("package.json")).version));
});
