// Builds what `npm start` runs. Each part is built only when its own inputs have changed, told by content.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { filesBelow, hashFiles } from "./build/inputs.mjs";
import { withBuildLock } from "./build/lock.mjs";
import { withProgress } from "./build/progress.mjs";
import { runTool } from "./build/tool.mjs";

export const root = path.resolve(import.meta.dirname, "..");
const output = path.join(root, ".build");
const stampFile = path.join(output, "stamps.json");
export const serverBundle = path.join(output, "server", "index.mjs");
/** Backup, restore and the other commands for the machine's owner. */
export const dataBundle = path.join(output, "server", "data.mjs");
const contentBundle = path.join(output, "server", "content.mjs");
export const preflightBundle = path.join(output, "server", "preflight.mjs");

/** A part that could not be built: one sentence, and what the tool said. */
class BuildError extends Error {
  constructor(sentence, details) {
    super(sentence);
    this.details = details;
    this.exitCode = 28;
  }
}

export function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

function keepStamp(part, stamp) {
  writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [part]: stamp }, null, 1));
}

/** True where a part was built from exactly these inputs and its result is there. */
function fresh(part, results) {
  const stamp = readStamps()[part];
  return (
    stamp !== undefined &&
    results.every((file) => existsSync(file)) &&
    hashFiles(root, stamp.inputs) === stamp.hash
  );
}

const shared = ["package-lock.json", "tsconfig.json", "scripts/build.mjs"];

async function run(sentence, args, env) {
  const { status, output } = await runTool(args, { cwd: root, env });
  if (status !== 0) throw new BuildError(sentence, output.trim());
}

/** The Prisma client from the schema. */
async function buildPrisma() {
  const inputs = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];
  if (fresh("prisma", [path.join(root, "server/store/generated/client.ts")])) return false;
  await run(
    "The database client could not be generated from prisma/schema.prisma.",
    ["node_modules/prisma/build/index.js", "generate"],
    {
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  );
  keepStamp("prisma", { inputs, hash: hashFiles(root, inputs) });
  return true;
}

/**
 * Escapes what esbuild leaves in regular expressions: one character beyond Latin-1 doubles a script in
 * memory.
 */
const escaped = {
  name: "escaped",
  setup: (build) =>
    build.onEnd(({ metafile }) => {
      for (const file of Object.keys(metafile?.outputs ?? {}).filter((name) => name.endsWith(".mjs"))) {
        const script = path.join(root, file);
        const asEscape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
        writeFileSync(script, readFileSync(script, "utf8").replace(/[^\0-\x7f]/g, asEscape));
      }
    }),
};

/** Options of esbuild for programs on Node; their packages stay where they are. */
export const nodeOptions = {
  absWorkingDir: root,
  outExtension: { ".js": ".mjs" },
  platform: "node",
  target: "node20.19",
  format: "esm",
  bundle: true,
  packages: "external",
  jsx: "automatic",
  sourcemap: true,
  // Source maps serve the coverage of tests; in the server they only tell places.
  sourcesContent: Boolean(process.env.COVERAGE_FOLDER),
  metafile: true,
  logLevel: "silent",
  plugins: [escaped],
};

/** Options for the server, with its packages: to open their thousand files is a third of a start. */
export const serverOptions = {
  ...nodeOptions,
  entryPoints: {
    index: "server/main/main.ts",
    command: "server/main/command.ts",
    preflight: "server/main/preflight.ts",
    rehearsal: "server/rehearsal/crowd.ts",
    worker: "server/workers/main.ts",
    export: "server/exports/process.ts",
    data: "server/retention/backup/command.ts",
    content: "server/editor/content/prebuild.ts",
  },
  outdir: path.join(output, "server"),
  packages: "bundle",
  // Those with other files than scripts, those that few servers load, and what Next loads too.
  external: [
    ...["next", "yjs", "@node-rs/argon2", "@prisma/client", "harfbuzzjs", "sharp", "@resvg/resvg-js"],
    ...["@myriaddreamin/typst-ts-node-compiler", "docx", "pptxgenjs", "@redis/client"],
    ...["sdk-trace-node", "exporter-trace-otlp-http", "resources"].map((name) => `@opentelemetry/${name}`),
  ],
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
};

/** Leaves out the way of Socket.IO to a server that the phone never asks for. */
const withoutWebTransport = {
  name: "without-webtransport",
  setup: (build) =>
    build.onLoad({ filter: /engine\.io-client.*webtransport\.js$/ }, () => ({
      contents: "export class WT {}",
    })),
};

/** Options of esbuild for the phone's script and its islands; null while there is no phone script. */
export function phoneOptions() {
  if (!existsSync(path.join(root, "phone/main.ts"))) return null;
  const islands = readdirSync(path.join(root, "phone/islands")).filter((file) => /^[^.]+\.ts$/.test(file));
  const ofKinds = readdirSync(path.join(root, "activities/kinds"))
    .map((kind) => [kind, `activities/kinds/${kind}/island.ts`])
    .filter(([, file]) => existsSync(path.join(root, file)));
  return {
    absWorkingDir: root,
    entryPoints: {
      phone: "phone/main.ts",
      ...Object.fromEntries([
        ...islands.map((file) => [`islands/${file.slice(0, -3)}`, `phone/islands/${file}`]),
        ...ofKinds.map(([kind, file]) => [`islands/${kind}`, file]),
      ]),
    },
    outdir: path.join(output, "phone"),
    platform: "browser",
    target: "es2019",
    format: "iife",
    bundle: true,
    minify: true,
    sourcemap: process.env.COVERAGE_FOLDER ? "external" : false,
    legalComments: "none",
    metafile: true,
    logLevel: "silent",
    plugins: [withoutWebTransport],
  };
}

/** Options of esbuild for the phones' style. */
export const phoneStyle = {
  absWorkingDir: root,
  entryPoints: { style: "components/phone/phone.css" },
  outdir: path.join(output, "phone"),
  target: ["chrome80", "safari13"],
  bundle: true,
  minify: true,
  metafile: true,
  logLevel: "silent",
};

async function bundle(part, options, sentence, folder) {
  const results = Object.entries(options.entryPoints).map(([name, from]) =>
    path.join(
      options.outdir,
      name + (from.endsWith(".css") ? ".css" : (options.outExtension?.[".js"] ?? ".js")),
    ),
  );
  if (fresh(part, results)) return false;
  const esbuild = await import("esbuild");
  try {
    const { metafile } = await esbuild.build(options);
    const sources = Object.keys(metafile.inputs).filter(
      (file) => !file.includes("node_modules/") && existsSync(path.join(root, file)),
    );
    // A file that is new in a folder of entries is an input too.
    const inputs = [...shared, ...sources, ...(folder ? filesBelow(root, [folder]) : [])].filter(
      (file, i, all) => all.indexOf(file) === i,
    );
    const outside = Object.values(metafile.outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external, kind }) => external && kind !== "require-call")
      .map(({ path: name }) => name);
    keepStamp(part, { inputs, hash: hashFiles(root, inputs), outside: [...new Set(outside)] });
    return true;
  } catch (error) {
    const messages = error.errors
      ? await esbuild.formatMessages(error.errors, { kind: "error", color: process.stderr.isTTY })
      : [error.message];
    throw new BuildError(sentence, messages.join("").trim());
  } finally {
    // Its service would live as long as the process that built.
    await esbuild.stop();
  }
}

/** The bundle of the server. */
function buildServer() {
  return bundle("server", serverOptions, "The server could not be built.");
}

/**
 * Parses the authored workshops once for all starts. A mistake in a file is reported by the start, which
 * parses again.
 */
async function buildContent() {
  const kept = path.join(output, "server", "content.txt");
  const inputs = [path.relative(root, contentBundle), ...filesBelow(root, ["content"])];
  const hash = hashFiles(root, inputs);
  if (readStamps().content?.hash === hash && existsSync(kept)) return false;
  rmSync(kept, { force: true });
  const { status } = await runTool([contentBundle], { cwd: root });
  if (status !== 0) return false;
  keepStamp("content", { hash });
  return true;
}

/** The style of the phones, their script, and one file per island. */
async function buildPhone() {
  const styled = await bundle("phone style", phoneStyle, "The phones' style could not be built.");
  const options = phoneOptions();
  if (!options) return styled;
  const part = `phone ${Object.keys(options.entryPoints).join(" ")}${options.sourcemap ? " with maps" : ""}`;
  return (await bundle(part, options, "The phones' script could not be built.")) || styled;
}

/**
 * What the server takes from packages as it is: fonts of the weights that are used, and what a browser loads to
 * read a PDF.
 */
function buildFiles() {
  const inputs = ["package-lock.json", "scripts/build.mjs"];
  const [fonts, pdfjs] = ["fonts", "pdfjs"].map((name) => path.join(output, name));
  if (fresh("files", [fonts, pdfjs])) return false;
  for (const folder of [fonts, pdfjs]) rmSync(folder, { recursive: true, force: true });
  const weights = ["400Regular", "600SemiBold", "400Regular_Italic", "600SemiBold_Italic"];
  mkdirSync(fonts);
  for (const file of filesBelow(path.join(root, "node_modules"), ["@expo-google-fonts"]))
    if (
      weights.some((weight) => file.endsWith(`_${weight}.ttf`)) ||
      /(?:Arimo|Carlito|Tinos)_700Bold(?:_Italic)?\.ttf$/.test(file)
    )
      copyFileSync(path.join(root, "node_modules", file), path.join(fonts, path.basename(file)));
  const source = path.join(root, "node_modules/pdfjs-dist");
  for (const folder of ["cmaps", "standard_fonts", "wasm", "iccs"])
    cpSync(path.join(source, folder), path.join(pdfjs, folder), { recursive: true });
  copyFileSync(path.join(source, "build/pdf.worker.min.mjs"), path.join(pdfjs, "pdf.worker.min.mjs"));
  keepStamp("files", { inputs, hash: hashFiles(root, inputs) });
  return true;
}

/** Options of esbuild for the search and the style of the documentation. */
const docsOptions = {
  absWorkingDir: root,
  entryPoints: { search: "scripts/docs/search.ts", style: "scripts/docs/style.css" },
  outdir: path.join(output, "docs"),
  assetNames: "[name]",
  publicPath: "/docs",
  platform: "browser",
  target: ["es2022", "chrome100", "safari15.4"],
  format: "esm",
  bundle: true,
  minify: true,
  loader: { ".woff2": "file" },
  logLevel: "silent",
};

/** The documentation as pages for `/docs`. Skipped while there is none. */
async function buildDocs() {
  if (filesBelow(root, ["docs"]).length === 0) return false;
  const { documentFiles, writeSite } = await import("./docs/site.mjs");
  const sources = ["components/ui/tokens.css", "components/ui/base.css", "app/icon.svg"];
  const inputs = [...shared, ...sources, ...filesBelow(root, ["scripts/docs"]), ...documentFiles(root)];
  const hash = hashFiles(root, inputs);
  const { outdir } = docsOptions;
  if (readStamps().docs?.hash === hash && existsSync(path.join(outdir, "index.html"))) return false;
  rmSync(outdir, { recursive: true, force: true });
  try {
    const esbuild = await import("esbuild");
    await esbuild.build(docsOptions).finally(() => esbuild.stop());
    await writeSite(root, outdir);
  } catch (error) {
    throw new BuildError("The documentation could not be built.", error.message);
  }
  keepStamp("docs", { hash });
  return true;
}

/** Writes a file's brotli beside it, which is what browsers get. */
async function compressFiles(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(?:js|css)$/.test(file));
  const compress = promisify(brotliCompress);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10 };
  await Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name);
      writeFileSync(`${file}.br`, await compress(readFileSync(file), { params }));
    }),
  );
}

/** The pages: stage, console, editor, debrief. Skipped while there are none. */
async function buildPages(check) {
  const folders = ["app", "components", "activities", "model", "workshop", "server", "messages", "public"];
  const single = [
    "instrumentation.ts",
    "proxy.ts",
    "next.config.js",
    "package-lock.json",
    "tsconfig.json",
    "prisma/schema.prisma",
  ];
  if (filesBelow(root, ["app"]).length === 0) return false;
  const inputs = [...single, ...filesBelow(root, folders)].filter((file) =>
    existsSync(path.join(root, file)),
  );
  const hash = hashFiles(root, inputs);
  const stamp = readStamps().pages;
  if (stamp?.hash === hash && existsSync(path.join(root, ".next", "BUILD_ID"))) return false;
  if (!(await check())) return false;
  await run("The pages could not be built.", ["node_modules/next/dist/bin/next", "build"], {
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
    PAGES_BUILD: hash.slice(0, 20),
    // Names of actions depend on it, so that chance would make each build another. It would encrypt what an action
    // closes over: none here does.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHash("sha256").update(hash).digest("base64"),
  });
  await compressFiles(path.join(root, ".next/static"));
  keepStamp("pages", { hash });
  return true;
}

/**
 * Builds everything that is stale.
 * @param {{ next?: boolean, say?: (text: string) => void, check?: () => Promise<boolean> }} options
 * `next: false` leaves the pages out, and so does a `check` before them that returns false.
 * @returns {Promise<string[]>} names of the parts that were built.
 * @throws {BuildError}
 */
export async function build({ next = true, say = () => {}, check = async () => true } = {}) {
  mkdirSync(output, { recursive: true });
  return withBuildLock(path.join(output, "lock"), say, async () => {
    const built = [];
    const parts = {
      "database client": buildPrisma,
      server: buildServer,
      workshops: buildContent,
      files: buildFiles,
      phones: buildPhone,
      documentation: buildDocs,
      ...(next ? { pages: () => buildPages(check) } : {}),
    };
    for (const [name, part] of Object.entries(parts)) {
      const begun = Date.now();
      if (!(await withProgress(name, say, part))) continue;
      built.push(name);
      say(`  Built ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`);
    }
    return built;
  });
}

/** Writes what kept the build from succeeding, for people, and returns the exit code. */
export function reportBuildError(error) {
  const isBuildError = error instanceof BuildError;
  const sentence = isBuildError
    ? error.message
    : `Plenary could not be built in ${root} (${error.message}): make this folder writable for this ` +
      `user, or run "npm install" again.`;
  process.stderr.write(`\n${sentence}\n${isBuildError && error.details ? `\n${error.details}\n` : ""}`);
  return isBuildError ? error.exitCode : 28;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await build({ next: !process.argv.includes("--no-next"), say: (line) => process.stdout.write(line) });
    const { findBinaries } = await import(pathToFileURL(preflightBundle).href);
    // There may be none for this machine: then DATABASE_URL names another database.
    await findBinaries().catch(() => undefined);
  } catch (error) {
    process.exitCode = reportBuildError(error);
  }
}
