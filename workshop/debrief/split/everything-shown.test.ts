/**
 * Whatever is shown of a room and taken out of it (figures, sentences and tables of the debrief and of the
 * published report, every table and file of answers), no group of fewer than five people can be computed from
 * it: each count that is said of a sector is one that was kept, and these, the totals of every round and the
 * movements between rounds and parts give away no group under five by taking one from another.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activity, AnswerBody } from "@/activities/kinds";
import { debriefWords } from "@/components/debrief/translated-words";
import { exposed } from "@/tests/support/exposed";
import { runs } from "@/tests/support/property-runs";
import { spokenOf } from "@/tests/support/shown-by-sector";
import { workshopSchema } from "@/workshop/content/workshop";
import { debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { readingsOf } from "@/workshop/debrief/split/readings";
import { safeSplits, type SectorSplit } from "@/workshop/debrief/split/safe-splits";
import { summaryCsv, summaryRows } from "@/workshop/debrief/summary-csv";
import { labelled } from "@/workshop/exports/labelled-answers";
import { roomDataText } from "@/workshop/exports/room-data";
import { enoughAnswers } from "@/workshop/debrief/report/enough-items";
import { reportOf } from "@/workshop/debrief/report/report-of";
import { planOf } from "@/workshop/content/plan";
import { nextSplit, MIN_GROUP_SIZE, type SectorCounts } from "@/workshop/room/sector-split";

const SECTORS = ["Zqpolice", "Zqngo", "Zqcourt"];
const key = { accepted: ["yes"], reason: "It is so." };
const yesNo = [
  { id: "yes", text: "Yes" },
  { id: "no", text: "No" },
];
const workshop = workshopSchema.parse({
  id: "shown",
  language: "en",
  title: "Shown",
  summary: "For tests.",
  source: "Ours.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First",
      minutes: 60,
      activities: [
        { id: "poll", kind: "poll", title: "Poll", question: "Which?", options: yesNo, other: true },
        {
          id: "story",
          kind: "case",
          title: "Story",
          question: "Is it so?",
          sureness: true,
          marking: true,
          answers: [
            { id: "yes", text: "Yes", tone: "yes" },
            { id: "unsure", text: "Unsure", tone: "unsure" },
            { id: "no", text: "No", tone: "no" },
          ],
          elements: [{ id: "act", text: "Act", hint: "act" }],
          wrongTurns: { early: "e", late: "l", back: "b", never: "n" },
          band: { from: "1", to: "2", reason: "So." },
          parts: ["1", "2", "3"].map((id) => ({
            id,
            title: `Part ${id}`,
            label: `l${id}`,
            recall: "It went on.",
            key,
            clauses: [
              { id: `p${id}-a`, text: "One." },
              { id: `p${id}-b`, text: "Two." },
            ],
            whatIfs: id === "2" ? [{ id: "younger", title: "Younger", fact: "She is younger.", key }] : [],
          })),
        },
        {
          id: "quiz",
          kind: "quiz",
          title: "Quiz",
          question: "True?",
          options: yesNo,
          items: ["a", "b"].map((id) => ({ id, text: `Item ${id}`, key })),
        },
      ],
    },
  ],
});
const plan = planOf(workshop);
const whatIf = plan.questionsOf("story").find((q) => q.whatIfId)!.id;
/** Question and round, in the order in which they were asked. */
const ASKED: [string, number][] = [
  ["poll", 1],
  ["poll", 2],
  ["story/1", 1],
  ["story/2", 1],
  [whatIf, 1],
  ["story/2", 2],
  ["story/3", 1],
  ["quiz", 1],
];

const room = fc.record({
  sizes: fc.tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 8 }),
    fc.integer({ min: 0, max: 7 }),
    fc.integer({ min: 0, max: 6 }),
  ),
  /** Who came late, who left early, and who passed where. */
  late: fc.array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: ASKED.length })), { maxLength: 4 }),
  gone: fc.array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: ASKED.length })), { maxLength: 4 }),
  passed: fc.array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: ASKED.length - 1 })), { maxLength: 6 }),
  taste: fc.array(fc.nat({ max: 5 }), { minLength: 31, maxLength: 31 }),
});
type Room = typeof room extends fc.Arbitrary<infer R> ? R : never;

function bodyOf(question: string, taste: number): AnswerBody {
  const yes = taste % 2 ? "yes" : "no";
  if (question === "poll") return { choice: [yes] } as AnswerBody;
  if (question === "quiz")
    return { items: { a: { choice: yes }, ...(taste > 3 ? {} : { b: { choice: yes } }) } } as AnswerBody;
  return {
    answer: ["yes", "unsure", "no"][taste % 3]!,
    sureness: 1 + (taste % 5),
    elements: taste > 2 ? ["act"] : [],
  } as AnswerBody;
}

function played({ sizes, late, gone, passed, taste }: Room): {
  people: string[];
  sectorOf: (p: string) => string | null;
  input: DebriefInput;
  splits: SectorSplit[];
} {
  const sectors = [...SECTORS, null].flatMap((sector, i) => Array.from({ length: sizes[i]! }, () => sector));
  const people = sectors.map((_, i) => `who-${i}`);
  const sectorOf = (p: string) => sectors[Number(p.slice(4))] ?? null;
  const rounds = ASKED.map(
    ([question, round], index): RoundInput => ({
      question,
      round,
      answers: people.flatMap((person, i) => {
        if (
          late.some(([who, from]) => who === i && index < from) ||
          gone.some(([who, from]) => who === i && index >= from)
        )
          return [];
        const pass = passed.some(([who, when]) => who === i && when === index);
        return [
          {
            person,
            body: pass
              ? ({ pass: true } as AnswerBody)
              : bodyOf(question, taste[(i + 7 * index) % taste.length]!),
          },
        ];
      }),
    }),
  );
  const inRoom = new Map<string, number>();
  for (const s of sectors) inRoom.set(s ?? "", (inRoom.get(s ?? "") ?? 0) + 1);
  const splits = workshop.sessions[0]!.activities.flatMap((activity: Activity) =>
    safeSplits(
      readingsOf(
        rounds.filter((r) => plan.question(r.question)?.activityId === activity.id),
        () => activity,
      ),
      sectorOf,
      inRoom,
    ),
  );
  const input: DebriefInput = {
    title: "Room",
    workshop,
    people: people.length,
    rounds,
    splits,
    curation: {},
    ended: true,
    startedAt: 0,
    endedAt: 1,
  };
  return { people, sectorOf, input, splits };
}

/** Who gave something in a round, to one item of it where it has items. */
const givenIn = (round: RoundInput, item: string): Set<string> =>
  new Set(
    round.answers
      .filter(({ body }) => !("pass" in body) && (item === "" || ("items" in body && item in body.items)))
      .map((a) => a.person),
  );

const turned = <T>(items: readonly T[]): T[] => [...items].reverse();

const words = debriefWords();

/** Everything that anybody gets of an ended room, by the makers that make it. */
function everythingShown(input: DebriefInput): Record<string, unknown> {
  const [debrief, published] = [debriefOf(input), debriefOf(enoughAnswers(input))];
  return {
    report: reportOf(debrief, words),
    published: reportOf(published, words),
    "summary-csv": summaryCsv(debrief),
    "answers-csv": rowsCsv(input, turned),
    json: [...roomDataText(input, [], labelled(input, turned))].join(""),
  };
}

/** A table of figures without its rows by sector, which are looked at by themselves. */
const withoutSplits = (csv: unknown): string =>
  String(csv)
    .split("\r\n")
    .filter((line) => !line.includes(",sector,"))
    .join("\n");

describe("everything that is shown of a room", () => {
  it("says of a sector only what was kept of it, and joins no row to one", { timeout: 120_000 }, () => {
    let said = 0;
    fc.assert(
      fc.property(room, (game) => {
        const { input, splits } = played(game);
        const kept = splits.flatMap((s) => s.groups).filter((g) => g.sector !== null);
        const allowed = new Set([
          0,
          1,
          2,
          3,
          ...splits.flatMap((s) => s.groups.flatMap((g) => [g.people, ...Object.values(g.counts)])),
        ]);
        const table = summaryRows(debriefOf(input)).filter((row) => row.measure === "sector");
        for (const { option, count, of: base } of table) {
          const sector = String(option).split(": ")[0];
          expect(sector === "" || kept.some((g) => g.sector === sector)).toBe(true);
          expect([count, base].filter((n) => !allowed.has(Number(n)))).toEqual([]);
        }
        for (const [surface, shown] of Object.entries(everythingShown(input))) {
          const spoken = spokenOf(surface === "summary-csv" ? withoutSplits(shown) : shown, SECTORS);
          if (surface !== "report" && surface !== "published")
            expect({ surface, spoken }).toEqual({ surface, spoken: [] });
          for (const { sector, where, numbers } of spoken) {
            said++;
            const strange = numbers.filter((n) => !allowed.has(n));
            expect({ surface, where, kept: kept.some((g) => g.sector === sector), strange }).toEqual({
              surface,
              where,
              kept: true,
              strange: [],
            });
          }
        }
      }),
      { numRuns: runs(40) },
    );
    expect(said).toBeGreaterThan(100);
  });

  it("gives away no group under five, neither by itself nor taken from anything else", () => {
    let split = 0;
    fc.assert(
      fc.property(room, (game) => {
        const { people, sectorOf, input, splits } = played(game);
        if (splits.length > 0) split++;
        const roundOf = (s: SectorSplit) =>
          input.rounds.find((r) => r.question === s.question && r.round === s.round)!;
        const blocks = (s: SectorSplit) => {
          const named = s.groups.flatMap((g) => g.sector ?? []);
          return s.groups.map(
            (g) =>
              new Set(
                [...givenIn(roundOf(s), s.item)].filter(
                  (p) => (named.includes(sectorOf(p) ?? "") ? sectorOf(p) : null) === g.sector,
                ),
              ),
          );
        };
        for (const one of splits) {
          expect(blocks(one).map((b) => b.size)).toEqual(one.groups.map((g) => g.people));
          for (const block of blocks(one)) expect(block.size).toBeGreaterThanOrEqual(MIN_GROUP_SIZE);
          const activity = plan.question(one.question)!.activityId;
          // Totals of both rounds, those who moved between them, and the splits: two readings at a time.
          for (const other of input.rounds.filter((r) =>
            activity === "story"
              ? plan.question(r.question)?.activityId === "story"
              : r.question === one.question,
          )) {
            const [mine, theirs] = [givenIn(roundOf(one), one.item), givenIn(other, one.item)];
            const both = new Set([...mine].filter((p) => theirs.has(p)));
            const beside = splits.find(
              (s) =>
                s !== one && s.question === other.question && s.round === other.round && s.item === one.item,
            );
            expect(
              exposed(
                MIN_GROUP_SIZE,
                people,
                [mine, theirs, both],
                [...blocks(one), ...(beside ? blocks(beside) : [])],
              ),
            ).toEqual([]);
          }
        }
      }),
      { numRuns: runs(500) },
    );
    expect(split).toBeGreaterThan(40);
  });

  it("of who is here by sector, shows no group under five at any moment, nor between any two moments that follow each other, less than three people", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 3 }), fc.boolean()), { minLength: 5, maxLength: 120 }),
        (moves) => {
          const here = new Map<string, number>([...SECTORS, ""].map((s) => [s, 0]));
          let shown: SectorCounts | null = null;
          let before: SectorCounts | null = null;
          for (const [index, comes] of moves) {
            const sector = [...here.keys()][index]!;
            here.set(sector, Math.max(0, here.get(sector)! + (comes ? 1 : -1)));
            shown = nextSplit(shown, here);
            if (!shown) continue;
            for (const group of shown.groups) expect(group.people).toBeGreaterThanOrEqual(MIN_GROUP_SIZE);
            expect(shown.rest === 0 || shown.rest >= MIN_GROUP_SIZE).toBe(true);
            const people = (s: SectorCounts) => s.groups.reduce((sum, g) => sum + g.people, s.rest);
            if (before && before !== shown && JSON.stringify(before) !== JSON.stringify(shown))
              expect(Math.abs(people(shown) - people(before))).toBeGreaterThanOrEqual(3);
            before = shown;
          }
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("is looked through by a collector that finds what a careless figure would say", () => {
    const table = { tables: [{ head: ["Group", "People", "Yes"], rows: [["Zqpolice", 3, "2 (67 %)"]] }] };
    expect(spokenOf(table, SECTORS)).toEqual([
      { sector: "Zqpolice", where: "Zqpolice | 3 | 2 (67 %)", numbers: [3, 2] },
    ]);
    expect(spokenOf("a,b\r\nZqngo,4", SECTORS)).toMatchObject([{ sector: "Zqngo", numbers: [4] }]);
    expect(spokenOf({ label: "Zqngo", pieces: [{ count: 2 }] }, SECTORS)[0]!.numbers).toContain(2);
  });
});
