import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldsOf } from "@/activities/kinds";
import { type Sort, sortSchema } from "@/activities/kinds/sort/content";
import { sortKind } from "@/activities/kinds/sort/kind";

const question = { id: "deck", activityId: "deck", stepId: "deck" };
const sort: Sort = sortSchema.parse({
  id: "deck",
  kind: "sort",
  title: "Deck",
  question: "Which is which?",
  bins: [
    { id: "smuggling", text: "Smuggling", hint: "A paid crossing" },
    { id: "trafficking", text: "Trafficking" },
    { id: "unsure", text: "Not enough information", unsure: true },
  ],
  cards: [
    {
      id: "one",
      text: "The first card, told at length.",
      label: "first",
      key: { accepted: ["smuggling"], reason: "KEY-REASON" },
    },
    {
      id: "two",
      text: "The second card.",
      label: "second",
      key: { accepted: ["smuggling", "unsure"], reason: "KEY-REASON" },
    },
    { id: "three", text: "The third card.", label: "third" },
  ],
  criteria: {
    columns: ["smuggling", "trafficking"],
    rows: [{ id: "border", text: "Border", cells: ["Always", "Not needed"] }],
  },
});
const parse = (body: unknown) => sortKind.parse(sort, question, body);

describe("which answers fit a sort (B-27)", () => {
  it.each<[string, unknown]>([
    ["nothing placed", { placed: {} }],
    ["a card that is not in the deck", { placed: { one: "smuggling", nine: "smuggling" } }],
    ["a bin that is not offered", { placed: { one: "neither" } }],
    ["one card in two bins", { placed: { one: ["smuggling", "trafficking"] } }],
    ["a form with one card in two bins", { "placed.one": ["smuggling", "trafficking"] }],
    ["a form with an empty choice alone", { "placed.one": [""] }],
    ["something more", { placed: { one: "smuggling" }, person: "p" }],
    ["a form with something more", { "placed.one": ["smuggling"], person: ["p"] }],
    ["a poll's answer", { choice: ["smuggling"] }],
    ["the name of something every object has", { placed: { constructor: "smuggling" } }],
    ["a bin with such a name", { placed: { one: "constructor" } }],
    ["nothing", undefined],
    ["a list", ["one"]],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("some cards or all of them, from the script or from a form without one", () => {
    expect(parse({ placed: { one: "smuggling" } })).toEqual({ placed: { one: "smuggling" } });
    expect(parse({ "placed.one": ["smuggling"], "placed.two": [""], "placed.three": ["unsure"] })).toEqual({
      placed: { one: "smuggling", three: "unsure" },
    });
  });

  it("and are put back into the form as they were given", () => {
    const cards = fc.uniqueArray(fc.constantFrom("one", "two", "three"), { minLength: 1 });
    fc.assert(
      fc.property(cards, fc.constantFrom("smuggling", "trafficking", "unsure"), (ids, bin) => {
        const body = { placed: Object.fromEntries(ids.map((id) => [id, bin])) };
        expect(parse(fieldsOf(sort, body))).toEqual(body);
      }),
    );
  });
});

describe("counting a sort (B-19)", () => {
  const tally = sortKind.tally(sort, question, [
    { placed: { one: "smuggling", two: "unsure" } },
    { placed: { one: "trafficking" } },
    { placed: { one: "smuggling", two: "smuggling", three: "unsure" } },
    { pass: true },
  ]);

  it("counts people by card and bin; a card that was left out is in no bin", () => {
    expect(tally).toEqual({
      answered: 3,
      passed: 1,
      counts: { one: 3, two: 2, three: 1 },
      marks: {
        one: { smuggling: 2, trafficking: 1, unsure: 0 },
        two: { smuggling: 1, trafficking: 0, unsure: 1 },
        three: { smuggling: 0, trafficking: 0, unsure: 1 },
      },
      others: [],
    });
  });
});

describe("a sort", () => {
  it("is one step with one question", () => {
    expect(sortKind.steps(sort)).toEqual([
      { id: "deck", title: "Deck", notice: false, question: "deck", whatIfs: [] },
    ]);
  });

  it("is asked without its key (B-49)", () => {
    expect(JSON.stringify(sortKind.ask(sort, question))).not.toMatch(/KEY-REASON|accepted|Always/);
  });

  it("has a key with every accepted bin, and what tells the bins apart", () => {
    expect(sortKind.key(sort, question)?.map((k) => [k.id, k.accepted])).toEqual([
      ["one", ["smuggling"]],
      ["two", ["smuggling", "unsure"]],
    ]);
    expect(sortKind.criteria?.(sort)).toEqual({
      columns: ["Smuggling", "Trafficking"],
      rows: [{ text: "Border", cells: ["Always", "Not needed"] }],
    });
    expect(sortKind.key({ ...sort, cards: sort.cards.slice(2) }, question)).toBeNull();
  });

  it("puts every card at length and every bin with its hint, and says which bin means that one cannot tell", () => {
    expect(sortKind.ask(sort, question)).toEqual({
      text: "Which is which?",
      form: {
        kind: "sort",
        bins: [
          { id: "smuggling", text: "Smuggling", hint: "A paid crossing", unsure: false },
          { id: "trafficking", text: "Trafficking", hint: null, unsure: false },
          { id: "unsure", text: "Not enough information", hint: null, unsure: true },
        ],
        cards: [
          { id: "one", text: "The first card, told at length.", label: "first" },
          { id: "two", text: "The second card.", label: "second" },
          { id: "three", text: "The third card.", label: "third" },
        ],
      },
    });
  });

  it("shows what it counted by the short names of the cards, in the author's order", () => {
    expect(sortKind.options(sort, question)).toEqual([
      { id: "one", text: "first" },
      { id: "two", text: "second" },
      { id: "three", text: "third" },
    ]);
    expect(sortKind.face(sort, {} as never)).toEqual({ kind: "sort", title: "Deck" });
  });

  it("can be explained where nothing tells the bins apart", () => {
    expect(sortKind.criteria?.({ ...sort, criteria: undefined })).toBeNull();
  });
});
