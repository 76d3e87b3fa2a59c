import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { copyPackage, findPackage, moved, repair } from "@/server/store/database/embedded/binaries";

const folder = mkdtempSync(path.join(tmpdir(), "plenary-programs-"));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("O-86: programs that the database's user cannot reach run from a copy, whole and for every user", async () => {
  const installed = await findPackage();
  const copy = path.join(folder, "cache", "postgres");
  copyPackage(installed, copy);
  copyPackage(installed, copy);
  expect(readdirSync(path.dirname(copy))).toEqual(["postgres"]);
  const program = moved(installed.programs, installed.root, copy).postgres;
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const run = spawnSync(program, ["--version"], { ...user, cwd: "/", encoding: "utf8" });
  expect(run.stdout).toContain("PostgreSQL");
});

it("O-86: a package as npm leaves it without install scripts gets its links and permissions", async () => {
  const installed = await findPackage();
  const root = path.join(folder, "unscripted");
  cpSync(installed.root, root, { recursive: true, verbatimSymlinks: true });
  const library = path.join(root, "native", "lib", "libicuuc.so.60");
  rmSync(library, { force: true });
  const programs = moved(installed.programs, installed.root, root);
  chmodSync(programs.postgres, 0o644);
  repair(root, programs);
  if (process.platform === "linux") expect(existsSync(library)).toBe(true);
  expect(spawnSync(programs.postgres, ["--version"]).status).toBe(0);
});
