// Programs of the project's own sources, bundled when they are run.
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { root, nodeOptions } from "../build.mjs";

/**
 * Bundles a TypeScript file.
 * @returns the bundle's path, as deep below the root as the sources, for relative paths
 */
export async function bundleSource(entry) {
  const name = path.basename(entry, ".ts");
  const outfile = path.join(root, ".build", name, `${name}.mjs`);
  await build({
    ...nodeOptions,
    entryPoints: [entry],
    outdir: undefined,
    outExtension: undefined,
    outfile,
  });
  return outfile;
}

/**
 * Bundles a TypeScript file and runs it, with this command's own arguments unless there are others.
 * @returns its exit code
 */
export async function runSource(entry, { nodeArgs = [], env = {}, args = process.argv.slice(2) } = {}) {
  const all = [...nodeArgs, "--enable-source-maps", await bundleSource(entry), ...args];
  const { status } = spawnSync(process.execPath, all, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

/** Runs a bundle with this command's own arguments and signals, and ends with its exit code. */
export function follow(bundle, options) {
  const run = spawn(process.execPath, ["--enable-source-maps", bundle, ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
    ...options,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => run.kill(signal));
  run.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
