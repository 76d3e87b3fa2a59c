import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";

const file = pathToFileURL(path.resolve(import.meta.dirname, "tool.mjs")).href;
const { runTool } = (await import(file)) as {
  runTool(args: string[], options: { cwd: string }): Promise<{ status: number | null; output: string }>;
};

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it("tells all that a tool of the build wrote, and how it ended", async () => {
  const script = "console.log('made'); console.error('but not whole'); process.exitCode = 3";
  const { status, output } = await runTool(["-e", script], { cwd: "." });
  expect(status).toBe(3);
  expect(output).toContain("made");
  expect(output).toContain("but not whole");
});

it.skipIf(process.platform === "win32").each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "ends a tool of the build, and what it started, with a start that is ended by %s",
  async (signal) => {
    const pidsFile = path.join(mkdtempSync(path.join(tmpdir(), "plenary-tool-")), "numbers");
    const forEver = "setInterval(() => {}, 1e6)";
    const tool = `const worker = require("child_process").spawn(process.execPath, ["-e", "${forEver}"]);
      require("fs").writeFileSync(process.env.TOLD, process.pid + " " + worker.pid + "\\n"); ${forEver}`;
    const script = `import { runTool } from ${JSON.stringify(file)}; await runTool(["-e", ${JSON.stringify(tool)}], { cwd: "." });`;
    const start = spawn(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TOLD: pidsFile },
      stdio: "ignore",
    });
    const ended = new Promise((done) => start.once("exit", done));
    const numbers = () => (existsSync(pidsFile) ? readFileSync(pidsFile, "utf8") : "");
    await expect.poll(numbers, { timeout: 20_000 }).toMatch(/\n$/);
    const running = numbers().trim().split(" ").map(Number);
    expect(running.filter(alive)).toEqual(running);
    start.kill(signal);
    await ended;
    await expect.poll(() => running.filter(alive), { timeout: 20_000 }).toEqual([]);
  },
);
