/** Secrets beside the data and apart from it, over real starts with the embedded database. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { authKey, encodeSession, freshClaims, ownCookie } from "@/server/accounts/session-token";
import { embeddedThatRuns } from "@/server/retention/backup/reach";
import { exitCodes } from "@/server/platform/start-error";
import { connect } from "@/server/store/database/connect";
import { setKeys } from "@/server/store/keys";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import { Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import {
  type ServerProcess,
  spawnServer,
  startServer,
  temporaryFolder,
  dataCommand,
} from "@/tests/support/server-process";

const FILES = ["secret", "signing-key"];

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

interface Place {
  data: string;
  apart: string;
  /** Settings by which the secrets lie apart. */
  setting: { PLENARY_SECRETS_DIRECTORY: string };
}

function place(): Place {
  const folder = temporaryFolder();
  const [data, apart] = [path.join(folder, "data"), path.join(folder, "apart")];
  return { data, apart, setting: { PLENARY_SECRETS_DIRECTORY: apart } };
}

async function end(server: ServerProcess): Promise<void> {
  server.kill("SIGTERM");
  expect(await server.exit).toBe(0);
}

async function begun(options: Parameters<typeof startServer>[0]): Promise<ServerProcess> {
  const server = await startServer(options);
  undo.push(() => server.stop());
  return server;
}

/** The one sentence with which a start ends that is refused for its secrets. */
async function refused(options: Parameters<typeof spawnServer>[0]): Promise<string> {
  const server = await spawnServer(options);
  expect(await server.exit).toBe(exitCodes.secrets);
  expect(server.output().trim().split("\n")).toHaveLength(1);
  return server.stderr().trim();
}

const secretLine = (server: ServerProcess): string => /Secret +(.*)/.exec(server.output())![1]!;

function move(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of FILES) renameSync(path.join(from, name), path.join(to, name));
}

/** Every file below a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => lstatSync(file).isFile());

/** Files that hold a secret of this folder, as text or as the bytes that it stands for. */
function holders(files: readonly string[], secrets: string): string[] {
  const texts = FILES.map((name) => readFileSync(path.join(secrets, name), "utf8").trim());
  const wanted = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, "base64url")]);
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return wanted.some((one) => bytes.includes(one));
  });
}

const command = (what: string, args: string[], env: Record<string, string>) =>
  dataCommand([what, ...args], env);

/** Makes an account there, by which the server counts as used. */
async function use(data: string): Promise<void> {
  const client = await connect(embeddedThatRuns(data)!);
  await client.query(
    "INSERT INTO account (id, email, name) VALUES (gen_random_uuid(), 'ada@example.org', 'Ada')",
  );
  await client.end();
}

/**
 * A room whose question is open, and one person who answered it, over the embedded database with its secrets
 * beside it.
 */
async function openRoom(data: string) {
  const plenary = await Plenary.start({
    DATABASE_URL: "",
    PLENARY_SECRET: "",
    PLENARY_SIGNING_KEY: "",
    PLENARY_DATA: data,
  });
  undo.push(() => plenary.stop());
  await closePrisma();
  process.env.DATABASE_URL = embeddedThatRuns(data)!;
  const room = await plenary.room(sampleWorkshop);
  const desk = await plenary.console(room);
  await desk.go("story/1");
  await desk.openRound("story/1");
  const cookie = await plenary.join(room);
  const phone = await plenary.phone(room, cookie);
  await phone.sees((view) => view.phase === "open");
  expect(await phone.answer({ answer: "yes" })).toMatchObject({ ok: true });
  await closePrisma();
  let rev = 1;
  return {
    stop: () => end(plenary.server),
    /** Starts it with another secret. The trainer signs in again, the same person answers again, and all is sealed. */
    async goesOnWithAnotherSecret(): Promise<void> {
      plenary.server = await startServer({ dataDir: data, env: { NODE_ENV: "test" } });
      process.env.DATABASE_URL = embeddedThatRuns(data)!;
      setKeys(plenary.derive);
      const claims = freshClaims({ ...room.trainer, sessionVersion: 1 });
      const session = await encodeSession({ token: claims, secret: authKey() });
      const [again, same] = [
        await plenary.console(room, { ...room.trainer, cookie: `${ownCookie("session").name}=${session}` }),
        await plenary.phone(room, cookie),
      ];
      expect(again.view).toMatchObject({ step: "story/1", answered: 1, asked: { phase: "open" } });
      await same.sees((view) => view.phase === "open");
      expect(await same.answer({ answer: "no" })).toMatchObject({ ok: true });
      await again.sees((view) => view.answered === 2);
      expect(await again.do({ type: "end" })).toMatchObject({ ok: true });
      await expect.poll(() => prisma.anonymousAnswer.count()).toBe(2);
      await expect.poll(() => prisma.pseudonymKey.count()).toBe(0);
      await closePrisma();
    },
    /**
     * Starts it again. The same person changes their answer, which stays one.
     * @returns what the start said of the secret
     */
    async goesOn(env: Record<string, string> = {}): Promise<string> {
      plenary.server = await startServer({ dataDir: data, env: { NODE_ENV: "test", ...env } });
      const [again, same] = [await plenary.console(room), await plenary.phone(room, cookie)];
      expect(again.view).toMatchObject({ step: "story/1", answered: 1, asked: { phase: "open" } });
      await same.sees((view) => view.phase === "open");
      expect(await same.answer({ answer: "no" }, { rev: ++rev })).toMatchObject({ ok: true });
      await again.sees((view) => view.answered === 1);
      again.socket.disconnect();
      same.socket.disconnect();
      return secretLine(plenary.server);
    },
  };
}

describe("secrets apart from the data", () => {
  test("are made there at the first start, and no file of the data folder and no backup holds a byte of them (O-70, O-71, O-74, O-76)", async () => {
    const { data, apart, setting } = place();
    const first = await begun({ dataDir: data, env: setting });
    expect(secretLine(first)).toBe(
      `${apart}/secret, apart from the data, which alone does not tell who gave which answer`,
    );
    await use(data);
    const backup = path.join(temporaryFolder(), "plain.backup");
    expect(command("backup", ["--to", backup], { PLENARY_DATA: data, ...setting }).said).toContain(
      `NOT in it. Keep a copy of ${apart}/secret and ${apart}/signing-key apart from it`,
    );
    expect(command("backup", ["--to", `${backup}.2`], { PLENARY_DATA: data }).said).toContain(
      "NOT in it. Keep a copy of the files “secret” and “signing-key” apart from it",
    );
    await end(first);
    expect(readdirSync(apart).sort()).toEqual(FILES);
    expect(statSync(apart).mode & 0o777).toBe(0o700);
    for (const name of FILES) expect(statSync(path.join(apart, name)).mode & 0o777).toBe(0o600);
    const kept = filesIn(data);
    expect(kept.length).toBeGreaterThan(500);
    const unpacked = path.join(path.dirname(backup), "unpacked");
    writeFileSync(unpacked, spawnSync("zcat", [backup], { maxBuffer: 1e9 }).stdout);
    expect(holders([...kept, backup, unpacked], apart)).toEqual([]);
  });

  test("may lie in a folder in which nothing can be written (O-71)", async () => {
    const { data, apart, setting } = place();
    expect(command("new-secrets", ["--to", apart], {}).said).toContain(
      `Made: ${apart}/secret and ${apart}/signing-key`,
    );
    for (const name of FILES) chmodSync(path.join(apart, name), 0o400);
    chmodSync(apart, 0o500);
    const before = [apart, ...filesIn(apart)].map((file) => statSync(file).mtimeMs);
    const server = await begun({ dataDir: data, env: setting });
    expect(secretLine(server)).toContain("apart from the data");
    await end(server);
    expect([apart, ...filesIn(apart)].map((file) => statSync(file).mtimeMs)).toEqual(before);
  });

  test("cannot be made in such a folder: the start says how to make them (O-72)", async () => {
    const { data, apart } = place();
    mkdirSync(apart, { mode: 0o500 });
    // Nothing keeps root from writing but the kernel itself.
    const closed = process.getuid?.() === 0 ? "/proc/sys/kernel" : apart;
    expect(await refused({ dataDir: data, env: { PLENARY_SECRETS_DIRECTORY: closed } })).toMatch(
      /secret and .*signing-key are missing, and Plenary cannot write to .*: make them with "npm run new-secrets -- --to FOLDER", and put them there\.$/,
    );
  });

  test("are made once: where one is missing later, the start says so and makes nothing (O-71, O-72)", async () => {
    const { data, apart, setting } = place();
    const first = await begun({ dataDir: data, env: setting });
    await use(data);
    await end(first);
    const elsewhere = path.join(path.dirname(apart), "elsewhere");
    move(apart, elsewhere);
    for (const env of [setting, {}])
      expect(await refused({ dataDir: data, env })).toMatch(
        /secret and .*signing-key are missing, and this data was used with them: put them back/,
      );
    expect(readdirSync(apart)).toEqual([]);
    expect(existsSync(path.join(data, "secret"))).toBe(false);
    const again = await begun({ dataDir: data, env: { PLENARY_SECRETS_DIRECTORY: elsewhere } });
    await end(again);
  });
});

test("moved there and back, an open room goes on; what was not moved, copied or mistaken is told (O-72, O-74, O-70)", async () => {
  const { data, apart, setting } = place();
  const room = await openRoom(data);
  await room.stop();

  expect(await refused({ dataDir: data, env: setting })).toContain(
    `move them with "mv ${data}/secret ${data}/signing-key ${apart}/", or leave the setting out`,
  );
  expect(existsSync(apart)).toBe(false);
  move(data, apart);
  expect(await room.goesOn(setting)).toContain("apart from the data");
  await room.stop();
  expect(holders(filesIn(data), apart)).toEqual([]);

  const other = path.join(path.dirname(apart), "other");
  command("new-secrets", ["--to", other], {});
  expect(await refused({ dataDir: data, env: { PLENARY_SECRETS_DIRECTORY: other } })).toContain(
    `${other}/secret is not the secret with which this data was used`,
  );

  writeFileSync(path.join(data, "secret"), readFileSync(path.join(apart, "secret")));
  expect(await room.goesOn(setting)).toBe(
    `${apart}/secret; delete ${data}/secret: with a copy beside the data, apart gains nothing`,
  );
  await room.stop();

  move(apart, data);
  expect(await room.goesOn()).toBe(
    `${data}/secret, beside the data: together they tell who gave which answer while an activity is open`,
  );
});

describe("backup and restore of secrets apart (O-76)", () => {
  test("a backup takes them along under a passphrase alone, and only the right ones; a restore says what is missing", async () => {
    const { data, apart, setting } = place();
    const room = await openRoom(data);
    await room.stop();
    move(data, apart);
    const folder = temporaryFolder();
    const inFolder = (name: string) => path.join(folder, name);
    writeFileSync(inFolder("passphrase"), "correct horse battery\n");
    const locked = ["--passphrase-file", inFolder("passphrase")];
    const withData = (env: Record<string, string>) => ({ PLENARY_DATA: data, ...env });

    expect(command("backup", ["--to", inFolder("none"), ...locked], withData({}))).toMatchObject({
      status: 1,
      said: expect.stringContaining(
        `There is no ${data}/secret and no ${data}/signing-key. Name their folder`,
      ),
    });
    command("new-secrets", ["--to", inFolder("other")], {});
    expect(
      command(
        "backup",
        ["--to", inFolder("none"), ...locked],
        withData({ PLENARY_SECRETS_DIRECTORY: inFolder("other") }),
      ).said,
    ).toContain("is not the secret with which this data was used");
    expect(readdirSync(folder)).not.toContain("none");
    expect(existsSync(path.join(data, "secret"))).toBe(false);
    expect(command("backup", ["--to", inFolder("plain")], withData(setting)).status).toBe(0);
    expect(command("backup", ["--to", inFolder("whole"), ...locked], withData(setting)).said).toContain(
      "locked with your passphrase",
    );

    const bare = { PLENARY_DATA: inFolder("bare") };
    expect(command("restore", ["--from", inFolder("plain"), "--server"], bare).said).toContain(
      `put the secrets of the old server in their place (${inFolder("bare")}/secret and ${inFolder("bare")}/signing-key)`,
    );
    expect(await refused({ dataDir: inFolder("bare") })).toContain("this data was used with them");
    const mistaken = { PLENARY_DATA: inFolder("mistaken"), PLENARY_SECRETS_DIRECTORY: inFolder("other") };
    expect(command("restore", ["--from", inFolder("plain"), "--server"], mistaken).said).toContain(
      `put the secrets of the old server in their place (${inFolder("other")}/secret)`,
    );

    const there = { PLENARY_DATA: inFolder("there"), PLENARY_SECRETS_DIRECTORY: inFolder("keys") };
    expect(command("restore", ["--from", inFolder("whole"), "--server", ...locked], there).status).toBe(0);
    expect(holders(filesIn(inFolder("there")), apart)).toEqual([]);
    for (const name of FILES)
      expect(readFileSync(path.join(inFolder("keys"), name))).toEqual(readFileSync(path.join(apart, name)));
  });

  test("a secret that is lost is given up by hand: answers stay, people may answer once more, and the room ends as any (O-77)", async () => {
    const { data } = place();
    const room = await openRoom(data);
    await room.stop();
    move(data, path.join(path.dirname(data), "lost"));
    expect(command("new-secrets", [], { PLENARY_DATA: data }).said).toContain(`Made: ${data}/secret`);
    expect(await refused({ dataDir: data })).toContain("is not the secret with which this data was used");
    expect(command("new-secrets", ["--lost"], { PLENARY_DATA: data }).said).toMatch(
      /Nothing was made: .*\nKeys of the lost secret that were given up: [1-9]/,
    );
    await room.goesOnWithAnotherSecret();
  });
});
