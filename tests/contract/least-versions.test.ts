import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/**
 * Below these versions there are published security holes that can be reached from outside: what others send
 * to us over HTTP and sockets, files that trainers bring, addresses that mail goes to, tokens of an
 * organisation. The advisory that sets the bound stands beside it. Nothing of the kind is published of
 * passkeys (@simplewebauthn/server), yjs and lib0, prom-client, @redis/client, @node-rs/argon2, typst and
 * resvg.
 */
const least: Record<string, string> = {
  next: "16.3.3", // GHSA-2xp9-vwfh-vxw4 and GHSA-p293-qw3h-jr36 (CVE-2026-75604); before, CVE-2026-64642 and CVE-2026-44578
  "next-auth": "4.24.15", // GHSA-7rqj-j65f-68wh
  jose: "4.15.5", // CVE-2024-28176: tokens that unpack without end; next-auth and openid-client read them with it
  "socket.io": "4.6.2", // CVE-2024-38355
  "socket.io-parser": "4.2.7", // CVE-2026-69185; before, CVE-2026-33151
  "engine.io": "6.6.9", // CVE-2026-48779 by ws; before, CVE-2026-59725
  ws: "8.21.0", // CVE-2026-48779
  cookie: "0.7.0", // CVE-2024-47764
  zod: "3.22.3", // CVE-2023-4316
  nodemailer: "9.1.0", // GHSA-2x7j-588g-ccc2; before, GHSA-p6gq-j5cr-w38f
  sharp: "0.35.4", // GHSA-rgj7-g3m4-5g8c (CVE-2026-84383); before, GHSA-f88m-g3jw-g9cj
  "pdfjs-dist": "4.2.67", // CVE-2024-4367; CVE-2026-16633 is about scripts in forms: see the last test
  "fast-xml-parser": "5.10.1", // CVE-2026-73569; before, CVE-2026-33036
  fflate: "0.8.3", // CVE-2026-45820
  yauzl: "3.2.1", // GHSA-gmq8-994r-jv83 (CVE-2026-31988)
  yaml: "2.8.3", // CVE-2026-33532
  marked: "4.0.10", // GHSA-rrrm-qjm4-v8hf and GHSA-5v2h-r2cx-5xgj
  "csv-parse": "7.0.2", // GHSA-8cw4-87c7-c6xx
};

const lock = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../package-lock.json"), "utf8"),
) as {
  packages: Record<string, { version?: string; resolved?: string }>;
};
const numbers = (version: string): number[] => version.split("-")[0]!.split(".").map(Number);
const atLeast = (version: string, bound: string): boolean => {
  const [a, b] = [numbers(version), numbers(bound)];
  const index = a.findIndex((n, i) => n !== b[i]);
  return index === -1 || a[index]! > b[index]!;
};

describe("the lock file", () => {
  it.each(Object.entries(least))("holds %s from %s on, every copy of it", (name, bound) => {
    const copies = Object.entries(lock.packages).filter(([folder]) =>
      folder.endsWith(`node_modules/${name}`),
    );
    expect(copies.length).toBeGreaterThan(0);
    for (const [folder, { version }] of copies)
      expect({ folder, ok: atLeast(version ?? "0", bound) }).toEqual({ folder, ok: true });
  });

  it("names no registry but npm's own, or none", () => {
    const hosts = Object.values(lock.packages).flatMap((p) =>
      p.resolved?.startsWith("http") ? [new URL(p.resolved).host] : [],
    );
    expect([...new Set(hosts)].filter((host) => host !== "registry.npmjs.org")).toEqual([]);
  });

  it("brings no part of pdf.js that runs what a PDF says (CVE-2026-16633)", () => {
    const served = readFileSync(path.resolve(import.meta.dirname, "../../scripts/build.mjs"), "utf8");
    const drawn = readFileSync(
      path.resolve(import.meta.dirname, "../../components/editor/files/pdf.ts"),
      "utf8",
    );
    for (const source of [served, drawn])
      expect(source).not.toMatch(/sandbox|pdf_viewer|enableScripting|AnnotationLayer/);
    expect(drawn).toContain("isEvalSupported: false");
  });
});
