import { describe, expect, it } from "vitest";
import { type Checklist, checklistSchema, type ChecklistAnswer } from "@/activities/kinds/checklist/content";
import { checklistKind } from "@/activities/kinds/checklist/kind";
import { foundBy, keyMarks, stairsOf } from "@/activities/kinds/checklist/stairs";
import type { FaceContext } from "@/model/kind";
import { door, PureRoom, presence } from "@/tests/support/pure-room";
import { workshopSchema } from "@/workshop/content/workshop";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const authored = {
  id: "signs",
  kind: "checklist",
  title: "Signs",
  question: "Which signs?",
  cumulative: true,
  items: ["a", "b", "c"].map((id) => ({ id, text: `Sign ${id}`, label: id })),
  subjects: [
    { id: "one", title: "One", label: "1", text: "STORY-ONE", key: {} },
    {
      id: "two",
      title: "Two",
      label: "2",
      text: "STORY-TWO",
      key: { a: "present" },
      reasons: { a: "REASON-A" },
    },
    {
      id: "three",
      title: "Three",
      label: "3",
      text: "STORY-THREE",
      notice: "NOTICE-THREE",
      key: { b: "present", c: "absent" },
    },
  ],
};
const list = (more: object = {}): Checklist => checklistSchema.parse({ ...authored, ...more });
const questionOf = (id: string) => ({
  id: `signs/${id}`,
  activityId: "signs",
  stepId: `signs/${id}`,
  partId: id,
});
const parse = (body: unknown) => checklistKind.parse(list(), questionOf("one"), body);

it("simulated people see again what an earlier text showed, where marks add up (B-56)", () => {
  const seen: string[] = [];
  const near = (accepted: readonly string[], _all: readonly string[], item = "") => {
    seen.push(`${item} ${accepted.join()}`);
    return accepted[0]!;
  };
  checklistKind.simulate?.(list(), questionOf("three"), { near } as never);
  expect(seen).toEqual(["a present", "b present", "c absent"]);
  checklistKind.simulate?.(list({ cumulative: false }), questionOf("three"), { near } as never);
  expect(seen.slice(3)).toEqual(["a unknown", "b present", "c absent"]);
});

describe("which answers fit a checklist (B-27)", () => {
  it.each<[string, unknown]>([
    ["no mark at all", { marks: {} }],
    ["an item that is not there", { "marks.z": ["present"] }],
    ["an item that is not there beside one that is", { "marks.a": ["present"], "marks.z": ["present"] }],
    ["another mark", { "marks.a": ["perhaps"] }],
    ["two marks for one item", { "marks.a": ["present", "absent"] }],
    ["something more", { "marks.a": ["present"], more: ["x"] }],
    ["a poll's answer", { choice: ["a"] }],
    ["nothing", undefined],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("some items or all, as a form posts them or as a body; what is left out is not absent", () => {
    const body = { marks: { a: "present", c: "unknown" } } as const;
    expect(parse({ "marks.a": ["present"], "marks.c": ["unknown"] })).toEqual(body);
    expect(parse(body)).toEqual(body);
    expect(parse(checklistKind.fields?.({ marks: { ...body.marks } }))).toEqual(body);
  });
});

describe("the stops of a checklist", () => {
  it("are its subjects, with a notice before the one that has it", () => {
    expect(checklistKind.steps(list()).map((s) => [s.id, s.question])).toEqual([
      ["signs/one", "signs/one"],
      ["signs/two", "signs/two"],
      ["signs/three!notice", undefined],
      ["signs/three", "signs/three"],
    ]);
  });

  it("say which of them is a notice: it asks nothing, and the subject after it does", () => {
    expect(checklistKind.steps(list()).slice(2)).toEqual([
      { id: "signs/three!notice", title: "Three", partId: "three", notice: true, whatIfs: [] },
      {
        id: "signs/three",
        title: "Three",
        partId: "three",
        notice: false,
        whatIfs: [],
        question: "signs/three",
      },
    ]);
  });

  it("show the notice without its subject, and then the subject with its place among all (B-24)", () => {
    const [, two, notice, three] = checklistKind.steps(list());
    const face = (step: unknown) => checklistKind.face(list(), { step } as FaceContext);
    expect(face(notice)).toEqual({ kind: "notice", title: "Signs", text: "NOTICE-THREE" });
    expect([two, three].map(face)).toEqual([
      { kind: "checklist", title: "Signs", subject: { index: 2, total: 3, title: "Two", text: "STORY-TWO" } },
      {
        kind: "checklist",
        title: "Signs",
        subject: { index: 3, total: 3, title: "Three", text: "STORY-THREE" },
      },
    ]);
  });

  it("ask about every item at every subject, and show counts by the items' texts", () => {
    const items = authored.items;
    expect(checklistKind.ask(list(), questionOf("two"))).toEqual({
      text: "Which signs?",
      form: { kind: "checklist", items },
    });
    expect(checklistKind.options(list(), questionOf("two"))).toEqual(
      items.map(({ id, text }) => ({ id, text })),
    );
  });
});

const marked = (marks: ChecklistAnswer["marks"]): ChecklistAnswer => ({ marks });

describe("counting a checklist (B-19)", () => {
  it("counts three marks apart, and nothing for an item that was left out", () => {
    const tally = checklistKind.tally(list(), questionOf("one"), [
      marked({ a: "present", b: "absent" }),
      marked({ a: "unknown" }),
      { pass: true },
    ] as never);
    expect(tally).toMatchObject({ answered: 2, passed: 1, counts: { a: 1, b: 0, c: 0 } });
    expect(tally.marks).toEqual({
      a: { present: 1, absent: 0, unknown: 1 },
      b: { present: 0, absent: 1, unknown: 0 },
      c: { present: 0, absent: 0, unknown: 0 },
    });
  });
});

describe("the staircase (B-62)", () => {
  const answers: Record<string, ChecklistAnswer[]> = {
    one: [marked({ b: "present" }), marked({ a: "absent" }), marked({ a: "unknown" })],
    two: [marked({ a: "present" }), marked({ a: "present", b: "present" }), marked({ c: "absent" })],
    three: [marked({ b: "present", a: "present" }), marked({ b: "present" })],
  };
  const stairs = (more: object = {}, hidden: string[] = []) =>
    stairsOf(
      list(more),
      (s) => (hidden.includes(s.id) ? null : (answers[s.id] ?? null)),
      () => true,
    );

  it("counts an item from half of those who answered on", () => {
    expect(foundBy(list(), answers.two!)).toEqual(["a"]);
    expect(foundBy(list(), [marked({ a: "present" }), marked({ b: "present" })])).toEqual(["a", "b"]);
    expect(foundBy(list(), [{ pass: true }])).toEqual([]);
  });

  it("adds up, and never counts an item twice", () => {
    expect(stairs().map((s) => [s.found, s.added, s.key])).toEqual([
      [0, [], 0],
      [1, ["a"], 1],
      [2, ["b"], 2],
    ]);
  });

  it("stands by itself at each subject where marks do not add up", () => {
    expect(stairs({ cumulative: false }).map((s) => s.found)).toEqual([0, 1, 2]);
    expect(stairs({ cumulative: false }, ["three"]).map((s) => s.found)).toEqual([0, 1, null]);
  });

  it("says nothing of a subject that may not be shown, and goes on without it", () => {
    expect(stairs({}, ["two"]).map((s) => s.found)).toEqual([0, null, 2]);
  });
});

describe("the key of a checklist", () => {
  const subject = (id: string, l = list()) => l.subjects.find((s) => s.id === id)!;

  it("is what a subject adds, where marks add up; nothing is a key too", () => {
    expect(checklistKind.key(list(), questionOf("two"))).toEqual([
      { id: "a", text: "Sign a", accepted: ["present"], reason: "REASON-A" },
    ]);
    expect(checklistKind.key(list(), questionOf("one"))).toEqual([]);
  });

  it("is every item else: what it does not say is unknown", () => {
    expect(
      checklistKind.key(list({ cumulative: false }), questionOf("three"))?.map((k) => k.accepted),
    ).toEqual([["unknown"], ["present"], ["absent"]]);
  });

  it("is none at a subject that has none, whether or not marks add up: nothing can be explained there", () => {
    const subjects = [{ ...authored.subjects[0], key: undefined }, authored.subjects[1]];
    for (const cumulative of [true, false]) {
      expect(checklistKind.key(list({ subjects, cumulative }), questionOf("one"))).toBeNull();
      expect(checklistKind.key(list({ subjects, cumulative }), questionOf("two"))).toHaveLength(
        cumulative ? 1 : 3,
      );
    }
  });

  it("judges nothing about an item that was found before", () => {
    expect(keyMarks(list(), subject("three"), "a")).toBeNull();
    expect(keyMarks(list(), subject("one"), "a")).toEqual(["unknown"]);
  });

  it('accepts several marks where several can be defended; the stairs count what only "present" fits (B-62)', () => {
    const subjects = [
      { ...authored.subjects[1], key: { a: ["unknown", "present"], b: "present", c: ["absent"] } },
      { ...authored.subjects[2], key: { b: "present" } },
    ];
    for (const cumulative of [false, true]) {
      const both = list({ subjects, cumulative });
      expect(checklistKind.key(both, questionOf("two"))?.map((k) => k.accepted)).toEqual([
        ["unknown", "present"],
        ["present"],
        ["absent"],
      ]);
      const keys = stairsOf(
        both,
        () => null,
        () => true,
      ).map((s) => s.key);
      expect(keys).toEqual([1, 1]);
    }
    // Where marks add up, an item that need not be present is judged again.
    expect(keyMarks(list({ subjects }), subject("three", list({ subjects })), "a")).toEqual(["unknown"]);
    const last = (accepted: readonly string[]) => accepted.at(-1)!;
    expect(checklistKind.simulate?.(list({ subjects }), questionOf("two"), { near: last } as never)).toEqual({
      marks: { a: "present", b: "present", c: "absent" },
    });
  });

  it("is refused with the same mark twice, or with none", () => {
    const keyed = (key: unknown) => ({ ...authored, subjects: [{ ...authored.subjects[0], key }] });
    expect(checklistSchema.safeParse(keyed({ a: [] })).success).toBe(false);
    expect(checklistSchema.safeParse(keyed({ a: ["perhaps"] })).success).toBe(false);
    expect(checklistKind.check?.(checklistSchema.parse(keyed({ a: ["absent", "absent"] })), "x")).toEqual([
      'x.subjects.one.key.a: the mark id "absent" is used more than once.',
    ]);
  });
});

describe("what a room sees of a checklist (B-24, B-49, B-62)", () => {
  const workshop = workshopSchema.parse({
    id: "w",
    language: "en",
    title: "W",
    summary: "s",
    source: "s",
    sessions: [{ id: "s", number: 1, title: "S", minutes: 10, activities: [authored] }],
  });
  const views = (room: PureRoom) =>
    JSON.stringify([phoneView(room.state, room.board), stageView(room.state, room.board, presence, door)]);
  const trail = (room: PureRoom) =>
    stageView(room.state, room.board, presence, door).trail.map((s) => s.stairs);

  it("no later subject, no key, and only stairs whose round was revealed", () => {
    const room = new PureRoom();
    room.state = { ...room.state, workshop };
    room.go("signs/one").open("signs/one");
    for (const p of ["p", "q"]) room.answer(p, "signs/one", { "marks.a": ["present"] });
    expect(views(room)).not.toMatch(/STORY-TWO|STORY-THREE|NOTICE|REASON|accepted/);
    room.close("signs/one");
    expect(trail(room).map((s) => s?.found)).toEqual([null, null, null]);
    room.reveal("signs/one");
    expect(trail(room)[0]).toMatchObject({ found: 1, key: null, of: 3 });
    room.do({ type: "explain", question: "signs/one", on: true });
    expect(trail(room).map((s) => [s?.found, s?.key])).toEqual([
      [1, 0],
      [null, null],
      [null, null],
    ]);
    expect(stageView(room.state, room.board, presence, door).trail.map((s) => s.label)).toEqual([
      "1",
      "",
      "",
    ]);
    room.go("signs/two").open("signs/two");
    expect(trail(room)[1]).toMatchObject({ found: null });
    expect(views(room)).toContain("STORY-TWO");
  });
});
