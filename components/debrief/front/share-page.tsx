import { ReachNote } from "@/components/links/shared-origin";
import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import styles from "@/components/debrief/front/share-page.module.css";
import { Qr } from "@/components/ui/qr";
import type { ReportWords } from "@/model/figures/report-words";

interface Props {
  room: { id: string; title: string; ended: boolean };
  published: { link: string; ends: number; experts: boolean } | null;
  /** The first choice. */
  days: number;
  /** The largest choice; `erasure` is the time, where the erasure of personal data is its reason. */
  longest: { days: number; erasure: number | null };
  words: ReportWords;
  send: (form: FormData) => Promise<void>;
}

const CHOICES = [7, 14, 30, 60, 90];

/** Shares the debrief with participants, by plain forms. */
export function SharePage({ room, published, days, longest, words, send }: Props) {
  const front = words.from("front");
  const t = (key: string, values?: Record<string, string | number>) => front(`share.${key}`, values);
  const offered = [...new Set([...CHOICES.filter((n) => n < longest.days), longest.days, days])].sort(
    (a, b) => a - b,
  );
  const choices = (
    <>
      <label className="field">
        {t("days")}
        <select name="days" defaultValue={days}>
          {offered.map((n) => (
            <option key={n} value={n}>
              {t("dayCount", { count: n })}
            </option>
          ))}
        </select>
      </label>
      {longest.erasure !== null && <p className="hint">{t("erased", { day: words.day(longest.erasure) })}</p>}
      <label className="tick">
        <input type="checkbox" name="experts" value="yes" defaultChecked={published?.experts ?? false} />
        <span>{t("experts")}</span>
      </label>
    </>
  );
  return (
    <DebriefSubpage room={room} title={t("title")}>
      {published ? (
        <div className="stack">
          <section className={`card row ${styles.link}`} aria-label={t("linkTitle")}>
            <Qr text={published.link} label={t("qr")} className={styles.qr} />
            <div>
              <h2>{t("linkTitle")}</h2>
              <p>
                <a href={published.link} dir="ltr" className={styles.address}>
                  {published.link}
                </a>
              </p>
              <p>{t("ends", { day: words.day(published.ends) })}</p>
              <ReachNote link={published.link} lasting />
              <p>{t("phones")}</p>
              <p>{t("how")}</p>
            </div>
          </section>
          <form method="post" action={send} className="card" key={`${days}-${published.experts}`}>
            {choices}
            <p className="row">
              <button className="button" type="submit" name="do" value="change">
                {t("change")}
              </button>
              <button type="submit" name="do" value="withdraw" className="button danger">
                {t("withdraw")}
              </button>
            </p>
            <p className="hint">{t("withdrawText")}</p>
          </form>
        </div>
      ) : (
        <div className="stack">
          <p>{t("lead")}</p>
          <ul>
            <li>{t("shows")}</li>
            <li>{t("hides")}</li>
            <li>
              {t("texts")} <a href={`/debrief/${room.id}/texts`}>{front("desk.link")}</a>
            </li>
          </ul>
          {!room.ended && (
            <p className="hint" role="note">
              {t("running")}
            </p>
          )}
          <form method="post" action={send} className="card">
            {choices}
            <button type="submit" name="do" value="publish" className="button primary">
              {t("publish")}
            </button>
          </form>
        </div>
      )}
    </DebriefSubpage>
  );
}
