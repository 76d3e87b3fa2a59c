"use client";
import { useEffect, useId, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useEditorServices } from "@/components/editor/services";
import styles from "@/components/editor/editor.module.css";
import { copyAssets } from "@/components/editor/files/ask";
import type { PaneProps } from "@/components/editor/files/import-pane";
import { useFiles } from "@/components/editor/files/use-files";
import { KindIcon } from "@/components/editor/outline/kind-icon";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { assetsNamed, withAssetsRenamed } from "@/workshop/content/assets/names";
import { copyingActivities, copyingSession } from "@/workshop/editor/copy";
import type { Draft } from "@/workshop/editor/draft";

/** Copies sessions or activities of another workshop with their translations and words. */
export function CopyFrom({ session, before, onDone }: PaneProps) {
  const t = useTranslations("editor.add");
  const { id, draft, live, go, say } = useEditor();
  const files = useFiles();
  const { listSources, readSource } = useEditorServices();
  const [sources, setSources] = useState<{ id: string; title: string }[]>([]);
  const [chosen, setChosen] = useState("");
  const [source, setSource] = useState<Draft | "loading" | "failed">("loading");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState("");
  const field = useId();

  useEffect(() => {
    listSources().then(
      (list) => {
        setSources(list ?? []);
        setChosen(list?.[0]?.id ?? "");
      },
      () => setSource("failed"),
    );
  }, [listSources]);
  useEffect(() => {
    if (!chosen) return;
    let current = true;
    setSource("loading");
    setTicked(new Set());
    readSource(chosen).then(
      (workshop) => current && setSource(workshop ?? "failed"),
      () => current && setSource("failed"),
    );
    return () => {
      current = false;
    };
  }, [chosen, readSource]);

  /** Copies the files of the copied parts. @returns the source with their names in this workshop */
  async function withFiles(from: Draft, named: unknown): Promise<Draft> {
    const names = assetsNamed(named);
    if (names.length === 0) return from;
    const copied = await copyAssets(id, chosen, names);
    files.reload();
    return copied.ok ? withAssetsRenamed(from, new Map(Object.entries(copied.renamed))) : from;
  }
  async function takeActivities(source: Draft): Promise<void> {
    const wanted = source.sessions.flatMap((s) => s.activities.filter((a) => ticked.has(a.id)));
    const from = await withFiles(source, wanted);
    const { op, ids } = copyingActivities(from, [...ticked], draft, session.id, before);
    const edited = live.edit(op);
    onDone();
    if (!edited.ok) return;
    say(t("taken", { count: ids.length }), true);
    const last = ids.at(-1);
    if (last) go({ kind: "activity", id: last });
  }
  async function takeSession(source: Draft, wanted: string): Promise<void> {
    const from = await withFiles(
      source,
      source.sessions.find((s) => s.id === wanted),
    );
    const copy = copyingSession(from, wanted, draft);
    const edited = copy && live.edit(copy.op);
    onDone();
    if (!copy || !edited?.ok) return;
    say(t("sessionTaken", { title: from.sessions.find((s) => s.id === wanted)?.title ?? "" }), true);
    go({ kind: "session", id: copy.id });
  }
  const wanted = search.trim().toLowerCase();
  const fits = (title: string | undefined) => !wanted || title?.toLowerCase().includes(wanted);
  return (
    <div className="stack">
      <div className={styles.copyTop}>
        <label htmlFor={field}>{t("from")}</label>
        <select id={field} value={chosen} onChange={(e) => setChosen(e.target.value)}>
          {sources.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <input
          type="search"
          placeholder={t("search")}
          aria-label={t("search")}
          value={search}
          onChange={(e) => setSearch(e.target.value)}
        />
      </div>
      {source === "loading" && <p role="status">{t("loading")}</p>}
      {source === "failed" && <p role="alert">{t("failed")}</p>}
      {typeof source === "object" && (
        <>
          <ul className={`stack ${styles.sourceList}`}>
            {source.sessions.map((s) => {
              const shown = fits(s.title) ? s.activities : s.activities.filter((a) => fits(a.title));
              if (shown.length === 0) return null;
              return (
                <li key={s.id}>
                  <div className={`row apart ${styles.sourceHead}`}>
                    <b dir="auto">
                      {s.number} · {s.title}
                    </b>
                    <Button
                      size="small"
                      look="bare"
                      aria-label={`${t("wholeSession")}: ${s.title}`}
                      onClick={() => void takeSession(source, s.id)}
                    >
                      {t("wholeSession")}
                    </Button>
                  </div>
                  {shown.map((a) => (
                    <label key={a.id} className="tick">
                      <input
                        type="checkbox"
                        checked={ticked.has(a.id)}
                        onChange={(e) =>
                          setTicked(
                            new Set(
                              e.target.checked ? [...ticked, a.id] : [...ticked].filter((id) => id !== a.id),
                            ),
                          )
                        }
                      />
                      <KindIcon kind={a.kind} />
                      <span dir="auto">{a.title}</span>
                    </label>
                  ))}
                </li>
              );
            })}
          </ul>
          <Button
            look="primary"
            why={ticked.size === 0 ? t("take", { count: 0 }) : null}
            onClick={() => ticked.size > 0 && void takeActivities(source)}
          >
            {t("take", { count: ticked.size })}
          </Button>
        </>
      )}
    </div>
  );
}
