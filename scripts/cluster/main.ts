/** Several processes of Plenary on this machine; see scripts/cluster.mjs. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { parseEnv } from "@/server/platform/settings/env";
import { reportFatal } from "@/server/platform/start-error";
import { lanAddress } from "@/server/platform/settings/lan";
import { projectRoot } from "@/server/platform/settings/project-root";
import { openSecrets } from "@/server/platform/settings/secrets";
import { freePort } from "@/server/store/database/embedded/launch";
import { startEmbedded } from "@/server/store/database/embedded/supervisor";
import { usedData } from "@/server/store/backup/in-use";
import { migrate } from "@/server/store/database/migrations/migrate";
import { Front } from "./front";

const script = (await import(/* @vite-ignore */ path.join(projectRoot, "scripts", "redis.mjs"))) as {
  redisFlags(port: number): string[];
};

const MAX_PROCESSES = 32;
const numberAfter = (flag: string, otherwise: number): number => {
  const index = process.argv.indexOf(flag);
  const number = index < 0 ? otherwise : Number(process.argv[index + 1]);
  if (Number.isInteger(number) && number > 0) return number;
  process.stderr.write(`${flag} takes a whole number, for example ${flag} ${otherwise}.\n`);
  process.exit(20);
};

const processes = Math.min(MAX_PROCESSES, numberAfter("--processes", 2));
const port = numberAfter("--port", Number(process.env.PORT) || 3000);
const host = process.env.HOST ?? "0.0.0.0";
const dataDir = path.resolve(process.env.PLENARY_DATA ?? path.join(projectRoot, ".data"));
const children = new Map<string, ChildProcess>();
let stopping = false;

async function start(): Promise<void> {
  const { PLENARY_REDIS_PROGRAM: redisProgram = "valkey-server", ...settings } = process.env;
  const parsed = parseEnv(settings);
  const database = await startEmbedded(dataDir);
  try {
    await migrate(database.url());
    await openSecrets(parsed, usedData(database.url()));
  } catch (error) {
    await database.stop();
    throw error;
  }
  const redisPort = await freePort();
  const redis = spawn(redisProgram, script.redisFlags(redisPort), {
    stdio: "ignore",
    cwd: dataDir,
  });
  const env = {
    ...settings,
    NODE_ENV: process.env.NODE_ENV ?? "production",
    HOST: "127.0.0.1",
    DATABASE_URL: database.url(),
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    PLENARY_DATA: dataDir,
    PLENARY_SECRETS_DIRECTORY: parsed.secretsDir,
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://${lanAddress() ?? "localhost"}:${port}`,
  };
  const targets = await Promise.all(
    Array.from({ length: processes }, async (_, i) => ({ name: `p${i + 1}`, port: await freePort() })),
  );
  const front = new Front(targets);
  await front.listen(port, host);

  const run = ({ name, port: processPort }: (typeof targets)[number], first: boolean) => {
    const child = spawn(process.execPath, [path.join(projectRoot, ".build", "server", "index.mjs")], {
      env: { ...env, PORT: String(processPort) },
      stdio: ["ignore", first ? "inherit" : "ignore", "inherit"],
    });
    children.set(name, child);
    child.once("exit", () => {
      if (stopping) return;
      process.stderr.write(`Process ${name} ended; it is started again.\n`);
      setTimeout(() => run({ name, port: processPort }, false), 1_000);
    });
  };
  for (const [i, target] of targets.entries()) run(target, i === 0);
  const places = targets.map((t) => `${t.name} at ${t.port}`).join(", ");
  process.stdout.write(`\n  ${processes} processes: ${places}; all behind ${env.PUBLIC_URL}\n`);

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const ended = [...children.values()].map(
      (child) => new Promise((go) => (child.exitCode === null ? child.once("exit", go) : go(null))),
    );
    for (const child of children.values()) child.kill("SIGTERM");
    await Promise.all(ended);
    front.close();
    redis.kill();
    await database.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
}

start().catch((error) => process.exit(reportFatal(error)));
