"use client";
/** "Take it with you": every format of a room, made on demand, with its progress and a way to stop it. */
import { useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { Entry, UnderWay } from "@/components/exports/entry";
import { useExports } from "@/components/exports/use-exports";
import styles from "@/components/exports/export-list.module.css";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Format } from "@/workshop/exports/formats";

/** The first of each card is the one that most people want. */
const CARDS: { id: "pdf" | "slides" | "word"; formats: Format[] }[] = [
  {
    id: "pdf",
    formats: ["pdf-short-a4", "pdf-short-letter", "pdf-a4", "pdf-letter", "page-a4", "page-letter"],
  },
  { id: "slides", formats: ["slides", "slides-all"] },
  { id: "word", formats: ["word-short", "word", "partner"] },
];
const FOLDED: { id: "groups" | "room" | "analysts"; formats: Format[] }[] = [
  { id: "groups", formats: ["plan", "plan-calendar", "posters-a4", "posters-a3"] },
  { id: "room", formats: ["handouts", "handouts-letter", "pictures", "calendar"] },
  {
    id: "analysts",
    formats: [
      "workbook",
      "summary-csv",
      "answers-csv",
      "values-csv",
      "analysis",
      "json",
      "gift",
      "qti",
      "xapi",
      "everything",
    ],
  },
];

interface Props {
  roomId: string;
  /** The room's title, where several rooms are on the page. */
  title?: string;
  className?: string;
}

export function TakeAway({ roomId, title, className }: Props) {
  const t = useTranslations("exports");
  const [open, setOpen] = useState(false);
  const [expert, setExpert] = useState(false);
  const { offers, unreleased, making, load, begin, cancel } = useExports(roomId, useLocale());
  const show = () => {
    setOpen(true);
    void load();
  };
  const entries = (formats: readonly Format[]) => (
    <ul className="plain">
      {formats
        .flatMap((format) => offers?.find((offer) => offer.format === format) ?? [])
        .map((offer) => (
          <Entry
            key={offer.format}
            offer={offer}
            making={making[offer.format]}
            onBegin={() => void begin(offer.format, expert)}
            onCancel={() => void cancel(offer.format)}
          />
        ))}
    </ul>
  );
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={title && t("buttonOf", { title })}
        aria-haspopup="dialog"
        onClick={show}
      >
        {t("button")}
      </button>
      {!open && <UnderWay making={making} />}
      {open && (
        <Dialog
          title={title ? t("buttonOf", { title }) : t("title")}
          wide
          onClose={() => setOpen(false)}
          actions={<Button onClick={() => setOpen(false)}>{t("close")}</Button>}
        >
          <p>{t("intro")}</p>
          {unreleased && (
            <p className="notice tangerine">
              {t("unreleased", { count: unreleased.count })}{" "}
              <a href={`/debrief/${roomId}/texts?of=${encodeURIComponent(unreleased.page)}`}>
                {t("unreleasedLink")}
              </a>
            </p>
          )}
          {offers === null && <p role="status">{t("loading")}</p>}
          {offers && (
            <label className="tick">
              <input type="checkbox" checked={expert} onChange={(e) => setExpert(e.target.checked)} />
              {t("expert")}
            </label>
          )}
          <div className={styles.cards}>
            {offers &&
              CARDS.map(({ id, formats: [first, ...more] }) => (
                <section key={id} className="card stack tight">
                  <h3>{t(`groups.${id}`)}</h3>
                  {entries([first!])}
                  <details>
                    <summary>{t("groups.more")}</summary>
                    {entries(more)}
                  </details>
                </section>
              ))}
          </div>
          {offers &&
            FOLDED.map(({ id, formats }) => (
              <details key={id}>
                <summary>{t(`groups.${id}`)}</summary>
                {id === "groups" && <a href={`/debrief/${roomId}/plan`}>{t("planLink")}</a>}
                {entries(formats)}
              </details>
            ))}
          <p className="notice">
            {t("rowsNote")} <a href={`/debrief/${roomId}/rows`}>{t("rowsLink")}</a>
          </p>
        </Dialog>
      )}
    </>
  );
}
