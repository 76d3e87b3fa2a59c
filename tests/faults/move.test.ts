/** From the embedded Postgres to a server's, of another major version: a room that runs goes on there. */
import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { connect } from "@/server/store/database/connect";
import { lendFolder } from "@/server/store/database/embedded/owner";
import { freePort } from "@/tests/support/ports";
import { closePrisma } from "@/server/store/database/prisma";
import { embeddedUrl } from "@/tests/support/database";
import { Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { startServer, temporaryFolder, dataCommand } from "@/tests/support/server-process";
import { eventually } from "@/tests/support/waiting";

const INSTALLED = "/usr/lib/postgresql";
const majors = existsSync(INSTALLED)
  ? readdirSync(INSTALLED).filter(
      (name) => Number(name) >= 14 && existsSync(path.join(INSTALLED, name, "bin", "initdb")),
    )
  : [];

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A Postgres of the system's, in a folder of its own. @returns the address of an empty database */
async function systemPostgres(major: string): Promise<string> {
  const bin = path.join(INSTALLED, major, "bin");
  const folder = temporaryFolder();
  const asRoot = process.getuid?.() === 0;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }).trim());
  const user = asRoot ? { uid: id("-u"), gid: id("-g") } : null;
  const data = path.join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const lent = lendFolder(data, user);
  const run: SpawnOptions = { ...user, cwd: "/", stdio: ["ignore", "ignore", "ignore", ...lent.handles] };
  execFileSync(path.join(bin, "initdb"), ["-D", lent.path, "-U", "boss", "-A", "trust", "-E", "UTF8"], run);
  const port = await freePort();
  const server: ChildProcess = spawn(
    path.join(bin, "postgres"),
    [
      "-D",
      lent.path,
      "-p",
      String(port),
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
    ],
    run,
  );
  lent.close();
  const gone = new Promise((done) => server.once("close", done));
  undo.push(async () => {
    server.kill("SIGINT");
    await gone;
  });
  const urlOf = (name: string) => `postgres://boss@127.0.0.1:${port}/${name}`;
  await eventually(() =>
    connect(urlOf("postgres"), 1_000).then(
      (client) => client.end().then(() => true),
      () => false,
    ),
  );
  const admin = await connect(urlOf("postgres"));
  await admin.query("CREATE ROLE plenary LOGIN; ");
  await admin.query("CREATE DATABASE plenary OWNER plenary");
  await admin.end();
  return `postgres://plenary@127.0.0.1:${port}/plenary`;
}

function command(args: string[], env: Record<string, string>): string {
  const { status, said } = dataCommand(args, env);
  if (status !== 0) throw new Error(said);
  return said;
}

it.for([majors.at(-1)])(
  "a room that runs moves from the embedded one to Postgres %s, with every answer",
  { timeout: 240_000 },
  async (major, test) => {
    if (!major) return test.skip(`no Postgres of another version is in ${INSTALLED}`);
    const plenary = await Plenary.start({ DATABASE_URL: "" });
    undo.push(() => plenary.stop());
    const { dataDir } = plenary.server;
    await closePrisma();
    process.env.DATABASE_URL = embeddedUrl(dataDir);
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    await trainer.go("story/1");
    await trainer.openRound("story/1");
    const cookie = await plenary.join(room);
    const phone = await plenary.phone(room, cookie);
    await phone.sees((v) => v.phase === "open");
    expect(await phone.answer({ answer: "yes" })).toMatchObject({ ok: true });

    const env = Reflect.get(plenary, "env") as Record<string, string>;
    const keys = { PLENARY_SECRET: env.PLENARY_SECRET!, PLENARY_SIGNING_KEY: env.PLENARY_SIGNING_KEY! };
    const file = path.join(temporaryFolder(), "move.backup");
    expect(command(["backup", "--to", file], { ...keys, PLENARY_DATA: dataDir })).toContain(
      "The whole server is in",
    );
    const noted = JSON.parse(readFileSync(path.join(dataDir, "last-backup.json"), "utf8"));
    expect(Date.now() - Date.parse(noted.madeAt)).toBeLessThan(120_000);
    await closePrisma();
    plenary.server.kill("SIGTERM");
    await plenary.server.exit;

    const url = await systemPostgres(major);
    const target = { ...keys, DATABASE_URL: url, PLENARY_DATA: temporaryFolder() };
    expect(command(["restore", "--from", file, "--server"], target)).toContain("1 rooms");
    process.env.DATABASE_URL = url;
    plenary.server = await startServer({
      databaseUrl: url,
      port: plenary.server.port,
      env: { ...env, DATABASE_URL: url },
    });
    const again = await plenary.console(room);
    expect(again.view).toMatchObject({ step: "story/1", answered: 1, asked: { phase: "open" } });
    const same = await plenary.phone(room, cookie);
    await same.sees((v) => v.phase === "open");
    expect(await same.answer({ answer: "no" }, { rev: 2 })).toMatchObject({ ok: true });
    expect(await again.closeRound("story/1")).toMatchObject({ ok: true });
    await closePrisma();
  },
);
