import { describe, expect, it } from "vitest";
import { groupRoom } from "@/tests/support/group-workshop";
import { wordId } from "@/model/worksheets/redaction";
import { entryIdOf } from "@/model/worksheets/entries";
import { freshWork, sheetKey, type Work } from "@/model/room/groups";
import { groupView } from "@/workshop/views/worksheets/group";
import { noWork, type WorkNow } from "@/workshop/views/worksheets/shown";

const work: WorkNow = {
  ...noWork,
  now: 1_700_000_000_000,
  sheets: new Map<
    string,
    { content: { cells: Record<string, string>; rows: Record<string, string[]> }; lastAt: number }
  >([
    [
      sheetKey("plan", "g1-1"),
      {
        content: {
          cells: {
            state: "Shelter first\nA hotline",
            "!notes": "slowly",
            "!minority": "Too fast",
            "!agreed": "1",
            "!show-minority": "1",
          },
          rows: {},
        },
        lastAt: 1,
      },
    ],
    [
      sheetKey("plan", "g1-2"),
      { content: { cells: { state: "THEIRS", "!notes": "THEIR-NOTES" }, rows: {} }, lastAt: 1 },
    ],
  ]),
};
const seen = (person: string, step = "plan", more: Partial<Work> = {}) =>
  groupView(groupRoom(step, more), person, work, "en");
const present = { ...freshWork.present, order: ["g1-1"], at: "g1-1", since: 1_699_999_990_000 };

describe("the seat of a group (G-82)", () => {
  it("has the cards of its own sheet with its notes, and nobody else of the group has them", () => {
    expect(seen("p2").seatView).toMatchObject({
      notes: "slowly",
      minority: "Too fast",
      agreed: true,
      showMinority: true,
      volunteered: false,
      speaking: null,
    });
    expect(seen("p2").seatView?.cards.map((c) => [c.id, c.shown])).toEqual([
      ["main", true],
      ["!minority", true],
    ]);
    expect(seen("p1").seatView).toBeNull();
    expect(JSON.stringify(seen("p1"))).not.toMatch(/slowly|Shelter/);
    expect(JSON.stringify(seen("p2"))).not.toContain("THEIR");
  });

  it("goes with whoever takes it, at once", () => {
    const taken = groupRoom("plan", {}, { seats: { "g1-1": "p3" } });
    expect(groupView(taken, "p2", work, "en").seatView).toBeNull();
    expect(groupView(taken, "p3", work, "en").seatView?.notes).toBe("slowly");
    expect(groupView(taken, "p1", work, "en").members.map((m) => m.seat)).toEqual([false, false, true]);
  });

  it("is the clicker while its group stands on the stage, and never past its last card", () => {
    expect(seen("p2", "plan/present", { present }).seatView?.speaking).toEqual({
      index: 0,
      total: 2,
      since: present.since,
      seconds: 180,
    });
    expect(seen("p2", "plan/present", { present: { ...present, card: 9 } }).seatView?.speaking?.index).toBe(
      1,
    );
    expect(seen("p2", "plan/present", { present: { ...present, at: "g1-2" } }).seatView?.speaking).toBeNull();
  });

  it("sees what was said before, and its own words as they are with the names of those that are black (G-27)", () => {
    const black = [wordId("plan", "hotline")];
    const greyed = [entryIdOf("g1-1", "state", "Shelter first")];
    const seat = seen("p2", "plan/present", { present, black, greyed }).seatView!;
    expect(seat.cards[0]!.blocks[0]!.lines.map((l) => [l.text, l.grey])).toEqual([
      ["Shelter first", true],
      ["A hotline", false],
    ]);
    expect(seat.black).toEqual(black);
  });
});
