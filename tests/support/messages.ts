/**
 * Looks through the texts of the interface: what a language lacks or has too much, what cannot be formatted, and
 * what no source names. For the unit test and for `npm run messages`.
 */
import fs from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import { interfaceLanguages } from "@/messages/languages";
import { projectRoot } from "@/server/platform/settings/project-root";

const folder = path.join(projectRoot, "messages");
const sources = ["activities", "app", "components", "model", "phone", "server", "workshop"];

/** Texts by dotted key. */
type Texts = Record<string, string>;

/** The texts of one file; none where there is no such file. */
export function textsOf(language: string, namespace: string): Texts {
  const file = path.join(folder, language, `${namespace}.json`);
  return fs.existsSync(file) ? flat(JSON.parse(fs.readFileSync(file, "utf8"))) : {};
}

/** Namespaces that English has. */
export const namespaces = fs
  .readdirSync(path.join(folder, "en"))
  .map((name) => path.basename(name, ".json"))
  .sort();

export { interfaceLanguages as languages };

function flat(value: unknown, path = ""): Texts {
  if (typeof value === "string") return { [path]: value };
  return Object.assign(
    {},
    ...Object.entries(value as object).map(([key, inner]) => flat(inner, path ? `${path}.${key}` : key)),
  );
}

/**
 * The names in a text's `{name}`, `{name, plural, …}` and `<name>`, each once; the text of a branch, `one
 * {once}`, is no name.
 */
function placeholders(text: string): string[] {
  const names = new Set([...text.matchAll(/<([a-z]\w*)>/g)].map((match) => match[1]!));
  // Open braces at this place. Inside an argument a brace opens a branch, elsewhere an argument.
  const open: ("argument" | "branch")[] = [];
  for (const [brace, name] of text.matchAll(/\{\s*([A-Za-z]\w*)?|\}/g)) {
    if (brace === "}") open.pop();
    else if (open.at(-1) === "argument") open.push("branch");
    else {
      open.push("argument");
      if (name) names.add(name);
    }
  }
  return [...names].sort();
}

/** The plural categories that a text writes out. */
const categories = (text: string) =>
  [...text.matchAll(/\b(zero|one|two|few|many|other) \{/g)].map((match) => match[1]!);

/** Numbers that between them reach every plural category of the languages. */
const numbers = [0, 1, 2, 3, 11, 25, 100];

/** Problem of a text, or null. @param source the English text. */
export function problemOf(language: string, text: string, source: string): string | null {
  if (text.trim() === "") return "is empty";
  const [names, english] = [placeholders(text), placeholders(source)];
  if (names.join() !== english.join())
    return `has {${names.join("} {")}} where English has {${english.join("} {")}}`;
  // Where English has one form for every number but none, so may others.
  if (/, plural,/.test(text) && categories(source).includes("one")) {
    const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const missing = plurals.filter((one) => !categories(text).includes(one));
    if (missing.length > 0) return `lacks the plural ${missing.join(", ")}`;
  }
  return malformed(language, text);
}

function malformed(language: string, text: string): string | null {
  let problem: string | null = null;
  const translate = createTranslator({
    locale: language,
    messages: { text },
    timeZone: "UTC",
    onError: (error) => {
      problem = error.message.split("\n")[0] ?? "cannot be formatted";
    },
  }) as unknown as { rich(key: string, values: object): unknown };
  const tags = new Set([...text.matchAll(/<([a-z]\w*)>/g)].map((match) => match[1]!));
  // Only a text with forms reads differently for another number.
  for (const number of /, (plural|selectordinal),/.test(text) ? numbers : [1]) {
    const value = (name: string) => (tags.has(name) ? () => "x" : number);
    translate.rich("text", Object.fromEntries(placeholders(text).map((name) => [name, value(name)])));
  }
  return problem;
}

/** Keys of one namespace that no source names, in whole or as a template such as `tabs.${name}`. */
export function unusedOf(namespace: string, keys: readonly string[]): string[] {
  const { literals, templates, prefixes } = named();
  const inside = prefixes
    .filter((p) => p.startsWith(`${namespace}.`))
    .map((p) => p.slice(namespace.length + 1));
  const forms = (key: string) => [
    key,
    ...inside.filter((p) => key.startsWith(`${p}.`)).map((p) => key.slice(p.length + 1)),
  ];
  return keys.filter(
    (key) => !forms(key).some((form) => literals.has(form) || templates.some((t) => t.test(form))),
  );
}

let cache: { literals: Set<string>; templates: RegExp[]; prefixes: string[] } | undefined;

function named() {
  if (cache) return cache;
  const texts = sources
    .flatMap((name) => filesIn(path.join(projectRoot, name)))
    .map((file) => fs.readFileSync(file, "utf8"));
  const literals = new Set<string>();
  const templates = new Map<string, RegExp>();
  const prefixes = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(/(["'])([\w.-]+)\1|^\s*([\w-]+):|[{,]\s*([\w-]+)\s*[:,}]/gm))
      literals.add(match[2] ?? match[3] ?? match[4] ?? "");
    for (const match of text.matchAll(/`((?:[\w.-]|\$\{[^`}]*\})+)`/g)) {
      const parts = match[1]!.split(/\$\{[^}]*\}/);
      if (parts.length > 1 && /[a-z]\.|\.[a-z]|^[a-z]\w+$/i.test(parts.join(""))) {
        const pattern = parts.map((p) => p.replaceAll(".", "\\.")).join("[\\w.-]+");
        templates.set(pattern, new RegExp(`^${pattern}$`));
      }
    }
    for (const match of text.matchAll(/(?:useTranslations\(|namespace: )"([\w.]+)"/g))
      prefixes.add(match[1]!);
  }
  cache = { literals, templates: [...templates.values()], prefixes: [...prefixes] };
  return cache;
}

const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (f) =>
        f.isFile() &&
        /\.tsx?$/.test(f.name) &&
        !/\.test\.tsx?$/.test(f.name) &&
        !f.parentPath.includes("generated"),
    )
    .map((f) => path.join(f.parentPath, f.name));
