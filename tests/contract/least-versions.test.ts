import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Below these versions there are published security holes that concern a server like ours. */
const least: Record<string, string> = {
  next: "16.2.6",
  "next-auth": "4.24.5",
  "socket.io": "4.6.2",
  "socket.io-parser": "4.2.6",
  "engine.io": "6.6.9",
  ws: "8.21.0",
};

const lock = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../package-lock.json"), "utf8")) as {
  packages: Record<string, { version?: string; resolved?: string }>;
};
const numbers = (version: string): number[] => version.split("-")[0]!.split(".").map(Number);
const atLeast = (version: string, bound: string): boolean => {
  const [a, b] = [numbers(version), numbers(bound)];
  const at = a.findIndex((n, i) => n !== b[i]);
  return at === -1 || a[at]! > b[at]!;
};

describe("the lock file", () => {
  it.each(Object.entries(least))("holds %s from %s on, every copy of it", (name, bound) => {
    const copies = Object.entries(lock.packages).filter(([at]) => at.endsWith(`node_modules/${name}`));
    expect(copies.length).toBeGreaterThan(0);
    for (const [at, { version }] of copies) expect({ at, ok: atLeast(version ?? "0", bound) }).toEqual({ at, ok: true });
  });

  it("names no registry but npm's own, or none", () => {
    const hosts = Object.values(lock.packages).flatMap((p) => (p.resolved?.startsWith("http") ? [new URL(p.resolved).host] : []));
    expect([...new Set(hosts)].filter((host) => host !== "registry.npmjs.org")).toEqual([]);
  });
});
