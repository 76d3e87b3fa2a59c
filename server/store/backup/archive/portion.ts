/** The rows of each table that belong to a room, for backups and for restoring them. */
import pg from "pg";
import { quoteName, type Table } from "@/server/store/backup/archive/schema";
import { tables } from "@/server/store/database/tables";

export interface Portion {
  table: Table;
  /** A SELECT of the columns of `table`, in their order. */
  sql: string;
  /** Others may have these very rows already. */
  shared?: boolean;
}

export function portionOf(table: Table, roomId: string): Portion[] {
  const fate = tables[table.name];
  if (!fate || "leftOut" in fate.archive) return [];
  const { where, instead = {}, shared } = fate.archive;
  const chosen = table.columns.map((c) =>
    Object.hasOwn(instead, c) ? `${instead[c]} AS ${quoteName(c)}` : quoteName(c),
  );
  const room = pg.escapeLiteral(roomId);
  return [
    {
      table,
      shared,
      sql: `SELECT ${chosen.join(", ")} FROM ${quoteName(table.name)} WHERE ${where.replaceAll("$room", () => room)}`,
    },
  ];
}
