import { describe, expect, it } from "vitest";
import { consoleContext, door, presence, PureRoom } from "@/tests/support/pure-room";
import { advancePreview, closedPreviewGate } from "@/workshop/room/open-round-preview";
import { planMessage, stepMessage } from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";
import { phoneViewKey, phoneView } from "@/workshop/views/phone-view";
import type { PhoneView } from "@/workshop/protocol/views";
import { stageView } from "@/workshop/views/stage-view";

const phone = (room: PureRoom) => phoneView(room.state, room.board);
const stage = (room: PureRoom) => stageView(room.state, room.board, presence, door);
const desk = (room: PureRoom, gate = closedPreviewGate) =>
  consoleView(room.state, room.board, { ...consoleContext, gate });
const json = (view: object) => JSON.stringify(view);

/** The paths of everything in a view that is no list or object with something in it. */
const leavesOf = (value: unknown, path: string[] = []): string[][] => {
  const parts = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return parts.length === 0 ? [path] : parts.flatMap(([name, part]) => leavesOf(part, [...path, name]));
};
/** The view with something else at one place. */
const withAnother = <T>(view: T, [name, ...rest]: readonly string[]): T => {
  const copy = (Array.isArray(view) ? [...view] : { ...view }) as Record<string, unknown>;
  copy[name!] = rest.length > 0 ? withAnother(copy[name!], rest) : "another";
  return copy as T;
};

const people = (n: number) => Array.from({ length: n }, (_, i) => `PERSON-${i}`);
/** Part 1 and then part 2 answered by ten people: five no and five yes, then two more yes. */
const twoParts = () => {
  const room = new PureRoom().go("story/1").open("story/1");
  people(10).forEach((p, i) => {
    room.answer(p, "story/1", { answer: i < 5 ? "yes" : "no", sureness: 3 });
  });
  room.close("story/1").go("story/2").open("story/2");
  people(10).forEach((p, i) => {
    room.answer(p, "story/2", { answer: i < 7 ? "yes" : "no" });
  });
  return room;
};
const situations: [string, () => PureRoom][] = [
  ["the waiting room", () => new PureRoom()],
  ["a slide", () => new PureRoom().go("hello")],
  ["a slide for the stage alone", () => new PureRoom().go("look")],
  ["a poll that is prepared", () => new PureRoom().go("poll")],
  ["a notice", () => twoParts().go("story/3!notice")],
  ["an open part", twoParts],
  ["a revealed part", () => twoParts().close("story/2").reveal("story/2")],
  ["a what-if", () => twoParts().ask("story/2?younger").open("story/2?younger")],
  ["the last part", () => twoParts().go("story/3").open("story/3").close("story/3").reveal("story/3")],
  ["a dimmed room", () => twoParts().do({ type: "dim", on: true })],
  ["a finished case", () => twoParts().do({ type: "finish", activity: "story" })],
  ["the end", () => twoParts().do({ type: "end" })],
];

describe("what never leaves the trainers' consoles (B-26)", () => {
  it.each(situations)("in %s: keys, notes, band, people", (_what, make) => {
    const room = make();
    for (const view of [json(phone(room)), json(stage(room))])
      expect(view).not.toMatch(/KEY-REASON|NOTES|PRIVATE-NOTE|BAND-REASON|PERSON-|STAGE-KEY/);
    expect(json(phone(room))).not.toMatch(/SECRET-SLIDE|KORA|label-/);
    expect(json(desk(room))).not.toMatch(/PERSON-/);
  });

  it("come to the console with their step, an announced one with its notice (B-324)", () => {
    expect(json(planMessage(new PureRoom().state, "trainer"))).not.toMatch(/KEY-REASON|NOTES|PRIVATE-NOTE/);
    const message = (step: string) => json(stepMessage(new PureRoom().go(step).state));
    expect(stepMessage(new PureRoom().state).steps).toEqual([]);
    expect(message("hello")).toContain("PRIVATE-NOTE");
    for (const text of ["KEY-REASON", "NOTES-2", "WHATIF-FACT"]) expect(message("story/2")).toContain(text);
    expect(message("story/2")).not.toContain("NOTES-1");
    expect(message("story/3!notice")).toContain("NOTES-3");
  });
});

describe("the phone", () => {
  it("waits, follows and ends (B-1, B-40)", () => {
    expect(phone(new PureRoom())).toMatchObject({ face: { kind: "waiting" }, place: null, asked: null });
    expect(phone(new PureRoom().go("hello")).face).toMatchObject({ kind: "slide", body: "# Hello room" });
    expect(phone(twoParts().do({ type: "end" }))).toMatchObject({
      face: { kind: "ended" },
      asked: null,
      results: null,
      told: [],
      place: null,
    });
  });

  it("is told to look up where the slide is for the stage (B-26)", () => {
    const room = new PureRoom().go("look");
    expect(phone(room).face).toEqual({ kind: "look-up", title: "Look up" });
    expect(stage(room).face).toMatchObject({ kind: "slide", body: "# SECRET-SLIDE" });
  });

  it("gets this part, recalls the one before and can read it again, and knows nothing of the next (B-24)", () => {
    const view = phone(twoParts());
    expect(view.face).toMatchObject({ kind: "case", recall: "recall of part 1", whatIf: null });
    expect(view.told.map((t) => t.part)).toEqual([1]);
    expect(view.place?.part).toEqual({ index: 2, total: 3, title: "title of part 2" });
    expect(json(view)).not.toMatch(/STORY-3|part 3|NOTICE|WHATIF/);
  });

  it("recalls only what was told (B-24)", () =>
    expect(phone(new PureRoom().go("story/2")).face).toMatchObject({ recall: null }));

  it("forgets a part that undo took back (B-11, B-24)", () => {
    expect(json(phone(new PureRoom().go("story/1").go("story/2").undo()))).not.toMatch(/STORY-2|part 2/);
  });

  it("reads a notice without the title of its part (B-24)", () => {
    const view = phone(twoParts().go("story/3!notice"));
    expect(view.face).toEqual({
      kind: "notice",
      title: "The story",
      text: "NOTICE-3 heavy content follows.",
    });
    expect(view.place?.part).toEqual({ index: 3, total: 3, title: "" });
  });

  it("learns the changed fact only with its what-if (B-24)", () => {
    const room = twoParts().ask("story/2?younger");
    expect(phone(room).face).toMatchObject({
      whatIf: { title: "Younger", fact: "WHATIF-FACT she is younger." },
    });
    expect(json(phone(room.ask("story/2")))).not.toContain("WHATIF");
  });

  it("gets results when they are revealed, and loses them when they are hidden (B-17)", () => {
    const room = twoParts().close("story/2");
    expect(phone(room).results).toBeNull();
    expect(phone(room.reveal("story/2")).results?.options).toMatchObject([
      { id: "yes", count: 7, percent: 70 },
      { count: 0 },
      { count: 3 },
    ]);
    expect(phone(room.do({ type: "hide", question: "story/2", round: 1 })).results).toBeNull();
  });

  it("gets nothing of round 1 while round 2 is open (B-17)", () => {
    const room = twoParts().close("story/2").reveal("story/2").open("story/2", { round: 2 });
    expect(phone(room)).toMatchObject({ results: null, asked: { round: 2, phase: "open" } });
  });

  it("does not get what people wrote as other (B-26)", () => {
    const room = new PureRoom().go("poll").open("poll");
    room.answer("p", "poll", { choice: [], other: "OTHER-TEXT" });
    room.close("poll").reveal("poll");
    expect(phone(room).results?.options.at(-1)).toMatchObject({ id: "other", count: 1 });
    for (const view of [phone(room), stage(room)]) expect(json(view)).not.toContain("OTHER-TEXT");
    expect(desk(room).results?.others).toEqual(["OTHER-TEXT"]);
  });

  it("is drawn again when anything that it shows is another, wherever in the view it stands", () => {
    const room = twoParts()
      .close("story/2")
      .reveal("story/2")
      .do({ type: "box", open: true, moderated: false });
    const posts = [{ id: "post", text: "A question", support: 2 }];
    const view = {
      ...phoneView(room.state, room.board, posts),
      work: { at: "work", phase: "open", endsAt: null, groups: [{ done: 0.5 }] },
    } as unknown as PhoneView;
    const key = phoneViewKey(view);
    const alike = leavesOf(view).filter((path) => phoneViewKey(withAnother(view, path)) === key);
    expect(alike.map((path) => path.join("."))).toEqual(["revision", "work.groups.0.done"]);
    for (const part of ["withheld", "fewHere", "told.0.part", "box.posts.0.support", "asked.phase", "room"])
      expect(leavesOf(view).map((path) => path.join("."))).toContain(part);
  });

  it("is not drawn again for a change that it does not show", () => {
    const room = twoParts();
    const before = phoneViewKey(phone(room));
    expect(phoneViewKey(phone(room.do({ type: "lock", on: true }, { type: "preview", on: true })))).toBe(
      before,
    );
    room.answer("late", "story/2", { answer: "no" });
    expect(phoneViewKey(phone(room))).toBe(before);
  });
});

describe("the stage", () => {
  it("shows how to get in until the room is locked or has ended (B-23, B-40)", () => {
    const room = new PureRoom();
    expect(stage(room).door).toEqual(door);
    expect(stage(room.do({ type: "lock", on: true })).door).toBeNull();
    expect(stage(new PureRoom().do({ type: "end" })).door).toBeNull();
  });

  it("counts answers, and shows none before the reveal (B-17)", () => {
    expect(stage(twoParts().close("story/2"))).toMatchObject({ answered: 10, here: 6, results: null });
  });

  it("in the trail has labels of shown parts and counts of revealed rounds only (B-17, B-24)", () => {
    const { trail } = stage(twoParts().close("story/2").reveal("story/2"));
    expect(trail).toMatchObject([
      { part: "1", label: "label-1", options: null },
      {
        part: "2",
        label: "label-2",
        options: [{ id: "yes", tone: "yes", count: 7 }, { count: 0 }, { count: 3 }],
      },
      { part: "3", label: "", options: null },
    ]);
  });
});

describe("the console", () => {
  it("sees no results of an open round without preview, and what the gate lets through with it (B-18)", () => {
    const room = twoParts();
    const gate = advancePreview(closedPreviewGate, room.board.get("story/2#1")!, 10);
    expect(desk(room, gate).results).toBeNull();
    room.do({ type: "preview", on: true });
    expect(desk(room).results).toBeNull();
    expect(desk(room, gate).results).toMatchObject({ live: true, answered: 7, others: [] });
  });

  it("sees a closed round under preview or once it was revealed (B-17)", () => {
    const room = twoParts().close("story/2");
    expect(desk(room).results).toBeNull();
    expect(desk(room.reveal("story/2").undo()).results).toMatchObject({ live: false, answered: 10 });
  });

  it("has the reasons of a round once it was seen, in the order of the alphabet; nobody else ever has them (B-92)", () => {
    const room = new PureRoom().go("story/2").open("story/2").do({ type: "preview", on: true });
    people(8).forEach((p, i) => {
      room.answer(p, "story/2", { answer: "yes", ...(i % 2 && { reason: `REASON-${9 - i}` }) });
    });
    const gate = advancePreview(closedPreviewGate, room.board.get("story/2#1")!, 8);
    expect(desk(room, gate).results).toMatchObject({ live: true, texts: {} });
    room.close("story/2").reveal("story/2");
    expect(desk(room).results?.texts).toEqual({ reasons: ["REASON-2", "REASON-4", "REASON-6", "REASON-8"] });
    for (const view of [phone(room), stage(room)]) expect(json(view)).not.toContain("REASON-");
  });

  it("sees movement only when both rounds were seen (B-17)", () => {
    const room = twoParts().close("story/2").reveal("story/2");
    expect(desk(room).moved).toBeNull();
    expect(desk(room.reveal("story/1")).moved).toEqual({ from: "1", toYes: 2, away: 0 });
  });

  it("lists questions that were left, the next to close first (B-10)", () => {
    const room = twoParts()
      .ask("story/2?younger")
      .open("story/2?younger", { seconds: 20 })
      .go("poll")
      .open("poll");
    expect(desk(room).leaving.map((l) => l.question)).toEqual(["story/2?younger", "story/2"]);
  });

  it("says what undo would take back, and who drives (B-11)", () => {
    expect(desk(twoParts().close("story/2"))).toMatchObject({ undo: "close", driver: "Tara", rounds: 1 });
  });

  it("keeps no door after the end (B-40)", () => {
    expect(desk(twoParts().do({ type: "end" }))).toMatchObject({
      door: null,
      ended: true,
      asked: null,
      undo: null,
    });
  });
});

describe("an open question (B-50)", () => {
  const written = () => {
    const room = new PureRoom().go("thoughts").open("thoughts");
    ["Safety", "safety", "WAITING-TEXT"].forEach((text, i) => {
      room.answer(`p${i}`, "thoughts", { texts: [text] });
    });
    return room.close("thoughts");
  };

  it("shows nobody a text before the reveal, and the room none that was not let through", () => {
    const room = written();
    expect(phone(room).wall).toBeNull();
    expect(desk(room).wall).toBeNull();
    room.reveal("thoughts");
    const wall = desk(room).wall!;
    expect(wall.counts).toMatchObject({ shown: 0 });
    expect(stage(room).notesToRead).toBe(wall.counts.all);
    expect(wall.texts.map((t) => [t.times, t.state])).toEqual([
      [2, "waiting"],
      [1, "waiting"],
    ]);
    expect(json(stage(room))).not.toContain("WAITING-TEXT");
    room.do({ type: "curate", question: "thoughts", change: { do: "show", texts: [wall.texts[0]!.id] } });
    expect([stage(room).notesToRead, desk(room).wall!.counts.shown]).toEqual([null, 1]);
    for (const view of [phone(room), stage(room)]) {
      expect(view.wall?.texts).toMatchObject([{ times: 2 }]);
      expect(json(view)).not.toContain("WAITING-TEXT");
    }
  });

  it("lets people support what is shown, and counts it when that is revealed", () => {
    const room = written().reveal("thoughts");
    const ids = desk(room).wall!.texts.map((t) => t.id);
    room.do({ type: "curate", question: "thoughts", change: { do: "show", texts: ids } });
    room.ask("thoughts?support").open("thoughts?support");
    room.answer("p1", "thoughts?support", { support: [ids[1]!] });
    expect(phone(room)).toMatchObject({
      asked: { form: { asks: "support" } },
      wall: { texts: [{ support: 0 }, { support: 0 }] },
    });
    // The trainer sees it before the room does.
    room.do({ type: "preview", on: true }).close("thoughts?support");
    expect(
      desk(room)
        .wall!.texts.map((text) => text.support)
        .sort(),
    ).toEqual([0, 1]);
    for (const view of [phone(room), stage(room)])
      expect(view.wall?.texts).toMatchObject([{ support: 0 }, { support: 0 }]);
    room.reveal("thoughts?support");
    for (const view of [phone(room), stage(room)])
      expect(view.wall?.texts[0]).toMatchObject({ id: ids[1], support: 1 });
  });

  it("shows the trainer who looks ahead how many wrote, and none of the words", () => {
    const room = new PureRoom().go("thoughts").open("thoughts").do({ type: "preview", on: true });
    people(12).forEach((p, i) => {
      room.answer(p, "thoughts", { texts: [`AHEAD-${i}`] });
    });
    const gate = advancePreview(closedPreviewGate, room.board.get("thoughts#1")!, 12);
    expect(desk(room, gate).results).toMatchObject({ live: true, answered: 9 });
    expect(json(desk(room, gate))).not.toContain("AHEAD-");
  });

  it("takes a decision for no other question", () => {
    expect(
      new PureRoom().try({ type: "curate", question: "poll", change: { do: "show", texts: ["abc"] } }),
    ).toMatchObject({ ok: false, reason: "unknown-question" });
  });
});
