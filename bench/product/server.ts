/** The real server as a process of its own, over a database of the bench's embedded Postgres. */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "@/bench/clock";
import { inherited } from "@/bench/product/environment";
import { type Figures, Instrument } from "@/bench/product/figures";
import { heaviest } from "@/bench/product/profile";
import { projectRoot } from "@/server/platform/settings/project-root";
import { freePort } from "@/server/store/database/embedded/launch";

export class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly folder: string,
    private readonly instrument: Instrument,
    private readonly profiled: boolean,
  ) {}

  static async start(
    databaseUrl: string,
    secret: string,
    profiled = false,
    env: Record<string, string> = {},
  ): Promise<Server> {
    const [port, instrument] = [await freePort(), new Instrument()];
    const folder = mkdtempSync(path.join(tmpdir(), "plenary-bench-server-"));
    const child = spawn(
      process.execPath,
      [...instrument.execArgv, path.join(import.meta.dirname, "server.mjs")],
      {
        cwd: folder,
        stdio: ["ignore", "pipe", "inherit"],
        env: {
          ...inherited(),
          ...instrument.env,
          NODE_ENV: "production",
          PORT: String(port),
          HOST: "127.0.0.1",
          PLENARY_DATA: folder,
          PLENARY_SECRET: secret,
          DATABASE_URL: databaseUrl,
          ...env,
        },
      },
    );
    const kill = () => void child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    await until("the server to be ready", () => {
      if (child.exitCode !== null) throw new Error(`The server ended instead of becoming ready:\n${output}`);
      return output.includes("Plenary is ready.");
    });
    const server = new Server(child, port, folder, instrument, profiled);
    if (profiled) await server.figures("profile");
    return server;
  }

  figures = (what: "reset" | "watch" | "read" | "gc" | "profile" | "profiled"): Promise<Figures> =>
    this.instrument.ask(this.child.pid ?? 0, what);

  private async keepProfile(): Promise<void> {
    const { profile } = await this.figures("profiled");
    const kept = path.join(projectRoot, "bench", "results", `${this.child.pid}.cpuprofile`);
    mkdirSync(path.dirname(kept), { recursive: true });
    copyFileSync(profile ?? "", kept);
    process.stdout.write(`\n${heaviest(kept)}\nProfile: ${kept}\n`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((go) => this.child.once("exit", go));
    if (this.child.exitCode === null) {
      if (this.profiled) await this.keepProfile();
      this.child.kill("SIGTERM");
      await ended;
    }
    this.instrument.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
