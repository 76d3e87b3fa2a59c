/**
 * Finds a Chromium on this machine with which pages can be printed. Nothing is brought where there is none.
 */
import { accessSync, constants } from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const USUAL: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].flatMap(
    (folder) =>
      folder
        ? [
            path.join(folder, "Google/Chrome/Application/chrome.exe"),
            path.join(folder, "Microsoft/Edge/Application/msedge.exe"),
          ]
        : [],
  ),
};

/**
 * Looking through folders at every request would be a waste; a browser that is brought later is found after a
 * while.
 */
const RETRY_INTERVAL_MS = 60_000;
let last: { at: number; found: string | null } | undefined;

/**
 * The path of a Chromium that can be run; null where there is none. CHROME_PATH names one that is not in its
 * usual place.
 */
export function findBrowser(now = Date.now()): string | null {
  if (last && now - last.at < RETRY_INTERVAL_MS) return last.found;
  const named = process.env.CHROME_PATH;
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const found =
    (named === undefined ? [...onPath, ...(USUAL[process.platform] ?? [])] : [named]).find(runnable) ?? null;
  last = { at: now, found };
  return found;
}

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
