"use client";
/** One format: a row to press, then its progress and its file. */
import { useId, useRef } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { DOUBLE_CLICK_MS, pressedAt } from "@/components/ui/double-click";
import styles from "@/components/exports/export-list.module.css";
import type { ExportState, Offer } from "@/components/exports/use-exports";
import type { Format } from "@/workshop/exports/formats";

interface Props {
  offer: Offer;
  making: ExportState | undefined;
  onBegin: () => void;
  onCancel: () => void;
}

export function Entry({ offer: { format, why }, making, onBegin, onCancel }: Props) {
  const t = useTranslations("exports");
  const name = t(`formats.${format}`);
  const id = useId();
  const lastPress = useRef(Number.NEGATIVE_INFINITY);
  /** The second half of a double click would press the button that took the first one's place. */
  const once = (press: () => void) => () => {
    const now = pressedAt();
    if (now - lastPress.current < DOUBLE_CLICK_MS) return;
    lastPress.current = now;
    press();
  };
  const begins = !why && making?.is !== "waiting" && making?.is !== "working";
  const words = (
    <span className={styles.words}>
      <strong id={`${id}-name`}>{name}</strong>
      <span id={`${id}-about`}>{t(`about.${format}`)}</span>
      {why && <span className={styles.why}>{t(`why.${why}`)}</span>}
      {making?.is === "ready" && making.leftOut.length > 0 && (
        <span className={styles.why}>
          {t("leftOut", { list: making.leftOut.map((f) => t(`formats.${f}`)).join(", ") })}
        </span>
      )}
    </span>
  );
  return (
    <li className={`row apart ${styles.entry}`}>
      {begins ? (
        <div className={styles.offer}>
          {words}
          <button
            type="button"
            className="link"
            id={`${id}-make`}
            aria-labelledby={`${id}-make ${id}-name`}
            aria-describedby={`${id}-about`}
            onClick={once(onBegin)}
          >
            {t(!making ? "make" : making.is === "ready" ? "makeAgain" : "again")}
          </button>
        </div>
      ) : (
        words
      )}
      <div className="row" role="status">
        {making ? <State making={making} onCancel={once(onCancel)} /> : null}
      </div>
    </li>
  );
}

function State({ making, onCancel }: { making: ExportState; onCancel: () => void }) {
  const t = useTranslations("exports");
  if (making.is === "ready")
    return (
      <a className="link" href={making.href} download={making.file}>
        {t("save", { name: making.file })}
      </a>
    );
  const text = <span>{said(making, t)}</span>;
  if (making.is === "cancelled" || making.is === "failed") return text;
  return (
    <>
      <label className={styles.progress}>
        {text}
        <progress max={100} value={making.is === "working" ? percentOf(making) : undefined} />
      </label>
      <button type="button" className="button" onClick={onCancel}>
        {t("cancel")}
      </button>
    </>
  );
}

/** The progress of files while their menu is closed. */
export function UnderWay({ making }: { making: Partial<Record<Format, ExportState>> }) {
  const t = useTranslations("exports");
  const begun = Object.entries(making).filter(([, { is }]) => is !== "cancelled") as [Format, ExportState][];
  return (
    <span role="status" className="row">
      {begun.map(([format, one]) => (
        <span key={format}>
          {one.is === "ready" ? (
            <a className="link" href={one.href} download={one.file}>
              {t("save", { name: one.file })}
            </a>
          ) : (
            `${t(`formats.${format}`)}: ${said(one, t)}`
          )}
        </span>
      ))}
    </span>
  );
}

type Translate = ReturnType<typeof useTranslations<"exports">>;

const percentOf = ({ done }: { done: number }): number => Math.round(done * 100);

function said(making: Exclude<ExportState, { is: "ready" }>, t: Translate): string {
  if (making.is === "working") return t("working", { percent: percentOf(making) });
  if (making.is === "failed") return why(making.why, t);
  return t(making.is);
}

const why = (reason: string, t: Translate): string =>
  t.has(`failed.${reason}`) ? t(`failed.${reason as "broken"}`) : t("failed.broken");
