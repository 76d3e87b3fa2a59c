/** The pages for `/docs`, as the build makes them from this checkout. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";

const script = new URL("../../scripts/docs/site.mjs", import.meta.url).href;
const { writeSite } = (await import(/* @vite-ignore */ script)) as {
  writeSite(root: string, target: string): Promise<void>;
};

const folder = mkdtempSync(path.join(tmpdir(), "plenary-docs-"));
let pages: Map<string, string>;

beforeAll(async () => {
  await writeSite(projectRoot, folder);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  pages = new Map(
    files
      .filter((file) => file.endsWith(".html"))
      .map((file) => [
        `/docs/${file.replace(/\.html$/, "")}`.replace(/\/index$/, ""),
        readFileSync(path.join(folder, file), "utf8"),
      ]),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const idsOf = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);

/** Written by esbuild, beside the pages. */
const BUNDLED = ["/docs/style.css", "/docs/search.js"];

it("every link and picture leads somewhere, and nothing is asked of another machine (O-140)", () => {
  expect(pages.size).toBeGreaterThan(60);
  const lost: string[] = [];
  for (const [page, html] of pages)
    for (const [, name, to] of html.matchAll(/ (href|src|srcset|action)="([^"]+)"/g)) {
      const [address = "", anchor] = to!.split("#");
      if (/^(https?|mailto):/.test(to!)) {
        if (name !== "href") lost.push(`${page}: ${to}`);
        continue;
      }
      const target = pages.get(address || page);
      const served = target ?? (BUNDLED.includes(address) || existsSync(path.join(folder, address.slice(5))));
      if (!served || (anchor && !idsOf(target ?? "").includes(anchor))) lost.push(`${page}: ${to}`);
    }
  expect(lost).toEqual([]);
});

it("every page can be read without script, has one first heading, and names nothing twice (O-140)", () => {
  for (const [page, html] of pages) {
    expect([page, html.match(/<h1/g)?.length]).toEqual([page, 1]);
    expect([page, html.includes("<script")]).toEqual([page, page === "/docs/search"]);
    expect([page, /<style| style="| on\w+="/.test(html)]).toEqual([page, false]);
    const ids = idsOf(html);
    expect([page, ids.filter((id, i) => ids.indexOf(id) !== i)]).toEqual([page, []]);
  }
});

it("every page stands in the contents", () => {
  const listed = [...pages.values()].join("");
  const alone = [...pages.keys()].filter((page) => !listed.includes(`<li><a href="${page}"`));
  expect(alone).toEqual(["/docs", "/docs/missing", "/docs/search"].sort());
});
