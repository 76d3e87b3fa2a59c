"use client";
import { startTransition, useEffect, useMemo, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/editor.module.css";
import { FilesDialog } from "@/components/editor/files/files-dialog";
import { controlId, formPath, pathAround } from "@/components/editor/form/form-context";
import type { EditorState, LiveDraft } from "@/components/editor/live-draft";
import { MainPane } from "@/components/editor/main-pane";
import { Outline } from "@/components/editor/outline/outline";
import { placeFromHash, hashOf, type EditorPlace } from "@/components/editor/place";
import { AddDialog } from "@/components/editor/panels/add-dialog";
import { Bar, type Panel } from "@/components/editor/panels/toolbar";
import { Conflict } from "@/components/editor/panels/conflict";
import { History } from "@/components/editor/panels/history";
import { Share } from "@/components/editor/panels/share";
import { Preview } from "@/components/editor/preview/preview";
import { EditorProvider } from "@/components/editor/use-editor";
import { type Draft, whereIs } from "@/workshop/editor/draft";
import { mayAuthor } from "@/workshop/editor/permissions";
import { problemsOf } from "@/workshop/editor/problems";

interface Props {
  id: string;
  live: LiveDraft;
  state: EditorState & { draft: Draft };
  say: (text: string, undo?: boolean) => void;
}

const panes = ["outline", "form", "preview"] as const;

export function Desk({ id, live, state, say }: Props) {
  const t = useTranslations("editor");
  const { draft } = state;
  const [begun] = useState(() => placeFromHash(window.location.hash, draft));
  const [wanted, setPlace] = useState<EditorPlace>(begun?.place ?? firstPlace(draft));
  const [target, setTarget] = useState<string | null>(begun?.path ?? null);
  const [asked, setAsked] = useState(target !== null);
  const [editing, setEditing] = useState<string | null>(null);
  const [reading, setReading] = useState(draft.language);
  const [pane, setPane] = useState<(typeof panes)[number]>("form");
  const [panel, setPanel] = useState<Panel | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const settled = useDebounced(draft);
  const problems = useMemo(() => problemsOf(settled), [settled]);
  const place = existingPlace(wanted, draft);
  const activity = place.kind === "activity" ? place.id : null;

  useEffect(() => live.workAt(activity), [live, activity]);
  useFocus(target);
  useShortcuts(live);

  function go(next: EditorPlace, path?: string, asksWhy = false): void {
    setPlace(next);
    setAsked(asksWhy);
    // The same field may be asked for twice.
    setTarget(null);
    if (path) window.setTimeout(() => setTarget(path));
    setPane("form");
    window.history.replaceState(null, "", hashOf(next));
  }
  const languages = [draft.language, ...Object.keys(draft.translations)];
  const context = {
    ...{ id, live, state, draft, problems, place, go, target, asked, editing, say },
    canEdit: mayAuthor(state.role, "edit"),
    reading: languages.includes(reading) ? reading : draft.language,
    read: setReading,
  };
  return (
    <EditorProvider value={context}>
      <div className={styles.desk} data-surface="editor" data-pane={pane}>
        <Bar onPanel={setPanel} />
        {state.status === "lost" && (
          <p className={`row ${styles.lost}`}>
            {t(state.signedOut ? "signedOutHere" : "lost")}
            {state.signedOut && (
              <a href="/trainer/sign-in" target="_blank" rel="noreferrer">
                {t("toSignIn")}
              </a>
            )}
          </p>
        )}
        <nav className={`tabs ${styles.panes}`} aria-label={t("panes.label")}>
          {panes.map((one) => (
            <button
              key={one}
              type="button"
              aria-current={pane === one || undefined}
              onClick={() => setPane(one)}
            >
              {t(`panes.${one}`)}
            </button>
          ))}
        </nav>
        <div className={styles.columns}>
          <div data-part="outline">
            <Outline onAdd={setAdding} />
          </div>
          <main
            data-part="form"
            onFocus={(e) => setEditing(pathAround(e.target) ?? editing)}
            onBlur={() => live.flush()}
          >
            <MainPane onAdd={setAdding} />
          </main>
          <aside data-part="preview" aria-label={t("preview.title")}>
            <Preview />
          </aside>
        </div>
      </div>
      {panel === "history" && <History onClose={() => setPanel(null)} />}
      {panel === "files" && <FilesDialog onClose={() => setPanel(null)} />}
      {panel === "share" && <Share onClose={() => setPanel(null)} />}
      {adding !== null && <AddDialog session={adding} onClose={() => setAdding(null)} />}
      {state.conflicts[0] && <Conflict key={state.conflicts[0].id} conflict={state.conflicts[0]} />}
    </EditorProvider>
  );
}

const PROBLEMS_DEBOUNCE_MS = 350;

/** A value after a moment of rest, for costly work that waits while the author types. */
function useDebounced<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => startTransition(() => setRested(value)), PROBLEMS_DEBOUNCE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return rested;
}

function firstPlace(draft: Draft): EditorPlace {
  const [first] = draft.sessions.flatMap((s) => s.activities);
  return first ? { kind: "activity", id: first.id } : { kind: "workshop" };
}

/** The place, unless another author has deleted it. */
function existingPlace(place: EditorPlace, draft: Draft): EditorPlace {
  if (place.kind === "activity" && !whereIs(draft, place.id)) return { kind: "workshop" };
  if (place.kind === "session" && !draft.sessions.some((s) => s.id === place.id)) return { kind: "workshop" };
  return place;
}

/** Puts the focus into the field of a path, once the parts around it have opened. */
function useFocus(target: string | null): void {
  useEffect(() => {
    if (!target) return;
    let tries = 0;
    let timer = 0;
    const look = () => {
      const field = document.getElementById(controlId(formPath(target)));
      if (field) focusIn(field);
      else if (++tries < 20) timer = window.setTimeout(look, 30);
    };
    look();
    return () => window.clearTimeout(timer);
  }, [target]);
}

function focusIn(field: HTMLElement): void {
  field.scrollIntoView({ block: "center" });
  const control = "input, textarea, select, button, summary";
  const inside = field.matches(control) ? field : field.querySelector<HTMLElement>(control);
  (inside ?? field).focus();
}

/** Undo and redo, but in fields outside the draft, where the browser undoes typing. */
function useShortcuts(live: LiveDraft): void {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || document.querySelector("dialog[open]")) return;
      const key = e.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      if ((e.target as HTMLElement).closest("[type=search]")) return;
      e.preventDefault();
      if (key === "y" || e.shiftKey) live.redo();
      else live.undo();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [live]);
}
