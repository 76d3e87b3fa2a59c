/**
 * The words that a page sends are all that its parts in the browser say, and scripts of all pages but the
 * editor hold no schemas. Read from the imports of the sources.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { consoleNamespaces } from "@/app/page-texts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const pages = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => path.posix.join("app", file));

const VALUES = /^(?:import|export)\s+(?!type\b)(?:[^;]*?from\s+)?"@\/([^"]+)"|import\("@\/([^"]+)"\)/gm;
/** Files of our own that a file imports for more than types; `withLate`: also those that it loads later. */
const importsOf = (file: string, withLate: boolean): string[] =>
  [...read(file).matchAll(VALUES)].flatMap(([statement, fixed, late]) => {
    if (late && !withLate) return [];
    const onlyTypes = /^import \{(?:\s*type [^,}]+,?)+\s*\} from/.test(statement);
    const found = [".ts", ".tsx"].map((ending) => `${fixed ?? late}${ending}`);
    return onlyTypes ? [] : found.filter((one) => existsSync(path.join(root, one)));
  });
const begins = (file: string, word: string) =>
  new RegExp(`^(?:\\/\\*[^]*?\\*\\/\\s*)?"${word}"`).test(read(file));

/** Files of a page with the layouts around it: those made on the server, and those that run in the browser. */
function filesOf(page: string, withLate: boolean): { server: Set<string>; browser: Set<string> } {
  const files = { server: new Set<string>(), browser: new Set<string>() };
  const visit = (file: string, inside: boolean): void => {
    const runs = inside || begins(file, "use client");
    const seen = runs ? files.browser : files.server;
    if (seen.has(file) || (runs && begins(file, "use server"))) return;
    seen.add(file);
    for (const one of importsOf(file, withLate)) visit(one, runs);
  };
  const folders = page.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/"));
  const around = folders.map((folder) => `${folder}/layout.tsx`);
  for (const file of [page, ...around]) if (existsSync(path.join(root, file))) visit(file, false);
  return files;
}

/** Namespaces that are sent; every page has "account". */
function sent(files: Iterable<string>): Set<string> {
  const texts = [...files].map(read).join("\n");
  const named = [...texts.matchAll(/namespaces=\{\[([^\]]+)\]/g)].flatMap(
    ([, list]) => list!.match(/\w+/g) ?? [],
  );
  return new Set(["account", ...named, ...(texts.includes("{consoleNamespaces}") ? consoleNamespaces : [])]);
}

describe("the words of a page", () => {
  it.each(pages)("%s: hold what its parts in the browser say", (page) => {
    const { server, browser } = filesOf(page, true);
    const said = [...browser].flatMap((file) =>
      [...read(file).matchAll(/useTranslations\("(\w+)/g)].map(([, namespace]) => namespace!),
    );
    expect(said).toContain("account");
    expect(said.filter((namespace) => !sent(server).has(namespace))).toEqual([]);
  });
});

describe("the script of a page", () => {
  it.each(pages.filter((page) => !page.startsWith("app/editor/[")))("%s holds no schemas", (page) => {
    const { browser } = filesOf(page, false);
    expect(browser.size).toBeGreaterThan(0);
    const using = [...browser].filter((file) => /from "zod["/]/.test(read(file)));
    expect(using.filter((file) => !/^import type [^;]*from "zod["/]/m.test(read(file)))).toEqual([]);
  });
});
