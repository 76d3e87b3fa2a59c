import type { ReactNode } from "react";
import styles from "@/components/debrief/debrief-page.module.css";
import { type Editing, Front, STORY } from "@/components/debrief/front/story";
import { Contents } from "@/components/debrief/contents";
import { Folded, NothingToReport } from "@/components/debrief/folded";
import { Remark, type RemarkOf } from "@/components/debrief/front/remark";
import { TakeAway } from "@/components/exports/export-list";
import { ModelFigure } from "@/components/debrief/model-figure";
import { Overflow } from "@/components/debrief/more-menu";
import { PrintButton } from "@/components/debrief/print-button";
import { RunningHead } from "@/components/debrief/print-header";
import { pageAccent } from "@/components/ui/accent-variables";
import type { ReportWords } from "@/model/figures/report-words";
import type { ToldSentence } from "@/workshop/debrief/report/edits";
import { idOfWithheld, withheldFigure } from "@/workshop/debrief/report/withheld";
import type { ReportChapter, Stat } from "@/workshop/debrief/report/report";
import { furtherFigures } from "@/workshop/debrief/figures-of";
import type { FigureModel } from "@/model/figures/figure";
import { toldFirst } from "@/model/figures/figure-parts";
import type { ActivityDebrief, Debrief, SessionDebrief } from "@/workshop/debrief/debrief";

interface Props {
  front: {
    debrief: Debrief;
    stats: Stat[];
    story: ToldSentence[];
    after: ReportChapter[];
    remark: RemarkOf;
    remarks: Record<string, RemarkOf>;
  };
  /** The workshop's look; null where its author chose none. */
  look: { accent: string | undefined; logo: { src: string; alt: string } | null } | null;
  /** Draws an activity with further figures, and tells its main sentence; `nothing`: it finds nothing. */
  debriefed: (
    debrief: ActivityDebrief,
    further: readonly FigureModel[],
    words: ReportWords,
  ) => { sentence: string; nothing: boolean; drawn: ReactNode };
  /** Groups planned campaigns, which have pages of their own. */
  campaigns: boolean;
  roomId: string;
  words: ReportWords;
  /** Null where the page may only be read. */
  editing: Editing | null;
  mayReadLog: boolean;
}

/** The whole debrief as a document to read, edit and print. */
export function DebriefPage(props: Props) {
  const { front, look, debriefed, campaigns, roomId, words, editing, mayReadLog } = props;
  const { t } = words;
  const more = words.from("front");
  const { debrief, remarks } = front;
  const { title, people, startedAt, endedAt, ended, sessions, language } = debrief;
  const here = `/debrief/${roomId}`;
  const day = startedAt ?? endedAt;
  const facts = [day === null ? "" : words.day(day), t("joined", { people }), t("nameless")].filter(Boolean);
  const contents = [
    { id: STORY, text: more("story.title") },
    ...sessions.map((s) => ({
      id: sectionOf(s),
      text: t("session", { number: s.number, title: s.title }),
    })),
    ...front.after.map(({ id, title }) => ({ id: `a-${id}`, text: title })),
  ];
  return (
    <main
      className={`${styles.page} ${styles.document}`}
      lang={words.locale}
      style={pageAccent(look?.accent)}
    >
      <RunningHead title={t("title", { title })} language={words.locale} />
      <header className={styles.top}>
        <div>
          {look?.logo && (
            // biome-ignore lint/performance/noImgElement: the file is small already.
            <img className={styles.logo} src={look.logo.src} alt={look.logo.alt} />
          )}
          <h1 dir="auto">{t("title", { title })}</h1>
          <p className={styles.sub}>{facts.join(" · ")}</p>
        </div>
        <nav className="row" aria-label={t("actions")}>
          <TakeAway roomId={roomId} className="button primary" />
          <noscript>
            <a className="button" href={`${here}/summary.csv`} download>
              {t("summaryCsv")}
            </a>
          </noscript>
          <a className="button" href={`${here}/short`}>
            {words.report("short.link")}
          </a>
          {editing && (
            <>
              <a className="button" href={`${here}/share`}>
                {more("share.link")}
              </a>
              <a className="button" href={`${here}/texts`}>
                {more("desk.link")}
              </a>
            </>
          )}
          <Overflow name={more("more")}>
            <PrintButton text={t("print")} />
            {ended && <a href={`${here}/rows`}>{t("rowsCsv")}</a>}
            {campaigns && <a href={`${here}/campaign`}>{t("sheets.campaignPages")}</a>}
            {mayReadLog && <a href={`${here}/log`}>{more("log.link")}</a>}
          </Overflow>
        </nav>
      </header>
      {debrief.example && (
        <p className="notice" role="note">
          {words.from("examples")("note")}
        </p>
      )}
      {!ended && (
        <p className="notice" role="note">
          {t("running")}
        </p>
      )}
      <div className={styles.body}>
        <Contents title={t("contents")} entries={contents} />
        <div className={styles.text}>
          <Front {...front} editing={editing} words={words} />
          {sessions.length === 0 && <p className={styles.empty}>{t("empty")}</p>}
          {sessions.map((session) => (
            <section
              key={session.id}
              id={sectionOf(session)}
              className={styles.session}
              data-language={language}
            >
              <h2 className={styles.kicker} dir="auto">
                {t("session", { number: session.number, title: session.title })}
              </h2>
              <Told
                words={words}
                parts={session.activities.map((a) => {
                  const { id, title } = a.activity;
                  const { drawn, ...summary } = debriefed(a, furtherFigures(a, words), words);
                  const children = (
                    <>
                      {drawn}
                      {editing && remarks[id] && <Remark remark={remarks[id]} {...editing} />}
                    </>
                  );
                  return { key: id, id: `a-${id}`, title, ...summary, children };
                })}
                withheld={session.withheld}
              />
            </section>
          ))}
          {front.after.map((chapter) => (
            <section
              key={chapter.id}
              id={`a-${chapter.id}`}
              className={styles.session}
              data-language={language}
            >
              <h2 className={styles.kicker}>{chapter.title}</h2>
              <Told
                words={words}
                parts={chapter.parts.map(({ activity, title, figures }) => ({
                  key: activity,
                  title,
                  ...toldFirst(figures),
                  children: figures.map((model) => (
                    <ModelFigure key={model.id} model={model} words={words} />
                  )),
                }))}
              />
            </section>
          ))}
        </div>
      </div>
    </main>
  );
}

const sectionOf = ({ id }: { id: string }) => `s-${id}`;

interface Part {
  key: string;
  /** The target of links. */
  id?: string;
  title: string;
  sentence: string;
  nothing: boolean;
  children: ReactNode;
}

/** A section: first the parts with something to report, and in one line all else. */
function Told(props: { parts: Part[]; withheld?: SessionDebrief["withheld"]; words: ReportWords }) {
  const { parts, withheld = [], words } = props;
  const silent = parts.filter((part) => part.nothing);
  const draw = ({ key, id, title, sentence, children }: Part) => (
    <Folded key={key} id={id} title={title} sentence={sentence}>
      {children}
    </Folded>
  );
  return (
    <>
      {parts.filter((part) => !part.nothing).map(draw)}
      <NothingToReport
        count={
          new Set([...silent.map(({ key }) => key), ...withheld.map(({ activity }) => activity.id)]).size
        }
        words={words}
      >
        {silent.map(draw)}
        {withheld.map((result) => (
          <p key={idOfWithheld(result)} className={styles.held}>
            <b dir="auto">{result.activity.title}</b>
            <br />
            <span dir="auto">{withheldFigure(result, words).reading}</span>
          </p>
        ))}
      </NothingToReport>
    </>
  );
}
