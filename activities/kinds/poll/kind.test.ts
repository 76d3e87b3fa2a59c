import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OTHER, type Poll, pollSchema } from "@/activities/kinds/poll/content";
import { pollKind } from "@/activities/kinds/poll/kind";

const question = { id: "poll", activityId: "poll", stepId: "poll" };
const authored = {
  id: "poll",
  kind: "poll",
  title: "Poll",
  question: "Which?",
  options: [
    { id: "red", text: "Red" },
    { id: "blue", text: "Blue" },
    { id: "green", text: "Green" },
  ],
};
const poll = (more: object = {}): Poll => pollSchema.parse({ ...authored, ...more });
const parse = (p: Poll, body: unknown) => pollKind.parse(p, question, body);

describe("which answers fit a poll (B-27)", () => {
  const one = poll();
  const several = poll({ several: true });
  const open = poll({ other: true });
  const both = poll({ several: true, other: true });

  it.each<[string, Poll, unknown]>([
    ["none", one, { choice: [] }],
    ["two where one is asked", one, { choice: ["red", "blue"] }],
    ["one that is not offered", several, { choice: ["red", "black"] }],
    ["a text where none is offered", one, { choice: [], other: "Black" }],
    ["an empty text", open, { choice: [], other: "  " }],
    ["a text that is too long", open, { choice: [], other: "x".repeat(141) }],
    ["the id under which texts are counted", open, { choice: [OTHER] }],
    ["a choice that is no list", one, { choice: "red" }],
    ["something more", one, { choice: ["red"], person: "p" }],
    ["a case's answer", one, { answer: "yes" }],
    ["nothing", one, undefined],
    ["a list", one, ["red"]],
    ["the name of something every object has", one, { choice: ["constructor"] }],
  ])("not %s", (_what, p, body) => expect(parse(p, body)).toBeNull());

  it("no more choices than may be given: the refusal says how many (B-171)", () => {
    const two = poll({ several: true, most: 2 });
    const all = { choice: ["red", "blue", "green"] };
    const misfit = { reason: "choices-over", values: { most: 2, count: all.choice.length } };
    expect(parse(two, all)).toEqual({ misfit });
    // Whatever else is wrong with them.
    expect(parse(two, { choice: ["red", "blue", "black"], other: "Black" })).toEqual({ misfit });
    expect(parse(two, { choice: ["red", "red", "black"] })).toBeNull();
    expect(parse(several, all)).toEqual(all);
  });

  it("one choice, several choices, a text, or choices and a text", () => {
    expect(parse(one, { choice: ["red"] })).toEqual({ choice: ["red"] });
    expect(parse(several, { choice: ["blue", "red"] })).toEqual({ choice: ["blue", "red"] });
    expect(parse(open, { choice: [], other: " Black " })).toEqual({ choice: [], other: "Black" });
    expect(parse(open, { choice: ["red"], other: "Black" })).toEqual({ choice: [], other: "Black" });
    expect(parse(both, { choice: ["red"], other: "Black" })).toEqual({ choice: ["red"], other: "Black" });
  });

  it("a reason where the poll asks why, and never beside own words (B-92)", () => {
    const why = poll({ reasons: true });
    expect(parse(why, { choice: ["red"], reason: [" Warm "] })).toEqual({ choice: ["red"], reason: "Warm" });
    expect(parse(why, { choice: ["red"], reason: [""] })).toEqual({ choice: ["red"] });
    expect(parse(why, { choice: [], reason: "Warm" })).toBeNull();
    expect(parse(one, { choice: ["red"], reason: "Warm" })).toBeNull();
    expect(pollSchema.safeParse({ ...authored, reasons: true, other: true }).success).toBe(false);
  });

  it("as many choices as the poll takes, and not one more", () => {
    const two = poll({ several: true, most: 2 });
    expect(parse(two, { choice: ["red", "blue"] })).toEqual({ choice: ["red", "blue"] });
    expect(parse(two, { choice: ["red", "blue", "red"] })).toEqual({ choice: ["red", "blue"] });
    expect(parse(several, { choice: ["red", "blue", "green"] })).toEqual({
      choice: ["red", "blue", "green"],
    });
  });

  it("the same choice twice is one", () =>
    expect(parse(one, { choice: ["red", "red"] })).toEqual({ choice: ["red"] }));
  it("an empty text beside a choice is no text", () =>
    expect(parse(open, { choice: ["red"], other: " " })).toEqual({ choice: ["red"] }));
});

describe("counting a poll (B-19)", () => {
  it("counts people by choice, passes apart, and keeps texts without names", () => {
    const tally = pollKind.tally(poll({ several: true, other: true }), question, [
      { choice: ["red", "blue"] },
      { choice: ["red"], other: "Black" },
      { choice: [], other: "White" },
      { pass: true },
    ]);
    expect(tally).toEqual({
      answered: 3,
      passed: 1,
      counts: { red: 2, blue: 1, green: 0, other: 2 },
      marks: {},
      others: ["Black", "White"],
    });
  });

  it("in a poll with one choice counts add up to those who answered", () => {
    const bodies = fc.array(
      fc.oneof(
        fc.constantFrom("red", "blue", "green").map((c) => ({ choice: [c] })),
        fc.constant({ pass: true as const }),
      ),
    );
    fc.assert(
      fc.property(bodies, (all) => {
        const tally = pollKind.tally(poll(), question, all);
        expect(Object.values(tally.counts).reduce((a, b) => a + b, 0)).toBe(tally.answered);
        expect(tally.answered + tally.passed).toBe(all.length);
      }),
    );
  });
});

describe("a poll", () => {
  it("is one step with one question", () => {
    expect(pollKind.steps(poll())).toEqual([
      { id: "poll", title: "Poll", notice: false, question: "poll", whatIfs: [] },
    ]);
  });

  it("is asked with its options, how many may be chosen, and what else it takes", () => {
    const { options } = authored;
    expect(pollKind.ask(poll(), question)).toEqual({
      text: "Which?",
      form: {
        kind: "poll",
        several: false,
        most: null,
        other: false,
        reason: false,
        aboutPeople: false,
        options,
      },
    });
    expect(pollKind.ask(poll({ several: true, most: 2, other: true }), question)?.form).toEqual({
      kind: "poll",
      several: true,
      most: 2,
      other: true,
      reason: false,
      aboutPeople: false,
      options,
    });
    expect(pollKind.ask(poll({ reasons: true }), question)?.form).toMatchObject({
      reason: true,
      aboutPeople: false,
    });
  });

  it("shows its options in the author's order, and the text last where it is offered", () => {
    expect(pollKind.options(poll({ other: true }), question).map((o) => o.id)).toEqual([
      "red",
      "blue",
      "green",
      OTHER,
    ]);
    expect(pollKind.options(poll(), question).map((o) => o.id)).toEqual(["red", "blue", "green"]);
  });

  it("cannot have an option with the id under which texts are counted", () => {
    const clash = {
      ...authored,
      other: true,
      options: [
        { id: "red", text: "Red" },
        { id: OTHER, text: "Other" },
      ],
    };
    expect(pollSchema.safeParse(clash).success).toBe(false);
    expect(pollSchema.safeParse({ ...clash, other: false }).success).toBe(true);
  });
});
