// `npm run lint`: refuses exports that no other file names. Those for tests alone may stay.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx", "*.mjs"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 1 << 26,
}).split("\n");
const files = listed.filter((file) => file && existsSync(path.join(root, file)));
const sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
const bare = (file) => file.replace(/\.(tsx?|mjs)$/, "");
const byName = new Map(files.map((file) => [bare(file), file]));
/** The file that an import of `file` means; undefined for a library. */
const meant = (file, from) =>
  /^@\/|^\.{1,2}\//.test(from)
    ? byName.get(
        bare(from.startsWith("@/") ? from.slice(2) : path.posix.join(path.posix.dirname(file), from)),
      )
    : undefined;

/** Names that others import, as "file name". */
const named = new Set();
/** File to files that pass all of it on, and files that are taken as a whole. */
const passedOn = new Map();
const whole = new Set();
const IMPORTS =
  /(?:^|\n)(?:import|export)\s+(?:type\s+)?([^;"]*?)\s*from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/g;
for (const [file, text] of sources) {
  for (const [, names, from, dynamic] of text.matchAll(IMPORTS)) {
    const target = meant(file, from ?? dynamic);
    if (!target) continue;
    if (names === "*") passedOn.set(target, [...(passedOn.get(target) ?? []), file]);
    else if (dynamic || names.startsWith("*")) whole.add(target);
    for (const one of /\{([^}]*)\}/.exec(names ?? "")?.[1].split(",") ?? [])
      named.add(
        `${target} ${
          one
            .trim()
            .replace(/^type\s+/, "")
            .split(/\s+as\s+/)[0]
        }`,
      );
  }
}
const isNamed = (file, name) =>
  whole.has(file) ||
  named.has(`${file} ${name}`) ||
  (passedOn.get(file) ?? []).some((further) => isNamed(further, name));

/** Exports that Next asks for by name, and the scripts of a bundle. */
const next = new Set(["GET", "POST", "dynamic", "generateMetadata", "metadata", "viewport"]);
const bundles = new Set(["server/main/preflight.ts preflight"]);
/** Modules that `vitest.config.ts` puts in the place of others. */
const standIns = new Set(["tests/golden/archive-database.ts", "tests/golden/unpainted-picture.ts"]);
const EXPORTS =
  /^export (?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) ([\w$]+)/gm;
for (const [file, text] of sources) {
  if (
    !/^(activities|app|bench|components|messages|model|phone|server|tests|workshop)\//.test(file) ||
    file.includes(".test.") ||
    standIns.has(file)
  )
    continue;
  for (const [, name] of text.matchAll(EXPORTS)) {
    if (isNamed(file, name) || bundles.has(`${file} ${name}`)) continue;
    if (file.startsWith("app/") && next.has(name)) continue;
    process.stderr.write(`${file} exports ${name}, which no other file names\n`);
    process.exitCode = 1;
  }
}
