/**
 * Attendance and certificates of a room, for its trainers. Plain forms: every change is sent and the page
 * drawn again.
 */
import { ReachNote } from "@/components/links/shared-origin";
import type { Translate } from "@/components/certificates/translate";
import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import styles from "@/components/certificates/certificates.module.css";
import { PeopleTable, type PersonShown } from "@/components/certificates/people-table";
import { RulesForm, type RulesShown } from "@/components/certificates/rules-form";
import { missingIn } from "@/workshop/certificates/rules";

interface Props {
  room: { id: string; title: string };
  /** Null: the room gives none. */
  shown: {
    rules: RulesShown;
    sessions: { id: string; number: number; title: string; minutes: number }[];
    people: PersonShown[];
    due: number;
    waiting: number;
    issued: number;
    /** Address of the page that checks certificates. */
    origin: string;
  } | null;
  /** The outcome of the form that was sent before. */
  said: string | null;
  t: Translate;
}

export function CertificatesPage({ room, shown, said, t }: Props) {
  const to = (what: string) => `/certificates/${room.id}/${what}`;
  const missing = shown ? missingIn(shown.rules) : [];
  return (
    <DebriefSubpage room={room} title={t("title")} wide>
      <div className={`stack ${styles.page}`}>
        {said && (
          <p className="notice sea" role="status">
            {said}
          </p>
        )}
        {!shown ? (
          <p className="muted">{t("off")}</p>
        ) : (
          <>
            <p className="muted">{t("lead")}</p>
            <section className="card">
              <Missing missing={missing} t={t} />
              <ReachNote link={shown.origin} lasting said={t("checkedAt", { address: shown.origin })} />
              <p>{t("issueAllLead", { count: shown.due })}</p>
              {shown.waiting > 0 && <p className="muted">{t("waiting", { count: shown.waiting })}</p>}
              <form method="post" action={to("issue-all")}>
                <button
                  type="submit"
                  className="button primary"
                  disabled={shown.due === 0 || missing.length > 0}
                >
                  {t("issueAll")}
                </button>
              </form>
              {shown.issued > 0 && (
                <form method="post" action={to("archive")}>
                  <p className="muted">{t("archiveLead")}</p>
                  <button className="button" type="submit">
                    {t("archive")}
                  </button>
                </form>
              )}
            </section>
            <RulesForm action={to("rules")} rules={shown.rules} open={missing.length > 0} t={t} />
            <h2>{t("peopleTitle")}</h2>
            {shown.people.length > 0 && (
              <PeopleTable roomId={room.id} people={shown.people} ready={missing.length === 0} t={t} />
            )}
            <h2>{t("guestTitle")}</h2>
            <form method="post" action={to("guest")} className={styles["hand-form"]}>
              <label className="field">
                {t("guestName")}
                <input name="name" required maxLength={600} dir="auto" autoComplete="off" />
              </label>
              <button className="button" type="submit">
                {t("guestAdd")}
              </button>
            </form>
            <h2>{t("sessionsTitle")}</h2>
            <p className="muted">{shown.sessions.length === 0 ? t("sessionsNone") : t("sessionsLead")}</p>
            <ul>
              {shown.sessions.map((s) => (
                <li key={s.id}>
                  <span dir="auto">{t("session", { number: s.number, title: s.title })}</span>{" "}
                  <span className="muted">({t("minutes", { count: s.minutes })})</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </DebriefSubpage>
  );
}

/** Lists the rules without which no certificate is issued. */
function Missing({ missing, t }: { missing: readonly string[]; t: Translate }) {
  if (missing.length === 0) return null;
  return (
    <div className="notice" role="note">
      <p>{t("missing.lead")}</p>
      <ul>
        {missing.map((part) => (
          <li key={part}>{t(`missing.${part}`)}</li>
        ))}
      </ul>
      <p>
        <a href="#rules">{t("missing.fill")}</a>
      </p>
    </div>
  );
}
