import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readPostmaster } from "@/server/store/database/embedded/postmaster";
import { pseudonymOf, tokenHash } from "@/server/store/participants/participants";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import { loadPseudonymKeys } from "@/server/store/participants/pseudonym-keys";
import { databaseBehindProxy } from "@/tests/faults/behind-proxy";
import type { FaultProxy } from "@/tests/faults/fault-proxy";
import { type Op, problemsOf } from "@/tests/faults/history";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { sized } from "@/tests/faults/size";
import { embeddedUrl } from "@/tests/support/database";
import { type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { Ack } from "@/workshop/protocol/acks";
import { eventually, inParallel, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

const PHONES = 30;
const CRASHES = sized(4, 100);

let plenary: Plenary | undefined;
let proxy: FaultProxy | undefined;
afterEach(async () => {
  proxy?.restore();
  await plenary?.stop();
  proxy?.close();
  plenary = undefined;
  proxy = undefined;
});

/** A server whose database is reached through a proxy; this test's own queries go straight to it. */
async function behindProxy(): Promise<{ plenary: Plenary; proxy: FaultProxy }> {
  plenary = await Plenary.start();
  proxy = await databaseBehindProxy(plenary);
  return { plenary, proxy };
}

/** A server with an embedded database of its own. */
async function withOwnDatabase(): Promise<{ plenary: Plenary; postmaster: () => number }> {
  plenary = await Plenary.start({ DATABASE_URL: "" });
  const { dataDir } = plenary.server;
  const folder = path.join(dataDir, "postgres");
  await closePrisma();
  process.env.DATABASE_URL = embeddedUrl(dataDir);
  return { plenary, postmaster: () => readPostmaster(folder)?.pid ?? 0 };
}

interface Attempt {
  at: number;
  answeredAt: number;
  ack: Ack | null;
}

/** People who answer and change their minds without pause, with everything they were told. */
class Crowd {
  readonly ops: Op[] = [];
  readonly attempts: Attempt[] = [];
  private going = true;

  private constructor(
    private readonly room: TestRoom,
    readonly phones: LightPhone[],
    private readonly names: Map<string, string>,
    private readonly seed: number,
  ) {}

  static async of(plenary: Plenary, room: TestRoom, seed: number): Promise<Crowd> {
    const cookies = await inParallel(Array.from({ length: PHONES }), 8, () => plenary.join(room));
    const tokens = new Map(
      (await prisma.participantToken.findMany()).map((t) => [t.tokenHash, t.participantId]),
    );
    const names = new Map(cookies.map((c, i) => [tokens.get(tokenHash(c.split("=")[1]!))!, `person ${i}`]));
    const phones = cookies.map(
      (cookie) =>
        new LightPhone({ url: plenary.url, auth: { as: "phone", room: room.id }, cookie, backOff: 500 }),
    );
    await eventually(() => phones.every((p) => p.connected));
    return new Crowd(room, phones, names, seed);
  }

  /** Everybody answers until `stop`, then sends again what was not acknowledged. Resolves when all is acknowledged. */
  async answer(): Promise<void> {
    await Promise.all(
      this.phones.map(async (phone, i) => {
        const random = seeded(this.seed + i);
        for (let rev = 1, op: Op | null = null; this.going || op?.outcome !== "stored"; ) {
          if (this.going) {
            op = {
              person: `person ${i}`,
              round: "story/1#1",
              id: newId(),
              rev: rev++,
              value: random() < 0.5 ? "yes" : "no",
              outcome: "unknown",
            };
            this.ops.push(op);
          }
          const start = Date.now();
          const { id, value } = op!;
          const ack = await phone.send(
            { type: "answer", id, question: "story/1", round: 1, rev: op!.rev, body: { answer: value } },
            12_000,
          );
          this.attempts.push({ at: start, answeredAt: Date.now(), ack });
          if (ack?.ok) Object.assign(op!, { outcome: "stored", told: ack.stored });
          await pause(30 + random() * 120);
        }
      }),
    );
  }

  stop(): void {
    this.going = false;
  }

  async problems(): Promise<string[]> {
    const key = (await loadPseudonymKeys(this.room.id)).get("story")!;
    const persons = new Map([...this.names].map(([id, name]) => [pseudonymOf(key, id), name]));
    const rows = await prisma.answer.findMany({ where: { roomId: this.room.id } });
    expect(rows).toHaveLength(PHONES);
    const seen = rows.map((r) => ({
      person: persons.get(r.pseudonym) ?? "nobody",
      round: `${r.questionId}#${r.round}`,
      id: r.answerId,
      rev: r.rev,
      value: String((r.body as { answer: string }).answer),
    }));
    return problemsOf(this.ops, seen);
  }
}

const yesToStory = () => ({
  type: "answer",
  id: newId(),
  question: "story/1",
  round: 1,
  rev: 1,
  body: { answer: "yes" },
});

async function openStory(on: Plenary): Promise<{ room: TestRoom; trainer: Console }> {
  const room = await on.room(sampleWorkshop);
  const trainer = await on.console(room);
  await trainer.go("story/1");
  await trainer.openRound("story/1");
  return { room, trainer };
}

describe("a database that goes away while a room answers", () => {
  it("has every answer refused as not stored while it is away, keeps the room where it stands, and then gets each once", {
    tags: ["every-run"],
  }, async () => {
    const seed = seedOf("away");
    const { plenary, proxy } = await behindProxy();
    const { room, trainer } = await openStory(plenary);
    const stood = trainer.view;
    const crowd = await Crowd.of(plenary, room, seed);
    const answering = crowd.answer();
    await pause(600);
    proxy.cut();
    await pause(100);
    const from = Date.now();

    expect(await trainer.send({ type: "close", id: newId(), question: "story/1", round: 1 })).toEqual({
      ok: false,
      reason: "not-stored",
    });
    expect(await trainer.send({ type: "go", id: newId(), to: "poll", seen: stood.stepRevision })).toEqual({
      ok: false,
      reason: "not-stored",
    });
    const refused = await new Promise<string>((resolve) => {
      plenary
        .connect({ as: "console", room: room.id }, room.trainer.cookie)
        .once("connect_error", (e) => resolve(e.message));
    });
    expect(refused).toBe("unavailable");
    const page = await fetch(`${plenary.url}/r/${room.id}/`, {
      headers: { cookie: crowd.phones[0]!.options.cookie! },
    });
    expect(page.status).toBe(200);
    const joining = await fetch(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      body: new URLSearchParams(),
      redirect: "manual",
    });
    expect(joining.status).toBe(503);
    await pause(1_500);
    expect(trainer.view).toMatchObject({
      revision: stood.revision,
      step: "story/1",
      asked: { phase: "open" },
    });
    const to = Date.now();
    proxy.restore();

    await pause(800);
    crowd.stop();
    await answering;
    const during = crowd.attempts.filter((a) => a.at > from && a.answeredAt < to);
    console.info(
      `away: ${crowd.attempts.length} tries, ${during.length} of them while the database was away`,
    );
    expect(during.length).toBeGreaterThan(PHONES);
    expect(during.filter((a) => a.ack?.ok || a.ack?.reason !== "not-stored")).toEqual([]);
    expect(await crowd.problems()).toEqual([]);
    expect(plenary.server.stderr()).not.toMatch(/mistake of its own/);

    expect(await trainer.closeRound("story/1")).toMatchObject({ ok: true, revision: stood.revision + 1 });
    await trainer.reveal("story/1");
    const shown = await trainer.sees((v) => v.results !== null && !v.results.live);
    expect(shown.results!.answered).toBe(PHONES);
  });

  it("comes back by itself after a crash of the embedded one, with everything that was acknowledged", {
    timeout: 60_000 + CRASHES * 20_000,
  }, async () => {
    const seed = seedOf("crash");
    const { plenary, postmaster } = await withOwnDatabase();
    const { room, trainer } = await openStory(plenary);
    const crowd = await Crowd.of(plenary, room, seed);
    const answering = crowd.answer();
    const random = seeded(seed);
    for (let crash = 0; crash < CRASHES; crash++) {
      await pause(400 + random() * 500);
      const pid = postmaster();
      process.kill(pid, crash % 2 ? "SIGKILL" : "SIGQUIT");
      await eventually(() => ![0, pid].includes(postmaster()), 40_000);
      await eventually(() => crowd.attempts.at(-1)?.ack?.ok === true, 40_000);
    }
    crowd.stop();
    await answering;
    await eventually(() =>
      prisma.answer.count().then(
        () => true,
        () => false,
      ),
    );
    const acked = crowd.attempts.filter((a) => a.ack?.ok).length;
    console.info(`crash: ${crowd.attempts.length} tries, ${acked} acknowledged, over ${CRASHES} crashes`);
    expect(await crowd.problems()).toEqual([]);
    expect(await trainer.closeRound("story/1")).toMatchObject({ ok: true });
    await trainer.reveal("story/1");
    await trainer.sees((v) => v.results?.answered === PHONES);
  });

  it("is given up on when it falls silent, and used again once it answers", async () => {
    const { plenary, proxy } = await behindProxy();
    const { room, trainer } = await openStory(plenary);
    const phone = await plenary.phone(room);
    await phone.sees((v) => v.phase === "open");
    const answer = yesToStory();
    proxy.silence();
    expect(await phone.send(answer, 25_000)).toEqual({ ok: false, reason: "not-stored" });
    proxy.restore();
    let last: Ack | undefined;
    await eventually(async () => {
      last = await phone.send(answer, 25_000);
      return last.ok;
    }, 40_000);
    expect(last).toEqual({ ok: true, stored: { id: answer.id, rev: 1 } });
    await eventually(async () => (await trainer.closeRound("story/1")).ok, 40_000);
  });
});

describe("a database that does what it was told, and is cut off before it can say so", () => {
  it("does not leave the room behind its own log: the command counts, and its retry is told so", async () => {
    const { plenary, proxy } = await behindProxy();
    const { room, trainer } = await openStory(plenary);
    const { revision } = trainer.view;
    const close = { type: "close", id: newId(), question: "story/1", round: 1 };
    const swallowed = proxy.swallowWordOf("append-entry");
    expect(await trainer.send(close)).toEqual({ ok: false, reason: "not-stored" });
    await swallowed;
    expect(await prisma.roomLogEntry.count({ where: { roomId: room.id, commandId: close.id } })).toBe(1);
    proxy.restore();
    await trainer.sees((v) => v.asked?.phase === "closed" && v.revision === revision + 1);
    expect(await trainer.send(close)).toEqual({ ok: true, revision: revision + 1 });
    expect(await trainer.do({ type: "dim", on: true })).toEqual({ ok: true, revision: revision + 2 });
    await plenary.crash();
    const again = await plenary.console(room);
    expect(again.view).toMatchObject({ revision: revision + 2, dim: true, asked: { phase: "closed" } });
  });

  it("removes, seals and ends all the same", async () => {
    const { plenary, proxy } = await behindProxy();
    const { room, trainer } = await openStory(plenary);
    const phone = await plenary.phone(room);
    const other = await plenary.phone(room);
    await phone.sees((v) => v.phase === "open");
    await other.sees((v) => v.phase === "open");
    await phone.answer({ answer: "yes" });
    await other.answer({ answer: "no" });
    await trainer.sees((v) => v.people.length === 2);
    const removed = trainer.view.people[0]!.id;

    const lose = async (command: object) => {
      const swallowed = proxy.swallowWordOf("append-entry");
      expect(await trainer.send({ id: newId(), ...command })).toEqual({ ok: false, reason: "not-stored" });
      await swallowed;
      proxy.restore();
    };
    await lose({ type: "remove", participant: removed });
    await trainer.sees((v) => v.people.length === 1);
    await eventually(
      async () => (await prisma.participant.findUniqueOrThrow({ where: { id: removed } })).removed,
    );
    await lose({ type: "end" });
    await trainer.sees((v) => v.ended);
    await eventually(
      async () => (await prisma.anonymousAnswer.count({ where: { roomId: room.id } })) === 2,
      40_000,
    );
    await eventually(
      async () => (await prisma.room.findUniqueOrThrow({ where: { id: room.id } })).code === null,
      40_000,
    );
    expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(0);
    expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0);
  });

  it("stores an answer once, and tells its retry", async () => {
    const { plenary, proxy } = await behindProxy();
    const { room } = await openStory(plenary);
    const phone = await plenary.phone(room);
    await phone.sees((v) => v.phase === "open");
    const answer = yesToStory();
    // The run's key is made now, so that the next statement is the answer's.
    await phone.send({ ...answer, body: { answer: "bad" } });
    const swallowed = proxy.swallowWordOf("store-answers");
    expect(await phone.send(answer)).toEqual({ ok: false, reason: "not-stored" });
    await swallowed;
    proxy.restore();
    expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(1);
    expect(await phone.send(answer)).toEqual({ ok: true, stored: { id: answer.id, rev: 1 } });
    expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(1);
  });

  it("seals an activity whose sealing was cut off, with every answer once", async () => {
    const { plenary, proxy } = await behindProxy();
    const { room, trainer } = await openStory(plenary);
    const phones = await Promise.all(Array.from({ length: 6 }, () => plenary.phone(room)));
    for (const [i, phone] of phones.entries()) {
      await phone.sees((v) => v.phase === "open");
      await phone.answer({ answer: i < 4 ? "yes" : "no" });
    }
    const swallowed = proxy.swallowWordOf("sealed_answer");
    expect(await trainer.do({ type: "finish", activity: "story" })).toMatchObject({ ok: true });
    await swallowed;
    expect(await prisma.anonymousAnswer.count({ where: { roomId: room.id } })).toBe(0);
    proxy.restore();
    await eventually(
      async () => (await prisma.anonymousAnswer.count({ where: { roomId: room.id } })) === 6,
      40_000,
    );
    expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(0);
    await trainer.reveal("story/1");
    const shown = await trainer.sees((v) => v.results !== null);
    expect(shown.results!.options.map((o) => o.count)).toEqual([4, 0, 2]);
  });
});
