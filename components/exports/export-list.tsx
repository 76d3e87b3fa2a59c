"use client";
/** "Take it with you": every format of a room, made on demand, with its progress and a way to stop it. */
import { useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { Entry, UnderWay } from "@/components/exports/entry";
import { useExports } from "@/components/exports/use-exports";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Format } from "@/workshop/exports/formats";

const GROUPS: { id: "read" | "data" | "other" | "all"; formats: Format[] }[] = [
  {
    id: "read",
    formats: [
      "slides",
      "word-short",
      "pdf-short-a4",
      "pdf-short-letter",
      "word",
      "partner",
      "pdf-a4",
      "pdf-letter",
      "slides-all",
      "pictures",
      "handouts",
      "handouts-letter",
    ],
  },
  { id: "data", formats: ["workbook", "summary-csv", "answers-csv", "values-csv", "json"] },
  { id: "other", formats: ["gift", "qti", "xapi", "calendar"] },
  { id: "all", formats: ["everything"] },
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
  const { offers, making, load, begin, cancel } = useExports(roomId, useLocale());
  const show = () => {
    setOpen(true);
    void load();
  };
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
          {offers === null && <p role="status">{t("loading")}</p>}
          {GROUPS.map(({ id, formats }) => {
            const list = formats.flatMap((format) => offers?.find((offer) => offer.format === format) ?? []);
            return (
              list.length > 0 && (
                <section key={id} className="stack tight">
                  <h3>{t(`groups.${id}`)}</h3>
                  {id === "read" && (
                    <label className="tick">
                      <input type="checkbox" checked={expert} onChange={(e) => setExpert(e.target.checked)} />
                      {t("expert")}
                    </label>
                  )}
                  <ul className="plain">
                    {list.map((offer) => (
                      <Entry
                        key={offer.format}
                        offer={offer}
                        making={making[offer.format]}
                        onBegin={() => void begin(offer.format, expert)}
                        onCancel={() => void cancel(offer.format)}
                      />
                    ))}
                  </ul>
                </section>
              )
            );
          })}
          <p className="notice">
            {t("rowsNote")} <a href={`/debrief/${roomId}/rows`}>{t("rowsLink")}</a>
          </p>
        </Dialog>
      )}
    </>
  );
}
