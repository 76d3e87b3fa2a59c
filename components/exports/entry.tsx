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
  /** One button takes the place of the other: the second half of a double click is not meant for it. */
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
  switch (making.is) {
    case "waiting":
    case "working": {
      const percent = making.is === "working" ? Math.round(making.done * 100) : 0;
      const said = making.is === "working" ? t("working", { percent }) : t("waiting");
      return (
        <>
          <label className={styles.progress}>
            <span>{said}</span>
            <progress max={100} value={making.is === "working" ? percent : undefined} />
          </label>
          <button type="button" className="button" onClick={onCancel}>
            {t("cancel")}
          </button>
        </>
      );
    }
    case "ready":
      return (
        <a className="link" href={making.href} download={making.file}>
          {t("save", { name: making.file })}
        </a>
      );
    case "cancelled":
      return <span>{t("cancelled")}</span>;
    case "failed":
      return <span>{why(making.why, t)}</span>;
  }
}

/** What becomes of files that are made, for where their menu is closed. */
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

function said(making: Exclude<ExportState, { is: "ready" }>, t: Translate): string {
  if (making.is === "working") return t("working", { percent: Math.round(making.done * 100) });
  if (making.is === "failed") return why(making.why, t);
  return t(making.is);
}

const why = (reason: string, t: Translate): string =>
  t.has(`failed.${reason}`) ? t(`failed.${reason as "broken"}`) : t("failed.broken");
