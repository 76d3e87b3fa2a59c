/** Finds a Chromium on this machine to print pages with. None is installed where there is none. */
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

/** Milliseconds for which the result holds, so that requests do not search folders each time. */
const RETRY_INTERVAL_MS = 60_000;
let last: { at: number; file: string | null } | undefined;

/**
 * The path of a Chromium that can be run; null where there is none. CHROME_PATH names one that is not in its
 * usual place.
 */
export function findBrowser(now = Date.now()): string | null {
  if (last && now - last.at < RETRY_INTERVAL_MS) return last.file;
  const named = process.env.CHROME_PATH;
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const file =
    (named === undefined ? [...onPath, ...(USUAL[process.platform] ?? [])] : [named]).find(runnable) ?? null;
  last = { at: now, file };
  return file;
}

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
