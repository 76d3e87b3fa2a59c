/**
 * Two trainers and three phones do anything in any order on a real server, with lost connections among it. Then what
 * every surface holds is what a fresh one is given, the log replays to the same room, and a restart changes nothing.
 */
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadState } from "@/server/store/rooms/room-state";
import { seedOf } from "@/tests/faults/light-phone";
import { sized } from "@/tests/faults/size";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { PhoneMessage } from "@/workshop/protocol/views";
import { eventually } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

const RUNS = sized(12, 1_000);
const STEPS = 25;
const SURFACES = ["hello", "look", "poll", "poll", "many", "story/1", "story/2", "story/2", "story/3"];
const QUESTIONS = ["poll", "many", "story/1", "story/2"];
const BODIES = [
  { choice: ["red"] },
  { choice: ["one", "two"] },
  { answer: "yes" },
  { answer: "no" },
  { pass: true },
  { choice: ["green"] },
];

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.start();
});
afterAll(() => plenary?.stop());

class Run {
  private constructor(
    private readonly room: TestRoom,
    private readonly consoles: Console[],
    private readonly phones: Phone[],
    private readonly random: () => number,
  ) {}

  static async start(random: () => number): Promise<Run> {
    const room = await plenary.room(sampleWorkshop);
    const consoles = [await plenary.console(room), await plenary.console(room)];
    const phones = await Promise.all([1, 2, 3].map(() => plenary.phone(room)));
    return new Run(room, consoles, phones, random);
  }

  private one<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)]!;
  }

  async step(): Promise<void> {
    const trainer = this.one(this.consoles);
    const { view } = trainer;
    const question = view.asked && this.random() < 0.8 ? view.asked.question : this.one(QUESTIONS);
    const round = Math.max(1, (view.asked?.round ?? 1) + (this.random() < 0.1 ? 1 : 0));
    const seen = view.stepRevision - (this.random() < 0.1 ? 1 : 0);
    const deeds = [
      () => trainer.do({ type: "go", to: this.one(SURFACES), seen }),
      () => trainer.do({ type: "open", question, round }),
      () =>
        trainer.do({
          type: "open",
          question,
          round: round + (view.asked?.phase === "open" ? 0 : 1),
          seconds: 60,
        }),
      () => trainer.do({ type: "close", question, round }),
      () => trainer.do({ type: "reveal", question, round }),
      () => trainer.do({ type: "hide", question, round }),
      () => trainer.do({ type: "undo", seen: view.revision }),
      () => trainer.do({ type: "dim", on: this.random() < 0.5 }),
      () => trainer.do({ type: "lock", on: this.random() < 0.5 }),
      () => trainer.do({ type: "finish", activity: this.one(["poll", "many", "nothing"]) }),
      () => this.answer(),
      () => this.answer(),
      () => this.answer(),
      () => void this.one([...this.phones, ...this.consoles]).socket.io.engine?.close(),
    ];
    await this.one(deeds)();
  }

  private async answer(): Promise<void> {
    const phone = this.one(this.phones);
    const { question, round } = phone.view;
    if (question)
      await phone.send({
        type: "answer",
        id: newId(),
        question,
        round: round ?? 1,
        rev: 1 + Math.floor(this.random() * 3),
        body: this.one(BODIES),
      });
  }

  /** Everybody has caught up with the trainers' newest command. */
  async settled(): Promise<void> {
    const ack = await this.consoles[0]!.send({ type: "dim", id: newId(), on: true });
    if (!ack.ok) throw new Error(`The room refused to dim: ${ack.reason}`);
    const { revision } = (await loadState(this.room.id))!;
    for (const trainer of this.consoles) await trainer.sees((v) => v.revision >= revision);
  }

  async check(): Promise<void> {
    const fresh = await plenary.console(this.room);
    // Read again each time: a round may close by the clock meanwhile.
    for (const trainer of this.consoles) {
      await vi.waitFor(async () => {
        const { revision, position } = (await loadState(this.room.id))!;
        expect(trainer.view).toMatchObject({
          revision,
          step: position.step,
          asked: fresh.view.asked,
          dim: true,
        });
      }, 20_000);
    }
    for (const phone of this.phones) {
      const again = await plenary.phone(this.room, phone.cookie);
      await eventually(() => isDeepStrictEqual(shown(phone.view), shown(again.view)), 20_000).catch(
        () => undefined,
      );
      expect(shown(phone.view)).toEqual(shown(again.view));
      again.socket.disconnect();
    }
    fresh.socket.disconnect();
  }

  end(): void {
    for (const { socket } of [...this.consoles, ...this.phones]) socket.disconnect();
  }
}

/** A person's view without the time of its coming: a phone is not told again what it shows. */
const shown = ({ html, question, round, phase }: PhoneMessage) => ({ html, question, round, phase });

it(`shows everybody the room that is stored, over ${RUNS} runs (B-10, B-13)`, {
  timeout: RUNS * 15_000,
}, async () => {
  const seed = seedOf("model");
  for (let run = 0; run < RUNS; run++) {
    const random = seeded(seed + run);
    const room = await Run.start(random);
    for (let step = 0; step < STEPS; step++) await room.step();
    await room.settled();
    await room.check();
    if (run % 6 === 5) {
      await plenary.crash();
      await room.settled();
      await room.check();
    }
    room.end();
  }
});
