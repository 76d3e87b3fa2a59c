import type { createTranslator } from "use-intl/core";
import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import styles from "@/components/debrief/data-end.module.css";
import type { Messages } from "@/messages/load";

interface Props {
  room: { id: string; title: string; ended: boolean };
  /** The outcome of the form that was sent. */
  said: { text: string; good: boolean } | null;
  /** The date of the erasure, if there was one. */
  erased: string | null;
  kept: string;
  /** Null without the right to change it. */
  change: { people: number; days: number | null } | null;
  t: ReturnType<typeof createTranslator<Messages, "retention">>;
}

/** The term of a room's personal data, what goes and what stays, and the form that erases it at once. */
export function DataEnd({ room, said, erased, kept, change, t }: Props) {
  return (
    <DebriefSubpage room={room} title={t("title")}>
      {said && (
        <p className={said.good ? "notice ok" : "notice danger"} role="status">
          {said.text}
        </p>
      )}
      {erased ? (
        <>
          <p className={styles.lead}>{t("erasedOn", { date: erased })}</p>
          <p>
            <a className="button" href={`/ending/${room.id}/record.json`} download>
              {t("record")}
            </a>
          </p>
          <p className="muted">{t("recordHint")}</p>
        </>
      ) : (
        <p className={styles.lead}>{kept}</p>
      )}
      <div className={styles.lists}>
        {(["goes", "stays"] as const).map((part) => (
          <section key={part}>
            <h2>{t(part)}</h2>
            <ul>
              {t(`${part}List`)
                .split("\n")
                .map((line) => (
                  <li key={line}>{line}</li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="muted">{t("backups")}</p>
      {!erased && !change && <p>{t("onlyTrainer")}</p>}
      {!erased && change && (
        <div className={styles.forms}>
          <form method="post" action={`/ending/${room.id}/keep`} className="card">
            <h2>{t(change.people > 0 ? "change" : "changeFree")}</h2>
            <p className="muted">{t(change.people > 0 ? "changeHint" : "changeHintFree")}</p>
            <label className="field">
              {t("daysLabel")}
              <input type="number" name="days" min={1} max={365} required defaultValue={change.days ?? 90} />
            </label>
            <button className="button" type="submit">
              {t("save")}
            </button>
          </form>
          <form method="post" action={`/ending/${room.id}/erase`} className="card">
            <h2>{t("erase")}</h2>
            {room.ended ? (
              <>
                <p className="muted" dir="auto">
                  {t("eraseHint", { title: room.title })}
                </p>
                <label className="field">
                  {t("eraseTitle")}
                  <input name="title" required autoComplete="off" dir="auto" />
                </label>
                <button type="submit" className="button danger solid">
                  {t("erase")}
                </button>
              </>
            ) : (
              <p className="muted">{t("running")}</p>
            )}
          </form>
        </div>
      )}
    </DebriefSubpage>
  );
}
