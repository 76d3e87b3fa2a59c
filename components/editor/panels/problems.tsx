"use client";
import { useMemo } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { CoreSentence } from "@/components/editor/core-sentence";
import styles from "@/components/editor/editor.module.css";
import { type EditorWords, fieldPathLabel } from "@/components/editor/form/field-path-label";
import { ownerName } from "@/components/editor/owner-name";
import { editorPlaceOf } from "@/components/editor/place";
import { useEditor } from "@/components/editor/use-editor";
import { partsOf, sessionPart } from "@/workshop/editor/runnable-parts";
import { byOwner } from "@/workshop/editor/problems";

/** The problems of the workshop by their owners; each leads to its field. */
export function Problems() {
  const t = useTranslations("editor");
  const words = t as unknown as EditorWords;
  const { problems, draft, go } = useEditor();
  return (
    <section className={styles.pane} aria-labelledby="things-to-do">
      <h2 id="things-to-do">{t(problems.length > 0 ? "problems.title" : "problems.none")}</h2>
      {problems.length > 0 && <CanBeOpened />}
      {problems.length > 0 && <p className="muted">{t("problems.lead")}</p>}
      {[...byOwner(problems)].map(([owner, problems]) => (
        <section key={owner} className="stack tight">
          <h3 dir="auto">{ownerName(owner, draft, words)}</h3>
          <ul>
            {problems.map((p) => (
              <li key={p.path + p.sentence}>
                <button type="button" onClick={() => go(editorPlaceOf(p.path, draft), p.path, true)}>
                  <CoreSentence>{p.sentence}</CoreSentence>
                  <small dir="auto">{fieldPathLabel(p.path, draft, words).join(" › ")}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** The parts of the workshop that can be opened already. */
function CanBeOpened() {
  const t = useTranslations("editor");
  const { draft, id } = useEditor();
  const parts = useMemo(() => partsOf(draft), [draft]);
  if (!parts) return <p className="notice sea stack">{t("problems.readyNone")}</p>;
  const roomOf = (part: string) => `/trainer?workshop=${id}&part=${encodeURIComponent(part)}#open-room`;
  return (
    <section className="notice sea stack" aria-labelledby="can-be-opened">
      <h3 id="can-be-opened">{t("problems.ready")}</h3>
      <p>{t("problems.readyLead", { ready: parts.ready, all: parts.all })}</p>
      <a className="button primary" href={roomOf("ready")}>
        {t("problems.readyOpen")}
      </a>
      <details>
        <summary>{t("problems.readyPart")}</summary>
        <ul>
          {parts.sessions.map(({ id: session, number, title, ready, activities }) => {
            const name = `${number} · ${title || t("untitled")}`;
            return (
              <li key={session}>
                {ready ? <a href={roomOf(sessionPart(session))}>{name}</a> : <span dir="auto">{name}</span>}
                <ul>
                  {activities.map((a) => (
                    <li key={a.id}>
                      {a.ready ? (
                        <a href={roomOf(a.id)}>{a.title}</a>
                      ) : (
                        <span dir="auto">
                          {a.title || t("untitled")} <small>{t("problems.notYet")}</small>
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ul>
      </details>
    </section>
  );
}
