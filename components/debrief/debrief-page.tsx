import type { ComponentProps, ReactNode } from "react";
import { Chapter, type ChapterHead } from "@/components/debrief/chapter";
import { Contents } from "@/components/debrief/contents";
import styles from "@/components/debrief/debrief-page.module.css";
import type { RemarkOf } from "@/components/debrief/front/remark";
import { type Editing, Front, STORY } from "@/components/debrief/front/story";
import { Overflow } from "@/components/debrief/more-menu";
import { PrintButton } from "@/components/debrief/print-button";
import { RunningHead } from "@/components/debrief/print-header";
import { TakeAway } from "@/components/exports/export-list";
import { pageAccent } from "@/components/ui/accent-variables";
import type { ReportWords } from "@/model/figures/report-words";
import type { ToldSentence } from "@/workshop/debrief/report/edits";
import type { Front as FrontData } from "@/workshop/debrief/report/front";
import type { Stat } from "@/workshop/debrief/report/report";

interface Props {
  front: {
    title: string;
    people: number;
    startedAt: number | null;
    endedAt: number | null;
    ended: boolean;
    example?: true;
    language: string;
    /** Groups planned campaigns, which have pages of their own. */
    campaigns: boolean;
    /** Groups planned measures, which make a plan of action. */
    plan: boolean;
    stats: Stat[];
    story: ToldSentence[];
    front: FrontData<ToldSentence>;
    choices: ComponentProps<typeof Front>["choices"];
    remark: RemarkOf;
    remarks: Record<string, RemarkOf>;
    chapters: ChapterHead[];
  };
  /** The workshop's look; null where its author chose none. */
  look: { accent: string | undefined; logo: { src: string; alt: string } | null } | null;
  /** Draws the figures of a part; null where a script brings them. */
  drawn: ((part: string) => ReactNode) | null;
  /** The only chapter that is shown, without the front. */
  only?: string;
  roomId: string;
  words: ReportWords;
  /** Null where the page may only be read. */
  editing: Editing | null;
  mayReadLog: boolean;
}

/** The debrief as a document to read, edit and print. */
export function DebriefPage(props: Props) {
  const { front, look, drawn, only, roomId, words, editing, mayReadLog } = props;
  const { t } = words;
  const more = words.from("front");
  const { title, people, startedAt, endedAt, ended, language, chapters, campaigns, remarks } = front;
  const here = `/debrief/${roomId}`;
  const day = startedAt ?? endedAt;
  const facts = [day === null ? "" : words.day(day), t("joined", { people }), t("nameless")].filter(Boolean);
  const contents = [
    { id: STORY, text: more("story.title") },
    ...chapters.map(({ id, title }) => ({ id, text: title })),
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
            {front.plan && <a href={`${here}/plan`}>{more("plan.link")}</a>}
            {campaigns && <a href={`${here}/campaign`}>{t("sheets.campaignPages")}</a>}
            {mayReadLog && <a href={`${here}/log`}>{more("log.link")}</a>}
          </Overflow>
        </nav>
      </header>
      {front.example && (
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
        {!only && <Contents title={t("contents")} entries={contents} />}
        <div className={styles.text}>
          {!only && <Front {...front} here={here} editing={editing} words={words} />}
          {chapters.length === 0 && <p className={styles.empty}>{t("empty")}</p>}
          {chapters
            .filter(({ id }) => !only || id === only)
            .map((chapter) => (
              <Chapter key={chapter.id} {...{ chapter, drawn, here, language, words, editing, remarks }} />
            ))}
        </div>
      </div>
    </main>
  );
}
