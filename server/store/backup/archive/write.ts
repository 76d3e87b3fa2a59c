/**
 * Writing backups: COPY over one connection inside one REPEATABLE READ transaction, so that everything in the
 * file is of one moment while answers go on coming in. Rows stand in the order of their keys, which tells
 * nothing of who came when.
 */
import type { Writable } from "node:stream";
import type pg from "pg";
import { to } from "pg-copy-streams";
import { ArchiveWriter, type Header } from "@/server/store/backup/archive/format";
import { type Portion, portionOf } from "@/server/store/backup/archive/portion";
import {
  columnList,
  currentSchema,
  historyOf,
  quoteName,
  tablesOf,
} from "@/server/store/backup/archive/schema";
import { softwareVersion } from "@/server/platform/settings/project-root";

interface RowsWritten {
  rows: number;
  sha256: string;
}

export type RoomUnarchivable = "no-such-room" | "room-running" | "not-sealed";

/** Writes the whole database. @param secrets locked already; null leaves them out. */
export function writeServerArchive(
  client: pg.ClientBase,
  out: Writable,
  secrets: Header["secrets"],
): Promise<RowsWritten> {
  return atOneMoment(client, async () => {
    const all = await tablesOf(client, await currentSchema(client));
    const header = await headerOf(client, { kind: "server", room: null, secrets });
    return writeTables(
      client,
      out,
      header,
      all.map((table) => ({
        table,
        sql: `SELECT ${columnList(table.columns)} FROM ${quoteName(table.name)}`,
      })),
    );
  });
}

/**
 * Writes one ended room: its workshop, log, answers, sheets and files, without tokens, codes, keys or
 * commitments.
 */
export function writeRoomArchive(
  client: pg.ClientBase,
  roomId: string,
  out: Writable,
): Promise<{ ok: true; written: RowsWritten; title: string } | { ok: false; reason: RoomUnarchivable }> {
  return atOneMoment(client, async () => {
    const { rows } = await client.query<{ title: string; ended: boolean; open: boolean }>(
      `SELECT title, ended_at IS NOT NULL AS ended,
         EXISTS (SELECT 1 FROM run_key WHERE room_id = r.id)
           OR EXISTS (SELECT 1 FROM answer WHERE room_id = r.id) AS open
       FROM room r WHERE id = $1::uuid`,
      [roomId],
    );
    const room = rows[0];
    if (!room) return { ok: false, reason: "no-such-room" };
    if (!room.ended) return { ok: false, reason: "room-running" };
    if (room.open) return { ok: false, reason: "not-sealed" };
    const all = await tablesOf(client, await currentSchema(client));
    const header = await headerOf(client, {
      kind: "room",
      room: { id: roomId, title: room.title },
      secrets: null,
    });
    return {
      ok: true,
      title: room.title,
      written: await writeTables(
        client,
        out,
        header,
        all.flatMap((table) => portionOf(table, roomId)),
      ),
    };
  });
}

async function writeTables(
  client: pg.ClientBase,
  out: Writable,
  header: Header,
  portions: readonly Portion[],
): Promise<RowsWritten> {
  const writer = new ArchiveWriter(out);
  try {
    await writer.begin(header);
    for (const { table, sql } of portions) {
      const copied = client.query(to(`COPY (${sql} ORDER BY ${columnList(table.key)}) TO STDOUT`));
      await writer.table({ table: table.name, columns: table.columns }, copied as AsyncIterable<Buffer>);
    }
    return await writer.end();
  } catch (error) {
    writer.abandon(error as Error);
    throw error;
  }
}

async function headerOf(
  client: pg.ClientBase,
  header: Pick<Header, "kind" | "room" | "secrets">,
): Promise<Header> {
  return {
    ...header,
    software: softwareVersion(),
    madeAt: new Date().toISOString(),
    migrations: await historyOf(client),
  };
}

async function atOneMoment<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    // Films are put in order by their index, not sorted on disk.
    await client.query("SET LOCAL enable_sort = off");
    return await work();
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
  }
}
