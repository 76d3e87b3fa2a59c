"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/controls/open-menu.module.css";
import { stepNeighbours } from "@/components/console/steps";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import type { Opening } from "@/components/console/verb";

const lengths = [30, 60, 120, 180, 300];
const limits = [undefined, null, ...lengths];
const reading = [undefined, null, 10, 20, 30, 60];

/** Times that the button of the bar does not offer. */
export function OtherTimes() {
  const { plan, agenda, view, verbs, opening, chooseOpening, act } = useConsoleContext();
  const { asked } = view;
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  if (!asked || view.ended) return null;
  const { question, round } = asked;
  const opens = verbs.open?.can ? verbs.open : verbs.again;
  if (opens?.can)
    return (
      <OpenMenu
        key={`${question} ${round}`}
        planned={current ?? { seconds: null, readFirst: null }}
        chosen={opening}
        onChoose={chooseOpening}
        asTables={view.asTables}
        onOpen={() => void act(opens.command)}
      />
    );
  if (asked.phase !== "open" || asked.closesAt !== null) return null;
  return <LimitMenu onChoose={(seconds) => void act({ type: "add-time", question, round, seconds })} />;
}

type Time = "seconds" | "readFirst";

interface Props {
  chosen: Opening;
  onChoose: (opening: Opening) => void;
  onOpen: () => void;
  /** Groups can answer as tables. */
  asTables: boolean;
  /** The author's times. */
  planned: { seconds: number | null; readFirst: number | null };
}

/** The times for answers and for reading first. */
function OpenMenu({ chosen, onChoose, onOpen, asTables, planned }: Props) {
  const t = useTranslations("console");
  const length = useLength();
  const words = (n: number | null | undefined, name: Time) =>
    n === undefined ? t("open.planned", { length: length(planned[name]) }) : length(n);
  const group = (name: Time, legend: string, values: (number | null | undefined)[]) => (
    <fieldset className="picks">
      <legend>{legend}</legend>
      {values.map((n) => (
        <label key={String(n)} className="pick">
          <input
            type="radio"
            name={name}
            checked={chosen[name] === n}
            onChange={() => onChoose({ ...chosen, [name]: n })}
          />
          <span>{words(n, name)}</span>
        </label>
      ))}
    </fieldset>
  );
  return (
    <Menu label={t("open.menu")} face={<span aria-hidden="true">◷ ▾</span>} className={styles.button}>
      {(close) => (
        <>
          {group("seconds", t("open.limit"), limits)}
          {group("readFirst", t("open.read"), reading)}
          {asTables && (
            <fieldset className="picks">
              <legend>{t("open.who")}</legend>
              {([undefined, true] as const).map((tables) => (
                <label key={String(tables)} className="pick">
                  <input
                    type="radio"
                    name="asTables"
                    checked={chosen.asTables === tables}
                    onChange={() => {
                      const { asTables: _, ...times } = chosen;
                      onChoose(tables ? { ...times, asTables: tables } : times);
                    }}
                  />
                  <span>{t(tables ? "open.asTables" : "open.each")}</span>
                </label>
              ))}
            </fieldset>
          )}
          <Button
            look="primary"
            onClick={() => {
              close();
              onOpen();
            }}
          >
            {t("open.go")}
          </Button>
        </>
      )}
    </Menu>
  );
}

/** "30 s" or "2 min"; null: none. */
function useLength(): (seconds: number | null) => string {
  const t = useTranslations("console");
  return (n) =>
    n === null
      ? t("open.none")
      : n % 60
        ? t("open.seconds", { seconds: n })
        : t("open.minutes", { minutes: n / 60 });
}

/** Limits a question that runs without a limit, in seconds from now. */
function LimitMenu({ onChoose }: { onChoose: (seconds: number) => void }) {
  const t = useTranslations("console");
  const length = useLength();
  return (
    <Menu label={t("open.limits")} face={<span aria-hidden="true">◷ ▾</span>} className={styles.button}>
      {(close) =>
        lengths.map((seconds) => (
          <Button
            key={seconds}
            onClick={() => {
              close();
              onChoose(seconds);
            }}
          >
            {length(seconds)}
          </Button>
        ))
      }
    </Menu>
  );
}
