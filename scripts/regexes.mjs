// Looks at every regular expression of the program for one that can take more than linear time, and fails where it finds
// one that is not in regexes.json with the reason why its input is short. `npm run regexes`
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { transform } from "esbuild";
import { check } from "recheck";
import { filesBelow } from "./build/inputs.mjs";
import { root } from "./build.mjs";

/** Milliseconds for one expression; one that takes longer to judge is no good. */
const PATIENCE = 20_000;
const rooms = ["activities", "app", "components", "messages", "model", "phone", "server", "workshop"];

const files = filesBelow(root, rooms).filter((file) => /\.tsx?$/.test(file));

/** Files by the expressions that stand in them, as they are written. */
const found = new Map();
const note = (pattern, flags, file) => {
  const written = `/${pattern}/${flags}`;
  found.set(written, { pattern, flags, files: (found.get(written)?.files ?? new Set()).add(file) });
};

/** The pattern of an expression that is made of pieces: ten in place of a number of times, a letter in place of a word. */
const patternOf = (argument) => {
  if (argument?.type === "Literal" && typeof argument.value === "string") return argument.value;
  if (argument?.type !== "TemplateLiteral") return null;
  return argument.quasis
    .map(({ value }) => value.cooked)
    .reduce((made, next) => `${made}${/[{,]$/.test(made) && /^[,}]/.test(next) ? 10 : "x"}${next}`);
};
for (const file of files) {
  const loader = file.endsWith("x") ? "tsx" : "ts";
  const source = readFileSync(path.join(root, file), "utf8");
  const { code } = await transform(source, { loader, jsx: "automatic", target: "esnext" });
  full(
    parse(code, { ecmaVersion: "latest", sourceType: "module" }),
    ({ type, regex, callee, arguments: given }) => {
      if (type === "Literal" && regex) note(regex.pattern, regex.flags, file);
      if (type !== "NewExpression" || callee.name !== "RegExp") return;
      const pattern = patternOf(given[0]);
      if (pattern !== null) note(pattern, given[1]?.value ?? "", file);
    },
  );
}

const allowed = JSON.parse(readFileSync(path.join(root, "scripts/regexes.json"), "utf8"));
const complaints = [];
for (const [written, { pattern, flags, files: where }] of found) {
  const { status, complexity } = await check(pattern, flags, { timeout: PATIENCE });
  if (status === "safe") continue;
  const how = complexity?.summary ?? "not judged in time";
  if (!allowed[written] || complexity?.type === "exponential")
    complaints.push(`${written}\n  ${how}, in ${[...where].join(", ")}`);
}
for (const written of Object.keys(allowed))
  if (!found.has(written)) complaints.push(`${written}\n  stands nowhere any more`);

for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.stdout.write(`${found.size} expressions in ${files.length} files, ${complaints.length} complaints\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
