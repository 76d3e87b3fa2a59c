/** Who may ask what of a room: one table, read as sentences. Every command has a row, or it does not compile. */
import type { CommandType } from "@/workshop/protocol/up";
import type { Reason } from "@/workshop/protocol/reasons";
import type { Actor, Role } from "@/workshop/session/actor";
import { restsFrom } from "@/workshop/session/days";
import type { RoomState } from "@/workshop/session/state";

const trainers: readonly Role[] = ["trainer", "co-trainer"];
/** Trainers, and presenters within their session (`presenterRefusal`). */
const leaders: readonly Role[] = ["trainer", "co-trainer", "presenter"];
const participants: readonly Role[] = ["participant"];

export const permissions: Record<CommandType | "tick", readonly Role[]> = {
  go: leaders,
  ask: leaders,
  open: leaders,
  close: leaders,
  reveal: leaders,
  hide: leaders,
  explain: leaders,
  curate: leaders,
  box: trainers,
  "sort-post": trainers,
  "stage-post": trainers,
  "add-time": leaders,
  play: leaders,
  dim: leaders,
  preview: leaders,
  lock: trainers,
  "show-languages": trainers,
  undo: leaders,
  agenda: trainers,
  "start-day": trainers,
  "end-day": trainers,
  stay: trainers,
  amend: trainers,
  "hand-over": trainers,
  "take-back": leaders,
  introduce: ["presenter"],
  finish: trainers,
  end: ["trainer"],
  remove: trainers,
  answer: participants,
  pause: participants,
  post: participants,
  support: participants,
  tick: ["server"],
};

/** Null when `actor` may send `command` to this room now, else why not. */
export function refusalFor(state: RoomState, command: CommandType | "tick", actor: Actor): Reason | null {
  if (actor.roomId !== state.roomId) return "wrong-room";
  if (actor.role === "participant" && state.removed.includes(actor.id)) return "removed";
  if (!permissions[command].includes(actor.role)) return "not-allowed";
  if (state.ended) return "room-ended";
  if (restsFrom(state, command)) return "day-over";
  return null;
}
