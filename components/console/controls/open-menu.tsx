"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/console/controls/open-menu.module.css";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";

/** Seconds; null: none; undefined: as the author planned. */
interface Opening {
  seconds: number | null | undefined;
  readFirst: number | null | undefined;
}
const asPlanned: Opening = { seconds: undefined, readFirst: undefined };

const lengths = [30, 60, 120, 180, 300];
const limits = [undefined, null, ...lengths];
const reading = [undefined, null, 10, 20, 30, 60];

/** The part of an open command that a choice makes. */
export const openingOf = (o: Opening): Partial<{ seconds: number | null; readFirst: number | null }> => ({
  ...(o.seconds === undefined ? {} : { seconds: o.seconds }),
  ...(o.readFirst === undefined ? {} : { readFirst: o.readFirst }),
});

interface Props {
  /** Opens the answers for other times than planned. */
  onOpen: (opening: Opening) => void;
  /** What the author planned. */
  planned: { seconds: number | null; readFirst: number | null };
}

/** How long answers are taken, and how long people read first, where it is neither as planned nor a minute. */
export function OpenMenu({ onOpen, planned }: Props) {
  const t = useTranslations("console");
  const [chosen, setChosen] = useState(asPlanned);
  const length = useLength();
  const words = (n: number | null | undefined, name: keyof Opening) =>
    n === undefined ? t("open.planned", { length: length(planned[name]) }) : length(n);
  const group = (name: keyof Opening, legend: string, values: (number | null | undefined)[]) => (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {values.map((n) => (
        <label key={String(n)}>
          <input
            type="radio"
            name={name}
            checked={chosen[name] === n}
            onChange={() => setChosen({ ...chosen, [name]: n })}
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
          <Button
            look="primary"
            onClick={() => {
              close();
              onOpen(chosen);
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

/** Beside a question that runs without a limit: it is closed after so many seconds from now. */
export function LimitMenu({ onChoose }: { onChoose: (seconds: number) => void }) {
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
