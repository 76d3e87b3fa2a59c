// Finds a Valkey or Redis server for several processes on this machine, and brings one where there is none.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { programOnPath } from "./build/tool.mjs";

const names = ["valkey-server", "redis-server"];

function fromDebian() {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return null;
  const apt = (...args) =>
    spawnSync("env", ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
    }).status === 0;
  if (!apt("update")) return null;
  for (const name of names)
    if (apt("install", "-y", "--no-install-recommends", name)) return programOnPath(names);
  return null;
}

/** The message where there is none and none can be installed. */
export const noRedis =
  "Several processes need Valkey or Redis: install it (on Debian: apt-get install valkey-server) and try again.";

/** @returns the path of the program; null where there is none and none can be brought */
export const findRedis = () => programOnPath(names) ?? fromDebian();

/** Nothing is kept on disk: what passes there is gone as soon as it was told. */
export const redisFlags = (port) => [
  "--port",
  String(port),
  "--bind",
  "127.0.0.1",
  "--save",
  "",
  "--appendonly",
  "no",
];
