// Two builds at once would write over each other: the second waits for the first.
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const longestBuild = 15 * 60_000;

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * A lock is worthless when its holder is gone, or so old that its number belongs to another program by now.
 */
function clearStale(file) {
  try {
    const { mtimeMs } = statSync(file);
    const holder = Number(readFileSync(file, "utf8"));
    if ((holder && !alive(holder)) || Date.now() - mtimeMs > longestBuild) rmSync(file, { force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    // Nothing can be built in sources that are only to be read, so there is nothing to guard.
    if (["EROFS", "EACCES"].includes(error.code)) return true;
    if (error.code !== "EEXIST") throw error;
    clearStale(file);
    return false;
  }
}

/** Runs `task` while holding the lock file; says so when it has to wait for it. */
export async function withBuildLock(file, say, task) {
  let announced = false;
  while (!tryLock(file)) {
    if (!announced) say("  Waiting for another build of this folder to finish.\n");
    announced = true;
    await pause(100);
  }
  try {
    return await task();
  } finally {
    rmSync(file, { force: true });
  }
}
