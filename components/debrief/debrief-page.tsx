import { ActivityDebriefed } from "@/activities/debrief";
import styles from "@/components/debrief/debrief-page.module.css";
import { Headline } from "@/components/debrief/headline";
import { LanguageChooser } from "@/components/language/chooser";
import { PrintButton } from "@/components/debrief/print-button";
import type { Words } from "@/components/debrief/words";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";

const hasCampaigns = (a: ActivityDebrief) => a.kind === "worksheet" && a.comparison?.type === "campaign";

/** The whole debrief as a document to read, to print and to keep. */
export function DebriefPage({ debrief, roomId, words }: { debrief: Debrief; roomId: string; words: Words }) {
  const { t } = words;
  const { title, people, startedAt, endedAt, ended, sessions, language } = debrief;
  const day = startedAt ?? endedAt;
  const facts = [day === null ? "" : words.day(day), t("joined", { people }), t("nameless")].filter(Boolean);
  return (
    <main className={styles.page} lang={words.locale}>
      <header className={styles.top}>
        <div>
          <h1 dir="auto">{t("title", { title })}</h1>
          <p className={styles.sub}>{facts.join(" · ")}</p>
        </div>
        <nav className={styles.actions} aria-label={t("actions")}>
          <a className={styles.action} href={`/debrief/${roomId}/summary.csv`} download>
            {t("summaryCsv")}
          </a>
          {ended && (
            <a className={styles.action} href={`/debrief/${roomId}/rows`}>
              {t("rowsCsv")}
            </a>
          )}
          {sessions.some((session) => session.activities.some(hasCampaigns)) && (
            <a className={styles.action} href={`/debrief/${roomId}/campaign`}>
              {t("sheets.campaignPages")}
            </a>
          )}
          <LanguageChooser />
          <PrintButton text={t("print")} />
        </nav>
      </header>
      {!ended && (
        <p className={styles.note} role="note">
          {t("running")}
        </p>
      )}
      <Headline debrief={debrief} words={words} />
      {sessions.length === 0 && <p className={styles.empty}>{t("empty")}</p>}
      {sessions.map((session) => (
        <section key={session.id} className={styles.session} data-language={language}>
          <h2 className={styles.kicker} dir="auto">
            {t("session", { number: session.number, title: session.title })}
          </h2>
          {session.activities.map((a) => (
            <section key={a.activity.id} className={styles.activity} aria-label={a.activity.title}>
              <ActivityDebriefed debrief={a} words={words} />
            </section>
          ))}
        </section>
      ))}
    </main>
  );
}
