import { describe, expect, it } from "vitest";
import { askedNow, sampleAgenda, samplePlan, sampleView } from "@/tests/support/console-samples";
import { verbsOf } from "@/components/console/verbs";
import {
  previousTurn,
  nextTurn,
  groupsInOrder,
  groupsToCome,
} from "@/components/console/worksheets/present/presenting";
import { sampleCard, samplePresenting, sampleWork } from "@/tests/support/worksheets/console-samples";
import words from "@/messages/en/console.json";

const cards = ["a", "b", "c"].map((id) => sampleCard(id));

describe("Next and Back while groups present (G-151)", () => {
  it("call the first group of the order where nobody speaks yet, and lead back in the run sheet", () => {
    const work = samplePresenting({ order: ["g1-3", "g1-1", "g1-2"] });
    expect(nextTurn(work)).toMatchObject({
      label: "callGroup",
      command: { type: "present", activity: "sheet", group: "g1-3" },
      group: { number: 3 },
    });
    expect(previousTurn(work)).toBeNull();
  });

  it("turn the cards of the group on the stage, first", () => {
    const work = samplePresenting({ at: "g1-1", card: 1, cards });
    expect(nextTurn(work)).toEqual({
      label: "nextCard",
      command: { type: "card", activity: "sheet", group: "g1-1", to: 2 },
    });
    expect(previousTurn(work)).toEqual({
      label: "backCard",
      command: { type: "card", activity: "sheet", group: "g1-1", to: 0 },
    });
  });

  it("call the next group that was not heard, after the last card", () => {
    expect(nextTurn(samplePresenting({ at: "g1-1", card: 2, cards, done: ["g1-2"] }))).toMatchObject({
      label: "callGroup",
      command: { group: "g1-3" },
    });
    expect(nextTurn(samplePresenting({ at: "g1-1", cards: [], done: [] }))).toMatchObject({
      label: "callGroup",
      command: { group: "g1-2" },
    });
  });

  it("go on in the run sheet once all were heard", () => {
    expect(nextTurn(samplePresenting({ at: "g1-3", card: 2, cards, done: ["g1-1", "g1-2"] }))).toBeNull();
    expect(nextTurn(samplePresenting({ done: ["g1-1", "g1-2", "g1-3"] }))).toBeNull();
  });

  it("go back to the group before that was heard, then leave the stage to nobody", () => {
    expect(previousTurn(samplePresenting({ at: "g1-3", cards, done: ["g1-1"] }))).toMatchObject({
      label: "backGroup",
      command: { group: "g1-1" },
    });
    expect(previousTurn(samplePresenting({ at: "g1-1", cards, done: ["g1-3"] }))).toEqual({
      label: "offStage",
      command: { type: "present", activity: "sheet", group: null },
    });
  });

  it("mean nothing at the other stops", () => {
    const work = { ...samplePresenting({ at: "g1-1", cards }), at: "gallery" as const };
    expect([nextTurn(work), previousTurn(work), nextTurn(null)]).toEqual([null, null, null]);
  });

  it("do not leave out a group that the order does not have", () => {
    const work = samplePresenting({ order: ["g1-2"], at: "g1-2" });
    expect(groupsInOrder(work).map((g) => g.id)).toEqual(["g1-2", "g1-1", "g1-3"]);
    expect(groupsToCome(work).map((g) => g.id)).toEqual(["g1-1", "g1-3"]);
  });
});

describe("the verbs of a worksheet (G-151)", () => {
  const asked = { ...askedNow("prepared"), question: "sheet/present" };
  const verbsWith = (change: object) =>
    verbsOf(samplePlan, sampleView({ step: "welcome", work: sampleWork(), ...change }), sampleAgenda);

  it("open “us too” together with the first call, and not again", () => {
    expect(verbsWith({ asked }).next).toMatchObject({
      can: true,
      label: "callGroup",
      also: { type: "open", question: "sheet/present", round: 1 },
    });
    expect(verbsWith({ asked: { ...asked, phase: "closed" } }).next).toMatchObject({
      label: "callGroup",
      also: undefined,
    });
    expect(verbsWith({ asked: { ...asked, finished: true } }).next).toMatchObject({
      label: "callGroup",
      also: undefined,
    });
  });

  it("are called after what people mark, and only at that question", () => {
    expect(verbsWith({ asked }).open).toMatchObject({ label: "openToo" });
    expect(verbsWith({ asked: { ...asked, phase: "open" } }).close).toMatchObject({ label: "closeToo" });
    expect(
      verbsWith({
        work: sampleWork({ at: "gallery" }),
        asked: { ...asked, question: "sheet/gallery", phase: "closed" },
      }).reveal,
    ).toMatchObject({ label: "revealDots" });
    expect(verbsWith({ asked: { ...asked, question: "quick-one" } }).open).toMatchObject({ label: "open" });
  });

  it("stand still in a room that has ended", () => {
    expect(verbsWith({ ended: true }).next).toMatchObject({ can: false, why: "ended" });
  });

  it("have words for every turn", () => {
    for (const label of [
      "nextCard",
      "callGroup",
      "backCard",
      "backGroup",
      "offStage",
      "openToo",
      "closeToo",
      "revealToo",
      "hideToo",
      "openDots",
      "closeDots",
      "revealDots",
      "hideDots",
    ])
      expect(words.verbs).toHaveProperty(label);
  });
});
