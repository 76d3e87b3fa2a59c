// `npm run try-release`: unpacks the release of this platform into an empty folder and plays a small workshop on
// it (tests/e2e/release), with no PATH, and as root also as another user and without a network.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { thisPlatform } from "./release/platforms.mjs";

const isRoot = process.getuid?.() === 0;
const how = { cwd: root, stdio: "inherit" };
const works = (command, args) => spawnSync(command, args, { ...how, stdio: "ignore" }).status === 0;
const must = (command, args, env = {}) => {
  const { status } = spawnSync(command, args, { ...how, env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
};

const folder = mkdtempSync(path.join(tmpdir(), "plenary-release-"));
try {
  if (!process.argv.includes("--as-it-is")) must(process.execPath, ["scripts/release.mjs", thisPlatform]);
  const releases = path.join(root, ".build/release");
  const archive = readdirSync(releases).find(
    (name) => /\.(tar\.gz|zip)$/.test(name) && name.includes(thisPlatform),
  );
  must("tar", ["-xzf", path.join(releases, archive), "-C", folder]);
  chmodSync(folder, 0o755);
  if (isRoot) must("chown", ["-hR", "65534:65534", folder]);
  const unplugged = isRoot && works("unshare", ["-n", "ip", "link", "set", "lo", "up"]);
  const playwright = `${process.execPath} node_modules/playwright/cli.js test --project=release`;
  must(
    ...(unplugged
      ? ["unshare", ["-n", "sh", "-c", `ip link set lo up && exec ${playwright}`]]
      : ["sh", ["-c", playwright]]),
    {
      TEST_CHROMIUM: await findChromium(),
      RELEASE_FOLDER: path.join(folder, readdirSync(folder)[0]),
      RELEASE_USER: isRoot ? "65534" : "",
    },
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
