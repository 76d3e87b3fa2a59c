/**
 * The stored form of a room's state. Some names are older than those in the code, for servers of an older
 * version: a position is `stand`, the last of its `returns` is `away`, `undoStack` is `past`, and
 * `requiresApproval` is `asks`.
 */
import { versionsFrom } from "@/workshop/room/amend";
import type { RoomState, StagePosition } from "@/workshop/room/state";

type Snapshot = ReturnType<typeof toSnapshot>;

export function toSnapshot(state: RoomState) {
  const {
    workshop: _w,
    versions: _v,
    settings: _s,
    roomId: _r,
    position,
    undoStack,
    requiresApproval,
    ...rest
  } = state;
  return {
    ...rest,
    asks: requiresApproval,
    stand: toStand(position),
    past: undoStack.map(({ did, position: before }) => ({ did, stand: toStand(before) })),
  };
}

/**
 * The state in a snapshot. One of an older version may lack fields.
 * @param fresh the room before its first command
 * @throws where it is damaged, or not of this revision
 */
export function stateIn(stored: unknown, fresh: RoomState, revision: number): RoomState {
  if (!isShapedLike(stored, toSnapshot(fresh))) throw new Error("of another shape");
  const { stand, past = [], asks = fresh.requiresApproval, ...snapshot } = stored as Partial<Snapshot>;
  if (snapshot.revision !== revision) throw new Error(`of revision ${snapshot.revision}`);
  const positionIn = (before: Stand) => ({ ...fresh.position, ...fromStand(before) });
  const versions = versionsFrom(fresh.workshop, snapshot.amendments ?? []);
  return {
    ...fresh,
    ...snapshot,
    requiresApproval: asks,
    position: stand ? positionIn(stand) : fresh.position,
    undoStack: past.map(({ did, stand: before }) => ({ did, position: positionIn(before) })),
    versions,
    workshop: versions.at(-1)!,
  };
}

const toStand = (position: StagePosition) => ({ ...position, away: position.returns.at(-1) ?? null });
type Stand = ReturnType<typeof toStand>;

/** One of an older version may lack fields, and has `away` alone. */
const fromStand = ({ away, returns = away ? [away] : [], ...stand }: Partial<Stand>) => ({
  ...stand,
  returns,
});

/** True where a value has the shape of another. Where that is null or an empty list, any content fits. */
function isShapedLike(value: unknown, like: unknown): boolean {
  if (like === null || like === undefined) return true;
  if (typeof like !== "object") return value === null || typeof value === typeof like;
  if (typeof value !== "object" || value === null || Array.isArray(value) !== Array.isArray(like))
    return false;
  return Object.entries(like).every(
    ([name, inner]) => !(name in value) || isShapedLike((value as Record<string, unknown>)[name], inner),
  );
}
