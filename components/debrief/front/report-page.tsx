import page from "@/components/debrief/debrief-page.module.css";
import drawn from "@/components/debrief/figure.module.css";
import styles from "@/components/debrief/front/report-page.module.css";
import story from "@/components/debrief/front/story.module.css";
import model from "@/components/debrief/model-figure.module.css";
import { ChartDrawing } from "@/components/chart/chart-drawing";
import { DataTable } from "@/components/debrief/data-table";
import { FrontMeasures, FrontQuotes, MoreSentences, Pictures } from "@/components/debrief/front/pictures";
import { StatsRow } from "@/components/debrief/front/stats-row";
import { Markdown } from "@/components/ui/markdown";
import { Unbroken } from "@/components/ui/unbroken";
import { ownName } from "@/messages/languages";
import { type FigureModel, showsExpert } from "@/model/figures/figure";
import { joined } from "@/model/figures/figure-parts";
import type { StorySentence } from "@/workshop/debrief/report/front";
import type { ReportWords } from "@/model/figures/report-words";
import { type LanguageRun, languageSplitter } from "@/workshop/debrief/report/languages";
import type { Report, ReportChapter } from "@/workshop/debrief/report/report";

/** A text whose runs in another language than the page's are marked. */
const Written = ({ text, report }: { text: string; report: Report }) =>
  languageSplitter(report)(text).map((one, i) =>
    one.language === report.language ? (
      <Unbroken key={`${i}`} text={one.text} />
    ) : (
      <span key={`${i}`} lang={one.language}>
        {one.text}
      </span>
    ),
  );

interface Props {
  report: Report;
  words: ReportWords;
  /** Last day on which it can be read, in milliseconds since the epoch; null where it has none. */
  ends: number | null;
  /** Tags of the languages on offer. */
  languages: string[];
  /** Chapters with their figures: the id of one, without the front, or all; else they are links. */
  opened?: string;
  /** Sessions follow one another on the same page of paper. */
  short?: boolean;
}

/** Opens all chapters. */
export const ALL = "*";

/** A report for participants, without a script: the front, and each chapter as a page of its own. */
export function ReportPage({ report, words, ends, languages, opened, short = false }: Props) {
  const front = words.from("front");
  const t = (key: string, values?: Record<string, string | number>) => front(`published.${key}`, values);
  const { chapters, front: opening } = report;
  const addressOf = (chapter: string) => `?in=${report.language}&of=${chapter}`;
  const all = short || opened === ALL;
  const drawn = chapters.filter(({ id }) => all || id === opened);
  const whole = (figure: string): string | null => {
    const chapter = chapters.find((c) => c.parts.some((p) => p.figures.some((f) => f.id === figure)));
    return chapter ? `${all ? "" : addressOf(chapter.id)}#${figure}` : null;
  };
  return (
    <main
      className={`${page.page} ${styles.page} ${short ? styles.short : ""}`}
      lang={report.language}
      dir={report.direction}
    >
      <header>
        <h1 dir="auto">
          <Written text={report.title} report={report} />
        </h1>
        <p className={page.sub}>{report.facts.join(" · ")}</p>
        {languages.length > 1 && (
          <nav aria-label={t("languages")} className="row links">
            {languages.map((one) => (
              <a
                key={one}
                href={opened ? `?in=${one}&of=${opened}` : `?in=${one}`}
                lang={one}
                aria-current={one === report.language ? "true" : undefined}
              >
                {ownName(one)}
              </a>
            ))}
          </nav>
        )}
      </header>
      {(all || !opened) && (
        <>
          <StatsRow stats={report.stats} />
          <section className={story.front} aria-label={front("story.title")}>
            <Pictures
              pictures={opening.pictures}
              words={words}
              written={(text) => <Written text={text} report={report} />}
              story={(sentences) => <Story sentences={sentences} report={report} />}
              whole={whole}
            />
            {opening.plan && <FrontMeasures plan={opening.plan} words={words} />}
            <FrontQuotes
              quotes={opening.quotes}
              written={(text) => <Written text={text} report={report} />}
            />
            <MoreSentences count={opening.rest.length} words={words}>
              <Story sentences={opening.rest} report={report} />
            </MoreSentences>
            {report.remark && <Said text={report.remark} title={t("remark")} report={report} />}
          </section>
        </>
      )}
      {all && report.quotes.length > 0 && (
        <section className={styles.quotes} aria-labelledby="front-quotes">
          <h2 id="front-quotes">{t("quotes")}</h2>
          {report.quotes.map(({ question, texts }) => (
            <div key={question}>
              <h3 dir="auto">
                <Written text={question} report={report} />
              </h3>
              <Quotes texts={texts} report={report} />
            </div>
          ))}
        </section>
      )}
      {!short && (
        <nav className={styles.chapters} aria-labelledby="chapters">
          <h2 id="chapters">{t("chapters")}</h2>
          <ol className="lines">
            {chapters.map(({ id, title, parts }) => (
              <li key={id}>
                <a href={all ? `#${id}` : addressOf(id)} aria-current={id === opened ? "page" : undefined}>
                  <Written text={title} report={report} />
                </a>
                <span className="hint">{t("questions", { count: parts.length })}</span>
              </li>
            ))}
          </ol>
          <p className="row links">
            {opened && <a href={`?in=${report.language}`}>{t("front")}</a>}
            {!all && <a href={addressOf(ALL)}>{t("whole")}</a>}
          </p>
        </nav>
      )}
      {drawn.map((chapter) => (
        <Chapter key={chapter.id} chapter={chapter} report={report} words={words} />
      ))}
      <footer className={styles.notes}>
        <h2>{t("notes")}</h2>
        <ul>
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        {ends !== null && <p className="muted">{t("until", { day: words.day(ends) })}</p>}
      </footer>
    </main>
  );
}

const Story = ({ sentences, report }: { sentences: readonly StorySentence[]; report: Report }) =>
  sentences.length > 0 && (
    <ol className={story.story}>
      {sentences.map(({ id, made, edited }) => (
        <li key={id} className={story.sentence}>
          <p className={story.text} dir="auto">
            <Written text={edited ?? made} report={report} />
          </p>
        </li>
      ))}
    </ol>
  );

function Chapter({ chapter, report, words }: { chapter: ReportChapter; report: Report; words: ReportWords }) {
  return (
    <section className={page.session} id={chapter.id}>
      <h2 dir="auto" className={chapter.parts[0]?.title === chapter.title ? "quiet" : page.kicker}>
        <Written text={chapter.title} report={report} />
      </h2>
      {chapter.parts.map((part) => (
        <section key={part.activity}>
          <h3 dir="auto">
            <Written text={part.title} report={report} />
          </h3>
          {part.lead && (
            <p dir="auto" className={page.lead}>
              <Written text={part.lead} report={report} />
            </p>
          )}
          {part.figures.map((figure, i) => (
            <div key={figure.id} className={i > 0 ? styles.next : undefined}>
              <Drawn figure={figure} report={report} words={words} same={figure.title === part.title} />
            </div>
          ))}
          {part.remark && (
            <Said text={part.remark} title={words.from("front")("published.remark")} report={report} />
          )}
        </section>
      ))}
    </section>
  );
}

interface DrawnProps {
  figure: FigureModel;
  report: Report;
  words: ReportWords;
  same: boolean;
}

function Drawn({ figure, report, words, same }: DrawnProps) {
  const t = (key: string) => words.from("front")(`published.${key}`);
  const how = joined(figure.how, figure.howKey);
  const among = [figure.chart, ...(figure.more ?? []).map(({ chart }) => chart)].filter(
    (one) => one !== null,
  );
  const frame = {
    among,
    language: report.language,
    direction: report.direction,
    expert: showsExpert(figure),
  };
  return (
    <section className={drawn.figure} id={figure.id}>
      {!same && (
        <h4 className={drawn.title} dir="auto">
          <Written text={figure.title} report={report} />
        </h4>
      )}
      <p className={drawn.reading} dir="auto">
        <Written text={figure.reading} report={report} />
      </p>
      {figure.chart && <ChartDrawing chart={figure.chart} id={figure.id} title={figure.title} {...frame} />}
      {figure.more?.map(({ caption, chart }, i) => (
        <div key={`${figure.id}-${i}`} className={model.one}>
          {caption && (
            <p className={styles.caption} dir="auto">
              <Written text={caption} report={report} />
            </p>
          )}
          <ChartDrawing chart={chart} id={`${figure.id}-${i}`} title={caption} {...frame} />
        </div>
      ))}
      {figure.texts?.map(({ title, texts }) => (
        <div key={title} className={styles.quotes}>
          {title && (
            <p className={styles.caption} dir="auto">
              <Written text={title} report={report} />
            </p>
          )}
          <Quotes texts={texts} report={report} />
        </div>
      ))}
      {figure.heads && <p className="hint">{figure.heads}</p>}
      {how && <p className="hint">{how}</p>}
      {figure.expert && (
        <details className={drawn.numbers}>
          <summary>{t("expert")}</summary>
          <div className={model.expert}>
            {figure.expert.split("\n").map((line, i) => (
              <p key={`${i}`} dir="auto">
                <Written text={line} report={report} />
              </p>
            ))}
          </div>
        </details>
      )}
      {figure.tables.length > 0 && (
        <details className={drawn.numbers}>
          <summary>{t("numbers")}</summary>
          {figure.tables.map((table) => (
            <DataTable key={table.caption} table={table} />
          ))}
        </details>
      )}
    </section>
  );
}

const Quotes = ({ texts, report }: { texts: readonly string[]; report: Report }) => (
  <ul>
    {texts.map((text) => (
      <li key={text}>
        <bdi>
          <Written text={text} report={report} />
        </bdi>
      </li>
    ))}
  </ul>
);

function Said({ text, title, report }: { text: string; title: string; report: Report }) {
  const [{ language }] = languageSplitter(report)(text) as [LanguageRun];
  return (
    <div className={story.remarkText} role="note" aria-label={title}>
      <p className="muted">{title}</p>
      <div dir="auto" lang={language === report.language ? undefined : language}>
        <Markdown text={text} top={4} />
      </div>
    </div>
  );
}
