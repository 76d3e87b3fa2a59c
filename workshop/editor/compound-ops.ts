/**
 * Ops for whole intentions, such as deleting an activity from the agendas, too. Each is one op: done, refused
 * and undone as one.
 */
import type { Draft, DraftSession } from "@/workshop/editor/draft";
import { idAfter, insertedBefore } from "@/workshop/editor/edit-result";
import { freeId } from "@/workshop/editor/ids";
import type { Op, SingleOp } from "@/workshop/editor/op";
import { versionOf } from "@/workshop/editor/version";

const all = (ops: SingleOp[]): Op => (ops.length === 1 ? ops[0]! : { type: "all", ops });

export function removingActivity(workshop: Draft, id: string): Op {
  return all([
    ...withoutSlots(workshop, (slot) => slot.activities?.includes(id) ?? false, id),
    { type: "remove-activity", activity: id },
  ]);
}

/** Deletes a session, also from agendas; renumbers the others where they were numbered in order. */
export function removingSession(workshop: Draft, id: string): Op {
  const left = workshop.sessions.filter((s) => s.id !== id);
  return all([
    ...withoutSlots(workshop, (slot) => slot.session === id, null),
    { type: "remove-session", session: id },
    ...renumbered(workshop.sessions, left),
  ]);
}

/** Moves a session before another, or to the end. */
export function movingSession(workshop: Draft, id: string, before: string | null): Op {
  const moved = workshop.sessions.find((s) => s.id === id);
  if (!moved || before === id || before === idAfter(workshop.sessions, id)) return { type: "all", ops: [] };
  const order = insertedBefore(
    workshop.sessions.filter((s) => s.id !== id),
    moved,
    before,
  );
  return all([{ type: "move-session", session: id, before }, ...renumbered(workshop.sessions, order)]);
}

/** A new, empty session before another, or at the end. */
export function addingSession(workshop: Draft, title: string, before: string | null): { op: Op; id: string } {
  const id = freeId(title, new Set(workshop.sessions.map((s) => s.id)), "session");
  const number = Math.max(0, ...workshop.sessions.map((s) => s.number)) + 1;
  const session: DraftSession = { id, number, title, minutes: 60, priority: "must", activities: [] };
  const order = insertedBefore(workshop.sessions, session, before);
  return {
    op: all([
      { type: "add-session", session, before },
      ...renumbered([...workshop.sessions, session], order),
    ]),
    id,
  };
}

const inOrder = (sessions: readonly DraftSession[]) => sessions.every((s, i) => s.number === i + 1);

/** Ops that number `next` from 1, where `before` was numbered so; authors' own numbers are left alone. */
function renumbered(before: readonly DraftSession[], next: readonly DraftSession[]): SingleOp[] {
  if (!inOrder(before)) return [];
  return next.flatMap((s, i): SingleOp[] =>
    s.number === i + 1
      ? []
      : [{ type: "set-session", session: s.id, set: { number: { from: s.number, to: i + 1 } } }],
  );
}

type Slot = NonNullable<NonNullable<Draft["agendas"][number]["days"]>[number]["slots"]>[number];

/** Takes slots out of the agendas, or only one activity out of a slot that has others left. */
function withoutSlots(
  workshop: Draft,
  concerns: (slot: Slot) => boolean,
  activity: string | null,
): SingleOp[] {
  let touched = false;
  const value = workshop.agendas.map((agenda) => ({
    ...agenda,
    days: agenda.days?.map((day) => ({
      ...day,
      slots: day.slots?.flatMap((slot) => {
        if (!concerns(slot)) return [slot];
        touched = true;
        const left = activity === null ? [] : (slot.activities ?? []).filter((id) => id !== activity);
        return left.length > 0 ? [{ ...slot, activities: left }] : [];
      }),
    })),
  }));
  return touched ? [{ type: "set-agendas", base: versionOf(workshop.agendas), value }] : [];
}
