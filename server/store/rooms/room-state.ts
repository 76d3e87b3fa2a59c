/**
 * A room's state in the database: the log of accepted commands, and a snapshot after every `SNAPSHOT_EVERY`
 * of them. State = last snapshot + the log after it, replayed through the same pure `apply`.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { log } from "@/server/platform/log";
import type {
  AppendResult,
  ClosedRound,
  LogEntry,
  LoggedState,
  LogUpdate,
} from "@/server/platform/room-store";
import { prepared, prisma } from "@/server/store/database/prisma";
import { stateIn, toSnapshot } from "@/server/store/rooms/snapshot";
import { metrics } from "@/server/platform/metrics";
import { loggedSchema } from "@/workshop/commands/all";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { apply } from "@/workshop/commands/apply";
import type { Actor } from "@/workshop/room/actor";
import type { Effect } from "@/workshop/room/effects";
import { freshState, type RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const SNAPSHOT_EVERY = 50;
/** Newest entries that a room's log keeps; what older ones led to is in the snapshot (O-91). */
const MAX_ENTRIES = 5_000;
/** Newest commands of a room that are remembered, so that a retry is answered as the first try was. */
const MAX_REMEMBERED_COMMANDS = 200;
/** A command of an older log in today's form. Older servers named both languages of the stage in one list. */
const upgradeCommand = (command: unknown): unknown => {
  const older = z.looseObject({ type: z.literal("show-languages"), languages: z.string().array() });
  const parsed = older.safeParse(command);
  if (!parsed.success) return command;
  const { languages, ...rest } = parsed.data;
  const [main, second = null] = languages;
  return { ...rest, main, second };
};
const entrySchema = z.object({
  command: z.preprocess(upgradeCommand, loggedSchema),
  actor: z.custom<Actor>((v) => typeof v === "object" && v !== null && "role" in v),
  now: z.number(),
});

/**
 * The state in a snapshot. Null where the snapshot is damaged, which is logged (O-37).
 * @param fresh the room as it was opened, with its workshop
 */
function restored(fresh: RoomState, { seq, state }: { seq: number; state: unknown }): RoomState | null {
  try {
    return stateIn(state, fresh, seq);
  } catch (error) {
    logSetAside(fresh.roomId, seq, {
      event: "snapshot-set-aside",
      sentence: "The snapshot of a room is damaged; the room is read from its log.",
      error,
    });
    return null;
  }
}

/** Workshops of rooms by their content; an entry is collected when no room refers to it any more. */
const workshops = new Map<string, WeakRef<Workshop>>();
const collected = new FinalizationRegistry<string>((key) => {
  if (workshops.get(key)?.deref() === undefined) workshops.delete(key);
});

/**
 * Parses equal contents once: a hundred rooms of the same guide share its texts, plan and translations.
 * @param stored as the database writes it
 * @throws ZodError when it is no workshop
 */
export function sharedWorkshop(stored: string): Workshop {
  const key = createHash("sha256").update(stored).digest("base64");
  const before = workshops.get(key)?.deref();
  if (before) return before;
  const workshop = workshopSchema.parse(JSON.parse(stored));
  workshops.set(key, new WeakRef(workshop));
  collected.register(workshop, key);
  return workshop;
}

export async function loadState(roomId: string): Promise<RoomState | null> {
  const [room] = await prepared<{ workshop: string; settings: unknown; ended: boolean }>("load-room")`
    SELECT workshop::text, settings, ended_at IS NOT NULL AS ended FROM room WHERE id = ${roomId}::uuid`;
  if (!room) return null;
  const fresh = freshState(roomId, sharedWorkshop(room.workshop), settingsSchema.parse(room.settings));
  const snapshot = await prisma.roomSnapshot.findUnique({ where: { roomId } });
  const { state } = await replayLogSince((snapshot && restored(fresh, snapshot)) ?? fresh);
  // Where the snapshot of an ended room is damaged, its log no longer tells what was done to it.
  return room.ended && !state.ended ? { ...state, ended: true } : state;
}

/**
 * Replays one entry of the log.
 * @param seq its number, one above the revision of `state`.
 * @throws where that fails
 */
function replayed(
  state: RoomState,
  seq: number,
  stored: unknown,
): { state: RoomState; effects: Effect[]; at: number } {
  const { command, actor, now } = entrySchema.parse(stored);
  const applied = apply(state, command, { actor, now });
  if (!applied.ok) throw new Error(`refused as ${applied.reason}`);
  if (applied.state.revision !== seq) throw new Error(`leads to ${applied.state.revision}`);
  return { state: applied.state, effects: applied.effects, at: now };
}

/** Entries and snapshots that were set aside since the start of the process: each is logged once. */
const aside = new Set<string>();

const damaged = new Set<string>();

/** True where an entry or the snapshot of a room was set aside since the start of the process. */
export const isLogDamaged = (roomId: string): boolean => damaged.has(roomId);

/** Logs that an entry or a snapshot could not be read (O-37), with enough of the room's id to find it. */
function logSetAside(
  roomId: string,
  seq: number,
  { event, sentence, error }: { event: string; sentence: string; error: unknown },
): void {
  const entry = `${event} ${roomId} ${seq}`;
  if (aside.has(entry)) return;
  aside.add(entry);
  damaged.add(roomId);
  metrics.aside.inc();
  log.error(event, sentence, error, { room: roomId.slice(0, 8), entry: seq });
}

const logSkipped = (roomId: string, seq: number, error: unknown): void =>
  logSetAside(roomId, seq, {
    event: "log-entry-set-aside",
    sentence: "An entry of a room's log could not be replayed, and was set aside.",
    error,
  });

/** True for an entry that was reduced to the type of its command when the room ended. */
const isReduced = (entry: unknown): boolean =>
  typeof entry === "object" && entry !== null && !("actor" in entry);

/** The state in the room's snapshot; null where it is not newer than `before`. */
async function snapshotOf(before: RoomState): Promise<RoomState | null> {
  const { roomId, revision, versions, settings } = before;
  const kept = await prisma.roomSnapshot.findFirst({ where: { roomId, seq: { gt: revision } } });
  return kept && restored(freshState(roomId, versions[0]!, settings), kept);
}

/**
 * The effects that lead from one state to a later one, where the log entries between them are gone. Each may
 * run twice.
 */
const effectsBetween = (before: RoomState, after: RoomState): Effect[] => [
  ...after.finished
    .filter((activity) => !before.finished.includes(activity))
    .map((activity): Effect => ({ type: "seal", activity })),
  { type: "disconnect", people: after.removed.filter((person) => !before.removed.includes(person)) },
  ...(after.ended && !before.ended ? [{ type: "end" } as const] : []),
];

/**
 * Replays the log after a state. An entry that cannot be replayed changes nothing but the revision (O-37).
 * @returns the state that the log leads to, its commands, oldest first, and their effects
 */
export async function replayLogSince(before: RoomState): Promise<LogUpdate> {
  const { roomId } = before;
  const rows = await prisma.roomLogEntry.findMany({
    where: { roomId, seq: { gt: before.revision } },
    orderBy: { seq: "asc" },
  });
  const news: LogUpdate = { state: before, done: [], effects: [], at: 0 };
  // The log of a room that has ended holds only types of commands (B-156), a long one only its newest
  // entries.
  const isShortened = rows.some(
    (row, n) => isReduced(row.entry) || (n === 0 && row.seq > before.revision + 1),
  );
  const snapshot = isShortened ? await snapshotOf(before) : null;
  if (snapshot) {
    news.state = snapshot;
    news.effects.push(...effectsBetween(before, snapshot));
  }
  for (const { seq, commandId, entry, at } of rows) {
    if (snapshot && seq <= snapshot.revision) {
      news.at = Math.max(news.at, at.getTime());
      news.done.push({ id: commandId, revision: seq });
      continue;
    }
    // Entries are missing: skip them and replay those that follow.
    if (seq > news.state.revision + 1) logSkipped(roomId, seq - 1, new Error("missing"));
    const standing = { ...news.state, revision: seq - 1 };
    try {
      const { state, effects, at } = replayed(standing, seq, entry);
      news.state = state;
      news.effects.push(...effects);
      news.at = Math.max(news.at, at);
    } catch (error) {
      logSkipped(roomId, seq, error);
      news.state = { ...standing, revision: seq };
    }
    news.done.push({ id: commandId, revision: seq });
  }
  return news;
}

/**
 * The state of a room, and the newest commands that led to it (`MAX_REMEMBERED_COMMANDS`), oldest first; null
 * when there is no such room.
 */
export async function loadLoggedState(roomId: string): Promise<LoggedState | null> {
  const state = await loadState(roomId);
  if (!state) return null;
  const rows = await prisma.roomLogEntry.findMany({
    where: { roomId, seq: { lte: state.revision } },
    select: { seq: true, commandId: true },
    orderBy: { seq: "desc" },
    take: MAX_REMEMBERED_COMMANDS,
  });
  return { state, done: rows.reverse().map((r) => ({ id: r.commandId, revision: r.seq })) };
}

/**
 * Makes one accepted command durable as entry number `after.revision`. A retry that finds the entry changes
 * nothing.
 * @param closed rounds that the command closed, with how many people were present. The numbers are stored in
 * the same statement; where a round is closed again, they are replaced
 * @param fence waits for answers that are being stored, and rejects later ones that were checked against an
 * earlier revision (see `storeAnswers`)
 * @returns "appended"; "repeated" where this command is stored already; "conflict" where another has this
 * number
 */
export async function appendEntry(
  after: RoomState,
  entry: LogEntry,
  closed: readonly ClosedRound[] = [],
  fence = false,
): Promise<AppendResult> {
  const { roomId, revision: seq } = after;
  const [done] = await prepared<{ rows: number }>("append-entry")`
    WITH done AS (
      INSERT INTO room_log (room_id, seq, command_id, entry, at)
      VALUES (${roomId}::uuid, ${seq}, ${entry.command.id}, ${JSON.stringify(entry)}::jsonb, ${new Date(entry.now)})
      ON CONFLICT DO NOTHING RETURNING room_id
    ), noted AS (
      INSERT INTO round_presence (room_id, question_id, round, present, paused)
      SELECT done.room_id, c.question, c.round, c.present, c.paused FROM done, unnest(
        ${closed.map((c) => c.question)}::text[], ${closed.map((c) => c.round)}::int[],
        ${closed.map((c) => c.present)}::int[], ${closed.map((c) => c.paused)}::int[]
      ) AS c(question, round, present, paused)
      ON CONFLICT (room_id, question_id, round) DO UPDATE SET present = excluded.present, paused = excluded.paused
    ), fenced AS (
      UPDATE run_key SET closed = ${seq} FROM done
      WHERE run_key.room_id = done.room_id AND activity_id = ANY(${fence ? closed.map((c) => c.activity) : []}::text[])
    )
    SELECT count(*)::int AS rows FROM done`;
  if (done?.rows === 1) {
    // The entry is durable whether or not the log could be shortened.
    if (seq % SNAPSHOT_EVERY === 0) await shortenLog(after).catch(() => undefined);
    return "appended";
  }
  const before = await prisma.roomLogEntry.findUnique({
    where: { roomId_commandId: { roomId, commandId: entry.command.id } },
  });
  return before ? "repeated" : "conflict";
}

async function shortenLog(state: RoomState): Promise<void> {
  await saveSnapshot(state);
  const { roomId, revision } = state;
  if (revision > MAX_ENTRIES)
    await prisma.roomLogEntry.deleteMany({ where: { roomId, seq: { lte: revision - MAX_ENTRIES } } });
}

/** Stores the whole state, unless a later one is stored, so that less of the log has to be replayed. */
export async function saveSnapshot(
  state: RoomState,
  tx: Pick<typeof prisma, "$executeRaw"> = prisma,
): Promise<void> {
  const kept = JSON.stringify(toSnapshot(state));
  await tx.$executeRaw`
    INSERT INTO room_snapshot (room_id, seq, state) VALUES (${state.roomId}::uuid, ${state.revision}, ${kept}::jsonb)
    ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, state = excluded.state
      WHERE excluded.seq > room_snapshot.seq`;
}
