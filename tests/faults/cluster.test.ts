/**
 * Two processes serve one room, and whatever is between them breaks: their links to Valkey are cut or fall
 * silent, Valkey stops, starts again or is emptied, a process is stopped for a while or killed. Afterwards
 * both show the same, and what was acknowledged is there once. `PLENARY_SIZE=long`: a hundred rounds.
 */
import { describeNeeding } from "@/tests/support/needing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { sized } from "@/tests/faults/size";
import { type Pair, missingRedis, startPair } from "@/tests/support/cluster";
import { type Console, newId, type Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { Ack } from "@/workshop/protocol/acks";
import { eventually, inParallel, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

const ROUNDS = sized(10, 100);
const PHONES = 6;
/**
 * Milliseconds after healing within which both processes show the same: 3 s, and more on a machine that runs
 * other tests.
 */
const HEALED_WITHIN = sized(30_000, 3_000);
/** The longest fault, in milliseconds. */
const MAX_FAULT_MS = sized(4_000, 10_000);

interface Fault {
  name: string;
  break(pair: Pair): void | Promise<void>;
  /** Resolves when everything runs again. */
  mend(pair: Pair): void | Promise<void>;
}

const cut = (which: readonly (0 | 1)[]): Fault => ({
  name: `cut ${which.map((i) => "ab"[i]).join(" and ")}`,
  break: ({ links }) => which.forEach((i) => void links[i].cut()),
  mend: ({ links }) => which.forEach((i) => void links[i].restore()),
});
const silence = (i: 0 | 1): Fault => ({
  name: `silence ${"ab"[i]}`,
  break: ({ links }) => links[i].silence(),
  mend: ({ links }) => links[i].restore(),
});
const stopped = (which: "a" | "b"): Fault => ({
  name: `stop ${which} for a while`,
  break: (pair) => pair[which].server.kill("SIGSTOP"),
  mend: (pair) => pair[which].server.kill("SIGCONT"),
});
const killed = (which: "a" | "b"): Fault => ({
  name: `kill ${which}`,
  break: (pair) => pair[which].server.kill("SIGKILL"),
  mend: (pair) => pair[which].restart(),
});

const FAULTS: readonly Fault[] = [
  cut([0]),
  cut([1]),
  silence(0),
  cut([0, 1]),
  {
    name: "valkey stopped for a while",
    break: ({ valkey }) => valkey.signal("SIGSTOP"),
    mend: ({ valkey }) => valkey.signal("SIGCONT"),
  },
  {
    name: "valkey starts again",
    break: ({ valkey }) => valkey.stop(),
    mend: ({ valkey }) => valkey.restart(),
  },
  {
    name: "valkey emptied",
    break: async ({ valkey }) => expect(await valkey.command("FLUSHALL")).toContain("+OK"),
    mend: () => undefined,
  },
  stopped("b"),
  killed("a"),
  stopped("a"),
  silence(1),
  killed("b"),
];

describeNeeding(missingRedis)(`two processes and what is between them, ${ROUNDS} times`, () => {
  let pair: Pair;
  const seed = seedOf("cluster");
  const random = seeded(seed);
  const took: number[] = [];
  beforeAll(async () => {
    pair = await startPair();
  });
  afterAll(async () => {
    took.sort((x, y) => x - y);
    if (took.length > 0)
      console.info(
        `cluster: ${took.length} rounds alike, after ${took[Math.floor(took.length / 2)]} ms in the middle and ${took.at(-1)} ms at most`,
      );
    await pair?.stop();
  });

  for (let i = 0; i < ROUNDS; i++) {
    const fault = FAULTS[i % FAULTS.length]!;
    const early = Math.floor(i / FAULTS.length) % 2 === i % 2;
    it(`K-7 round ${i + 1}: ${fault.name}, ${early ? "before anything was told" : "in the middle"}`, async () => {
      const round = await Round.begin(pair, random);
      try {
        if (!early) await round.act(4);
        await fault.break(pair);
        const until = Date.now() + 300 + random() * MAX_FAULT_MS;
        // No command comes after mending: all that heals, heals by itself.
        do await round.act(2);
        while (Date.now() < until);
        await fault.mend(pair);
        took.push(await round.alike());
        await round.act(3);
        await round.alike();
        await round.everythingOnce();
      } finally {
        round.end();
      }
    });
  }
});

/** One room with a trainer and phones on each process, and what was acknowledged. */
class Round {
  private readonly stored = new Map<string, { id: string; rev: number }>();

  private constructor(
    private readonly room: TestRoom,
    private readonly trainers: readonly [Console, Console],
    private readonly phones: readonly LightPhone[],
    private readonly random: () => number,
  ) {}

  static async begin({ a, b }: Pair, random: () => number): Promise<Round> {
    const room = await a.room(sampleWorkshop);
    const trainers = [await a.console(room), await b.console(room)] as const;
    const phones = await inParallel(Array.from({ length: PHONES }), 3, async (_, i) => {
      const server: Plenary = i % 2 ? b : a;
      // Half of them come in by the other process than the one that they are connected to.
      const cookie = await (i % 4 < 2 ? a : b).join(room);
      return new LightPhone({
        url: server.url,
        auth: { as: "phone", room: room.id },
        cookie,
        backOff: 400,
        random,
      });
    });
    await eventually(() => phones.every((p) => p.connected && p.view), 20_000);
    return new Round(room, trainers, phones, random);
  }

  /** Trainers steer and phones answer, as far as they come through; each of these things may be refused. */
  async act(times: number): Promise<void> {
    const round = () => this.phones.find((p) => p.view?.question)?.view;
    for (let i = 0; i < times; i++) {
      const trainer = this.trainers[this.random() < 0.5 ? 0 : 1];
      await this.steer(trainer);
      const now = round();
      if (now?.question)
        await Promise.all(
          this.phones.map((phone, n) => this.answer(phone, n, now.question ?? "", now.round)),
        );
      await pause(this.random() * 250);
    }
  }

  private async steer(trainer: Console): Promise<void> {
    const { step, asked } = trainer.view;
    const question = asked?.question ?? "";
    const round = asked?.round ?? 1;
    const may =
      step !== "poll" || this.random() < 0.1
        ? { type: "go", to: "poll", seen: trainer.view.stepRevision }
        : !asked?.phase || asked.phase === "revealed"
          ? { type: "open", question: "poll", round: (asked?.phase ? round : 0) + 1 }
          : asked.phase === "open"
            ? this.random() < 0.3
              ? { type: "close", question, round }
              : null
            : { type: "reveal", question, round };
    if (may) await trainer.send({ id: newId(), ...may }, 1_500).catch(() => undefined);
  }

  private async answer(phone: LightPhone, n: number, question: string, round: number): Promise<void> {
    const key = `${n} ${question} ${round}`;
    const rev = (this.stored.get(key)?.rev ?? 0) + 1;
    const id = newId();
    const ack: Ack | null = await phone.send(
      { type: "answer", id, question, round, rev, body: { choice: [this.random() < 0.5 ? "red" : "blue"] } },
      1_500,
    );
    if (ack?.ok && ack.stored) this.stored.set(key, ack.stored);
  }

  /** Milliseconds until everybody sees the same. */
  async alike(): Promise<number> {
    await eventually(
      () => this.phones.every((p) => p.connected) && this.trainers.every((t) => t.socket.connected),
      40_000,
      () => "everybody is connected",
    );
    const begun = Date.now();
    const differences = () => {
      const views = new Set(this.phones.map((p) => `${p.view?.revision} ${p.view?.html}`));
      const consoles = new Set(
        this.trainers.map(({ view: v }) =>
          JSON.stringify([v.revision, v.answered, v.presence.connected, v.results, v.asked]),
        ),
      );
      const present = this.trainers.every((t) => t.view.presence.connected === PHONES);
      return views.size + consoles.size === 2 && present
        ? ""
        : [...views]
            .map((v) => v.slice(0, 80))
            .concat([...consoles])
            .join("\n");
    };
    await eventually(() => differences() === "", HEALED_WITHIN, differences);
    return Date.now() - begun;
  }

  /** Acknowledged answers are stored, once; the shown ones are the stored ones. */
  async everythingOnce(): Promise<void> {
    const rows = await prisma.answer.findMany({ where: { roomId: this.room.id } });
    const byId = new Map(rows.map((r) => [r.answerId, r]));
    for (const [key, { id, rev }] of this.stored) {
      const row = byId.get(id);
      const later = rows.some((r) => r.round === Number(key.split(" ")[2]) && r.rev > rev);
      expect(row?.rev === rev || later, `the answer ${key} is stored`).toBe(true);
    }
    const log = await prisma.roomLogEntry.findMany({
      where: { roomId: this.room.id },
      orderBy: { seq: "asc" },
      select: { seq: true },
    });
    expect(log.map((l) => l.seq)).toEqual(log.map((_, i) => i + 1));
    const { asked } = this.trainers[0].view;
    if (!asked?.phase) return;
    // An answer may have come after its phone had stopped waiting.
    await vi.waitFor(async () => {
      const stored = await prisma.answer.count({
        where: { roomId: this.room.id, questionId: asked.question, round: asked.round },
      });
      expect(this.trainers[0].view.answered).toBe(stored);
    }, 10_000);
  }

  end(): void {
    for (const phone of this.phones) phone.stop();
    for (const trainer of this.trainers) trainer.socket.disconnect();
  }
}
