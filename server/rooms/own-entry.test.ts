import { expect, it } from "vitest";
import { isOwnEntry } from "@/server/rooms/own-entry";
import { GroupRoom, person } from "@/tests/support/group-room";
import { entryIdOf } from "@/workshop/groups/names";
import { sheetKey } from "@/workshop/groups/state";

it("an entry is greyed by the seat of the group that wrote it, and of no other (G-27)", () => {
  const { state } = GroupRoom.of(1, 1);
  const content = { cells: { measures: "A hotline\nA leaflet" }, rows: {} };
  const sheets = new Map(["g1-1", "g1-2"].map((g) => [sheetKey("sheet", g), { content, lastAt: null }]));
  const entry = entryIdOf("g1-1", "measures", "A leaflet");
  expect(isOwnEntry(state, sheets, person(1), "sheet", entry)).toBe(true);
  expect(isOwnEntry(state, sheets, person(2), "sheet", entry)).toBe(false);
  expect(isOwnEntry(state, sheets, person(3), "sheet", entry)).toBe(false);
  expect(isOwnEntry(state, new Map(), person(1), "sheet", entry)).toBe(false);
  expect(isOwnEntry(state, sheets, person(1), "hello", entry)).toBe(false);
});
