import { describe, expect, it } from "vitest";
import { groupRoom, workNow } from "@/tests/support/worksheets/groups-at-work";
import { guide } from "@/tests/support/guide";
import { door, presence } from "@/tests/support/pure-room";
import { stageView } from "@/workshop/views/stage-view";

describe("a stage with two languages at a worksheet", () => {
  it("has the steps of a comparison in both, and what groups wrote once", () => {
    const room = groupRoom("cooperation-map/board", { phase: "frozen" }, {}, guide);
    room.state = { ...room.state, stageLanguages: ["en", "ar"] };
    const work = workNow("cooperation-map", {
      "g1-a": { cells: { "steps/noticed/owner": "A neighbour" }, rows: {} },
    });
    const { second, work: shown } = stageView(room.state, room.board, presence, door, [], work);
    expect(shown?.comparison).toMatchObject({ type: "map", agencies: ["A neighbour"] });
    expect(second?.texts["A possible victim is noticed"]).toMatch(/[\u0600-\u06ff]/);
    expect(second?.texts["A neighbour"]).toBeUndefined();
  });
});
