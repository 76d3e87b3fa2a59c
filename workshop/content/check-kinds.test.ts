import { describe, expect, it } from "vitest";
import { type Activity, activitySchema } from "@/activities/kinds";
import { checkActivity, checkWorkshop } from "@/workshop/content/check";
import { workshopSchema } from "@/workshop/content/workshop";

const two = [
  { id: "one", text: "One" },
  { id: "two", text: "Two" },
];
const item = (id: string, accepted: string[], options?: typeof two) => ({
  id,
  text: id,
  options,
  key: { accepted, reason: "So." },
});
const field = { id: "one", text: "One", type: "choice", options: two };

const SOUND = {
  quiz: {
    question: "Q",
    options: two,
    items: [item("a", ["one"]), item("b", ["x"], [{ id: "x", text: "X" }, two[0]!])],
  },
  sort: {
    question: "Q",
    bins: two,
    cards: [
      { id: "a", text: "A", label: "a", key: { accepted: ["one", "two"], reason: "So." } },
      { id: "b", text: "B", label: "b" },
    ],
    criteria: { columns: ["one", "two"], rows: [{ id: "r", text: "R", cells: ["x", "y"] }] },
  },
  checklist: {
    question: "Q",
    items: two.map((o) => ({ ...o, label: o.id })),
    subjects: [
      { id: "s", title: "S", label: "s", text: "S", key: { one: "present" }, reasons: { two: "So." } },
    ],
  },
  table: { question: "Q", rows: two, columns: two, key: { one: ["two"] }, reasons: { two: "So." } },
  marking: {
    question: "Q",
    labels: two.map((o) => ({ ...o, hint: "H" })),
    clauses: [
      { id: "a", text: "A", key: ["one"] },
      { id: "b", text: "B", key: [] },
    ],
  },
  form: {
    question: "Q",
    sections: [{ id: "s", title: "S", fields: [field, { id: "t", text: "T", type: "text" }] }],
  },
  scale: { question: "Q", statements: two, low: "low", high: "high" },
  ranking: { question: "Q", items: two },
  points: { question: "Q", items: two },
  number: { question: "Q", min: 0, max: 10 },
  agreement: { question: "Q", rules: two },
  commitment: { question: "Q", fields: two },
  poll: { question: "Q", options: two },
};
type Sound = keyof typeof SOUND;

const activityWith = (kind: Sound, spoil: Record<string, unknown> = {}): Activity =>
  activitySchema.parse({ id: "it", kind, title: "It", ...structuredClone(SOUND[kind]), ...spoil });

describe("checkActivity", () => {
  it.each(Object.keys(SOUND) as Sound[])("finds nothing in a sound %s", (kind) => {
    expect(checkActivity(activityWith(kind))).toEqual([]);
  });

  const twin = [two[0], two[0]];
  it.each<[string, Sound, Record<string, unknown>, string]>([
    [
      "a quiz whose key is no choice",
      "quiz",
      { items: [item("a", ["x"])] },
      'activities.it.items.a.key.accepted: "x" is not a choice of this item.',
    ],
    [
      "an item with choices of its own, whose key is one of the quiz",
      "quiz",
      {
        items: [
          item(
            "a",
            ["one"],
            [
              { id: "x", text: "X" },
              { id: "y", text: "Y" },
            ],
          ),
        ],
      },
      'activities.it.items.a.key.accepted: "one" is not a choice of this item.',
    ],
    [
      "a quiz with an item twice",
      "quiz",
      { items: [item("a", ["one"]), item("a", ["one"])] },
      'activities.it.items: the item id "a" is used more than once.',
    ],
    [
      "a card whose key is no bin",
      "sort",
      {
        cards: [
          SOUND.sort.cards[1],
          { id: "c", text: "C", label: "c", key: { accepted: ["x"], reason: "So." } },
        ],
      },
      'activities.it.cards.c.key.accepted: "x" is not a bin of this sort.',
    ],
    [
      "criteria for no bin",
      "sort",
      { criteria: { columns: ["x"], rows: [{ id: "r", text: "R", cells: ["x"] }] } },
      'activities.it.criteria.columns: "x" is not a bin of this sort.',
    ],
    [
      "words behind an option that there is not",
      "poll",
      { because: { note: "N", columns: [{ option: "nowhere", question: "other" }] } },
      'activities.it.because.columns: "nowhere" is not an option of this poll.',
    ],
    [
      "a row of criteria with a cell missing",
      "sort",
      { criteria: { columns: ["one", "two"], rows: [{ id: "r", text: "R", cells: ["x"] }] } },
      "activities.it.criteria.rows.r.cells: there should be one cell for each column, 2 in all.",
    ],
    [
      "a mark on no item",
      "checklist",
      { subjects: [{ ...SOUND.checklist.subjects[0], key: { x: "present" } }] },
      'activities.it.subjects.s.key: "x" is not an item of this checklist.',
    ],
    [
      "a reason for no item",
      "checklist",
      { subjects: [{ ...SOUND.checklist.subjects[0], reasons: { x: "So." } }] },
      'activities.it.subjects.s.reasons: "x" is not an item of this checklist.',
    ],
    [
      "a key for no row",
      "table",
      { key: { x: ["one"] } },
      'activities.it.key: "x" is not a row of this table.',
    ],
    [
      "a key that is no column",
      "table",
      { key: { one: ["x"] } },
      'activities.it.key.one: "x" is not a column of this table.',
    ],
    [
      "a clause whose key is no label",
      "marking",
      { clauses: [SOUND.marking.clauses[1], { id: "c", text: "C", key: ["x"] }] },
      'activities.it.clauses.c.key: "x" is not a label of this text.',
    ],
    [
      "a field id that two sections share",
      "form",
      { sections: [...SOUND.form.sections, { id: "u", title: "U", fields: [field] }] },
      'activities.it.sections: the field id "one" is used more than once.',
    ],
    [
      "a form that takes more text than a message holds",
      "form",
      {
        sections: [
          {
            id: "s",
            title: "S",
            fields: Array.from({ length: 9 }, (_, i) => ({
              id: `f${i}`,
              text: "F",
              type: "text",
              length: 2_000,
            })),
          },
        ],
      },
      "activities.it.sections: its fields take 18000 characters together, more than 16000. Make them shorter, or make two forms.",
    ],
    [
      "a field with a choice twice",
      "form",
      { sections: [{ id: "s", title: "S", fields: [{ ...field, options: twin }] }] },
      'activities.it.sections.s.fields.one.options: the choice id "one" is used more than once.',
    ],
    [
      "a scale with a statement twice",
      "scale",
      { statements: twin },
      'activities.it.statements: the statement id "one" is used more than once.',
    ],
    [
      "a ranking with an item twice",
      "ranking",
      { items: twin },
      'activities.it.items: the item id "one" is used more than once.',
    ],
    [
      "an agreement with a rule twice",
      "agreement",
      { rules: twin },
      'activities.it.rules: the rule id "one" is used more than once.',
    ],
    [
      "a commitment with a field twice",
      "commitment",
      { fields: twin },
      'activities.it.fields: the field id "one" is used more than once.',
    ],
    [
      "a number without room to guess",
      "number",
      { max: 0 },
      "activities.it.max: make it larger than the smallest value, 0.",
    ],
  ])("names %s", (_, kind, spoil, sentence) => {
    expect(checkActivity(activityWith(kind, spoil))).toEqual([sentence]);
  });
});

describe("a test that is taken twice", () => {
  const quiz = (id: string, items: string[], after?: string) => ({
    ...SOUND.quiz,
    id,
    kind: "quiz",
    title: id,
    after,
    items: items.map((i) => item(i, ["one"])),
  });
  const problems = (...activities: unknown[]) =>
    checkWorkshop(
      workshopSchema.parse({
        id: "small",
        language: "en",
        title: "Small",
        summary: "Small.",
        source: "Ours.",
        sessions: [{ id: "first", number: 1, title: "First", minutes: 10, activities }],
      }),
    );

  it("needs the same items as the one before", () => {
    expect(problems(quiz("before", ["a", "b"]), quiz("after", ["a", "b"], "before"))).toEqual([]);
    expect(problems(quiz("before", ["a", "b"]), quiz("after", ["a", "c"], "before"))).toEqual([
      'activities.after.items: "c" is not an item of the quiz "before", and both need the same.',
      'activities.after.items: "b" is missing; the quiz "before" has it, and both need the same.',
    ]);
  });

  it("needs one that comes before it", () => {
    const sentence = 'activities.after.after: "before" is not a quiz that comes before this one.';
    expect(problems(quiz("after", ["a"], "before"))).toEqual([sentence]);
    expect(problems(quiz("after", ["a"], "before"), quiz("before", ["a"]))).toEqual([sentence]);
  });
});
