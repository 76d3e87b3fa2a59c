"use client";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/editor.module.css";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";

export type Panel = "history" | "share" | "files";

/** The top: title, state of saving, other authors, and actions on the whole. */
export function Bar({ onPanel }: { onPanel: (panel: Panel) => void }) {
  const t = useTranslations("editor");
  const files = useTranslations("files");
  const pages = useTranslations("account");
  const { id, draft, state, live, problems, canEdit, go, place } = useEditor();
  const others = [...new Map(state.people.filter((p) => p.id !== state.self).map((p) => [p.id, p])).values()];
  const left = problems.length;
  return (
    <header className={styles.bar}>
      <nav aria-label={pages("nav.main")} className={styles.ways}>
        <a href="/trainer">Plenary</a>
        <a href="/trainer">{pages("nav.rooms")}</a>
        <a href="/trainer/workshops" aria-current="true">
          {pages("rooms.workshops")}
        </a>
      </nav>
      <h1 className={styles.name} dir="auto">
        {draft.title || t("untitled")}
      </h1>
      <SaveState />
      {others.length > 0 && (
        <ul
          className={styles.people}
          aria-label={t("bar.people", { names: others.map((p) => p.name).join(", ") })}
        >
          {others.slice(0, 5).map((p) => (
            <li key={p.id} title={p.name} aria-hidden="true">
              {p.name.slice(0, 1)}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.tools}>
        {canEdit && (
          <>
            <button
              type="button"
              className="tool"
              disabled={!state.undo}
              aria-label={t("bar.undo")}
              title={`${t("bar.undo")} (Ctrl Z)`}
              onClick={live.undo}
            >
              ↶
            </button>
            <button
              type="button"
              className="tool"
              disabled={!state.redo}
              aria-label={t("bar.redo")}
              title={`${t("bar.redo")} (Ctrl Shift Z)`}
              onClick={live.redo}
            >
              ↷
            </button>
          </>
        )}
        <Button size="small" look="bare" onClick={() => onPanel("files")}>
          {files("title")}
        </Button>
        <Button size="small" look="bare" onClick={() => onPanel("history")}>
          {t("bar.history")}
        </Button>
        <Button size="small" look="bare" onClick={() => onPanel("share")}>
          {t("bar.share")}
        </Button>
        <button
          type="button"
          className={styles.left}
          data-none={left === 0 || undefined}
          aria-current={place.kind === "problems" || undefined}
          onClick={() => go({ kind: "problems" })}
        >
          {left === 0 ? t("bar.ready") : t("bar.problems", { count: left })}
        </button>
        {left === 0 && (
          <a className="button bare" href={`/trainer/rehearse/${id}`}>
            {t("bar.rehearse")}
          </a>
        )}
        {left === 0 ? (
          <a className="button primary" href={`/trainer?workshop=${id}#open-room`}>
            {t("bar.open")}
          </a>
        ) : (
          <Button
            size="small"
            look="primary"
            why={t("bar.openWhy", { count: left })}
            onClick={() => go({ kind: "problems" })}
          >
            {t("bar.open")}
          </Button>
        )}
      </div>
    </header>
  );
}

function SaveState() {
  const t = useTranslations("editor.bar");
  const { state, canEdit } = useEditor();
  const lost = state.status !== "connected";
  const words = lost
    ? t("offline", { count: state.waiting })
    : !canEdit
      ? t("readOnly")
      : t(state.waiting > 0 ? "saving" : "saved");
  return (
    <p
      className={styles.saveState}
      role="status"
      data-state={lost ? "lost" : state.waiting > 0 ? "saving" : "saved"}
    >
      {words}
    </p>
  );
}
