"use client";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { type RowKey, useRowActs } from "@/components/editor/outline/acts";
import styles from "@/components/editor/outline/outline.module.css";
import { rowsOf, type SessionRow, reuseUnchanged } from "@/components/editor/outline/rows";
import { OutlineTree } from "@/components/editor/outline/tree";
import type { EditorPlace } from "@/components/editor/place";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { addingSession } from "@/workshop/editor/compound-ops";
import { whereIs } from "@/workshop/editor/draft";

const keyOf = (place: EditorPlace): RowKey | null =>
  place.kind === "session" ? `s:${place.id}` : place.kind === "activity" ? `a:${place.id}` : null;

/** The left side: the workshop's sessions and activities, with search, order and adding. */
export function Outline({ onAdd }: { onAdd: (session: string) => void }) {
  const t = useTranslations("editor.outline");
  const { draft, problems, state, place, go, canEdit, live } = useEditor();
  const [search, setSearch] = useState("");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const acts = useRowActs();
  const wanted = useDeferredValue(search);
  const { people, self } = state;
  const others = useMemo(() => people.filter((p) => p.id !== self), [people, self]);
  const rows = useDeferredValue(
    useSteady(useMemo(() => rowsOf(draft, problems, others, wanted), [draft, problems, others, wanted])),
  );
  const found = rows.reduce((sum, s) => sum + s.activities.length, 0);
  const current =
    place.kind === "session"
      ? place.id
      : place.kind === "activity"
        ? whereIs(draft, place.id)?.session.id
        : draft.sessions.at(-1)?.id;

  function addSession(): void {
    const { op, id } = addingSession(draft, t("newSession"), null);
    if (live.edit(op).ok) go({ kind: "session", id });
  }
  const open = (key: RowKey) => {
    live.flush();
    go(key.startsWith("s:") ? { kind: "session", id: key.slice(2) } : { kind: "activity", id: key.slice(2) });
  };
  // The tree is drawn again only with other rows, but calls the latest functions.
  const latest = useRef({ open, acts });
  latest.current = { open, acts };
  const [onOpen] = useState(() => (key: RowKey) => latest.current.open(key));
  const [steadyActs] = useState(() => () => latest.current.acts);
  return (
    <nav className={styles.outline} aria-label={t("label")}>
      <div className={styles.top}>
        <input
          type="search"
          className="search"
          placeholder={t("search")}
          aria-label={t("searchHint")}
          value={search}
          onChange={(e) => setSearch(e.target.value)}
        />
        <p className="quiet" role="status">
          {wanted.trim() ? t("found", { count: found }) : ""}
        </p>
      </div>
      {wanted.trim() && found === 0 && <p className="muted">{t("found", { count: 0 })}</p>}
      <OutlineTree
        rows={rows}
        selected={keyOf(place)}
        closed={closed}
        canEdit={canEdit}
        searching={wanted.trim() !== ""}
        acts={steadyActs}
        onOpen={onOpen}
        onClosed={setClosed}
      />
      <div className={`stack tight ${styles.foot}`}>
        {canEdit && (
          <div className="stack tight">
            <Button
              look="primary"
              onClick={() => current && onAdd(current)}
              why={current ? null : t("addSession")}
            >
              ＋ {t("addActivity")}
            </Button>
            <Button onClick={addSession}>＋ {t("addSession")}</Button>
          </div>
        )}
        <div className="row links">
          {(["workshop", "words", "agendas"] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              aria-current={place.kind === kind || undefined}
              onClick={() => go({ kind })}
            >
              {t(kind === "workshop" ? "about" : kind)}
            </button>
          ))}
        </div>
      </div>
    </nav>
  );
}

/** Keeps the objects of unchanged rows. */
function useSteady(rows: SessionRow[]): SessionRow[] {
  const latest = useRef(rows);
  latest.current = reuseUnchanged(latest.current, rows);
  return latest.current;
}
