"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/open/console.module.css";
import { SUPPORT } from "@/activities/kinds/open/view";
import type { ConsoleWall, CurationChange } from "@/model/activity/curation";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { useConsoleContext } from "@/components/console/console-context";
import { TurnList } from "@/components/console/results/list-pagination";
import { stepNeighbours } from "@/components/console/steps";
import { Button } from "@/components/ui/button";

/** Texts as one list with an eye for each; tools come with a selection. */
export function OpenConsoleResults({ language }: ConsoleResultsProps) {
  const { view } = useConsoleContext();
  return view.wall ? <Curated wall={view.wall} language={language} /> : null;
}

function Curated({ wall, language }: { wall: ConsoleWall; language: string }) {
  const t = useTranslations("console");
  const { plan, agenda, view, act, say } = useConsoleContext();
  const [picked, setPicked] = useState<string[]>([]);
  const [label, setLabel] = useState("");
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  if (!current?.question) return null;
  const question = current.question;
  const { asked } = view;
  // In another question, such as that of support, the texts are on the stage.
  const closed = asked?.question === question && asked.phase === "closed" ? asked : null;
  const texts = picked.filter((id) => wall.texts.some((text) => text.id === id));
  const waiting = wall.texts.filter((text) => text.state === "waiting").map((text) => text.id);

  async function change(next: CurationChange) {
    if (await act({ type: "curate", question, change: next })) setPicked([]);
  }
  /** Puts a text on the stage, with the first of those that a trainer reads also the wall; or takes it off. */
  async function look(text: ConsoleWall["texts"][number]) {
    const on = text.state !== "shown";
    if (!(await act({ type: "curate", question, change: { do: on ? "show" : "hide", texts: [text.id] } })))
      return;
    if (on && closed && wall.moderated) await act({ type: "reveal", question, round: closed.round });
  }
  function group() {
    if (!label.trim()) return say(t("wall.labelFirst"));
    const existing = wall.groups.find((g) => g.label === label.trim());
    void change({ do: "group", group: existing?.id ?? newGroup(wall), label: label.trim(), texts });
    setLabel("");
  }
  const support = current.whatIfs.find((w) => w.question.endsWith(`?${SUPPORT}`));
  if (wall.counts.all === 0) return <p>{t("wall.none")}</p>;
  return (
    <div className="stack tight">
      <div className="row">
        <b>{t("wall.count", { count: wall.counts.all })}</b>
        {!closed && <span>{t("wall.onStage", { count: wall.counts.shown })}</span>}
        {!closed && waiting.length > 0 && wall.counts.shown > 0 && (
          <Button size="small" onClick={() => void change({ do: "show", texts: waiting })}>
            {t("wall.showOthers", { count: waiting.length })}
          </Button>
        )}
        {!closed && wall.counts.shown > 0 && (
          <Button
            size="small"
            look="bare"
            onClick={() => void change({ do: "as", as: wall.as === "wall" ? "cloud" : "wall" })}
          >
            {t(wall.as === "wall" ? "wall.asCloud" : "wall.asWall")}
          </Button>
        )}
        {!closed && wall.counts.shown > 0 && support && asked?.question !== support.question && (
          <Button
            size="small"
            look="bare"
            onClick={() =>
              void act({
                type: "ask",
                question: support.question,
                seen: view.stepRevision,
                open: true,
              })
            }
          >
            {t("wall.support")}
          </Button>
        )}
      </div>
      {texts.length > 0 && (
        <div className="row">
          <span>{t("wall.picked", { count: texts.length })}</span>
          <Button size="small" onClick={() => void change({ do: "hide", texts })}>
            {t("wall.hide")}
          </Button>
          <input
            className={styles.label}
            value={label}
            maxLength={80}
            placeholder={t("wall.label")}
            aria-label={t("wall.label")}
            list="wall-groups"
            dir="auto"
            onChange={(event) => setLabel(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && group()}
          />
          <datalist id="wall-groups">
            {wall.groups.map((g) => (
              <option key={g.id} value={g.label} />
            ))}
          </datalist>
          <Button size="small" onClick={group}>
            {t("wall.group")}
          </Button>
          <Button size="small" onClick={() => void change({ do: "ungroup", texts })}>
            {t("wall.ungroup")}
          </Button>
        </div>
      )}
      <TurnList piece={wall.piece} of={t("wall.texts")} />
      <ul className={styles.texts} lang={language}>
        {wall.texts.map((text) => (
          <li key={text.id} data-state={text.state}>
            <label className="tick">
              <input
                type="checkbox"
                checked={picked.includes(text.id)}
                onChange={(event) =>
                  setPicked(
                    event.target.checked ? [...picked, text.id] : picked.filter((id) => id !== text.id),
                  )
                }
              />
              <bdi dir="auto">{text.text}</bdi>
            </label>
            <small>
              {[
                text.times > 1 && t("wall.times", { count: text.times }),
                text.support > 0 && t("wall.supported", { count: text.support }),
                wall.groups.find((g) => g.id === text.group)?.label,
                text.state === "hidden" && t("wall.state.hidden"),
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
            <button
              type="button"
              className={styles.eye}
              aria-pressed={text.state === "shown"}
              aria-label={t("wall.eyeOf", { text: text.text })}
              onClick={() => void look(text)}
            >
              <span aria-hidden="true">{text.state === "shown" ? "◉" : "○"}</span>{" "}
              {t(text.state !== "shown" ? "wall.eyeOff" : closed ? "wall.state.shown" : "wall.eyeOn")}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** An id that no group has yet. */
function newGroup(wall: ConsoleWall): string {
  let n = wall.groups.length + 1;
  while (wall.groups.some((g) => g.id === `group-${n}`)) n++;
  return `group-${n}`;
}
