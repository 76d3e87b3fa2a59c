"use client";
import { useTranslations } from "use-intl";
import styles from "@/components/editor/editor.module.css";
import { type Place, useEditor } from "@/components/editor/use-editor";
import { type Draft, whereIs } from "@/workshop/authoring/draft";
import type { Problem } from "@/workshop/authoring/problems";

/** Everything that keeps the workshop from being run, by what it belongs to; each leads to its field. */
export function Problems() {
  const t = useTranslations("editor");
  const { problems, draft, go } = useEditor();
  const groups = grouped(problems);
  return (
    <section className={styles.pane} aria-labelledby="things-to-do">
      <h2 id="things-to-do">{t(problems.length > 0 ? "problems.title" : "problems.none")}</h2>
      {problems.length > 0 && <p className={styles.lead}>{t("problems.lead")}</p>}
      {[...groups].map(([owner, own]) => (
        <section key={owner} className={styles.owner}>
          <h3 dir="auto">{nameOf(owner, draft, t)}</h3>
          <ul>
            {own.map((p) => (
              <li key={p.path + p.sentence}>
                <button type="button" onClick={() => go(placeFor(p, draft), p.path)}>
                  <span>{p.sentence}</span>
                  <small dir="auto">{fieldOf(p.path)}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

const ownerOf = (problem: Problem): string =>
  problem.path.startsWith("workshop:") ? "workshop:" : (problem.path.split("/")[0] ?? "");

function grouped(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const p of problems) groups.set(ownerOf(p), [...(groups.get(ownerOf(p)) ?? []), p]);
  return groups;
}

/** The way to the field inside its owner. */
const fieldOf = (path: string): string =>
  path
    .replace(/^workshop:/, "workshop/")
    .split("/")
    .slice(1)
    .join(" › ");

function nameOf(owner: string, draft: Draft, t: ReturnType<typeof useTranslations>): string {
  const [what = "", id = ""] = owner.split(":");
  const untitled = t("untitled");
  if (owner === "workshop:") return t("problems.workshop");
  if (what === "session")
    return t("problems.sessionName", { title: draft.sessions.find((s) => s.id === id)?.title || untitled });
  if (what === "word")
    return t("problems.wordName", { title: draft.words.find((w) => w.id === id)?.term || untitled });
  if (what === "agenda")
    return t("problems.agendaName", { title: draft.agendas.find((a) => a.id === id)?.title || untitled });
  return whereIs(draft, owner)?.activity.title || untitled;
}

function placeFor({ path }: Problem, draft: Draft): Place {
  const [owner = ""] = path.split("/");
  if (owner.startsWith("session:")) return { kind: "session", id: owner.slice(8) };
  if (owner.startsWith("word:")) return { kind: "words" };
  if (owner.startsWith("agenda:")) return { kind: "agendas" };
  return whereIs(draft, owner) ? { kind: "activity", id: owner } : { kind: "workshop" };
}
