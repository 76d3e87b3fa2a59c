"use client";
/** Actions on a row of the outline, by menu, key or drag. */
import { useTranslations } from "@/components/language/use-translations";
import { useEditor } from "@/components/editor/use-editor";
import { movingSession, removingActivity, removingSession } from "@/workshop/editor/compound-ops";
import { whereIs } from "@/workshop/editor/draft";
import { idAfter } from "@/workshop/editor/edit-result";
import { activityIds, freeId } from "@/workshop/editor/ids";

export type RowKey = `s:${string}` | `a:${string}`;

export function useRowActs() {
  const t = useTranslations("editor");
  const { draft, live, go, place, say } = useEditor();
  const named = (title: string | undefined) => title || t("untitled");

  function placeActivity(id: string, session: string, before: string | null): void {
    const edited = live.edit({ type: "move-activity", activity: id, session, before });
    if (!edited.ok) return;
    const found = whereIs(edited.workshop, id);
    if (found) say(t("outline.moved", { title: named(found.activity.title), place: found.index + 1 }));
  }

  return {
    placeActivity,
    placeSession: (id: string, before: string | null) => live.edit(movingSession(draft, id, before)),

    /** One place up or down; an activity goes on into the neighbouring session. */
    move(key: RowKey, by: -1 | 1): void {
      const id = key.slice(2);
      if (key.startsWith("s:")) {
        const index = draft.sessions.findIndex((s) => s.id === id);
        const before = by < 0 ? draft.sessions[index - 1]?.id : (draft.sessions[index + 2]?.id ?? null);
        if (index + by >= 0 && index + by < draft.sessions.length && before !== undefined)
          live.edit(movingSession(draft, id, before));
        return;
      }
      const found = whereIs(draft, id);
      if (!found) return;
      const { session, index } = found;
      const neighbour = session.activities[index + by];
      if (neighbour) {
        placeActivity(id, session.id, by < 0 ? neighbour.id : idAfter(session.activities, neighbour.id));
        return;
      }
      const next = draft.sessions[draft.sessions.indexOf(session) + by];
      if (next) placeActivity(id, next.id, by < 0 ? null : (next.activities[0]?.id ?? null));
    },

    duplicate(id: string): void {
      const found = whereIs(draft, id);
      if (!found) return;
      const title = t("outline.copyTitle", { title: named(found.activity.title) }).slice(0, 300);
      const as = freeId(found.activity.id, activityIds(draft), found.activity.kind);
      const edited = live.edit({ type: "duplicate-activity", activity: id, as, title });
      if (edited.ok) go({ kind: "activity", id: as });
    },

    remove(key: RowKey): void {
      const id = key.slice(2);
      const session = key.startsWith("s:") ? draft.sessions.find((s) => s.id === id) : undefined;
      const found = whereIs(draft, id);
      if (session) {
        if (live.edit(removingSession(draft, id)).ok)
          say(t("outline.deletedSession", { title: named(session.title) }), true);
        if (place.kind === "session" && place.id === id) go({ kind: "workshop" });
      } else if (found) {
        const { activities } = found.session;
        const next = activities[found.index + 1] ?? activities[found.index - 1];
        if (live.edit(removingActivity(draft, id)).ok)
          say(t("outline.deletedActivity", { title: named(found.activity.title) }), true);
        if (place.kind === "activity" && place.id === id)
          go(next ? { kind: "activity", id: next.id } : { kind: "session", id: found.session.id });
      }
    },
  };
}
