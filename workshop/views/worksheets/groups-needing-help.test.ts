import { describe, expect, it } from "vitest";
import { groupRoom, workNow } from "@/tests/support/worksheets/groups-at-work";
import { START } from "@/tests/support/pure-room";
import { measuresIn, sheetOf } from "@/tests/support/worksheets/contents";
import type { Groups, Work } from "@/model/room/groups";
import { consoleWork } from "@/workshop/views/worksheets/console";

const some = measuresIn("government", ["One"]);
const whole = sheetOf(some, measuresIn("ngo", ["Two"]), measuresIn("joint", ["Three"]));
const MINUTE = 60_000;

/** The console some minutes after the room came to a worksheet of ten minutes. */
function later(
  minutes: number,
  contents: Parameters<typeof workNow>[1],
  lastAt: Record<string, number> = {},
  work: Partial<Work> = {},
  groups: Partial<Groups> = {},
) {
  const room = groupRoom("scenario", { endsAt: START + 10 * MINUTE, ...work }, groups);
  const view = consoleWork(
    room.state,
    room.board,
    workNow("scenario", contents, { lastAt, now: START + minutes * MINUTE }),
    null,
  );
  return { states: view?.groups.map((g) => g.state), walkTo: view?.walkTo.map((w) => `${w.group} ${w.why}`) };
}

describe("how a group stands (G-109)", () => {
  it("is waiting while nothing is open, and done with a whole sheet", () => {
    expect(later(6, {}, {}, { phase: "frozen" }).states).toEqual(["waiting", "waiting", "waiting"]);
    expect(later(9, { "g1-a": whole }).states?.[0]).toBe("done");
  });

  it("is silent after two minutes without a letter, and writing again with the next", () => {
    const stateAt = (minutes: number) =>
      later(minutes, { "g1-a": some }, { "g1-a": START + MINUTE }).states?.[0];
    expect([stateAt(1), stateAt(2.9), stateAt(3), stateAt(9)]).toEqual([
      "writing",
      "writing",
      "silent",
      "silent",
    ]);
    expect(later(9, { "g1-a": some }, { "g1-a": START + 8.5 * MINUTE }).states?.[0]).toBe("writing");
  });

  it("with a blank sheet is silent after two minutes, and stuck once half the time is over", () => {
    const stateAt = (minutes: number, work: Partial<Work> = {}) => later(minutes, {}, {}, work).states?.[0];
    expect([stateAt(1), stateAt(2), stateAt(4.9), stateAt(5), stateAt(9)]).toEqual([
      "writing",
      "silent",
      "silent",
      "stuck",
      "stuck",
    ]);
  });

  it("has the half of its phase, and more time moves it on", () => {
    const phases = { seconds: [60, 120, 240] as [number, number, number], at: 1 as const };
    const stateAt = (seconds: number, extra = {}) =>
      later(seconds / 60, {}, {}, { phases, endsAt: START + 120_000, extra }).states?.[0];
    expect([stateAt(59), stateAt(60)]).toEqual(["writing", "stuck"]);
    expect(stateAt(60, { "g1-a": 60_000 })).toBe("writing");
  });

  it("goes by the time that the trainer chose, from when the sheets were opened", () => {
    const again = { began: START + 20 * MINUTE, endsAt: START + 24 * MINUTE };
    const blank = (minutes: number) => later(minutes, {}, {}, again).states?.[0];
    expect([blank(21), blank(22)]).toEqual(["writing", "stuck"]);
    const written = (minutes: number) =>
      later(minutes, { "g1-a": some }, { "g1-a": START }, again).states?.[0];
    expect([written(21.9), written(22)]).toEqual(["writing", "silent"]);
  });

  it("goes by the minutes that were planned where there is no end", () => {
    const stateAt = (minutes: number) => later(minutes, {}, {}, { endsAt: null }).states?.[0];
    expect([stateAt(2), stateAt(4.9), stateAt(5)]).toEqual(["silent", "silent", "stuck"]);
  });
});

describe("which group to walk to (G-110)", () => {
  it("is those that call in their order, then stuck, silent and behind", () => {
    expect(later(6, { "g1-b": some }, { "g1-b": START }).walkTo).toEqual([
      "g1-a stuck",
      "g1-c stuck",
      "g1-b silent",
    ]);
    expect(later(6, { "g1-b": some }, { "g1-b": START }, {}, { calls: ["g1-b", "g1-c"] }).walkTo).toEqual([
      "g1-b calls",
      "g1-c calls",
      "g1-a stuck",
    ]);
    const fresh = { "g1-a": START + 6 * MINUTE, "g1-b": START + 6 * MINUTE, "g1-c": START + 6 * MINUTE };
    expect(later(6, { "g1-a": whole, "g1-b": whole, "g1-c": some }, fresh).walkTo).toEqual(["g1-c behind"]);
  });

  it("is nobody while all is well, or nothing is open", () => {
    const fresh = { "g1-a": START + 6 * MINUTE, "g1-b": START + 6 * MINUTE, "g1-c": START + 6 * MINUTE };
    expect(later(6, { "g1-a": some, "g1-b": some, "g1-c": some }, fresh).walkTo).toEqual([]);
    expect(later(6, {}, {}, { phase: "frozen" }).walkTo).toEqual([]);
  });
});
