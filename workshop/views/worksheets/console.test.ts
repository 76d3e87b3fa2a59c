import { describe, expect, it } from "vitest";
import { newRoom } from "@/tests/support/pure-room";
import { consoleGroups } from "@/workshop/views/worksheets/console";
import { noWork } from "@/workshop/views/worksheets/shown";

describe("people without a group on the console", () => {
  const ids = Array.from({ length: 1_200 }, (_, i) => `person-${i}`);
  const names = new Map(ids.map((id, i) => [id, i % 2 ? `Name ${i}` : null]));

  it("are counted, and the first of them listed, without those who were removed", () => {
    const removed = ids.slice(0, 700);
    const seen = consoleGroups({ ...newRoom(), removed }, { ...noWork, names, here: new Set([ids[700]!]) });
    expect([seen.without.length, seen.unassigned]).toEqual([200, 500]);
    expect(seen.without.slice(0, 2)).toEqual([
      { id: "person-700", alias: "", here: true },
      { id: "person-701", alias: "Name 701", here: false },
    ]);
  });
});
