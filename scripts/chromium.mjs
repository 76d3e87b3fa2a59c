// Finds a Chromium for tests and pictures, and brings one where there is none.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { programOnPath, runnable } from "./build/tool.mjs";

/** Flags for root, for containers, and against requests to other hosts. */
export const launchFlags = [
  "--no-sandbox",
  "--no-proxy-server",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The shell without a window first: it draws the same pages in half the time. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];

const usual = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) =>
    process.env[name]
      ? [
          path.join(process.env[name], "Google/Chrome/Application/chrome.exe"),
          path.join(process.env[name], "Microsoft/Edge/Application/msedge.exe"),
        ]
      : [],
  ),
};

function installed() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (runnable(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which is no program that can be run.`);
  }
  return programOnPath(names) ?? (usual[process.platform] ?? []).find(existsSync) ?? null;
}

function works(command, args) {
  return spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}

function fromDebian() {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return null;
  const env = ["DEBIAN_FRONTEND=noninteractive", "apt-get"];
  if (!works("env", [...env, "-qq", "update"])) return null;
  // Thai and Arabic are among the languages that the pictures show.
  if (
    !works("env", [
      ...env,
      "-qq",
      "install",
      "-y",
      "--no-install-recommends",
      "chromium",
      "chromium-headless-shell",
      "fonts-noto-core",
    ])
  )
    return null;
  return programOnPath(names);
}

async function fromPlaywright() {
  const { chromium } = await import("playwright");
  const bundled = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : null);
  if (bundled()) return bundled();
  const cli = path.resolve(import.meta.dirname, "../node_modules/playwright/cli.js");
  return works(process.execPath, [cli, "install", "chromium"]) ? bundled() : null;
}

/**
 * The path of a Chromium that can be run; installs one if need be and possible.
 * @throws with one sentence that says what to do.
 */
export async function findChromium(say = (line) => process.stderr.write(`${line}\n`)) {
  const there = installed();
  if (there) return there;
  say("No Chromium was found on this machine; bringing one.");
  const brought = fromDebian() ?? (await fromPlaywright());
  if (brought) return brought;
  throw new Error("The browser tests need Chromium or Chrome: install one, or name one in CHROME_PATH.");
}
