/** Who may ask what of a room: one table, read as sentences. Every command has a row, or it does not compile. */
import type { Drawn } from "@/workshop/groups/commands";
import type { RemoveMany } from "@/workshop/protocol/door";
import type { CommandType } from "@/workshop/protocol/up";
import type { Reason } from "@/workshop/protocol/reasons";
import type { Actor, Role } from "@/workshop/session/actor";
import { restsFrom } from "@/workshop/session/days";
import type { RoomState } from "@/workshop/session/state";

const trainers: readonly Role[] = ["trainer", "co-trainer"];
/** Trainers, and presenters within their session (`presenterRefusal`). */
const leaders: readonly Role[] = ["trainer", "co-trainer", "presenter"];
const participants: readonly Role[] = ["participant"];

/** Whoever may prepare or drive what a group shows (`workshop/groups/change.ts` says of which group). */
const speakers: readonly Role[] = [...leaders, "participant"];

/** What is kept in the log beside what people sent: time, and what was drawn for them. */
export type Inner = "tick" | Drawn["type"] | RemoveMany["type"];

export const permissions: Record<CommandType | Inner, readonly Role[]> = {
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
  // The server ends rooms that were left open (E-52).
  end: ["trainer", "server"],
  remove: trainers,
  "let-in": trainers,
  "turn-away": trainers,
  "new-code": trainers,
  newcomers: trainers,
  sweep: trainers,
  "remove-many": trainers,
  "bring-back": trainers,
  answer: participants,
  pause: participants,
  post: participants,
  support: participants,
  "form-groups": trainers,
  "list-groups": trainers,
  "offer-groups": trainers,
  "end-choice": trainers,
  "dissolve-groups": trainers,
  "move-person": trainers,
  "add-group": trainers,
  "drop-group": trainers,
  "name-group": trainers,
  "add-guest": trainers,
  "drop-guest": trainers,
  "set-seat": leaders,
  "draw-seats": leaders,
  "start-work": leaders,
  "next-phase": leaders,
  "freeze-work": leaders,
  "work-time": leaders,
  "end-work": leaders,
  nudge: leaders,
  "answer-call": leaders,
  present: leaders,
  "present-order": leaders,
  "shuffle-order": leaders,
  card: speakers,
  grey: speakers,
  black: speakers,
  "merge-entries": leaders,
  flag: leaders,
  "hide-remark": leaders,
  walk: leaders,
  "join-group": participants,
  "take-seat": participants,
  "give-seat": participants,
  call: participants,
  volunteer: participants,
  "sheet-open": participants,
  "sheet-update": participants,
  "sheet-at": participants,
  remark: participants,
  look: leaders,
  "set-groups": trainers,
  "set-seats": leaders,
  "set-order": leaders,
  "set-walk": leaders,
  "set-phases": leaders,
  place: ["server"],
  tick: ["server"],
};

/** Null when `actor` may send `command` to this room now, else why not. */
export function refusalFor(state: RoomState, command: CommandType | Inner, actor: Actor): Reason | null {
  if (actor.roomId !== state.roomId) return "wrong-room";
  if (actor.role === "participant" && state.removed.includes(actor.id)) return "removed";
  if (!permissions[command].includes(actor.role)) return "not-allowed";
  if (state.ended) return "room-ended";
  if (restsFrom(state, command)) return "day-over";
  return null;
}
