/** The data inventory names every table, once, and no other; what it says of erasure is what the program does. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { tables } from "@/server/store/database/tables";

const rows = readFileSync("docs/data-inventory.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, table, ...cells] = /^\| `(\w+)` \|(.*)\|(.*)\|(.*)\|$/.exec(line) ?? [];
    return table ? [{ table, until: cells[1]! }] : [];
  });

it("names every table once, and none that is gone", () => {
  expect(rows.map((r) => r.table).sort()).toEqual(Object.keys(tables).sort());
});

it("says of what is erased with a room that it is, and of what stays that it stays", () => {
  const wrong = rows.filter(({ table, until }) => {
    const { purge } = tables[table]!;
    if ("goes" in purge) return !/erasure|finished|end|turned away/.test(until);
    if ("blanked" in purge || "rewritten" in purge)
      return !/go with the erasure|goes with the erasure|without the name/.test(until);
    return /\berasure\b/.test(until);
  });
  expect(wrong).toEqual([]);
});
