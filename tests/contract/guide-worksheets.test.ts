/** The guide's own worksheets, blank and filled to the last cell, through everything that is made of them. */
import { describe, expect, it } from "vitest";
import { readable } from "@/server/platform/limits/caps";
import { everyKind } from "@/tests/support/every-kind";
import { sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { EDITOR_BOUNDS } from "@/workshop/editor/protocol";
import { MAX_MESSAGE_BYTES, MESSAGE_BOUNDS } from "@/workshop/protocol/connection";
import { groupIds, groupRoom, workNow } from "@/tests/support/worksheets/groups-at-work";
import { door, presence } from "@/tests/support/pure-room";
import { guide } from "@/tests/support/guide";
import { type Column, type SheetField, type Worksheet, stopsOf } from "@/model/worksheets/content";
import { readSheet } from "@/components/console/worksheets/look-read";
import { freshGroups, freshWork, sheetKey } from "@/model/room/groups";
import { workOf } from "@/workshop/exports/worksheet-rows";
import { comparisonIn } from "@/workshop/worksheets/gather";
import { cardsOf } from "@/model/worksheets/cards";
import {
  blankSheet,
  inSection,
  listPaths,
  rowsOfSection,
  rowsOfTable,
  type SheetContent,
} from "@/model/worksheets/cells";
import { completenessOf } from "@/model/worksheets/completeness";
import { entriesOf } from "@/model/worksheets/entries";
import { stageView } from "@/workshop/views/stage-view";

it("every activity that authors have can be changed in a running room: its message is not refused (O-80)", () => {
  for (const activity of [...guide.sessions, ...everyKind.sessions, ...sheetWorkshop.sessions].flatMap(
    (s) => s.activities,
  )) {
    const change = { do: "change", base: "0".repeat(64), activity };
    const frame = `217${JSON.stringify(["command", { type: "amend", id: "command-0000", change }])}`;
    expect([activity.id, readable(frame, MESSAGE_BOUNDS)]).toEqual([activity.id, frame]);
    expect([activity.id, Buffer.byteLength(frame) < MAX_MESSAGE_BYTES]).toEqual([activity.id, true]);
  }
  // The editor's largest brings a whole workshop.
  const whole = `2${JSON.stringify(["command", { type: "edit", id: "command-0000", op: { value: guide } }])}`;
  expect(readable(whole, EDITOR_BOUNDS)).toBe(whole);
});

const sheets = guide.sessions
  .flatMap((s) => s.activities)
  .filter((a): a is Worksheet => a.kind === "worksheet");

/** Every cell of a sheet with something in it. @param by differs from group to group */
function filled(sheet: Worksheet, by: string): SheetContent {
  const cells: Record<string, string> = {};
  const fill = (field: Exclude<SheetField, { type: "table" }> | Column, path: string) => {
    if (field.type === "checklist") for (const o of field.options) cells[`${path}/${o.id}`] = "1";
    else if (field.type === "choice") cells[path] = field.options[0]!.id;
    else if (field.type === "list")
      cells[path] = Array.from({ length: field.least }, (_, i) => `${by} ${field.id} ${i}`).join("\n");
    else if (field.type === "date") cells[path] = "2027-01-31";
    else if (field.type === "number" || field.type === "rating") cells[path] = "2";
    else cells[path] = `${by} ${field.id}`;
  };
  for (const section of sheet.sections)
    for (const row of rowsOfSection(section, blankSheet))
      for (const field of section.fields) {
        const prefix = inSection(section, row);
        if (field.type !== "table") fill(field, `${prefix}${field.id}`);
        else
          for (const r of rowsOfTable(field, prefix, blankSheet))
            for (const c of field.columns) fill(c, `${prefix}${field.id}/${r}/${c.id}`);
      }
  return { cells, rows: {} };
}

/** The same sheet with a row for each entry of a list. */
function withRows(sheet: Worksheet, content: SheetContent): SheetContent {
  const cells = { ...content.cells };
  const rows: Record<string, readonly string[]> = { ...content.rows };
  for (const path of listPaths(sheet, content)) {
    const texts = (cells[path] ?? "").split("\n");
    delete cells[path];
    rows[path] = texts.map((_, i) => `k${i}`);
    texts.forEach((text, i) => {
      cells[`${path}/k${i}`] = text;
    });
  }
  return { cells, rows };
}

describe("the guide's worksheets", () => {
  it("are there for sessions 7 to 10", () => expect(sheets.length).toBeGreaterThan(7));

  it.each(sheets.map((s) => [s.id, s] as const))(
    "%s is nothing when blank and whole when filled (G-99)",
    (_id, sheet) => {
      expect([
        completenessOf(sheet, blankSheet).whole,
        cardsOf(sheet, "g1-a", blankSheet),
        entriesOf(sheet, "g1-a", blankSheet),
      ]).toEqual([0, [], []]);
      const content = filled(sheet, "Ours");
      expect(completenessOf(sheet, content).whole).toBe(1);
      const lines = cardsOf(sheet, "g1-a", content).flatMap((c) => c.blocks.flatMap((b) => b.lines));
      const marked = lines.flatMap((l) => l.entry ?? []);
      expect(marked.sort()).toEqual(
        entriesOf(sheet, "g1-a", content)
          .map((e) => e.id)
          .sort(),
      );
    },
  );

  it.each(sheets.map((s) => [s.id, s] as const))(
    "%s reads the same with a row for each entry and with one text for a list (G-159)",
    (id, sheet) => {
      const old = filled(sheet, "Ours");
      const now = withRows(sheet, old);
      const all = (content: SheetContent) => {
        const group = { id: "g1-a", name: null, number: 1, table: null };
        const source = {
          work: { [id]: { ...freshWork, groups: [group.id] } },
          groups: { ...freshGroups, formed: 1, list: [group] },
          sheets: new Map([[sheetKey(id, group.id), { content }]]),
        };
        const input = { ...source, remarks: [], whole: guide };
        return [
          completenessOf(sheet, content),
          cardsOf(sheet, group.id, content),
          entriesOf(sheet, group.id, content),
          comparisonIn(source, sheet, guide, guide, {}),
          readSheet(sheet, content, []),
          workOf({ workshop: guide, made: input }),
        ];
      };
      expect(all(now)).toEqual(all(old));
    },
  );

  it.each(sheets.filter((s) => s.compare).map((s) => [s.id, s] as const))(
    "%s can be laid side by side, blank and filled",
    (id, sheet) => {
      const stop = stopsOf(sheet).find((s) => s.at === "board")!.id;
      const earlier = sheet.compare?.type === "difference" ? sheet.compare.with : null;
      const room = groupRoom(stop, {}, {}, guide);
      if (earlier)
        room.state = { ...room.state, work: { ...room.state.work, [earlier]: room.state.work[id]! } };
      for (const content of [blankSheet, filled(sheet, "Ours")]) {
        const now = workNow(id, Object.fromEntries(groupIds.map((g) => [g, content])));
        expect(stageView(room.state, room.board, presence, door, [], now).work?.comparison?.type).toBe(
          sheet.compare?.type,
        );
      }
    },
  );
});
