/** The server is killed without warning, several times, while a room answers. Nothing acknowledged is lost. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pseudonymOf, tokenHash } from "@/server/store/participants";
import { prisma } from "@/server/store/prisma";
import { runKeys } from "@/server/store/run-keys";
import { type Op, problemsOf, type Row } from "@/tests/faults/history";
import { eventually, inParallel, LightPhone, pause, seeded, seedOf } from "@/tests/faults/light-phone";
import { newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { IN_FLIGHT_MS } from "@/workshop/session/state";

const PHONES = 200;
const KILLS = 3;
const QUESTION = "story/1";

let plenary: Plenary;
let room: TestRoom;

beforeAll(async () => {
  plenary = await Plenary.start();
  room = await plenary.room(sampleWorkshop);
});
afterAll(() => plenary?.stop());

/** A person who answers, changes their mind now and then, and sends again what was not acknowledged. */
class Voter {
  readonly ops: Op[] = [];
  private readonly flying = new Set<string>();

  constructor(
    readonly phone: LightPhone,
    private readonly person: string,
    private readonly random: () => number,
  ) {
    phone.onConnect = () => this.newest && !this.done && void this.post(this.newest);
  }

  get newest(): Op | undefined {
    return this.ops.at(-1);
  }

  /** True when the last thing this person wanted is stored. */
  get done(): boolean {
    return this.newest !== undefined && this.newest.outcome !== "unknown";
  }

  async think(until: () => boolean): Promise<void> {
    while (!until()) {
      await pause(20 + this.random() * 400);
      if (!until()) this.decide();
    }
  }

  decide(): void {
    const rev = this.ops.length + 1;
    const value = ["yes", "unsure", "no"][Math.floor(this.random() * 3)]!;
    const op: Op = { person: this.person, round: `${QUESTION}#1`, id: newId(), rev, value, outcome: "unknown" };
    this.ops.push(op);
    void this.post(op);
  }

  async drain(): Promise<void> {
    for (let tries = 0; !this.done && tries < 60; tries++) {
      await this.post(this.newest!);
      await pause(50 + this.random() * 150);
    }
  }

  private async post(op: Op): Promise<void> {
    if (this.flying.has(op.id)) return;
    this.flying.add(op.id);
    const { id, rev, value } = op;
    const ack = await this.phone.send({ type: "answer", id, question: QUESTION, round: 1, rev, body: { answer: value } });
    this.flying.delete(op.id);
    if (ack?.ok) Object.assign(op, { outcome: "stored", told: ack.stored });
    else if (ack && ack.reason !== "not-stored" && ack.reason !== "too-many") op.outcome = "refused";
  }
}

async function rowsOf(people: Map<string, string>): Promise<Row[]> {
  const key = (await runKeys(room.id)).get("story")!;
  const persons = new Map([...people].map(([id, name]) => [pseudonymOf(key, id), name]));
  const rows = await prisma.answer.findMany({ where: { roomId: room.id } });
  return rows.map((r) => ({
    person: persons.get(r.pseudonym) ?? "nobody",
    round: `${r.questionId}#${r.round}`,
    id: r.answerId,
    rev: r.rev,
    value: String((r.body as { answer?: string }).answer),
  }));
}

describe("a server that is killed while a room answers", () => {
  it(`loses nothing it acknowledged to ${PHONES} phones and counts nobody twice, over ${KILLS} kills`, async () => {
    const seed = seedOf("kill");
    const random = seeded(seed);
    const trainer = await plenary.console(room);
    await trainer.go("story/1");
    await trainer.openRound(QUESTION);
    const before = trainer.view;

    const cookies = await inParallel(Array.from({ length: PHONES }), 16, () => plenary.join(room));
    const tokens = await prisma.participantToken.findMany();
    const idOf = new Map(tokens.map((t) => [t.tokenHash, t.participantId]));
    const people = new Map(cookies.map((c, i) => [idOf.get(tokenHash(c.split("=")[1]!))!, `person ${i}`]));
    const voters = cookies.map((cookie, i) => {
      const own = seeded(seed + i + 1);
      const phone = new LightPhone({ url: plenary.url, auth: { as: "phone", room: room.id }, cookie, backOff: 600, random: own });
      return new Voter(phone, `person ${i}`, own);
    });
    await eventually(() => voters.every((v) => v.phone.connected), 15_000);

    let over = false;
    const thinking = voters.map((v) => v.think(() => over));
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(400 + random() * 1_200);
      plenary.server.kill("SIGKILL");
      await plenary.restart();
      await eventually(() => voters.filter((v) => v.phone.connected).length > PHONES / 2, 15_000);
    }
    await pause(500);
    over = true;
    await Promise.all(thinking);
    await eventually(() => voters.every((v) => v.phone.connected), 15_000);
    await Promise.all(voters.map((v) => v.drain()));

    const ops = voters.flatMap((v) => v.ops);
    const acked = ops.filter((o) => o.outcome === "stored").length;
    console.info(`kill: ${ops.length} answers sent, ${acked} acknowledged, ${ops.filter((o) => o.outcome === "unknown").length} superseded without word`);
    expect(voters.filter((v) => !v.done)).toHaveLength(0);
    expect(ops.filter((o) => o.outcome === "refused")).toHaveLength(0);
    const rows = await rowsOf(people);
    expect(rows).toHaveLength(PHONES);
    expect(problemsOf(ops, rows)).toEqual([]);
    for (const v of voters) expect(rows.find((r) => r.person === v.newest!.person)).toMatchObject({ rev: v.newest!.rev, value: v.newest!.value });

    const back = await plenary.console(room);
    await back.sees((v) => v.answered === PHONES);
    expect(back.view).toMatchObject({ revision: before.revision, stepRevision: before.stepRevision, step: "story/1" });
    expect(back.view.asked).toMatchObject({ question: QUESTION, round: 1, phase: "open" });

    await back.closeRound(QUESTION);
    await back.reveal(QUESTION);
    const shown = await back.sees((v) => v.results !== null && !v.results.live);
    const expected = (value: string) => rows.filter((r) => r.value === value).length;
    expect(shown.results!.options.map((o) => [o.id, o.count])).toEqual(["yes", "unsure", "no"].map((id) => [id, expected(id)]));
    for (const v of voters) v.phone.stop();
  });

  it("ends a round on time when it was killed in between, and at once when the time passed meanwhile", async () => {
    const own = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(own);
    await trainer.go("poll");
    await trainer.openRound("poll", 1, { seconds: 5 });
    const { closesAt } = trainer.view.asked!;
    plenary.server.kill("SIGKILL");
    await plenary.restart();
    const readyAt = Date.now();
    const again = await plenary.console(own);
    expect(again.view.asked).toMatchObject({ closesAt });
    await again.sees((v) => v.asked?.phase === "closed", 12_000);
    expect(Date.now()).toBeGreaterThanOrEqual(closesAt!);
    expect(Date.now() - Math.max(closesAt! + IN_FLIGHT_MS, readyAt)).toBeLessThan(2_000);

    await again.openRound("poll", 2, { seconds: 5 });
    const end = again.view.asked!.closesAt!;
    plenary.server.kill("SIGKILL");
    await pause(end - Date.now() + 200);
    await plenary.restart();
    const late = await plenary.console(own);
    const seenAt = Date.now();
    await late.sees((v) => v.asked?.phase === "closed", 12_000);
    expect(Date.now() - seenAt).toBeLessThan(2_000);
  });
});
