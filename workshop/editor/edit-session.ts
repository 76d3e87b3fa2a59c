import { type Draft, type DraftSession, MAX_SESSIONS } from "@/workshop/editor/draft";
import { withMoreTexts, withoutTexts } from "@/workshop/editor/edit-texts";
import {
  idAfter,
  appliedEdit,
  type EditResult,
  insertedBefore,
  unchangedEdit,
  refusedEdit,
} from "@/workshop/editor/edit-result";
import { setFields } from "@/workshop/editor/set-fields";
import type { OpOf } from "@/workshop/editor/op";
import { sameContent } from "@/workshop/editor/version";

const find = (workshop: Draft, id: string): DraftSession | undefined =>
  workshop.sessions.find((s) => s.id === id);

export function addSession(workshop: Draft, op: OpOf<"add-session">): EditResult {
  const { session } = op;
  const existing = find(workshop, session.id);
  if (existing) return sameContent(existing, session) ? unchangedEdit(workshop) : refusedEdit("id-taken");
  if (workshop.sessions.length >= MAX_SESSIONS) return refusedEdit("too-many-sessions");
  const taken = new Set(workshop.sessions.flatMap((s) => s.activities.map((a) => a.id)));
  const ids = session.activities.map((a) => a.id);
  if (ids.some((id) => taken.has(id)) || new Set(ids).size < ids.length) return refusedEdit("id-taken");
  const { workshop: next, undo } = withMoreTexts(workshop, op.texts);
  return appliedEdit(
    { ...next, sessions: insertedBefore(next.sessions, session, op.before) },
    { type: "all", ops: [{ type: "remove-session", session: session.id }, ...undo] },
  );
}

export function removeSession(workshop: Draft, op: OpOf<"remove-session">): EditResult {
  const session = find(workshop, op.session);
  if (!session) return unchangedEdit(workshop);
  const owners = [`session:${session.id}`, ...session.activities.map((a) => a.id)];
  const { workshop: next, taken } = withoutTexts(workshop, owners);
  return appliedEdit(
    { ...next, sessions: next.sessions.filter((s) => s !== session) },
    { type: "add-session", session, before: idAfter(workshop.sessions, session.id), texts: taken },
  );
}

export function moveSession(workshop: Draft, op: OpOf<"move-session">): EditResult {
  const session = find(workshop, op.session);
  if (!session) return refusedEdit("unknown-session");
  const before = idAfter(workshop.sessions, session.id);
  if (op.before === session.id || op.before === before) return unchangedEdit(workshop);
  const others = workshop.sessions.filter((s) => s !== session);
  return appliedEdit(
    { ...workshop, sessions: insertedBefore(others, session, op.before) },
    { type: "move-session", session: session.id, before },
  );
}

export function setSession(workshop: Draft, op: OpOf<"set-session">): EditResult {
  const session = find(workshop, op.session);
  if (!session) return refusedEdit("unknown-session");
  const set = setFields(session, op.set);
  if (set === "changed-by-other") return refusedEdit(set);
  if (!set) return unchangedEdit(workshop);
  const sessions = workshop.sessions.map((s) => (s === session ? set.value : s));
  return appliedEdit({ ...workshop, sessions }, { type: "set-session", session: op.session, set: set.back });
}
