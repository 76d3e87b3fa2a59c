/** The promise on the phone, tested by attack: the whole database does not tell which answer is whose. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pseudonymOf, tokenHash } from "@/server/store/participants/participants";
import { prisma } from "@/server/store/database/prisma";
import { loadPseudonymKeys } from "@/server/store/participants/pseudonym-keys";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { ConsoleView } from "@/workshop/protocol/console";
import { eventually, inParallel } from "@/tests/support/waiting";
import { seeded, shuffled } from "@/model/statistics/random";

const PEOPLE = 30;
const REPETITIONS = 5;
/** Chance gives a rank correlation of ±0.19 (one standard deviation) among 30; 0.65 comes once in ten thousand. */
const NO_ORDER = 0.65;
/** Guessing by order, chance is right once for each list of 30. Eight and more come once in a million lists. */
const LUCKY = 8;

let plenary: Plenary;
let db: pg.Client;
const runs: Ran[] = [];
beforeAll(async () => {
  plenary = await Plenary.start();
  db = new pg.Client({ connectionString: plenary.database.url });
  await db.connect();
  // Before anything else is stored: the attack by place works only on rows that lie as they were written.
  const random = seeded(seedOf("anonymity"));
  for (let i = 0; i < REPETITIONS; i++) runs.push(await run(random, i % 2 ? "room" : "activities"));
});
afterAll(async () => {
  await db?.end();
  await plenary?.stop();
});

interface Person {
  /** Place in the order of joining. */
  joined: number;
  alias: string;
  id: string;
  token: string;
  phone: LightPhone;
}

interface Ran {
  room: TestRoom;
  people: Person[];
  /** By question: people in the order in which they answered. */
  answered: Record<string, Person[]>;
  answerIds: string[];
  pseudonyms: string[];
  wrapped: string[];
  /** Correlation of order and people before the activities were finished. */
  control: number;
}

const elements = ["act", "means", "purpose"];
/** An answer that only this person gives, so that the test knows whose row is whose. */
function bodyOf(question: string, n: number): Record<string, unknown> {
  if (question === "poll") return { choice: [], other: `word ${n}` };
  return {
    answer: ["yes", "unsure", "no"][n % 3],
    sureness: 1 + (Math.floor(n / 3) % 5),
    elements: elements.filter((_, i) => (Math.floor(n / 15) >> i) & 1),
  };
}
const fingerprint = (body: unknown): string =>
  JSON.stringify(
    Object.entries(body as object)
      .filter(([, v]) => !Array.isArray(v) || v.length)
      .sort(),
  );

async function dump(): Promise<Map<string, string>> {
  const { rows: tables } = await db.query<{ t: string }>(
    "SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public'",
  );
  const out = new Map<string, string>();
  for (const { t } of tables) {
    const { rows } = await db.query<{ row: string }>(`SELECT x::text AS row FROM "${t}" x`);
    out.set(t, rows.map((r) => r.row).join("\n"));
  }
  return out;
}

/** Spearman's rank correlation of two orders of the same things. */
function correlation(a: readonly unknown[], b: readonly unknown[]): number {
  const n = a.length;
  const positions = new Map(b.map((item, i) => [item, i]));
  const d2 = a.reduce<number>((sum, item, i) => sum + (i - positions.get(item)!) ** 2, 0);
  return 1 - (6 * d2) / (n * (n * n - 1));
}

const QUESTIONS = ["story/1", "story/2", "poll"];

async function run(random: () => number, finish: "activities" | "room"): Promise<Ran> {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  const people: Person[] = [];
  for (let joined = 0; joined < PEOPLE; joined++) {
    const alias = `Alias-${newId()}`;
    const cookie = await plenary.join(room, { alias });
    const token = cookie.split("=")[1]!;
    const row = await prisma.participantToken.findUniqueOrThrow({ where: { tokenHash: tokenHash(token) } });
    const phone = new LightPhone({ url: plenary.url, auth: { as: "phone", room: room.id }, cookie });
    people.push({ joined, alias, id: row.participantId, token, phone });
  }
  await eventually(() => people.every((p) => p.phone.connected));
  const run: Ran = { room, people, answered: {}, answerIds: [], pseudonyms: [], wrapped: [], control: 0 };
  const send = async (person: Person, question: string, rev: number, n: number) => {
    const id = newId();
    run.answerIds.push(id);
    const ack = await person.phone.send({
      type: "answer",
      id,
      question,
      round: 1,
      rev,
      body: bodyOf(question, n),
    });
    expect(ack).toMatchObject({ ok: true });
  };
  for (const question of QUESTIONS) {
    await trainer.go(question);
    await trainer.openRound(question);
    const order = shuffled(people, random);
    run.answered[question] = order;
    for (const person of order) await send(person, question, 1, person.joined);
    if (question === "story/2")
      for (const person of order.slice(0, 5)) await send(person, question, 2, person.joined);
    await trainer.closeRound(question);
  }
  for (const [activity, key] of await loadPseudonymKeys(room.id)) {
    for (const p of people) run.pseudonyms.push(pseudonymOf(key, p.id));
    if (activity !== "poll") continue;
    const name = new Map(people.map((p) => [pseudonymOf(key, p.id), p]));
    const { rows } = await db.query<{ pseudonym: string }>(
      // Not by place: an answer may get the place of one of another room that was sealed meanwhile.
      "SELECT pseudonym FROM answer WHERE room_id = $1 AND question_id = 'poll' ORDER BY xmin::text::bigint",
      [room.id],
    );
    run.control = correlation(
      rows.map((r) => name.get(r.pseudonym)),
      run.answered.poll!,
    );
  }
  run.wrapped = (await prisma.pseudonymKey.findMany({ where: { roomId: room.id } })).map((k) =>
    Buffer.from(k.wrappedKey).toString("hex"),
  );
  if (finish === "room") await trainer.do({ type: "end" });
  else for (const activity of ["story", "poll"]) await trainer.do({ type: "finish", activity });
  await eventually(
    async () =>
      (await prisma.anonymousAnswer.count({ where: { roomId: room.id } })) === PEOPLE * QUESTIONS.length,
  );
  for (const p of people) p.phone.stop();
  return run;
}

interface Sealed {
  id: string;
  question_id: string;
  activity_id: string;
  person: string;
  body: unknown;
  xmin: string;
}

async function sealedOf(run: Ran): Promise<Sealed[]> {
  const { rows } = await db.query<Sealed>(
    "SELECT *, xmin::text FROM sealed_answer WHERE room_id = $1 ORDER BY ctid",
    [run.room.id],
  );
  return rows;
}

function whose(run: Ran, row: Sealed): Person {
  const person = run.people.find(
    (p) => fingerprint(bodyOf(row.question_id, p.joined)) === fingerprint(row.body),
  );
  expect(person, `the row ${JSON.stringify(row.body)}`).toBeDefined();
  return person!;
}

describe("answers of an activity that is finished, or of a room that has ended", () => {
  it("are all there, one for each person and question, and nothing is left of the rows and keys of the run", async () => {
    for (const run of runs) {
      expect(await prisma.answer.count({ where: { roomId: run.room.id } })).toBe(0);
      expect(await prisma.pseudonymKey.count({ where: { roomId: run.room.id } })).toBe(0);
      const rows = await sealedOf(run);
      for (const question of QUESTIONS) {
        const answers = rows.filter((r) => r.question_id === question);
        expect(new Set(answers.map((r) => whose(run, r).joined)).size).toBe(PEOPLE);
        expect(answers).toHaveLength(PEOPLE);
      }
    }
  });

  it("follow a person through the parts of one case under one label, which says nothing in another activity", async () => {
    for (const run of runs) {
      const rows = await sealedOf(run);
      const labels = (question: string) =>
        new Map(rows.filter((r) => r.question_id === question).map((r) => [whose(run, r).joined, r.person]));
      const [one, two, poll] = QUESTIONS.map(labels);
      for (let i = 0; i < PEOPLE; i++) expect(two!.get(i)).toBe(one!.get(i));
      const inCase = new Set(one!.values());
      expect(inCase.size).toBe(PEOPLE);
      expect([...poll!.values()].filter((label) => inCase.has(label))).toEqual([]);
    }
  });

  it("stand in no table next to a person, a name, a token, a phone's own id or a time", async () => {
    const tables = await dump();
    expect(tables.get("sealed_answer")!.length).toBeGreaterThan(1_000);
    const holders = (text: string) =>
      [...tables].filter(([, rows]) => rows.includes(text)).map(([name]) => name);
    for (const run of runs) {
      for (const p of run.people) {
        expect(holders(p.id).filter((t) => !["participant", "participant_token"].includes(t))).toEqual([]);
        expect(holders(p.alias)).toEqual(["participant"]);
        expect(holders(p.token)).toEqual([]);
      }
      for (const gone of [...run.answerIds, ...run.pseudonyms, ...run.wrapped])
        expect(holders(gone)).toEqual([]);
      expect(run.pseudonyms).toHaveLength(2 * PEOPLE);
      expect(run.wrapped).toHaveLength(2);
    }
    const { rows } = await db.query<{ column_name: string; data_type: string }>(
      "SELECT column_name, data_type FROM information_schema.columns WHERE table_name IN ('sealed_answer', 'answer', 'participant', 'participant_token')",
    );
    expect(rows.filter((c) => /time|date|inet|serial/.test(c.data_type))).toEqual([]);
    const output = plenary.server.output();
    for (const run of runs)
      for (const secret of [
        ...run.answerIds,
        ...run.people.map((p) => p.id),
        ...run.people.map((p) => p.token),
      ])
        expect(output).not.toContain(secret);
  });

  it("cannot be linked again with the server's own secret", async () => {
    const tables = [...(await dump()).values()].join("\n");
    const keys = ["PLENARY_DOOR_KEY", "PLENARY_RESUME_KEY", "PLENARY_WRAP_KEY", "PLENARY_AUTH_KEY"].map((n) =>
      Buffer.from(process.env[n]!, "base64url"),
    );
    for (const run of runs) {
      for (const p of run.people)
        for (const key of keys) expect(tables).not.toContain(pseudonymOf(key, p.id));
    }
    const { rows } = await db.query<{ table_name: string; column_name: string }>(
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea' ORDER BY table_name",
    );
    // Besides pieces of pictures and films, which have no owner: commitments under codes that people keep, keys of
    // runs, promises under keys of phones, trainers' passkeys, and what groups wrote.
    expect(rows.filter((r) => !r.table_name.startsWith("asset"))).toEqual([
      { table_name: "follow_up", column_name: "sealed" },
      { table_name: "passkey", column_name: "public_key" },
      { table_name: "promise", column_name: "sealed" },
      { table_name: "run_key", column_name: "wrapped" },
      { table_name: "sheet_update", column_name: "update" },
    ]);
    expect(await prisma.commitment.count()).toBe(0);
    expect(
      await prisma.pseudonymKey.count({ where: { roomId: { in: runs.map((run) => run.room.id) } } }),
    ).toBe(0);
  });

  it("are written in one go for each activity, in an order that tells neither who joined nor who answered first", async () => {
    const correlations: Record<string, number[]> = {};
    let right = 0;
    let lists = 0;
    const note = (what: string, r: number) => {
      correlations[what] = [...(correlations[what] ?? []), Math.abs(r)];
    };
    for (const run of runs) {
      // The attack works on rows that are not finished yet; so its failure below means something.
      expect(run.control).toBeGreaterThan(0.95);
      const rows = await sealedOf(run);
      for (const activity of ["story", "poll"])
        expect(new Set(rows.filter((r) => r.activity_id === activity).map((r) => r.xmin)).size).toBe(1);
      for (const question of QUESTIONS) {
        const answers = rows.filter((r) => r.question_id === question);
        const orders = {
          place: answers,
          id: [...answers].sort((a, b) => (a.id < b.id ? -1 : 1)),
          label: [...answers].sort((a, b) => (a.person < b.person ? -1 : 1)),
        };
        for (const [by, order] of Object.entries(orders)) {
          const guess = order.map((r) => whose(run, r));
          note(`${question} by ${by}, joining`, correlation(guess, run.people));
          note(`${question} by ${by}, answering`, correlation(guess, run.answered[question]!));
          for (const truth of [run.people, run.answered[question]!]) {
            const hits = guess.filter((p, i) => p === truth[i]).length;
            expect(hits).toBeLessThan(LUCKY);
            right += hits;
            lists++;
          }
        }
      }
      const place = (question: string) =>
        rows.filter((r) => r.question_id === question).map((r) => whose(run, r));
      note("poll against story/1", correlation(place("poll"), place("story/1")));
    }
    for (const [what, values] of Object.entries(correlations)) {
      expect(
        values.filter((v) => v < NO_ORDER).length,
        `${what}: ${values.map((v) => v.toFixed(2))}`,
      ).toBeGreaterThanOrEqual(REPETITIONS - 1);
    }
    const all = Object.values(correlations).flat();
    console.info(
      `anonymity: mean rank correlation ${(all.reduce((a, b) => a + b, 0) / all.length).toFixed(2)} (chance 0.15); ${(right / lists).toFixed(2)} of ${PEOPLE} guessed right by order (chance 1.00)`,
    );
    expect(right / lists).toBeLessThan(1.6);
  });
});

describe("while a round is open", () => {
  const total = (v: ConsoleView) => v.results!.answered + v.results!.passed;

  async function pollRoom(people: number, preview: boolean) {
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    const stage = await plenary.stage(room);
    const phones: Phone[] = await inParallel(Array.from({ length: people }), 6, () => plenary.phone(room));
    await trainer.sees((v) => v.presence.connected === people);
    await trainer.do({ type: "preview", on: preview });
    await trainer.go("poll");
    await trainer.openRound("poll");
    await Promise.all(phones.map((p) => p.sees((v) => v.phase === "open")));
    return { room, trainer, stage, phones };
  }

  it("a trainer who looks ahead sees groups alone: five or more at first, then three or more at each step and at the end", async () => {
    const random = seeded(seedOf("preview"));
    const { trainer, phones } = await pollRoom(16, true);
    const showings: number[] = [];
    let seen = trainer.all.length;
    let shown = "";
    /** People whose newest answer is in no showing yet, oldest first: at each showing the last three stay. */
    let pending: number[] = [];
    const look = (least: number) => {
      for (const view of trainer.all.slice(seen)) {
        if (view.type !== "console" || !view.results?.live) continue;
        if (least > 5) expect(total(view)).toBeLessThanOrEqual(view.answered - 3);
        const json = JSON.stringify(view.results);
        if (json === shown) continue;
        shown = json;
        expect(pending.length).toBeGreaterThanOrEqual(least);
        showings.push(total(view));
        pending = pending.slice(-3);
      }
      seen = trainer.all.length;
    };
    const give = async (i: number, rev: number) => {
      const body = random() < 0.2 ? { pass: true } : { choice: [random() < 0.5 ? "red" : "blue"] };
      expect(await phones[i]!.answer(body, { rev })).toMatchObject({ ok: true });
      pending = [...pending.filter((p) => p !== i), i];
    };
    const order = shuffled([...phones.keys()], random);
    for (const [n, i] of order.entries()) {
      await give(i, 1);
      await trainer.sees((v) => v.answered === n + 1);
      look(showings.length ? 6 : 8);
    }
    expect(showings.length).toBeGreaterThanOrEqual(2);
    expect(showings[0]).toBeGreaterThanOrEqual(5);
    for (const [k, sum] of showings.entries())
      if (k) expect(sum - showings[k - 1]!).toBeGreaterThanOrEqual(3);
    for (const [n, i] of order.slice(0, 8).entries()) {
      await give(i, 2);
      // Told at once, with all that may be shown by now, so that every change could show by itself.
      expect((await trainer.do({ type: "lock", on: n % 2 === 0 })).ok).toBe(true);
      look(5);
    }
    await trainer.closeRound("poll");
    const full = (await trainer.sees((v) => v.results?.live === false)).results!;
    expect(full.answered + full.passed).toBe(16);
    expect(pending.length).toBeGreaterThanOrEqual(3);
    console.info(`preview: 16 answers and 8 changes, showings of ${showings.join(", ")}, then all`);
  });

  it("nobody sees anything of a result without looking ahead, and nobody ever sees one person's answer", async () => {
    const { room, trainer, stage, phones } = await pollRoom(6, false);
    const sentences = phones.map((_, i) => `SINGLE-${i}-${newId()}`);
    for (const [i, phone] of phones.entries())
      expect(await phone.answer({ choice: [], other: sentences[i] })).toMatchObject({ ok: true });
    await trainer.sees((v) => v.answered === 6);
    const views = (c: { all: unknown[] }) => JSON.stringify(c.all);
    for (const c of [trainer, stage, ...phones]) for (const s of sentences) expect(views(c)).not.toContain(s);
    for (const view of trainer.all) if (view.type === "console") expect(view.results).toBeNull();
    for (const view of stage.all) if (view.type === "stage") expect(view.results).toBeNull();

    const again = await plenary.phone(room, phones[0]!.cookie);
    await again.sees(() => again.mine !== undefined);
    expect(views(again)).toContain(sentences[0]);
    for (const s of sentences.slice(1)) expect(views(again)).not.toContain(s);

    await trainer.closeRound("poll");
    await trainer.reveal("poll");
    await stage.sees((v) => v.results !== null);
    await trainer.sees((v) => v.results !== null);
    for (const c of [stage, ...phones]) for (const s of sentences.slice(1)) expect(views(c)).not.toContain(s);
    expect(views(trainer)).toContain(sentences[0]);
    const keys = await loadPseudonymKeys(room.id);
    const ids = trainer.view.people.map((p) => p.id);
    for (const c of [trainer, stage, ...phones])
      for (const [, key] of keys) for (const id of ids) expect(views(c)).not.toContain(pseudonymOf(key, id));
    for (const c of [stage, ...phones]) for (const id of ids) expect(views(c)).not.toContain(id);
  });
});
