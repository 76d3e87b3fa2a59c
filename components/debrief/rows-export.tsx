import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import type { ReportWords } from "@/model/figures/report-words";

interface Props {
  room: { id: string; title: string; ended: boolean };
  words: ReportWords;
}

/** Explains the row-by-row table and its risks, and exports it once the room has ended. */
export function RowsExport({ room, words: { t } }: Props) {
  return (
    <DebriefSubpage room={room} title={t("rows.title")}>
      <div className="stack">
        <h2>{t("rows.holdsTitle")}</h2>
        <p>{t("rows.holds")}</p>
        <p>{t("rows.labels")}</p>
        <h2>{t("rows.wrongTitle")}</h2>
        <p>{t("rows.wrong")}</p>
        <p>{t("rows.texts")}</p>
        <h2>{t("rows.careTitle")}</h2>
        <p>{t("rows.care")}</p>
        {room.ended ? (
          <form method="post" action={`/debrief/${room.id}/rows.csv`} className="card">
            <button className="button" type="submit">
              {t("rows.button")}
            </button>
            <p>{t("rows.logged")}</p>
          </form>
        ) : (
          <p className="card" role="note">
            {t("rows.notEnded")}
          </p>
        )}
        <p>
          <a href={`/debrief/${room.id}/summary.csv`} download>
            {t("rows.summary")}
          </a>
        </p>
      </div>
    </DebriefSubpage>
  );
}
