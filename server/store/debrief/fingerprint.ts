/**
 * Names what a room's debrief is made from, as it is stored now: the name changes with every write to any row
 * of the room, in whichever process. The rows are told apart by the transaction that wrote them (xmin), so
 * that no way of writing has to be known here.
 */
import { prisma } from "@/server/store/database/prisma";

let statement: Promise<string> | undefined;

/** The log of trainers' accesses says nothing of the debrief, and reading the page writes it. */
async function statementOf(): Promise<string> {
  const found = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'room_id' AND table_name <> 'access_log'
    ORDER BY table_name`;
  const rows = (name: string, where: string) =>
    `(SELECT concat_ws(' ', count(*), sum(hashint8extended(xmin::text::bigint, 0))) FROM "${name}" WHERE ${where})`;
  return `SELECT concat_ws('|', ${[
    ...found.map(({ name }) => rows(name, "room_id = $1::uuid")),
    rows("account", "id IN (SELECT account_id FROM report_text WHERE room_id = $1::uuid)"),
    rows("room", "id = $1::uuid"),
    // A debrief that runs tells of minutes that pass.
    "(SELECT floor(extract(epoch FROM now()) / 10) FROM room WHERE id = $1::uuid AND ended_at IS NULL)",
  ].join(", ")}) AS stamp`;
}

export async function debriefFingerprint(roomId: string): Promise<string> {
  statement ??= statementOf().catch((error: unknown) => {
    statement = undefined;
    throw error;
  });
  const [row] = await prisma.$queryRawUnsafe<{ stamp: string }[]>(await statement, roomId);
  return row?.stamp ?? "";
}
