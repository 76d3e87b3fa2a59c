// `npm run lint`: checks every import against layers.txt.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** `*` within one folder, `**` across folders, `{a,b}` either. */
const glob = (pattern) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^$()|[\]\\]/g, "\\$&")
      .replace(/\{([^}]*)\}/g, (_, either) => `(?:${either.replaceAll(",", "|")})`)
      .replace(/\*\*\/?|\*/g, (star) => (star === "*" ? "[^/]*" : ".*"))}$`,
  );
/** Matches texts that are one of a list of patterns and none of those behind "!". */
function list(patterns) {
  const all = patterns.map((one) => ({ out: one.startsWith("!"), is: glob(one.replace(/^!/, "")) }));
  return (text) =>
    all.some(({ out, is }) => !out && is.test(text)) && !all.some(({ out, is }) => out && is.test(text));
}

const lines = readFileSync(path.join(import.meta.dirname, "layers.txt"), "utf8").split("\n");
const groups = lines.filter((line) => line.startsWith("$")).map((line) => line.split(" "));
/** The patterns of a list, with those of a named group in its name's place. */
const patterns = (text) =>
  text
    .trim()
    .split(/\s+/)
    .flatMap((one) => {
      const [, ...members] = groups.find(([name]) => one.endsWith(name)) ?? [];
      return members.length > 0 ? members.map((member) => (one[0] === "!" ? `!${member}` : member)) : [one];
    });

const rules = [];
let why = "";
for (const line of lines) {
  if (!line.startsWith("  ")) {
    why = line;
    continue;
  }
  const [files, imports] = line.split(" > ");
  rules.push({
    applies: list(patterns(files)),
    not: list(patterns(imports.replace(/, types$/, ""))),
    typesToo: !imports.endsWith(", types"),
    testsToo: why.endsWith("(Tests and the bench too.)"),
    why,
  });
}

const isTest = list(["tests/**", "bench/**", "**/*.test.ts", "**/*.test.tsx"]);
const roomOf = (file) => /^(?:server|components)\/[^/]+\//.exec(file)?.[0];
const IMPORTS = /(?:^|\n)(?:import|export)(\s+type)?\b[^;"]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/g;
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 1 << 26,
});
for (const file of files.split("\n").filter((file) => file && existsSync(path.join(root, file)))) {
  const mine = rules.filter(({ applies, testsToo }) => applies(file) && (testsToo || !isTest(file)));
  const room = roomOf(file);
  for (const [, typeOnly, from, dynamic] of readFileSync(path.join(root, file), "utf8").matchAll(IMPORTS)) {
    const name = from ?? dynamic;
    if (room && name.startsWith(`@/${room}`)) continue;
    const broken = mine.find(({ not, typesToo }) => not(name) && (typesToo || !typeOnly));
    if (!broken) continue;
    process.stderr.write(`${file} imports ${name}\n  ${broken.why}\n`);
    process.exitCode = 1;
  }
}
