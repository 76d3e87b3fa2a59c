/**
 * Failures besides the database's absence: each is said on the console in a sentence, and over without a
 * restart.
 */
import { spawn, execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import { embeddedUrl } from "@/tests/support/database";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { temporaryFolder } from "@/tests/support/server-process";
import { eventually, pause } from "@/tests/support/waiting";

let plenary: Plenary | undefined;
const undo: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  await plenary?.stop();
  plenary = undefined;
});

const MINUTE = 60_000;

async function open(
  on: Plenary,
  people: number,
): Promise<{ room: TestRoom; trainer: Console; phones: Phone[] }> {
  const room = await on.room(sampleWorkshop);
  const trainer = await on.console(room);
  await trainer.go("story/1");
  await trainer.openRound("story/1");
  const phones: Phone[] = [];
  for (let n = 0; n < people; n++) phones.push(await on.phone(room));
  for (const phone of phones) await phone.sees((v) => v.phase === "open");
  return { room, trainer, phones };
}

const vote = (phone: Phone, rev: number) =>
  phone.answer({ answer: rev % 2 ? "yes" : "no" }, { rev, question: "story/1", round: 1 });
const ready = async (): Promise<{ ready: boolean; reasons: string[] }> =>
  (await fetch(`${plenary!.url}/readyz`)).json();

async function sql(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(text);
  await client.end();
}

const mayMount = (): boolean => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const folder = temporaryFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder]);
    return true;
  } catch {
    return false;
  }
};

describe("a disk that is full", () => {
  it("refuses votes visibly, loses none that it took, and goes on when there is room (O-30, O-32)", async (test) => {
    test.skip(!mayMount(), "this user may not mount a small disk");
    const disk = temporaryFolder();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=420m,mode=755", "tmpfs", disk]);
    undo.push(async () => {
      await plenary?.stop();
      plenary = undefined;
      execFileSync("umount", ["-l", disk]);
    });
    const dataDir = path.join(disk, "data");
    mkdirSync(dataDir, { mode: 0o755 });
    plenary = await Plenary.start({ DATABASE_URL: "", PLENARY_DATA: dataDir });
    await closePrisma();
    process.env.DATABASE_URL = embeddedUrl(dataDir);
    const { room, trainer, phones } = await open(plenary, 6);
    const taken = phones.map(() => 0);

    const ballast = path.join(disk, "ballast");
    const fill = (): void => {
      const file = openSync(ballast, "a");
      try {
        for (;;) writeSync(file, Buffer.alloc(65_536, 1));
      } catch (error) {
        expect((error as NodeJS.ErrnoException).code).toBe("ENOSPC");
      } finally {
        closeSync(file);
      }
    };
    fill();
    let refused = 0;
    let rev = 0;
    const isTold = (): boolean => trainer.view.trouble?.kind === "disk-full";
    for (const until = Date.now() + 2 * MINUTE; !(refused > 0 && isTold()) && Date.now() < until; ) {
      rev++;
      const acks = await Promise.all(phones.map((phone) => vote(phone, rev)));
      for (const [i, ack] of acks.entries()) {
        if (ack.ok) taken[i] = rev;
        else {
          expect(ack.reason).toBe("not-stored");
          refused++;
        }
      }
      // Segments of the log that are there already take more rows; a new one finds no room.
      if (refused === 0) await sql("SELECT pg_switch_wal()").catch(() => undefined);
      fill();
      await pause(125);
    }
    expect(refused).toBeGreaterThan(0);
    expect(isTold()).toBe(true);
    const readiness = await ready();
    expect(readiness.ready).toBe(false);
    expect(readiness.reasons.join(" ")).toMatch(/disk .*full/i);

    rmSync(ballast);
    await trainer.sees((v) => v.trouble === null, 90_000);
    await eventually(async () => (await vote(phones[0]!, rev + 1)).ok, 30_000);
    await eventually(async () => (await ready()).ready, 30_000);
    await closePrisma();
    const rows = await prisma.answer.findMany({ where: { roomId: room.id } });
    const stored = rows.map((r) => r.rev).sort();
    for (const last of taken.slice(1).filter((n) => n > 0)) expect(stored.some((n) => n >= last)).toBe(true);
    expect(rows.length).toBe(phones.filter((_, i) => i === 0 || taken[i]! > 0).length);
    expect(await trainer.closeRound("story/1")).toMatchObject({ ok: true });
  }, 300_000);
});

describe("a database that is slow", () => {
  it("is said to be, refuses nothing, and is no longer said to be once it is quick (O-33)", async () => {
    plenary = await Plenary.start();
    const { trainer, phones } = await open(plenary, 4);
    await sql(`CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END $$;
      CREATE TRIGGER slow AFTER INSERT ON answer FOR EACH STATEMENT EXECUTE FUNCTION slow();
      CREATE TRIGGER slow AFTER INSERT ON room_log FOR EACH STATEMENT EXECUTE FUNCTION slow()`);
    for (let rev = 1; rev <= 6; rev++)
      expect((await Promise.all(phones.map((phone) => vote(phone, rev)))).every((ack) => ack.ok)).toBe(true);
    await trainer.sees((v) => v.trouble?.kind === "database-slow", 40_000);
    expect((await ready()).ready).toBe(true);
    const text = await (await fetch(`${plenary.url}/metrics`)).text();
    expect(text).toContain('plenary_trouble{kind="database-slow"} 1');
    await sql("DROP TRIGGER slow ON answer; DROP TRIGGER slow ON room_log; DROP FUNCTION slow");
    await trainer.sees((v) => v.trouble === null, 30_000);
  });
});

describe("a pool without a connection", () => {
  it("refuses what it cannot store, says why, and goes on when connections are free (O-34)", async () => {
    plenary = await Plenary.start();
    const { trainer, phones, room } = await open(plenary, 2);
    const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await holder.connect();
    undo.push(() => holder.end());
    await holder.query("BEGIN; LOCK TABLE room IN ACCESS EXCLUSIVE MODE");
    let locked = true;
    // Each looks for its room, and waits with a connection in its hands.
    const waiting = (async () => {
      while (locked) {
        const requests = Array.from({ length: 60 }, () =>
          fetch(`${plenary!.url}/j/${room.token}`).then(
            (res) => res.text(),
            () => "",
          ),
        );
        await Promise.all(requests);
      }
    })();
    await pause(1_000);
    const acks: { ok: boolean; reason?: string }[] = [];
    const voting = (async () => {
      for (let rev = 1; locked; rev++) acks.push(await vote(phones[0]!, rev));
    })();
    await trainer.sees((v) => v.trouble?.kind === "no-connection", 40_000);
    locked = false;
    await holder.query("COMMIT");
    await Promise.all([waiting, voting]);
    expect(acks.filter((ack) => !ack.ok).every((ack) => ack.reason === "not-stored")).toBe(true);
    await trainer.sees((v) => v.trouble === null, 40_000);
    expect(await vote(phones[1]!, 1)).toMatchObject({ ok: true });
    expect(await trainer.closeRound("story/1")).toMatchObject({ ok: true });
  }, 150_000);
});

describe("a clock that is moved", () => {
  it("closes what is over by it, runs on where it was moved back, and says so (O-35)", async () => {
    plenary = await Plenary.start({}, { clock: true });
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    await trainer.go("story/1");
    await trainer.openRound("story/1", 1, { seconds: 300 });
    const phone = await plenary.phone(room);
    await phone.sees((v) => v.phase === "open");
    await plenary.server.setClock(Date.now() + 60 * MINUTE);
    await trainer.sees((v) => v.asked?.phase === "closed", 40_000);
    expect((await trainer.sees((v) => v.trouble !== null, 40_000)).trouble).toEqual({
      kind: "clock-moved",
      minutes: 60,
    });

    expect(await trainer.openRound("story/1", 2, { seconds: 15 })).toMatchObject({ ok: true });
    await phone.sees((v) => v.phase === "open" && v.round === 2);
    await plenary.server.setClock(Date.now());
    await pause(3_000);
    expect(trainer.view.asked).toMatchObject({ round: 2, phase: "open" });
    expect(await phone.answer({ answer: "yes" })).toMatchObject({ ok: true });
    await trainer.sees((v) => v.asked?.phase === "closed", 40_000);
    const figures = await (await fetch(`${plenary.url}/metrics`)).text();
    expect(figures).toMatch(/plenary_clock_jumps_total 2/);
  });
});

describe("a trainer's laptop that sleeps", () => {
  it("is let go, keeps nobody from going on, and finds the room as it is now (O-36)", async () => {
    plenary = await Plenary.start();
    const { room, trainer, phones } = await open(plenary, 1);
    const laptop = await plenary.trainer("Grace");
    await prisma.roomTrainer.create({ data: { roomId: room.id, accountId: laptop.id, role: "co-trainer" } });
    const script = `
      import { io } from "socket.io-client";
      const socket = io(process.env.URL, { path: "/live", transports: ["websocket"], auth: { as: "console", room: process.env.ROOM }, extraHeaders: { cookie: process.env.COOKIE }, reconnectionDelay: 200 });
      socket.on("view", (v) => v.type === "console" && console.log(JSON.stringify({ revision: v.revision, phase: v.asked?.phase })));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: projectRoot,
      env: { ...process.env, URL: plenary.url, ROOM: room.id, COOKIE: laptop.cookie },
      stdio: ["ignore", "pipe", "inherit"],
    });
    undo.push(() => void child.kill("SIGKILL"));
    const seen: { revision: number; phase: string }[] = [];
    child.stdout.on("data", (chunk: Buffer) =>
      seen.push(
        ...chunk
          .toString()
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
      ),
    );
    await trainer.sees((v) => v.consoles.includes("Grace"), 40_000);
    await eventually(() => seen.length > 0, 40_000);
    child.kill("SIGSTOP");
    await trainer.sees((v) => !v.consoles.includes("Grace"), 75_000);
    expect(await vote(phones[0]!, 1)).toMatchObject({ ok: true });
    expect(await trainer.closeRound("story/1")).toMatchObject({ ok: true });
    const { revision } = trainer.view;
    child.kill("SIGCONT");
    await eventually(() => seen.at(-1)?.revision === revision && seen.at(-1)?.phase === "closed", 40_000);
    await trainer.sees((v) => v.consoles.includes("Grace"), 40_000);
    expect(await trainer.send({ type: "reveal", id: newId(), question: "story/1", round: 1 })).toMatchObject({
      ok: true,
    });
  }, 240_000);
});
