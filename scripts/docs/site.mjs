/** The documentation as plain pages, for `/docs`. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { doors } from "./contents.mjs";
import { escaped, pageOf, RULE } from "./page.mjs";

const HOME = "README.md";
const PICTURE = /\.(?:png|webp)$/;
/** Pages that are many, by the page under which they stand. */
const below = {
  "docs/behaviour.md": /^docs\/behaviour-/,
  "docs/decisions.md": /^docs\/decisions\//,
};

/** The files that pages and pictures are made from. */
export function documentFiles(root) {
  const listed = doors.flatMap(({ pages }) => Object.keys(pages));
  const docs = readdirSync(path.join(root, "docs"), { recursive: true })
    .map((name) => `docs/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".md") || PICTURE.test(file))
    .sort();
  return [...new Set([HOME, ...listed, ...docs])].filter((file) => existsSync(path.join(root, file)));
}

/** Where a file is served. */
function addressOf(file) {
  if (file === HOME) return "/docs";
  const name = file.replace(/^docs\/|^workshop\/commands\//, "").replace(/(?:\/README)?\.md$/, "");
  return `/docs/${name.toLowerCase()}`;
}

/** The list of all pages, with those below the present one's. */
function contents(here, pages) {
  const link = (file, name) =>
    `<li><a href="${addressOf(file)}"${file === here ? ' aria-current="page"' : ""}>${escaped(name)}</a>`;
  const listed = doors.flatMap(({ pages: names }) => Object.keys(names));
  const others = [...pages.keys()].filter(
    (file) => file !== HOME && !listed.includes(file) && !Object.values(below).some((one) => one.test(file)),
  );
  const groups = doors.map(({ name, pages: names }, i) => {
    const more = i === doors.length - 1 ? others.map((file) => [file, pages.get(file).title]) : [];
    const lines = [...Object.entries(names), ...more].flatMap(([file, label]) => {
      if (!pages.has(file)) return [];
      const part = below[file];
      if (!part || !(file === here || part.test(here))) return `${link(file, label)}</li>`;
      const parts = [...pages].filter(([other]) => part.test(other));
      return `${link(file, label)}<ul>${parts.map(([other, { title }]) => `${link(other, title)}</li>`).join("")}</ul></li>`;
    });
    return `<h2>${name}</h2><ul>${lines.join("\n")}</ul>`;
  });
  return groups.join("\n");
}

/** @param page.main HTML; page.nav HTML beside it */
const frame = ({ title, main, nav, script = "" }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title === "Plenary" ? "Plenary: documentation" : `${title} · Plenary`)}</title>
<link rel="icon" href="/docs/icon.svg">
<link rel="stylesheet" href="/docs/style.css">
${script}</head>
<body>
<a class="skip" href="#text">To the text</a>
<header>
<a href="/docs">Plenary documentation</a>
<a href="#contents">Contents</a>
<form role="search" action="/docs/search"><label for="q" class="quiet">Search</label><input id="q" name="q" type="search" autocomplete="off"><button>Search</button></form>
</header>
<div class="sides">
<main id="text" tabindex="-1">
${main}</main>
<nav id="contents" aria-label="Contents">
${nav}
</nav>
</div>
</body>
</html>
`;

/** The headings of a long page. */
function onThisPage({ sections }) {
  const headings = sections.filter(({ depth }) => depth === 2);
  if (headings.length < 4) return "";
  const lines = headings.map(({ id, heading }) => `<li><a href="#${id}">${escaped(heading)}</a></li>`);
  return `<h2>On this page</h2><ul>${lines.join("")}</ul>\n`;
}

const SEARCH = `<h1>Search</h1>
<p id="found" role="status">Searching needs scripts, which do not run here. All pages are listed under <a href="#contents">contents</a>.</p>
<ol id="results"></ol>
`;
const MISSING = `<h1>There is no such page</h1>
<p>See the <a href="#contents">contents</a>, or search for a word.</p>
`;

/** Writes the site anew. @param target its folder, in which script and style stand already */
export async function writeSite(root, target) {
  const files = documentFiles(root);
  const texts = new Map(
    files
      .filter((file) => file.endsWith(".md"))
      .map((file) => [file, readFileSync(path.join(root, file), "utf8")]),
  );
  const decisions = [...texts].filter(([file]) => file.startsWith("docs/decisions/"));
  const lines = decisions.map(([file, text]) => `- [${text.split("\n", 1)[0].slice(2)}](${file.slice(5)})`);
  texts.set("docs/decisions.md", `# Decisions\n\n${lines.join("\n")}\n`);

  const sizes = new Map();
  for (const file of files.filter((one) => PICTURE.test(one))) {
    const { width, height, pageHeight } = await sharp(path.join(root, file)).metadata();
    sizes.set(file, { width, height: pageHeight ?? height });
    place(addressOf(file), (to) => copyFileSync(path.join(root, file), to));
  }
  const rules = new Map(
    [...texts]
      .filter(([file]) => file.startsWith("docs/behaviour"))
      .flatMap(([file, text]) =>
        text.split("\n").map((line) => [RULE.exec(line.slice(2))?.[1] ?? "", addressOf(file)]),
      ),
  );
  const served = (file) => {
    const page = file.replace(/\/$/, ".md");
    return texts.has(page) || sizes.has(page) ? addressOf(page) : null;
  };
  const pages = new Map(
    [...texts].map(([file, text]) => [file, pageOf(file, text, { addressOf: served, sizes, rules })]),
  );

  function place(address, write) {
    const to = path.join(target, address.slice("/docs".length) || "index");
    mkdirSync(path.dirname(to), { recursive: true });
    write(to);
  }
  const placePage = (address, page) => place(address, (to) => writeFileSync(`${to}.html`, frame(page)));
  for (const [file, page] of pages)
    placePage(addressOf(file), {
      title: page.title,
      main: page.body,
      nav: onThisPage(page) + contents(file, pages),
    });
  const nav = contents("", pages);
  const script = '<script type="module" src="/docs/search.js"></script>\n';
  placePage("/docs/search", { title: "Search", main: SEARCH, nav, script });
  placePage("/docs/missing", { title: "There is no such page", main: MISSING, nav });
  const sections = [...pages].flatMap(([file, { title, sections: parts }]) =>
    parts.map(({ id, heading, text }) => ({ at: `${addressOf(file)}#${id}`, title, heading, text })),
  );
  place("/docs/sections.json", (to) => writeFileSync(to, JSON.stringify(sections)));
  place("/docs/icon.svg", (to) => copyFileSync(path.join(root, "app/icon.svg"), to));
}
