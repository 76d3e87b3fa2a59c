/** Edits of activities. Within a workshop each has its own id, so an op names it without its session. */
import {
  type Draft,
  type DraftActivity,
  type DraftSession,
  MAX_ACTIVITIES,
  whereIs,
} from "@/workshop/editor/draft";
import { renamedTexts, withMoreTexts, withoutTexts } from "@/workshop/editor/edit-texts";
import {
  idAfter,
  appliedEdit,
  type EditResult,
  insertedBefore,
  unchangedEdit,
  refusedEdit,
} from "@/workshop/editor/edit-result";
import type { OpOf } from "@/workshop/editor/op";
import { sameContent, versionOf } from "@/workshop/editor/version";

const withSession = (
  workshop: Draft,
  id: string,
  change: (session: DraftSession) => DraftActivity[],
): Draft => ({
  ...workshop,
  sessions: workshop.sessions.map((s) => (s.id === id ? { ...s, activities: change(s) } : s)),
});

export function addActivity(workshop: Draft, op: OpOf<"add-activity">): EditResult {
  const { activity } = op;
  const existing = whereIs(workshop, activity.id);
  if (existing)
    return sameContent(existing.activity, activity) ? unchangedEdit(workshop) : refusedEdit("id-taken");
  const session = workshop.sessions.find((s) => s.id === op.session);
  if (!session) return refusedEdit("unknown-session");
  if (session.activities.length >= MAX_ACTIVITIES) return refusedEdit("too-many-activities");
  const { workshop: next, undo } = withMoreTexts(workshop, op.texts);
  return appliedEdit(
    withSession(next, op.session, (s) => insertedBefore(s.activities, activity, op.before)),
    { type: "all", ops: [{ type: "remove-activity", activity: activity.id }, ...undo] },
  );
}

export function removeActivity(workshop: Draft, op: OpOf<"remove-activity">): EditResult {
  const place = whereIs(workshop, op.activity);
  if (!place) return unchangedEdit(workshop);
  const { session, activity } = place;
  const { workshop: next, taken } = withoutTexts(workshop, [activity.id]);
  return appliedEdit(
    withSession(next, session.id, (s) => s.activities.filter((a) => a !== activity)),
    {
      type: "add-activity",
      session: session.id,
      activity,
      before: idAfter(session.activities, activity.id),
      texts: taken,
    },
  );
}

export function moveActivity(workshop: Draft, op: OpOf<"move-activity">): EditResult {
  const place = whereIs(workshop, op.activity);
  if (!place) return refusedEdit("unknown-activity");
  const target = workshop.sessions.find((s) => s.id === op.session);
  if (!target) return refusedEdit("unknown-session");
  const { session, activity } = place;
  const before = idAfter(session.activities, activity.id);
  if (session === target && (op.before === activity.id || op.before === before))
    return unchangedEdit(workshop);
  if (session !== target && target.activities.length >= MAX_ACTIVITIES)
    return refusedEdit("too-many-activities");
  const without = withSession(workshop, session.id, (s) => s.activities.filter((a) => a !== activity));
  return appliedEdit(
    withSession(without, target.id, (s) => insertedBefore(s.activities, activity, op.before)),
    { type: "move-activity", activity: activity.id, session: session.id, before },
  );
}

export function duplicateActivity(workshop: Draft, op: OpOf<"duplicate-activity">): EditResult {
  const place = whereIs(workshop, op.activity);
  if (!place) return refusedEdit("unknown-activity");
  const { session, activity } = place;
  return addActivity(workshop, {
    type: "add-activity",
    session: session.id,
    activity: { ...activity, id: op.as, title: op.title },
    before: idAfter(session.activities, activity.id),
    texts: renamedTexts(workshop, activity.id, op.as),
  });
}

export function setActivity(workshop: Draft, op: OpOf<"set-activity">): EditResult {
  const { value } = op;
  const place = whereIs(workshop, value.id);
  if (!place) return refusedEdit("unknown-activity");
  const { session, activity } = place;
  if (sameContent(activity, value)) return unchangedEdit(workshop);
  if (activity.kind !== value.kind) return refusedEdit("bad-edit");
  if (versionOf(activity) !== op.base) return refusedEdit("changed-by-other");
  return appliedEdit(
    withSession(workshop, session.id, (s) => s.activities.map((a) => (a === activity ? value : a))),
    { type: "set-activity", base: versionOf(value), value: activity },
  );
}
