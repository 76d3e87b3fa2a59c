/**
 * Small rooms in which people answer on their phones, at their table, in turns at a shared phone and on paper. An
 * attacker who saw how each of them answered, and in which order, holds the database before and after the seal.
 */
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AnswerSource, answerSources } from "@/model/activity/answer-sources";
import { sheetCode } from "@/model/activity/paper-entry";
import { seeded, shuffled } from "@/model/statistics/random";
import { pseudonymOf } from "@/server/store/participants/participants";
import { loadPseudonymKeys } from "@/server/store/participants/pseudonym-keys";
import { prisma } from "@/server/store/database/prisma";
import { seedOf } from "@/tests/faults/light-phone";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { singleOrders, type Traits } from "@/tests/support/linkage/attacker";
import { inviteTo } from "@/tests/support/matrix/world";
import { newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually } from "@/tests/support/waiting";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const SIZES = [5, 6, 7, 8, 9, 10, 11, 12];
const QUESTIONS = ["one", "two", "three"];
/** Answered as tables. */
const AT_TABLES = "three";

const workshop: Workshop = workshopSchema.parse({
  ...sampleWorkshop,
  id: "mixed",
  sessions: [
    {
      ...sampleWorkshop.sessions[0],
      activities: QUESTIONS.map((id) => ({
        id,
        kind: "poll",
        title: id,
        question: "Which word?",
        options: ["red", "blue"].map((colour) => ({ id: colour, text: colour })),
        other: true,
      })),
    },
  ],
});

/** A person of a room by a number, which is also their answer. */
interface Person {
  source: Extract<AnswerSource, "phone" | "shared" | "paper">;
  phone?: Phone;
}

interface Ran {
  room: TestRoom;
  people: Person[];
  /** By question: people in the order in which they answered. */
  order: Record<string, number[]>;
  /** What led to people while the questions were open. */
  before: { rows: Row[]; gone: string[] };
}

interface Row {
  id: string;
  question_id: string;
  person: string;
  body: { other?: string };
  source: AnswerSource | null;
  place: number;
  written: number;
}

let plenary: Plenary;
let db: pg.Client;
const runs: Ran[] = [];

const rowsOf = async (room: TestRoom, table: "answer" | "sealed_answer"): Promise<Row[]> => {
  const person = table === "answer" ? "pseudonym" : "person";
  const { rows } = await db.query<Row & { ctid: string }>(
    `SELECT ${table === "answer" ? "answer_id AS id" : "id"}, question_id, ${person} AS person, body, source, ctid::text, xmin::text::bigint::int AS written
     FROM ${table} WHERE room_id = $1`,
    [room.id],
  );
  return rows.map((row) => {
    const [page = 0, line = 0] = row.ctid.slice(1, -1).split(",").map(Number);
    return { ...row, place: page * 1_000 + line };
  });
};

const giverOf = ({ body }: Row): number => Number(/\d+/.exec(body.other ?? "")?.[0]);
const sourceAt = ({ source }: Person, question: string): AnswerSource =>
  source === "phone" && question === AT_TABLES ? "table" : source;

async function run(size: number, random: () => number): Promise<Ran> {
  const room = await plenary.room(workshop);
  const trainer = await plenary.console(room);
  const people: Person[] = [];
  for (let i = 0; i < size; i++) {
    const source = (["phone", "phone", "shared", "paper"] as const)[Math.floor(random() * 4)]!;
    people.push(source === "phone" ? { source, phone: await plenary.phone(room) } : { source });
  }
  const shared = new PlainBrowser(plenary.url);
  await shared.open(`/s/${room.id}/${await inviteTo(trainer, "shared")}`);
  await shared.submit("");
  const present = await prisma.participant.findMany({ where: { roomId: room.id } });
  await trainer.do({ type: "list-groups", groups: [{ name: "All", people: present.map(({ id }) => id) }] });

  const order: Ran["order"] = {};
  for (const question of QUESTIONS) {
    await trainer.do({ type: "print-papers", activity: question, from: 0, sheets: size });
    await trainer.go(question);
    const asTables = question === AT_TABLES && present.length > 0;
    await trainer.do({ type: "open", question, round: 1, ...(asTables && { asTables }) });
    order[question] = shuffled([...people.keys()], random);
    for (const n of order[question]) {
      const { source, phone } = people[n]!;
      const other = `word ${n}`;
      if (phone) {
        await phone.sees((v) => v.question === question && v.phase === "open");
        expect(await phone.answer({ choice: [], other })).toMatchObject({ ok: true });
      } else if (source === "shared") {
        await shared.open(`/r/${room.id}/turn/`);
        await shared.submit("language", {}, ["language", "en"]);
        await shared.submit("other", { other });
        expect(shared.url.search).toBe("?given=1");
      } else {
        const sheet = {
          code: sheetCode(room.id, question, n),
          entry: { 2: [other] },
          link: null,
          settled: false,
        };
        const typed = { type: "type-papers", id: newId(), activity: question, sheets: [sheet] };
        expect(await trainer.send(typed)).toMatchObject({
          ok: true,
          papers: { outcomes: [{ is: "typed" }] },
        });
      }
    }
    await trainer.closeRound(question);
  }
  const keys = await loadPseudonymKeys(room.id);
  const gone = [...keys].flatMap(([question, key]) =>
    [...people.keys()]
      .map((n) => pseudonymOf(key, `paper ${n}`))
      .concat([...people.keys()].map((n) => sheetCode(room.id, question, n))),
  );
  const before = { rows: await rowsOf(room, "answer"), gone };
  await trainer.do({ type: "end" });
  await eventually(async () => (await prisma.pseudonymKey.count({ where: { roomId: room.id } })) === 0);
  return { room, people, order, before };
}

beforeAll(async () => {
  plenary = await Plenary.start();
  db = new pg.Client({ connectionString: plenary.database.url });
  await db.connect();
  const random = seeded(seedOf("mixed rooms"));
  for (const size of SIZES) runs.push(await run(size, random));
}, 120_000);
afterAll(async () => {
  await db?.end();
  await plenary?.stop();
});

/** Rows and people with all by which they can be put in an order. */
function attacked({ people, order }: Ran, rows: readonly Row[], question: string) {
  const those = rows.filter((row) => row.question_id === question);
  const places = (texts: string[]) => texts.map((text) => texts.toSorted().indexOf(text));
  const ids = places(those.map(({ id }) => id));
  const labels = places(those.map(({ person }) => person));
  const sourceOf = (source: AnswerSource | null) => answerSources.indexOf(source ?? "phone");
  return {
    question,
    rows: those.map(
      ({ place, written, source }, i): Traits => ({
        place,
        written,
        id: ids[i]!,
        label: labels[i]!,
        source: sourceOf(source) * 100 + i,
      }),
    ),
    people: people.map(
      (person, n): Traits => ({
        answered: order[question]!.indexOf(n),
        source: sourceOf(sourceAt(person, question)) * 100 + n,
      }),
    ),
    owner: those.map(giverOf),
  };
}

const hitsIn = (rowsIn: (run: Ran) => readonly Row[]) =>
  singleOrders(runs.flatMap((run) => QUESTIONS.map((question) => attacked(run, rowsIn(run), question))));

it("answers by every source lead to no person once they are sealed (H-26, H-41)", async () => {
  const sealed = new Map<Ran, Row[]>();
  for (const run of runs) sealed.set(run, await rowsOf(run.room, "sealed_answer"));
  const answers = QUESTIONS.length * SIZES.reduce((sum, size) => sum + size, 0);
  expect([...sealed.values()].flat()).toHaveLength(answers);

  // By chance an order is right once for each question; six standard deviations more come by no accident.
  const chance = QUESTIONS.length * SIZES.length;
  const bound = chance + 6 * Math.sqrt(chance);
  const control = hitsIn(({ before }) => before.rows);
  expect(control.get("written with answered")).toBeGreaterThan(answers * 0.9);
  const hits = hitsIn((run) => sealed.get(run)!);
  for (const [order, right] of hits) expect(right, order).toBeLessThan(bound);

  // The source that stands beside an answer, against what was seen of its giver.
  const same = (run: Ran, rows: readonly Row[]) =>
    rows.filter((row) => (row.source ?? "phone") === sourceAt(run.people[giverOf(row)]!, row.question_id))
      .length;
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  expect(sum(runs.map((run) => same(run, run.before.rows)))).toBe(answers);
  const random = seeded(1);
  const drawn = Array.from({ length: 1_000 }, () =>
    sum(
      runs.flatMap(({ people }) =>
        QUESTIONS.map((question) => {
          const sources = people.map((person) => sourceAt(person, question));
          return shuffled(sources, random).filter((source, n) => source === sources[n]).length;
        }),
      ),
    ),
  );
  const found = sum(runs.map((run) => same(run, sealed.get(run)!)));
  const mean = sum(drawn) / drawn.length;
  const deviation = Math.sqrt(sum(drawn.map((n) => (n - mean) ** 2)) / drawn.length);
  expect(Math.abs(found - mean)).toBeLessThan(5 * deviation);
  console.info(
    `mixed rooms: ${Math.max(...hits.values())} of ${answers} right by the best order (chance ${chance}); ${found} beside their source (chance ${mean.toFixed(0)})`,
  );
});

it("neither a sheet's pseudonym nor its code is left anywhere (H-40)", async () => {
  const { rows: tables } = await db.query<{ t: string }>(
    "SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public'",
  );
  const texts = [plenary.server.output()];
  for (const { t } of tables) {
    const { rows } = await db.query<{ row: string }>(`SELECT x::text AS row FROM "${t}" x`);
    texts.push(rows.map(({ row }) => row).join("\n"));
  }
  const all = texts.join("\n");
  for (const { before } of runs)
    for (const gone of before.gone)
      if (gone.length > 6) expect(all).not.toContain(gone);
      else expect(all).not.toMatch(new RegExp(`\\b${gone}\\b`));
});
