"use client";
import { startTransition, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/editor/editor.module.css";
import { FilesDialog } from "@/components/editor/files/files-dialog";
import { controlId } from "@/components/editor/form/form-context";
import type { EditorState, LiveDraft } from "@/components/editor/live-draft";
import { Middle } from "@/components/editor/middle";
import { Outline } from "@/components/editor/outline/outline";
import { AddDialog } from "@/components/editor/panels/add-dialog";
import { Bar, type Panel } from "@/components/editor/panels/bar";
import { Conflict } from "@/components/editor/panels/conflict";
import { History } from "@/components/editor/panels/history";
import { Share } from "@/components/editor/panels/share";
import { Preview } from "@/components/editor/preview/preview";
import { EditorProvider, type Place } from "@/components/editor/use-editor";
import { type Draft, whereIs } from "@/workshop/authoring/draft";
import { mayAuthor } from "@/workshop/authoring/permissions";
import { problemsOf } from "@/workshop/authoring/problems";

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
  const [wanted, setPlace] = useState<Place>(() => fromHash(draft));
  const [target, setTarget] = useState<string | null>(null);
  const [pane, setPane] = useState<(typeof panes)[number]>("form");
  const [panel, setPanel] = useState<Panel | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const settled = useRested(draft);
  const problems = useMemo(() => problemsOf(settled), [settled]);
  const place = standing(wanted, draft);
  const activity = place.kind === "activity" ? place.id : null;

  useEffect(() => live.at(activity), [live, activity]);
  useFocus(target);
  useShortcuts(live);

  function go(next: Place, path?: string): void {
    setPlace(next);
    // The same field asked for twice is asked for anew.
    setTarget(null);
    if (path) window.setTimeout(() => setTarget(path));
    setPane("form");
    window.history.replaceState(null, "", hashOf(next));
  }
  const context = {
    id,
    live,
    state,
    draft,
    canEdit: mayAuthor(state.role, "edit"),
    problems,
    place,
    go,
    target,
    say,
  };
  return (
    <EditorProvider value={context}>
      <div className={styles.desk} data-surface="editor" data-pane={pane}>
        <Bar onPanel={setPanel} />
        {state.status === "lost" && (
          <p className={styles.lost}>
            {t(state.signedOut ? "signedOutHere" : "lost")}
            {state.signedOut && (
              <a href="/trainer/sign-in" target="_blank" rel="noreferrer">
                {t("toSignIn")}
              </a>
            )}
          </p>
        )}
        <nav className={styles.panes} aria-label={t("panes.label")}>
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
          <main data-part="form" onBlur={() => live.hurry()}>
            <Middle onAdd={setAdding} />
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

/** Milliseconds without a change after which the whole is looked through for what is missing. */
const REST = 350;

/** A value once it has stood for a moment: what is costly to work out waits while somebody types. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => startTransition(() => setRested(value)), REST);
    return () => window.clearTimeout(timer);
  }, [value]);
  return rested;
}

const hashOf = (place: Place): string => ("id" in place ? `#${place.kind}:${place.id}` : `#${place.kind}`);

function fromHash(draft: Draft): Place {
  const [kind = "", id = ""] = window.location.hash.slice(1).split(":");
  if (kind === "activity" || kind === "session") return { kind, id };
  if (kind === "words" || kind === "agendas" || kind === "problems" || kind === "workshop") return { kind };
  const [first] = draft.sessions.flatMap((s) => s.activities);
  return first ? { kind: "activity", id: first.id } : { kind: "workshop" };
}

/** What can be shown of what was asked for: somebody else may have deleted it. */
function standing(place: Place, draft: Draft): Place {
  if (place.kind === "activity" && !whereIs(draft, place.id)) return { kind: "workshop" };
  if (place.kind === "session" && !draft.sessions.some((s) => s.id === place.id)) return { kind: "workshop" };
  return place;
}

/** Puts the focus into the field of a path, once what encloses it has opened. */
function useFocus(target: string | null): void {
  const tries = useRef(0);
  useEffect(() => {
    if (!target) return;
    tries.current = 0;
    const look = () => {
      const plain = target
        .replace(/^workshop:/, "workshop/")
        .replace(/^session:/, "session/")
        .replace(/^word:/, "words/")
        .replace(/^agenda:/, "agendas/");
      const field = document.getElementById(controlId(plain));
      if (field) {
        field.scrollIntoView({ block: "center" });
        const inside = field.matches("input, textarea, select, button")
          ? field
          : field.querySelector<HTMLElement>("input, textarea, select, button");
        (inside ?? field).focus();
      } else if (++tries.current < 20) window.setTimeout(look, 30);
    };
    look();
  }, [target]);
}

/** Undo and redo, everywhere but where the browser undoes typing in a field that is not the draft's. */
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
