/** The two examples of other subjects: loaded as the server does, and run from the first step to the debrief. */
import { describe, expect, it } from "vitest";
import { type Activity, type KindName, kindOf } from "@/activities/kinds";
import { seeded } from "@/model/statistics/random";
import { loadWorkshops } from "@/server/editor/content/load";
import { person } from "@/tests/support/group-room";
import { longestWithoutATask } from "@/tests/support/guide";
import { PureRoom, ROOM, verdict } from "@/tests/support/pure-room";
import { sampleInput, sampleWords } from "@/tests/support/sample-report";
import { checkWorkshop } from "@/workshop/content/check";
import { planOf } from "@/workshop/content/plan";
import { textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { debriefOf } from "@/workshop/debrief/debrief";
import { reportOf } from "@/workshop/debrief/report/report-of";
import { handoutsOf } from "@/workshop/handouts/handouts";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { settingsSchema } from "@/workshop/room/settings";
import { freshState } from "@/workshop/room/state";

const workshops = loadWorkshops(import.meta.dirname);
const named = (id: string) => workshops.find((w) => w.id === id)!;
const guide = named("victim-centred-approach");
const activitiesOf = ({ sessions }: Workshop): Activity[] =>
  sessions.flatMap((s): Activity[] => s.activities);
const sum = (parts: readonly { minutes: number }[]) =>
  parts.reduce((total, { minutes }) => total + minutes, 0);

/** Every object below that says what an expert accepts. */
function keysIn(value: unknown): { accepted: string[]; reason?: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(keysIn);
  return "accepted" in value ? [value as { accepted: string[]; reason?: string }, ...inner] : inner;
}

const RUN_OF_WORDS = 8;
/** Every run of that many words in the texts of a workshop. */
const runsOf = (workshop: Workshop) =>
  new Set(
    textsOf(workshop).flatMap(({ text }) => {
      const words = text.toLowerCase().match(/[\p{L}\d’']+/gu) ?? [];
      return words.slice(RUN_OF_WORDS - 1).map((_, i) => words.slice(i, i + RUN_OF_WORDS).join(" "));
    }),
  );

it("stand beside the guide, which a trainer sees first", () => {
  expect(workshops.map((w) => w.title).sort()).toEqual([
    guide.title,
    "Example: a district's town hall",
    "Example: a hospital's safety review",
  ]);
});

/** Six people at two tables. */
const twoTables = {
  type: "set-groups",
  groups: [
    [1, 2, 3],
    [4, 5, 6],
  ].map((table) => table.map(person)),
  places: "tables",
} as const;

describe.each<[id: string, minutes: number, keys: number, kinds: KindName[]]>([
  [
    "hospital-safety-review",
    118,
    24,
    ["agreement", "case", "commitment", "form", "number", "poll", "quiz", "slide", "sort", "worksheet"],
  ],
  [
    "town-hall",
    120,
    8,
    [
      "agreement",
      "case",
      "number",
      "open",
      "points",
      "poll",
      "ranking",
      "scale",
      "slide",
      "sort",
      "worksheet",
    ],
  ],
])("%s", (id, minutes, keys, kinds) => {
  const workshop = named(id);
  const activities = activitiesOf(workshop);

  it("passes every check, and says that it is an example with invented people and facts", () => {
    expect(checkWorkshop(workshop)).toEqual([]);
    expect(workshop.summary).toMatch(/^An example of another subject/);
    expect(workshop.source).toContain("invented");
    expect([workshop.language, workshop.translations]).toEqual(["en", {}]);
  });

  it("adds up: activities to sessions, sessions and the break to two hours at most", () => {
    for (const s of workshop.sessions) expect([s.id, sum(s.activities)]).toEqual([s.id, s.minutes]);
    const slots = workshop.agendas.flatMap((a) => a.days.flatMap((d) => d.slots));
    expect(workshop.agendas.map((a) => a.days.length)).toEqual([1]);
    expect(sum(slots)).toBe(minutes);
    for (const s of workshop.sessions)
      expect(slots.filter((slot) => slot.session === s.id)).toMatchObject([{ minutes: s.minutes }]);
  });

  it("has something to do at least every ten minutes", () => {
    expect(longestWithoutATask(activities)).toBeLessThanOrEqual(10);
  });

  it("gives the trainer notes on every activity, and says how the room is set", () => {
    for (const a of activities) {
      for (const word of ["**Purpose:**", "**Source:**", "**Avoid:**"]) expect(a.notes, a.id).toContain(word);
      expect(a.notes, a.id).toMatch(new RegExp(`\\*\\*Time:\\*\\* ${a.minutes} minutes\\b`));
      expect(a.added, a.id).toBe(false);
    }
    for (const a of [activities[0]!, ...activities.filter(({ kind }) => kind === "worksheet")])
      expect(a.notes, a.id).toContain("**Room:**");
  });

  it("gives a reason with every key, and source and date with every figure", () => {
    const found = keysIn(workshop.sessions);
    expect(found).toHaveLength(keys);
    for (const { accepted, reason } of found)
      expect([accepted, reason?.endsWith(".")]).toEqual([accepted, true]);
    for (const a of activities)
      if (a.kind === "sort")
        for (const card of a.cards)
          expect(a.bins.map((b) => b.id)).toEqual(expect.arrayContaining(card.key!.accepted));
    for (const a of activities) if (a.kind === "number") expect(a.truth?.source).toMatch(/WHO|Invented/);
  });

  it("has nothing of the guide", () => {
    const theirs = runsOf(guide);
    expect([...runsOf(workshop)].filter((run) => theirs.has(run))).toEqual([]);
    const all = textsOf(workshop).map(({ text }) => text);
    expect(all.join(" ")).not.toMatch(/traffick|smuggl|victim|survivor|Paula|Santi|the guide/i);
  });

  it("has handouts with something on them", () => {
    expect(handoutsOf(workshop)).toHaveLength(2);
  });

  it("runs: every step is shown, every question opened, answered, closed, revealed and explained", () => {
    const plan = planOf(workshop);
    const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({})));
    room.do(twoTables);
    const ran = new Set<KindName>();
    for (const step of plan.steps) {
      room.go(step.id);
      const activity = plan.activity(step.activityId)!;
      ran.add(activity.kind);
      if (activity.kind === "worksheet" && step.id === activity.id) {
        room.do({
          type: "start-work",
          activity: activity.id,
          seconds: activity.seconds ?? null,
          phases: null,
        });
      }
      for (const asked of [step.question, ...step.whatIfs.map((w) => w.question)]) {
        const question = asked && plan.question(asked);
        if (!question || question.stepId !== step.id || !kindOf(activity).ask(activity, question)) continue;
        room.ask(question.id).open(question.id);
        for (let n = 1; n <= 6; n++) {
          const random = seeded(n);
          const body = plausible(activity, question, {
            insight: 0.6,
            random,
            phrases: phrasesIn("en"),
            texts: [],
          });
          if (body)
            expect([question.id, verdict(room.answer(person(n), question.id, { ...body }))]).toEqual([
              question.id,
              "ok",
            ]);
        }
        room.close(question.id).reveal(question.id);
        if (kindOf(activity).key(activity, question))
          room.do({ type: "explain", question: question.id, on: true });
      }
    }
    expect([...ran].sort()).toEqual(kinds);
  });

  it("becomes a debrief and a report", async () => {
    const debrief = debriefOf(sampleInput({ people: 12, workshop }));
    const report = reportOf(debrief, await sampleWords());
    expect(report.title).toBe(workshop.title);
    expect(report.chapters.length).toBeGreaterThan(0);
  });
});

describe("the tables' ballot", () => {
  it("can be opened as tables, and again for people alone", () => {
    const room = new PureRoom(freshState(ROOM, named("town-hall"), settingsSchema.parse({})));
    room.do(twoTables);
    room.go("ballot").do({ type: "open", question: "ballot", round: 1, asTables: true });
    expect(room.round("ballot")).toMatchObject({ phase: "open", tables: { ballots: null } });
    room.close("ballot").open("ballot", { round: 2 });
    expect(room.round("ballot", 2)?.tables).toBeUndefined();
  });

  it("has a story without a key: no expert decides whether a street should be open", () => {
    const story = activitiesOf(named("town-hall")).find((a) => a.kind === "case")!;
    expect(keysIn(story)).toEqual([]);
  });
});
