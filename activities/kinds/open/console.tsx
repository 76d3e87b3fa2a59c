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

/** What people wrote, with what can be done with it: let through, hide, group under a label, draw as a cloud. */
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
  const texts = picked.filter((id) => wall.texts.some((text) => text.id === id));
  const waiting = wall.texts.filter((text) => text.state === "waiting").map((text) => text.id);

  async function change(made: CurationChange) {
    if (await act({ type: "curate", question, change: made })) setPicked([]);
  }
  const withPicked = (make: (ids: string[]) => CurationChange) => () =>
    texts.length ? void change(make(texts)) : say(t("wall.pickFirst"));
  function group() {
    if (!texts.length) return say(t("wall.pickFirst"));
    if (!label.trim()) return say(t("wall.labelFirst"));
    const known = wall.groups.find((g) => g.label === label.trim());
    void change({ do: "group", group: known?.id ?? newGroup(wall), label: label.trim(), texts });
    setLabel("");
  }
  const support = current.whatIfs.find((w) => w.question.endsWith(`?${SUPPORT}`));
  return (
    <div className={styles.wall}>
      <div className={styles.acts}>
        {wall.moderated && waiting.length > 0 && (
          <Button size="small" onClick={() => void change({ do: "show", texts: waiting })}>
            {t("wall.showAll", { count: waiting.length })}
          </Button>
        )}
        <Button size="small" onClick={withPicked((ids) => ({ do: "show", texts: ids }))}>
          {t("wall.show")}
        </Button>
        <Button size="small" onClick={withPicked((ids) => ({ do: "hide", texts: ids }))}>
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
        <Button size="small" onClick={withPicked((ids) => ({ do: "ungroup", texts: ids }))}>
          {t("wall.ungroup")}
        </Button>
        <Button
          size="small"
          onClick={() => void change({ do: "as", as: wall.as === "wall" ? "cloud" : "wall" })}
        >
          {t(wall.as === "wall" ? "wall.asCloud" : "wall.asWall")}
        </Button>
        {support && view.asked?.question !== support.question && (
          <Button
            size="small"
            onClick={() => void act({ type: "ask", question: support.question, seen: view.stepRevision })}
          >
            {t("wall.support")}
          </Button>
        )}
      </div>
      {wall.texts.length === 0 && <p>{t("wall.none")}</p>}
      <TurnList piece={wall.piece} of={t("wall.texts")} />
      <ul className={styles.texts} lang={language}>
        {wall.texts.map((text) => (
          <li key={text.id} data-state={text.state}>
            <label>
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
                t(`wall.state.${text.state}`),
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
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
