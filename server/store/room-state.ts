/**
 * A room's state in the database: the log of accepted commands, and a snapshot from time to time.
 * State = last snapshot + the log after it, replayed through the same pure `apply`.
 */
import { z } from "zod";
import { log } from "@/server/operations/log";
import type { Appended, ClosedRound, LogEntry, LogNews, Standing } from "@/server/rooms/store";
import { prisma } from "@/server/store/prisma";
import { sharedWorkshop } from "@/server/store/shared-workshops";
import { metrics } from "@/server/operations/metrics";
import { loggedSchema } from "@/workshop/commands/all";
import { apply } from "@/workshop/commands/apply";
import type { Actor } from "@/workshop/session/actor";
import { versionsFrom } from "@/workshop/session/amend";
import type { Effect } from "@/workshop/session/effects";
import { freshState, type RoomState, settingsSchema } from "@/workshop/session/state";

const SNAPSHOT_EVERY = 50;
const DONE = 200;
const entrySchema = z.object({
  command: loggedSchema,
  actor: z.custom<Actor>((v) => typeof v === "object" && v !== null && "role" in v),
  now: z.number(),
});

type Snapshot = Omit<RoomState, "workshop" | "versions" | "settings" | "roomId">;

const cutDown = ({ workshop: _w, versions: _v, settings: _s, roomId: _r, ...rest }: RoomState): Snapshot =>
  rest;

/** A room as its snapshot tells it, over the workshop it was opened with. */
function restored(fresh: RoomState, snapshot: Snapshot): RoomState {
  const versions = versionsFrom(fresh.workshop, snapshot.amendments ?? []);
  return { ...fresh, ...snapshot, versions, workshop: versions.at(-1)! };
}

/** The state of a room, or null when there is no such room. */
export async function loadState(roomId: string): Promise<RoomState | null> {
  const room = await prisma.room.findUnique({ where: { id: roomId } });
  if (!room) return null;
  const fresh = freshState(roomId, sharedWorkshop(room.workshop), settingsSchema.parse(room.settings));
  const snapshot = await prisma.roomSnapshot.findUnique({ where: { roomId } });
  const state: RoomState = snapshot ? restored(fresh, snapshot.state as unknown as Snapshot) : fresh;
  return (await logSince(state)).state;
}

/** What an entry of the log does to a state. @throws when it cannot be replayed as the entry after it */
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

/** Entries that were set aside since the start, so that each is said once. */
const aside = new Set<string>();

/** Says that an entry could not be replayed (O-37). The beginning of the room's id is enough to find it in the database. */
function sayAside(roomId: string, seq: number, error: unknown): void {
  const entry = `${roomId} ${seq}`;
  if (aside.has(entry)) return;
  aside.add(entry);
  metrics.aside.inc();
  log.error(
    "log-entry-set-aside",
    "An entry of a room's log could not be replayed, and was set aside.",
    error,
    {
      room: roomId.slice(0, 8),
      entry: seq,
    },
  );
}

/** Whether this is what the end of a room leaves of an entry. */
const isKindAlone = (entry: unknown): boolean =>
  typeof entry === "object" && entry !== null && !("actor" in entry);

/** The room as its snapshot tells it; null where that tells nothing new. */
async function snapshotOf(before: RoomState): Promise<RoomState | null> {
  const { roomId, revision, versions } = before;
  const kept = await prisma.roomSnapshot.findFirst({ where: { roomId, seq: { gt: revision } } });
  return kept && restored({ ...before, workshop: versions[0]! }, kept.state as unknown as Snapshot);
}

/** What has to be seen to where only the two states are known. Each of these may be done twice. */
const effectsBetween = (before: RoomState, after: RoomState): Effect[] => [
  ...after.finished
    .filter((activity) => !before.finished.includes(activity))
    .map((activity): Effect => ({ type: "seal", activity })),
  { type: "disconnect", people: after.removed.filter((person) => !before.removed.includes(person)) },
  ...(after.ended && !before.ended ? [{ type: "end" } as const] : []),
];

/**
 * What the log says beyond a state of its room: where it leads, the commands it took, oldest first, and what they bring
 * about. An entry that cannot be replayed changes nothing but the revision (O-37).
 */
export async function logSince(before: RoomState): Promise<LogNews> {
  const { roomId } = before;
  const rows = await prisma.roomLog.findMany({
    where: { roomId, seq: { gt: before.revision } },
    orderBy: { seq: "asc" },
  });
  const news: LogNews = { state: before, done: [], effects: [], at: 0 };
  // A room that ended meanwhile has its end in the snapshot, and in the log only which kinds of things were done (B-156).
  const ended = rows.some((r) => isKindAlone(r.entry)) ? await snapshotOf(before) : null;
  if (ended) {
    news.state = ended;
    news.effects.push(...effectsBetween(before, ended));
  }
  for (const { seq, commandId, entry, at } of rows) {
    if (ended && seq <= ended.revision) {
      news.at = Math.max(news.at, at.getTime());
      news.done.push({ id: commandId, revision: seq });
      continue;
    }
    // Where entries are missing, what came after them still holds.
    if (seq > news.state.revision + 1) sayAside(roomId, seq - 1, new Error("missing"));
    const standing = { ...news.state, revision: seq - 1 };
    try {
      const { state, effects, at } = replayed(standing, seq, entry);
      news.state = state;
      news.effects.push(...effects);
      news.at = Math.max(news.at, at);
    } catch (error) {
      sayAside(roomId, seq, error);
      news.state = { ...standing, revision: seq };
    }
    news.done.push({ id: commandId, revision: seq });
  }
  return news;
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

/**
 * Makes one accepted command durable as number `after.revision`. Who was there when rounds closed is kept in the same
 * statement: a retry that finds the entry changes nothing of it, and a round that is closed anew is noted anew. The fence
 * waits for answers on their way; what comes later was judged too early (see `storeAnswers`).
 */
export async function appendEntry(
  after: RoomState,
  entry: LogEntry,
  closed: readonly ClosedRound[] = [],
  fence = false,
): Promise<Appended> {
  const { roomId, revision: seq } = after;
  const [done] = await prisma.$queryRaw<{ rows: number }[]>`
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
    if (seq % SNAPSHOT_EVERY === 0) await saveSnapshot(after).catch(() => undefined);
    return "appended";
  }
  const before = await prisma.roomLog.findUnique({
    where: { roomId_commandId: { roomId, commandId: entry.command.id } },
  });
  return before ? "repeated" : "conflict";
}

/** Keeps the whole state, so that less of the log needs replaying. */
export async function saveSnapshot(
  state: RoomState,
  tx: Pick<typeof prisma, "$executeRaw"> = prisma,
): Promise<void> {
  const kept = JSON.stringify(cutDown(state));
  await tx.$executeRaw`
    INSERT INTO room_snapshot (room_id, seq, state) VALUES (${state.roomId}::uuid, ${state.revision}, ${kept}::jsonb)
    ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, state = excluded.state WHERE excluded.seq > room_snapshot.seq`;
}
