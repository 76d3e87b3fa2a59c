/** A Valkey of the bench, which keeps nothing. */
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "@/server/platform/settings/project-root";
import { freePort } from "@/server/store/database/embedded/launch";

interface Valkey {
  url: string;
  stop(): void;
}

/** Null where there is no such program. */
export async function startValkey(): Promise<Valkey | null> {
  const script = (await import(path.join(projectRoot, "scripts", "redis.mjs"))) as {
    findRedis(): string | null;
    redisFlags(port: number): string[];
  };
  const program = script.findRedis();
  if (!program) return null;
  const port = await freePort();
  const child = spawn(program, script.redisFlags(port), { cwd: tmpdir(), stdio: "ignore" });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  return { url: `redis://127.0.0.1:${port}`, stop: kill };
}
