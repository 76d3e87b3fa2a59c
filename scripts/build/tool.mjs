// Finds programs, and runs tools of the build: they end with their parent, along with their own children.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

const ownGroup = process.platform !== "win32";
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * @param {string[]} args of Node
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ status: number | null, output: string }>} all that it wrote, when it has ended
 */
export function runTool(args, { cwd, env }) {
  const tool = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: ownGroup,
  });
  const end = () => {
    try {
      if (tool.pid !== undefined) process.kill(ownGroup ? -tool.pid : tool.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  };
  const stop = (signal) => process.exit(128 + signals[signal]);
  process.once("exit", end);
  for (const signal of Object.keys(signals)) process.once(signal, stop);
  return new Promise((resolve) => {
    let output = "";
    for (const stream of [tool.stdout, tool.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    const done = (status) => {
      process.off("exit", end);
      for (const signal of Object.keys(signals)) process.off(signal, stop);
      resolve({ status, output });
    };
    tool.once("error", (error) => {
      output += error.message;
      done(null);
    });
    tool.once("close", done);
  });
}

export function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first program of these names in the folders of PATH, or null. */
export function programOnPath(names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(runnable) ?? null;
}
