// Two builds at once would write over each other: the second waits for the first.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const holder = Number(readFileSync(file, "utf8"));
    if (holder && !alive(holder)) rmSync(file, { force: true });
    return false;
  }
}

/** Runs `task` while holding the lock file. */
export async function withBuildLock(file, task) {
  while (!tryLock(file)) await pause(100);
  try {
    return await task();
  } finally {
    rmSync(file, { force: true });
  }
}
