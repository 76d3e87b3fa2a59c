import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { groupFields } from "@/activities/shared/form-fields";
import type { FaceContext } from "@/model/kind";
import { type Quiz, quizSchema } from "@/activities/kinds/quiz/content";
import { quizKind } from "@/activities/kinds/quiz/kind";
import { QuizPhone } from "@/activities/kinds/quiz/phone";
import { phoneTranslator } from "@/components/phone/texts";
import { type Said, PureRoom, verdict, consoleContext, door, presence } from "@/tests/support/pure-room";
import { workshopSchema } from "@/workshop/content/workshop";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const item = (id: string, accepted: string[], more: object = {}) => ({
  id,
  text: `Statement ${id}`,
  key: { accepted, reason: `REASON-${id}`, error: `ERROR-${id}` },
  ...more,
});
const authored = {
  id: "quiz",
  kind: "quiz",
  title: "A quiz",
  question: "True or false?",
  options: [
    { id: "true", text: "True" },
    { id: "false", text: "False" },
  ],
  items: [
    item("a", ["false"]),
    item("b", ["false"]),
    item("c", ["red", "blue"], {
      options: [
        { id: "red", text: "Red" },
        { id: "blue", text: "Blue" },
        { id: "green", text: "Green" },
      ],
    }),
  ],
};
const quiz = (more: object = {}): Quiz => quizSchema.parse({ ...authored, ...more });
const questionOf = (q: Quiz, item?: string) =>
  item
    ? { id: `${q.id}/${item}`, activityId: q.id, stepId: `${q.id}/${item}`, partId: item }
    : { id: q.id, activityId: q.id, stepId: q.id };
const parse = (q: Quiz, body: unknown, item?: string) => quizKind.parse(q, questionOf(q, item), body);

describe("which answers fit a quiz (B-27)", () => {
  const plain = quiz();
  const sure = quiz({ sureness: true });
  const steps = quiz({ pace: "steps" });

  it.each<[string, Quiz, unknown, string?]>([
    ["no item at all", plain, { items: {} }],
    ["only sureness", sure, { "sureness.a": ["3"] }],
    ["an item that is not there", plain, { "items.z": ["true"] }],
    ["a choice of another item", plain, { "items.a": ["red"] }],
    ["two choices for one item", plain, { "items.a": ["true", "false"] }],
    ["sureness where it is not asked", plain, { "items.a": ["true"], "sureness.a": ["3"] }],
    ["a body with sureness where it is not asked", plain, { items: { a: { choice: "true", sureness: 3 } } }],
    ["sureness of 6", sure, { "items.a": ["true"], "sureness.a": ["6"] }],
    ["sureness about nothing that is asked", sure, { "items.a": ["true"], "sureness.z": ["3"] }],
    ["something more", plain, { "items.a": ["true"], person: ["p"] }],
    ["an item of another step", steps, { "items.b": ["true"] }, "a"],
    ["the name of something every object has", plain, { "items.constructor": ["true"] }],
    ["a poll's answer", plain, { choice: ["true"] }],
    ["nothing", plain, undefined],
  ])("not %s", (_what, q, body, item) => expect(parse(q, body, item)).toBeNull());

  it("some items, all items, and how sure, as a form posts them or as a body", () => {
    expect(parse(plain, { "items.b": ["true"] })).toEqual({ items: { b: { choice: "true" } } });
    const whole = { items: { a: { choice: "true", sureness: 5 }, c: { choice: "green" } } };
    expect(
      parse(sure, { "items.a": ["true"], "items.c": ["green"], "sureness.a": ["5"], "sureness.c": [""] }),
    ).toEqual(whole);
    expect(parse(sure, whole)).toEqual(whole);
    expect(parse(steps, { "items.a": ["false"] }, "a")).toEqual({ items: { a: { choice: "false" } } });
  });

  it("sureness about an item that was not answered yet is left out", () => {
    expect(parse(sure, { "items.a": ["true"], "sureness.b": ["2"] })).toEqual({
      items: { a: { choice: "true" } },
    });
  });

  it("what the form holds gives the same answer again", () => {
    const choice = fc.record({
      choice: fc.constantFrom("true", "false"),
      sureness: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b"), choice, { minKeys: 1 }), (items) => {
        const read = parse(sure, quizKind.fields?.({ items }));
        expect(read).toEqual({ items: { ...items } });
      }),
    );
    expect(groupFields({ "items.a": ["true"] }, "items")).toEqual({ items: { a: ["true"] } });
  });
});

describe("counting a quiz (B-19)", () => {
  const sure = quiz({ sureness: true });
  const answers: AnswerBody[] = [
    { items: { a: { choice: "true", sureness: 5 }, b: { choice: "true", sureness: 2 } } },
    { items: { a: { choice: "true", sureness: 4 } } },
    { items: { a: { choice: "false", sureness: 4 }, b: { choice: "false" }, c: { choice: "green" } } },
    { pass: true as const },
  ];

  it("counts each item by itself: an item left out is no answer to it", () => {
    const tally = quizKind.tally(sure, questionOf(sure), answers as never);
    expect(tally).toMatchObject({ answered: 3, passed: 1, counts: { a: 3, b: 2, c: 1 } });
    expect(tally.marks).toEqual({
      a: { true: 2, false: 1 },
      b: { true: 1, false: 1 },
      c: { red: 0, blue: 0, green: 1 },
    });
  });

  it("keeps for trainers who was sure of what, and who gave one answer throughout", () => {
    const { kept } = quizKind.tally(sure, questionOf(sure), answers as never);
    expect(kept).toMatchObject({
      "sure.a": { true: 2, false: 1 },
      "sureness.a": { 5: 1, 4: 2 },
      "sure.b": {},
      same: {},
    });
    const three = quiz({ items: [item("a", ["false"]), item("b", ["false"]), item("c", ["true"])] });
    const all = (choice: string) => ({ items: { a: { choice }, b: { choice }, c: { choice } } });
    const mixed = { items: { ...all("true").items, c: { choice: "false" } } };
    expect(
      quizKind.tally(three, questionOf(three), [all("false"), all("false"), all("true"), mixed]).kept?.same,
    ).toEqual({
      false: 2,
      true: 1,
    });
  });

  it("says that somebody answered all items alike only from three items on (D-33)", () => {
    const two = quiz({ items: [item("a", ["false"]), item("b", ["true"])] });
    const { kept } = quizKind.tally(two, questionOf(two), [
      { items: { a: { choice: "true" }, b: { choice: "true" } } },
    ]);
    expect(kept?.same).toEqual({});
  });

  it("counts a pass apart", () => {
    expect(quizKind.tally(sure, questionOf(sure), [{ pass: true }])).toMatchObject({
      answered: 0,
      passed: 1,
      counts: { a: 0, b: 0, c: 0 },
    });
  });

  it("is shown as one form by its items, and item by item by the choices of that item", () => {
    expect(quizKind.options(sure, questionOf(sure))).toEqual([
      { id: "a", text: "Statement a" },
      { id: "b", text: "Statement b" },
      { id: "c", text: "Statement c" },
    ]);
    const steps = quiz({ pace: "steps" });
    expect(quizKind.options(steps, questionOf(steps, "b"))).toEqual(authored.options);
    expect(quizKind.options(steps, questionOf(steps, "c")).map((o) => o.id)).toEqual([
      "red",
      "blue",
      "green",
    ]);
  });

  it("item by item, counts the choices of that item", () => {
    const steps = quiz({ pace: "steps" });
    const tally = quizKind.tally(steps, questionOf(steps, "a"), [{ items: { a: { choice: "true" } } }]);
    expect(tally).toMatchObject({ answered: 1, counts: { true: 1, false: 0 } });
  });
});

describe("the stops of a quiz", () => {
  const ids = (q: Quiz) => quizKind.steps(q).map((s) => [s.id, s.question]);

  it("are one form and a look at each item, all of the same question (B-61)", () => {
    expect(ids(quiz())).toEqual([
      ["quiz", "quiz"],
      ["quiz/a", "quiz"],
      ["quiz/b", "quiz"],
      ["quiz/c", "quiz"],
    ]);
  });

  it("are one question each, item by item", () => {
    expect(ids(quiz({ pace: "steps" }))).toEqual([
      ["quiz/a", "quiz/a"],
      ["quiz/b", "quiz/b"],
      ["quiz/c", "quiz/c"],
    ]);
  });

  it("are named after the quiz and its items, and none of them is a notice", () => {
    const step = { notice: false, whatIfs: [] };
    expect(quizKind.steps(quiz()).slice(0, 2)).toEqual([
      { ...step, id: "quiz", title: "A quiz", question: "quiz" },
      { ...step, id: "quiz/a", title: "Statement a", partId: "a", question: "quiz" },
    ]);
  });

  it("show the item that the room is at with its place among all, and none at the form", () => {
    const face = (partId?: string) => quizKind.face(quiz(), { step: { partId } } as FaceContext);
    expect(face()).toEqual({ kind: "quiz", title: "A quiz", item: null });
    expect(face("b")).toEqual({ kind: "quiz", title: "A quiz", item: { id: "b", index: 2, total: 3 } });
    expect(face("c")).toMatchObject({ item: { id: "c", index: 3, total: 3 } });
  });

  it("are the form alone in a test before", () => {
    expect(ids(quiz({ test: true }))).toEqual([["quiz", "quiz"]]);
    expect(ids(quiz({ test: true, after: "before" }))).toHaveLength(4);
  });
});

describe("how a quiz is put", () => {
  const shared = authored.options;
  const ownOptions = quiz().items[2]!.options;

  it("as one form: what to do, and every item with the choices that are its own or the quiz's", () => {
    expect(quizKind.ask(quiz(), questionOf(quiz()))).toEqual({
      text: "True or false?",
      form: {
        kind: "quiz",
        lead: null,
        sureness: false,
        code: null,
        items: [
          { id: "a", text: "Statement a", options: shared },
          { id: "b", text: "Statement b", options: shared },
          { id: "c", text: "Statement c", options: ownOptions },
        ],
      },
    });
  });

  it("item by item: the item is the question, what to do leads to it, and no other item is told", () => {
    const steps = quiz({ pace: "steps", sureness: true });
    expect(quizKind.ask(steps, questionOf(steps, "b"))).toEqual({
      text: "Statement b",
      form: {
        kind: "quiz",
        lead: "True or false?",
        sureness: true,
        code: null,
        items: [{ id: "b", text: "Statement b", options: shared }],
      },
    });
  });

  it("of two tests, says which is which, so that people can link them by a code of their own", () => {
    const [before, after] = [
      quiz({ id: "before", test: true }),
      quiz({ id: "after", test: true, after: "before" }),
    ];
    const code = (q: Quiz) => quizKind.ask(q, questionOf(q), [before, after])?.form;
    expect(code(before)).toMatchObject({ code: "before" });
    expect(code(after)).toMatchObject({ code: "after" });
  });
});

const workshop = (activities: object[]) =>
  workshopSchema.parse({
    id: "w",
    language: "en",
    title: "W",
    summary: "s",
    source: "s",
    sessions: [{ id: "s", number: 1, title: "S", minutes: 10, activities }],
  });
function roomOf(activities: object[]): PureRoom {
  const room = new PureRoom();
  room.state = { ...room.state, workshop: workshop(activities) };
  return room;
}
const tried = (room: PureRoom, said: Said) => verdict(room.try(said));
const everything = (room: PureRoom) =>
  JSON.stringify([phoneView(room.state, room.board), stageView(room.state, room.board, presence, door)]);

describe("a look at an item (B-61)", () => {
  it("shows the results of the form and explains them, but opens no round", () => {
    const room = roomOf([authored]).go("quiz").open("quiz");
    room.answer("p", "quiz", { "items.a": ["true"] });
    room.close("quiz").go("quiz/a");
    expect(tried(room, { type: "open", question: "quiz", round: 2 })).toBe("not-here");
    room.reveal("quiz").do({ type: "explain", question: "quiz", on: true });
    const view = stageView(room.state, room.board, presence, door);
    expect(view).toMatchObject({
      face: { item: { id: "a", index: 1, total: 3 } },
      results: { marks: { a: { true: 1 } } },
    });
    expect(view.asked?.key?.[0]).toMatchObject({ id: "a", reason: "REASON-a", error: "ERROR-a" });
  });
});

it("is told on phones, in what somebody answered, by its author's own number or its place", () => {
  const items = [item("a", ["false"], { text: "12. After the return" }), item("b", ["false"])];
  const { state, board } = roomOf([{ ...authored, items }])
    .go("quiz")
    .open("quiz");
  const props = { view: phoneView(state, board), now: 0, mine: undefined, t: phoneTranslator("en") };
  const html = renderToStaticMarkup(createElement(QuizPhone, props));
  expect([...html.matchAll(/data-item="([^"]*)"/g)].map((m) => m[1])).toEqual(["12", "2"]);
});

describe("a test (B-60)", () => {
  const before = { ...authored, id: "before", test: true };
  const after = { ...authored, id: "after", test: true, after: "before" };
  const taken = (room: PureRoom, id: string) => {
    room.go(id).open(id);
    room.answer("p", id, { "items.a": ["true"] });
    return room.close(id);
  };

  it("keeps results and key until the test after was taken too", () => {
    const room = taken(roomOf([before, after]), "before");
    expect(consoleView(room.state, room.board, consoleContext).testRunning).toBe(true);
    expect(tried(room, { type: "reveal", question: "before", round: 1 })).toBe("test-runs");
    expect(tried(room, { type: "explain", question: "before", on: true })).toBe("test-runs");
    expect(everything(room)).not.toMatch(/REASON|accepted|"results":\{/);
    room.go("after").open("after");
    expect(tried(room, { type: "explain", question: "before", on: true })).toBe("test-runs");
    room.close("after");
    expect(tried(room, { type: "reveal", question: "after", round: 1 })).toBe("ok");
    expect(tried(room, { type: "explain", question: "after", on: true })).toBe("ok");
    room.go("before");
    expect(tried(room, { type: "reveal", question: "before", round: 1 })).toBe("ok");
    expect(everything(room.do({ type: "explain", question: "before", on: true }))).toContain("REASON-a");
  });

  it("by itself waits for nothing but its own end", () => {
    const room = roomOf([before]).go("before").open("before");
    expect(tried(room, { type: "explain", question: "before", on: true })).toBe("not-closed");
    expect(tried(room.close("before"), { type: "reveal", question: "before", round: 1 })).toBe("ok");
  });

  it("waits for no other quiz of the workshop than the one that is compared with it", () => {
    const room = roomOf([
      before,
      after,
      { ...authored, id: "game" },
      { ...authored, id: "alone", test: true },
    ]);
    taken(taken(room, "before"), "after");
    expect(tried(room, { type: "reveal", question: "after", round: 1 })).toBe("ok");
    room.go("before");
    expect(tried(room, { type: "reveal", question: "before", round: 1 })).toBe("ok");
    taken(room, "alone");
    expect(tried(room, { type: "reveal", question: "alone", round: 1 })).toBe("ok");
  });

  it("is something else than a quiz, which shows and explains each item as soon as it is closed", () => {
    const room = roomOf([{ ...authored, pace: "steps" }]);
    room.go("quiz/a").open("quiz/a").close("quiz/a");
    expect(tried(room, { type: "reveal", question: "quiz/a", round: 1 })).toBe("ok");
    expect(tried(room, { type: "explain", question: "quiz/a", on: true })).toBe("ok");
  });

  it("that goes item by item waits for its last item", () => {
    const room = roomOf([{ ...before, pace: "steps" }]);
    for (const id of ["a", "b"]) room.go(`before/${id}`).open(`before/${id}`).close(`before/${id}`);
    expect(tried(room, { type: "reveal", question: "before/b", round: 1 })).toBe("test-runs");
    room.go("before/c").open("before/c").close("before/c");
    expect(tried(room, { type: "reveal", question: "before/c", round: 1 })).toBe("ok");
  });
});

describe("before the trainer explains (B-49)", () => {
  it("nothing of the key is on phones and stage, and counts are there only once revealed (B-17)", () => {
    const room = roomOf([{ ...authored, sureness: true }])
      .go("quiz")
      .open("quiz");
    for (const p of ["p", "q"]) room.answer(p, "quiz", { "items.a": ["true"], "sureness.a": ["5"] });
    expect(everything(room)).not.toMatch(/REASON|ERROR|accepted|"results":\{/);
    room.close("quiz").reveal("quiz");
    expect(everything(room)).not.toMatch(/REASON|ERROR|accepted|"kept"|sure\.a/);
    expect(consoleView(room.state, room.board, consoleContext).results?.kept["sure.a"]).toEqual({ true: 2 });
  });
});
