/** Time of `npm start` until rooms can be opened: over an empty folder, over one that was used, and after kill -9. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, projectRoot } from "@/bench/product/modules";
import { clock, until } from "@/bench/clock";
import { type Context, ms, type Part } from "@/bench/context";
import { median } from "@/bench/numbers";
import { inherited } from "@/bench/product/environment";

const TIMES = 5;

/** Milliseconds from the start of the process until `/readyz` says yes; then it is ended. */
async function once(folder: string, end: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number> {
  const port = await freePort();
  const begun = clock();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: projectRoot,
    stdio: "ignore",
    env: {
      ...inherited(),
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      PLENARY_DATA: folder,
    },
  });
  const kill = () => void child.kill(end);
  process.once("exit", kill);
  const ended = new Promise((go) => child.once("exit", go));
  try {
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until("the server to be ready", ready, 180_000);
    return clock() - begun;
  } finally {
    kill();
    await ended;
    process.off("exit", kill);
  }
}

export const start: Part = {
  name: "start",
  async run(context: Context) {
    const [cold, warm, killed]: [number[], number[], number[]] = [[], [], []];
    for (let n = 0; n < (context.quick ? 1 : TIMES); n++) {
      context.say(`start ${n + 1}`);
      const folder = mkdtempSync(path.join(tmpdir(), "plenary-bench-start-"));
      // The database runs as another user where this is root.
      cold.push(await once(folder));
      warm.push(await once(folder, "SIGKILL"));
      killed.push(await once(folder));
      rmSync(folder, { recursive: true, force: true });
    }
    const row = (what: string, times: number[], most: number) => ({
      what: `${what}: median / longest of ${times.length}`,
      product: `${ms(median(times))} / ${ms(Math.max(...times))}`,
      target: `≤ ${most / 1_000} s`,
      met: median(times) <= most,
    });
    return [
      row("npm start over an empty folder until it is ready", cold, 2_800),
      row("the same over a folder that was used", warm, 1_500),
      row("after kill -9 of the server, whose database goes on", killed, 1_000),
    ];
  },
};
