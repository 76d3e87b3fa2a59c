/**
 * The files that a server needs to run, of all that a checkout and its packages have. Paths are relative to
 * the checkout, with forward slashes.
 */
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import nft from "next/dist/compiled/@vercel/nft/index.js";
import { readStamps, root } from "../build.mjs";
import { isNative } from "./platforms.mjs";

/** The server's own folders and files, beside what was built. */
const OWN = [
  ".build/docs",
  ".build/fonts",
  ".build/pdfjs",
  ".build/phone",
  ".build/server",
  ".next",
  "components/handouts",
  "components/phone/phone.css",
  "content",
  "examples",
  "prisma/migrations",
  "server/workers/typst",
];
const ASIDE = [
  /^\.next\/(cache|diagnostics|types|node_modules|turbopack|trace)/,
  /^\.next\/.*\.(map|nft\.json)$/,
  /\.(test\.tsx?|tsx?|md)$/,
  /^\.build\/server\/preflight/,
  /^prisma\/.*\.toml$/,
];

/** Packages that a bundle asks for by a name which esbuild does not see. */
const BY_NAME = ["@redis/client"];

const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Of Next: its manual, its compilers, and what only development loads are left out of its server's trace. */
const NEXT_ASIDE =
  /next\/dist\/(docs|compiled\/(webpack|babel|browserslist|postcss|next-devtools|next-server\/.*(\.dev\.|experimental|turbo-)))|\.development\.js$|^node_modules\/(typescript|caniuse-lite)\//;

function below(entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) throw new Error(`${entry} is missing: run "npm run build" first.`);
  if (!lstatSync(full).isDirectory()) return [entry];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.relative(root, path.join(file.parentPath, file.name)).replaceAll("\\", "/"));
}

/** The files of packages that the server loads; those of one platform left out. */
async function packageFiles() {
  const entries = [...readStamps().server.outside, ...BY_NAME].flatMap((name) => {
    const url = import.meta.resolve(name);
    return url.startsWith("file:") ? [new URL(url).pathname] : [];
  });
  const traces = ["next-server.js", ...below(".next/server").filter((f) => f.endsWith(".nft.json"))];
  const ofNext = traces.flatMap((name) => {
    const file = path.join(root, name.startsWith(".next") ? name : `.next/${name}.nft.json`);
    const { files } = JSON.parse(readFileSync(file, "utf8"));
    return files.map((f) => path.relative(root, path.resolve(path.dirname(file), f)).replaceAll("\\", "/"));
  });
  const { fileList } = await nft.nodeFileTrace(
    [...entries, path.join(root, "node_modules/next/dist/server/next.js")],
    {
      base: root,
      processCwd: root,
      ignore: (file) => !file.startsWith("node_modules/") || NEXT_ASIDE.test(file) || isNative(file),
    },
  );
  const files = [...ofNext, ...fileList].filter(
    (file) =>
      file.startsWith("node_modules/") && !isNative(file) && lstatSync(path.join(root, file)).isFile(),
  );
  const descriptions = new Set(files.map((file) => `${PACKAGE.exec(file)[0]}/package.json`));
  return [...files, ...descriptions];
}

/** @returns every file, sorted, without those of one platform */
export async function releaseFiles() {
  const ours = OWN.flatMap(below).filter((file) => !ASIDE.some((pattern) => pattern.test(file)));
  return [...new Set([...ours, ...(await packageFiles())])].sort();
}

/** The names under which the pages load packages: links to those, as `{ link: target }`. */
export function pageLinks() {
  const folder = ".next/node_modules";
  return Object.fromEntries(
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isSymbolicLink())
      .map((entry) => {
        const link = path.join(entry.parentPath, entry.name);
        const target = path.resolve(entry.parentPath, readlinkSync(link));
        return [link, target].map((file) => path.relative(root, file).replaceAll("\\", "/"));
      })
      .sort(),
  );
}
