// `npm run conformance`: the report of accessibility, in the form of VPAT 2.5 INT, from the last results of the
// tests that docs/accessibility-conformance.yaml names. It refuses what no passed test shows.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

const root = path.resolve(import.meta.dirname, "..");
const results = path.join(root, ".build/test-results");
const page = path.join(root, "docs/accessibility-conformance.md");

/** What the report is made from. */
export const claims = () => parse(readFileSync(page.replace(/md$/, "yaml"), "utf8"));

const WORDS = {
  supports: "Supports",
  partially: "Partially supports",
  not: "Does not support",
  "not-applicable": "Not applicable",
};

const linesOf = ({ wcag, functions, clauses }) => [...wcag, ...functions, ...clauses];

/**
 * What stands in the way of the report, as sentences.
 * @param results tests by file, as `{ name, passed }`; null where only what is written is checked
 */
export function refusals(all, results) {
  const tests = Object.entries(all.tests).flatMap(([key, { file, title }]) => {
    const source = path.join(root, file);
    if (!existsSync(source)) return [`${key}: ${file} does not exist.`];
    if (!readFileSync(source, "utf8").includes(title)) return [`${key}: ${file} has no test "${title}".`];
    const ran = results?.get(file)?.filter(({ name }) => name.includes(title));
    if (!ran) return results ? [`${key}: ${file} was not run.`] : [];
    if (ran.length === 0) return [`${key}: "${title}" was not run.`];
    return ran.every(({ passed }) => passed) ? [] : [`${key}: "${title}" did not pass.`];
  });
  const lines = linesOf(all).flatMap(({ id, is, by = [], remark }) => [
    ...(is in WORDS ? [] : [`${id}: "${is}" is no answer.`]),
    ...(is === "supports" && by.length === 0 ? [`${id} is called supported, and no test is named.`] : []),
    ...(is === "supports" || remark || by.length > 0 || id.startsWith("6") ? [] : [`${id} lacks a remark.`]),
    ...by.filter((key) => !(key in all.tests)).map((key) => `${id} names ${key}, which is no test.`),
  ]);
  return [...tests, ...lines];
}

function table(lines) {
  const rows = lines.map(({ id, name, level, is, by = [], remark = "" }) => {
    const proof = by.length > 0 ? `Tests: ${by.map((key) => `[${key}](#${key})`).join(", ")}` : "";
    const said = [remark, proof].filter(Boolean).join(" ");
    return `| ${id} ${name}${level ? ` (${level})` : ""} | ${WORDS[is]} | ${said} |`;
  });
  return ["| Criteria | Conformance level | Remarks and explanations |", "|---|---|---|", ...rows].join("\n");
}

/** @param day of the tests, as 2026-12-31 */
export function reportOf(all, day, version) {
  const level = (wanted) => table(all.wcag.filter((one) => one.level === wanted));
  const count = (is) => all.wcag.filter((one) => one.is === is).length;
  const tests = Object.entries(all.tests).map(
    ([key, { file, title }]) => `#### ${key}\n\n\`${file}\`: ${title}`,
  );
  return `# Accessibility conformance report

International edition, in the form of VPAT® 2.5 INT. Made by \`npm run conformance\` from the tests' results; do not edit.

- **Product**: Plenary ${version}, a live workshop platform on the web
- **Date of the tests**: ${day}
- **Contact**: the organisation that runs the server; of the software, as CONTRIBUTING says
- **Evaluation**: by the project's own tests in Chromium: axe-core, keyboard alone, the tree of accessibility read in order, 320 px, 200 and 400 %, wider spacing, forced colours. No screen reader was tried, no people with disabilities took part, and nobody outside the project has checked it
- **Standards**: WCAG 2.0, 2.1 and 2.2, levels A and AA; Section 508 as revised; EN 301 549 V3.2.1
- **Result**: of ${all.wcag.length} criteria of WCAG 2.2 A and AA ${count("supports")} supported, ${count("partially")} partially, ${count("not")} not, ${count("not-applicable")} not applicable

"Supports" is written only where a test that passed is named. "Partially supports" is also what no test shows.

## WCAG 2.2, level A

${level("A")}

4.1.1 Parsing is obsolete and always satisfied.

## WCAG 2.2, level AA

${level("AA")}

## WCAG 2.2, level AAA

Not evaluated.

## Functional performance (EN 301 549 clause 4, Section 508 chapter 3)

${table(all.functions)}

## Other clauses (EN 301 549 and Section 508)

${table(all.clauses)}

## Tests

${tests.join("\n\n")}
`;
}

/** Results of the last run of each stage, newest last. */
function lastResults() {
  const tests = new Map();
  if (!existsSync(results)) return { tests, day: "" };
  const reports = readdirSync(results)
    .filter((name) => name.endsWith(".json"))
    .map((name) => path.join(results, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  for (const report of reports)
    for (const { file, tests: ran = [] } of JSON.parse(readFileSync(report, "utf8")).files ?? [])
      for (const test of ran)
        tests.set(file, [...(tests.get(file) ?? []).filter(({ name }) => name !== test.name), test]);
  const newest = reports.at(-1);
  return { tests, day: newest ? statSync(newest).mtime.toISOString().slice(0, 10) : "" };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const all = claims();
  const { tests, day } = lastResults();
  const wrong = refusals(all, tests);
  if (wrong.length > 0) {
    const files = [...new Set(Object.values(all.tests).map(({ file }) => file))].join(" ");
    process.stderr.write(`${wrong.join("\n")}\n\nNothing was written. Run: npm test -- ${files}\n`);
    process.exitCode = 1;
  } else {
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    writeFileSync(page, reportOf(all, day, version));
    process.stdout.write(`Wrote ${path.relative(root, page)}.\n`);
  }
}
