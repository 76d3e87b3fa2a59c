/**
 * A room's state in the database: the log of accepted commands, and a snapshot from time to time.
 * State = last snapshot + the log after it, replayed through the same pure `apply`.
 */
import { z } from "zod";
import type { Appended, LogEntry, Standing } from "@/server/rooms/room-store";
import { prisma } from "@/server/store/prisma";
import { workshopSchema } from "@/workshop/content/workshop";
import { drawnSchema } from "@/workshop/groups/commands";
import { controlSchema } from "@/workshop/protocol/up";
import type { Actor } from "@/workshop/session/actor";
import { versionsFrom } from "@/workshop/session/amend";
import { apply } from "@/workshop/session/apply";
import { freshState, type RoomState, settingsSchema } from "@/workshop/session/state";

const SNAPSHOT_EVERY = 50;
const DONE = 200;
const entrySchema = z.object({
  command: z.union([controlSchema, drawnSchema, z.strictObject({ type: z.literal("tick"), id: z.string() })]),
  actor: z.custom<Actor>((v) => typeof v === "object" && v !== null && "role" in v),
  now: z.number(),
});

type Snapshot = Omit<RoomState, "workshop" | "versions" | "settings" | "roomId">;

const cutDown = ({ workshop: _w, versions: _v, settings: _s, roomId: _r, ...rest }: RoomState): Snapshot => rest;

/** A room as its snapshot tells it, over the workshop it was opened with. */
function restored(fresh: RoomState, snapshot: Snapshot): RoomState {
  const versions = versionsFrom(fresh.workshop, snapshot.amendments ?? []);
  return { ...fresh, ...snapshot, versions, workshop: versions.at(-1)! };
}

/** The state of a room, or null when there is no such room. @throws when the log does not replay. */
export async function loadState(roomId: string): Promise<RoomState | null> {
  const room = await prisma.room.findUnique({ where: { id: roomId } });
  if (!room) return null;
  const fresh = freshState(roomId, workshopSchema.parse(room.workshop), settingsSchema.parse(room.settings));
  const snapshot = await prisma.roomSnapshot.findUnique({ where: { roomId } });
  let state: RoomState = snapshot ? restored(fresh, snapshot.state as unknown as Snapshot) : fresh;
  const log = await prisma.roomLog.findMany({ where: { roomId, seq: { gt: state.revision } }, orderBy: { seq: "asc" } });
  for (const row of log) {
    const entry = entrySchema.parse(row.entry);
    const applied = apply(state, entry.command, { actor: entry.actor, now: entry.now });
    if (!applied.ok || applied.state.revision !== row.seq) {
      throw new Error(`the log of room ${roomId} does not replay at ${row.seq}`);
    }
    state = applied.state;
  }
  return state;
}

/** The state, and the newest commands that led to it: a retry of one of them is told what its first try did. */
export async function loadStanding(roomId: string): Promise<Standing | null> {
  const state = await loadState(roomId);
  if (!state) return null;
  const rows = await prisma.roomLog.findMany({
    where: { roomId, seq: { lte: state.revision } },
    select: { seq: true, commandId: true },
    orderBy: { seq: "desc" },
    take: DONE,
  });
  return { state, done: rows.reverse().map((r) => ({ id: r.commandId, revision: r.seq })) };
}

/** Makes one accepted command durable as number `after.revision`. */
export async function appendEntry(after: RoomState, entry: LogEntry): Promise<Appended> {
  const { roomId, revision: seq } = after;
  const done = await prisma.$executeRaw`
    INSERT INTO room_log (room_id, seq, command_id, entry, at)
    VALUES (${roomId}::uuid, ${seq}, ${entry.command.id}, ${JSON.stringify(entry)}::jsonb, ${new Date(entry.now)})
    ON CONFLICT DO NOTHING`;
  if (done === 1) {
    // The entry is durable whether or not the log could be shortened.
    if (seq % SNAPSHOT_EVERY === 0) await saveSnapshot(after).catch(() => undefined);
    return "appended";
  }
  const before = await prisma.roomLog.findUnique({ where: { roomId_commandId: { roomId, commandId: entry.command.id } } });
  return before ? "repeated" : "conflict";
}

/** Keeps the whole state, so that less of the log needs replaying. */
export async function saveSnapshot(state: RoomState): Promise<void> {
  const kept = JSON.stringify(cutDown(state));
  await prisma.$executeRaw`
    INSERT INTO room_snapshot (room_id, seq, state) VALUES (${state.roomId}::uuid, ${state.revision}, ${kept}::jsonb)
    ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, state = excluded.state WHERE excluded.seq > room_snapshot.seq`;
}
