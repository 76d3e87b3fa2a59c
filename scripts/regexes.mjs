// Fails where a regular expression can take more than linear time and is not in regexes.json, with the reason
// why its input is short. Part of `npm run lint`, which keeps its verdicts in .build/. `npm run regexes`
// judges those in the list too: none of them may be exponential.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { transform } from "esbuild";
import { check } from "recheck";
import { filesBelow } from "./build/inputs.mjs";
import { root } from "./build.mjs";

/**
 * Limits by steps, not by time, so that a busy machine gives the same verdict. The timeout only ends what
 * hangs.
 */
const LIMITS = {
  timeout: 300_000,
  attackTimeout: null,
  incubationTimeout: null,
  mutationTimeout: null,
  randomSeed: 1,
};
/** Limits for expressions in the list, which are slow: an exponential one shows soon. */
const LISTED = { timeout: 60_000, randomSeed: 1 };
const rooms = ["activities", "app", "components", "messages", "model", "phone", "server", "workshop"];
const all = process.argv.includes("--all");

const files = filesBelow(root, rooms).filter((file) => /\.tsx?$/.test(file));
/** Allowed expressions, and files that make some of pieces, each with the reason why it does no harm. */
const allowed = JSON.parse(readFileSync(path.join(root, "scripts/regexes.json"), "utf8"));

/** Expressions as they are written, with their files. */
const expressions = new Map();
/** Files that make an expression at run time. */
const makers = new Set();
const note = (pattern, flags, file) => {
  const written = `/${pattern}/${flags}`;
  expressions.set(written, {
    pattern,
    flags,
    files: (expressions.get(written)?.files ?? new Set()).add(file),
  });
};

/** A piece that only the running program has: ten for a number of times, a letter for a word. */
const standIn = (before, after) => (/[{,]$/.test(before) && /^[,}]/.test(after) ? "10" : "x");

/** The text of a node: literals, templates, sums and joined lists of them, and constants of the same file. */
function textOf(node, constants, unknown) {
  const read = (one) => textOf(one, constants, unknown);
  if (node?.type === "Literal") return String(node.value);
  if (node?.type === "Identifier" && constants.has(node.name)) return read(constants.get(node.name));
  if (node?.type === "BinaryExpression" && node.operator === "+") {
    const sides = [read(node.left), read(node.right)];
    const number = (side) => side !== null && /^\d+$/.test(side);
    return sides.every(number)
      ? String(Number(sides[0]) + Number(sides[1]))
      : sides.map((side) => side ?? "x").join("");
  }
  if (node?.type === "TemplateLiteral")
    return node.quasis
      .map(({ value }) => value.cooked)
      .reduce((text, next, n) => {
        const piece = read(node.expressions[n - 1]);
        if (piece === null) unknown();
        return text + (piece ?? standIn(text, next)) + next;
      });
  const { object, property } = node?.callee ?? {};
  if (property?.name === "join" && object.type === "ArrayExpression")
    return object.elements.map(read).join(read(node.arguments[0]) ?? ",");
  return null;
}

for (const file of files) {
  const loader = file.endsWith("x") ? "tsx" : "ts";
  const source = readFileSync(path.join(root, file), "utf8");
  if (!/[/]|RegExp/.test(source)) continue;
  const { code } = await transform(source, { loader, jsx: "automatic", target: "esnext" });
  const tree = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const constants = new Map(
    tree.body
      .flatMap((one) => (one.type === "VariableDeclaration" && one.kind === "const" ? one.declarations : []))
      .map(({ id, init }) => [id.name, init]),
  );
  full(tree, ({ type, regex, callee, arguments: parameters }) => {
    if (type === "Literal" && regex) note(regex.pattern, regex.flags, file);
    const name = callee?.name ?? (callee?.object?.name === "globalThis" ? callee.property.name : undefined);
    if (!["NewExpression", "CallExpression"].includes(type) || name !== "RegExp") return;
    const [pattern, flags] = parameters;
    // An expression that is written elsewhere, with other flags.
    if (pattern?.type === "MemberExpression" && pattern.property.name === "source") return;
    const text = textOf(pattern, constants, () => makers.add(file));
    if (text === null) makers.add(file);
    else
      note(text, flags === undefined ? "" : (textOf(flags, constants, () => makers.add(file)) ?? ""), file);
  });
}

/**
 * True where an expression plainly takes linear time: without a repetition, or with that of one sign or
 * class, at the end, where it cannot fail, or searched from the beginning alone.
 */
function plain(pattern, flags) {
  const bare = pattern
    .replace(/\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}/g, "C")
    .replace(/\\[^bB1-9k]/g, "C")
    .replace(/\[[^\]]*\]/g, "C");
  if (/\\[1-9k]/.test(bare) || flags.includes("v")) return false;
  const [repeated, more] = [...bare.matchAll(/[*+{]/g)];
  if (!repeated) return true;
  const [before, after] = [
    bare.slice(0, repeated.index),
    bare.slice(repeated.index).replace(/^(?:[*+]|\{[\d,]+\})\??/, ""),
  ];
  if (more || !/[^()|?^$*+]$/.test(before)) return false;
  const fromBeginning = before.startsWith("^") && !flags.includes("m") && !bare.includes("|");
  return fromBeginning || (/^\)*$/.test(after) && !/\(\?[=!<]/.test(bare) && !bare.includes("|"));
}

const cacheFile = path.join(root, ".build/regexes.json");
/** The limits and the release of the judge: verdicts of others are dropped. */
const judge = JSON.stringify([LIMITS, createRequire(import.meta.url)("recheck/package.json").version]);
let judged = {};
try {
  const cached = JSON.parse(readFileSync(cacheFile, "utf8"));
  if (cached.judge === judge) judged = cached.judged;
} catch {
  // The first run has no cache.
}
const open = [...expressions].filter(
  ([written, { pattern, flags }]) =>
    !judged[written] && !plain(pattern, flags) && (all || !allowed.expressions[written]),
);
const waiting = open.values();
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (const [written, { pattern, flags }] of waiting) {
      const { status, complexity } = await check(
        pattern,
        flags,
        allowed.expressions[written] ? LISTED : LIMITS,
      );
      if (status === "unknown") judged[written] = { is: "not judged in time" };
      else judged[written] = { is: status === "safe" ? "safe" : complexity.type, how: complexity.summary };
    }
  }),
);
const kept = Object.entries(judged).filter(([written, { how }]) => expressions.has(written) && how);
mkdirSync(path.dirname(cacheFile), { recursive: true });
writeFileSync(cacheFile, JSON.stringify({ judge, judged: Object.fromEntries(kept) }, null, 1));

const complaints = [];
for (const [written, { files: where }] of expressions) {
  const { is, how } = judged[written] ?? { is: "safe" };
  if (is !== "safe" && (is === "exponential" || !allowed.expressions[written]))
    complaints.push(`${written}\n  ${how ?? is}, in ${[...where].join(", ")}`);
}
for (const file of makers)
  if (!allowed.made[file])
    complaints.push(`${file}\n  makes an expression of what is known only when it runs`);
for (const written of Object.keys(allowed.expressions))
  if (!expressions.has(written)) complaints.push(`${written}\n  stands nowhere any more`);
for (const file of Object.keys(allowed.made))
  if (!makers.has(file)) complaints.push(`${file}\n  makes no expression any more`);

for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.stdout.write(
  `${expressions.size} expressions in ${files.length} files, ${open.length} of them judged again, ` +
    `${complaints.length} complaints\n`,
);
process.exitCode = complaints.length === 0 ? 0 : 1;
