import { describe, expect, it } from "vitest";
import { cloudOf, wordsOf } from "@/activities/kinds/open/cloud";
import { type Open, openSchema } from "@/activities/kinds/open/content";
import { supportQuestion } from "@/activities/kinds/open/tally";
import { openKind } from "@/activities/kinds/open/kind";
import { openFigures } from "@/activities/kinds/open/figures";
import type { OpenDebrief } from "@/activities/kinds/open/debrief-data";
import { debriefWords } from "@/components/debrief/translated-words";
import { textId } from "@/model/text/text-id";
import { consoleWall, roomWall } from "@/activities/kinds/open/wall";
import { curate, uncurated } from "@/model/activity/curation";

const open = (more: object = {}): Open =>
  openSchema.parse({
    id: "q",
    kind: "open",
    title: "Q",
    question: "What do victims need first?",
    most: 2,
    upvotes: true,
    ...more,
  });
const question = { id: "q", activityId: "q", stepId: "q" };
const support = { ...question, id: supportQuestion(open()), whatIfId: "support" };
const bodies = [
  { texts: ["Safety", "A doctor"] },
  { texts: [" safety "] },
  { texts: ["An interpreter"] },
  { pass: true as const },
];

describe("what may be written (B-50)", () => {
  it("keeps each text once, and leaves empty fields of a form out", () => {
    expect(openKind.parse(open(), question, { texts: ["Safety", "", "safety "] })).toEqual({
      texts: ["safety"],
    });
  });
  it.each([
    [{ texts: ["", " "] }],
    [{ texts: ["a", "b", "c"] }],
    [{ texts: ["x".repeat(201)] }],
    [{ texts: [] }],
    [{}],
  ])("refuses %j", (body) => {
    expect(openKind.parse(open(), question, body)).toBeNull();
  });
  it("takes as many texts as are asked for, each as long as it may be, and refuses all where one is too long", () => {
    const longest = "x".repeat(200);
    expect(openKind.parse(open(), question, { texts: ["Safety", longest] })).toEqual({
      texts: ["Safety", longest],
    });
    expect(openKind.parse(open(), question, { texts: ["Safety", `${longest}x`] })).toBeNull();
    expect(openKind.parse(open({ most: 1 }), question, { texts: ["Safety", "A doctor"] })).toBeNull();
  });
  it("counts people, not texts", () => {
    expect(openKind.tally(open(), question, bodies)).toMatchObject({ answered: 3, passed: 1 });
  });
  it("supports texts by id in a question of its own", () => {
    expect(openKind.steps(open())[0]?.whatIfs).toHaveLength(1);
    expect(openKind.steps(open({ upvotes: false }))[0]?.whatIfs).toEqual([]);
    expect(openKind.parse(open(), support, { support: ["abc", "abc"] })).toEqual({ support: ["abc"] });
    expect(openKind.parse(open(), support, { texts: ["Safety"] })).toBeNull();
    const answers = [{ support: ["a", "b"] }, { support: ["a"] }, { pass: true as const }];
    expect(openKind.tally(open(), support, answers)).toEqual({
      answered: 2,
      passed: 1,
      counts: { a: 2, b: 1 },
      marks: {},
      others: [],
    });
  });
  it("lists every text in an order that does not depend on who came first", () => {
    const [one, two, three] = [
      { texts: ["Food", "A doctor"] },
      { texts: ["An interpreter"] },
      { texts: ["Safety"] },
    ];
    const orders = [
      [one, two, three],
      [three, two, one],
      [two, three, one],
    ];
    const [first, ...others] = orders.map((order) => openKind.tally(open(), question, order).others);
    expect(first!.toSorted()).toEqual(["A doctor", "An interpreter", "Food", "Safety"]);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe("what an open question shows", () => {
  it("is one step, with supporting beside it where the author wants it", () => {
    const step = { id: "q", title: "Q", notice: false, question: "q" };
    expect(openKind.steps(open())).toEqual([
      { ...step, whatIfs: [{ id: "support", title: "Q", question: supportQuestion(open()) }] },
    ]);
    expect(openKind.steps(open({ upvotes: false }))).toEqual([{ ...step, whatIfs: [] }]);
    expect(openKind.face(open(), {} as never)).toEqual({ kind: "open", title: "Q" });
    expect(openKind.options(open(), question)).toEqual([]);
  });
  it("asks for texts first, and for support in the second question", () => {
    const form = { kind: "open", hint: null, moderated: true, most: 2, length: 200 };
    const text = "What do victims need first?";
    expect(openKind.ask(open(), question)).toEqual({ text, form: { ...form, asks: "texts" } });
    expect(openKind.ask(open(), support)).toEqual({ text, form: { ...form, asks: "support" } });
    expect(
      openKind.ask(open({ hint: "One thing each.", moderated: false, most: 1, length: 50 }), question),
    ).toEqual({
      text,
      form: { kind: "open", asks: "texts", hint: "One thing each.", moderated: false, most: 1, length: 50 },
    });
  });
});

describe("the wall (B-50)", () => {
  const id = textId("Safety");
  it("has equal texts once, in an order that does not depend on who came first", () => {
    const wall = consoleWall(open(), bodies, uncurated, {});
    expect(wall.texts.find((t) => t.id === id)).toMatchObject({ times: 2, state: "waiting" });
    expect(consoleWall(open(), [...bodies].reverse(), uncurated, {}).texts.map((t) => t.id)).toEqual(
      wall.texts.map((t) => t.id),
    );
  });
  it("shows the room nothing that was not let through", () => {
    expect(roomWall(open(), bodies, uncurated, {})).toMatchObject({ texts: [], groups: [], cloud: [] });
    const shown = curate(uncurated, { do: "show", texts: [id] });
    expect(roomWall(open(), bodies, shown, {}).texts).toMatchObject([{ id, times: 2 }]);
    expect(roomWall(open(), bodies, curate(shown, { do: "hide", texts: [id] }), {}).texts).toEqual([]);
  });
  it("without moderation shows all but what was hidden", () => {
    expect(
      roomWall(open({ moderated: false }), bodies, curate(uncurated, { do: "hide", texts: [id] }), {}).texts,
    ).toHaveLength(2);
  });
  it("keeps a text in one group at most, and drops a group without texts", () => {
    const doctor = textId("A doctor");
    let curation = curate(uncurated, { do: "group", group: "care", label: "Care", texts: [id, doctor] });
    curation = curate(curation, { do: "group", group: "safe", label: "Safe", texts: [id] });
    expect(curation.groups.map((g) => [g.id, g.texts])).toEqual([
      ["care", [doctor]],
      ["safe", [id]],
    ]);
    expect(curate(curation, { do: "ungroup", texts: [id] }).groups.map((g) => g.id)).toEqual(["care"]);
    expect(consoleWall(open(), bodies, curation, {}).texts.find((t) => t.id === id)?.group).toBe("safe");
  });
  it("puts what most people support first", () => {
    const other = textId("An interpreter");
    expect(consoleWall(open(), bodies, uncurated, { [other]: 3 }).texts[0]).toMatchObject({
      id: other,
      support: 3,
    });
  });
});

describe("the wall of many (B-235)", () => {
  it("lists the two hundred most supported for the room, says how many more there are, and makes the cloud of all", () => {
    const many = Array.from({ length: 450 }, (_, i) => ({ texts: [`Shelter number${i}`] }));
    const wanted = textId("Shelter number449");
    const wall = roomWall(open({ moderated: false }), many, uncurated, { [wanted]: 3 });
    expect(wall.texts).toHaveLength(200);
    expect([wall.texts[0]!.id, wall.more]).toEqual([wanted, 250]);
    expect(wall.cloud).toContainEqual({ word: "shelter", people: 450 });
    expect(roomWall(open({ moderated: false }), many.slice(0, 200), uncurated, {})).not.toHaveProperty(
      "more",
    );
  });
});

describe("the texts in files", () => {
  it("stand once, with how many wrote them", () => {
    const debrief = {
      kind: "open" as const,
      activity: open(),
      groups: [],
      rest: consoleWall(open(), bodies, uncurated, {}).texts,
      hidden: 0,
      answered: 3,
      passed: 1,
      missing: 0,
      few: false,
    } as unknown as OpenDebrief;
    const [figure] = openFigures(debrief, debriefWords());
    expect(figure!.texts![0]!.texts.toSorted()).toEqual(["A doctor", "An interpreter", "Safety ×2"]);
  });
});

describe("the word cloud (B-51)", () => {
  it("never has a word of one person, however often it was written", () => {
    expect(cloudOf([["shelter shelter shelter"], ["doctor"], ["a doctor and money"]], "")).toEqual([
      { word: "doctor", people: 2 },
    ]);
  });
  it("leaves out the words of the question and words that carry no thought", () => {
    expect(cloudOf([["the victims need safety"], ["victims need safety"]], "What do victims need?")).toEqual([
      { word: "safety", people: 2 },
    ]);
  });
  it.each([
    ["Thai", "ความปลอดภัยและล่าม", "ล่าม"],
    ["Khmer", "សុវត្ថិភាព", "សុវត្ថិភាព"],
    ["Lao", "ທີ່ພັກ ແລະ ລ່າມ", "ລ່າມ"],
    ["Burmese", "ဆေးရုံ", "ဆေးရုံ"],
    ["Arabic", "مأوى آمن", "مأوى"],
    ["Korean", "안전한 쉼터", "쉼터"],
  ])("finds words in %s", (_script, text, word) => expect([...wordsOf(text)]).toContain(word));
});
