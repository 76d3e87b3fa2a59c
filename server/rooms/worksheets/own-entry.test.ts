import { expect, it } from "vitest";
import { isOwnEntry } from "@/server/rooms/worksheets/access";
import { GroupRoom, person } from "@/tests/support/group-room";
import { entryIdOf } from "@/model/worksheets/entries";
import { sheetKey } from "@/model/room/groups";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

it("an entry is greyed by the seat of the group that wrote it, and of no other (G-27)", () => {
  const { state } = GroupRoom.of(1, 1);
  const content = { cells: { measures: "A hotline\nA leaflet" }, rows: {} };
  const sheets = new Map(["g1-1", "g1-2"].map((g) => [sheetKey("sheet", g), { content, lastAt: null }]));
  const entry = entryIdOf("g1-1", "measures", "A leaflet");
  const isOwn = (participant: string, activity = "sheet", on: WorkNow["sheets"] = sheets) =>
    isOwnEntry(state, on, { participant, activity, entry });
  expect(isOwn(person(1))).toBe(true);
  expect(isOwn(person(2))).toBe(false);
  expect(isOwn(person(3))).toBe(false);
  expect(isOwn(person(1), "sheet", new Map())).toBe(false);
  expect(isOwn(person(1), "hello")).toBe(false);
});
