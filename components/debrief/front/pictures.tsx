import type { ReactNode } from "react";
import { ChartDrawing } from "@/components/chart/chart-drawing";
import { Folded } from "@/components/debrief/folded";
import styles from "@/components/debrief/front/pictures.module.css";
import { PlanTable } from "@/components/debrief/plan-table";
import { direction } from "@/model/text/language";
import { type FigureModel, showsExpert } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { FrontPicture, FrontPlan } from "@/workshop/debrief/report/front";

/** Some released texts of people. */
export const FrontQuotes = ({ quotes, written }: { quotes: string[]; written(text: string): ReactNode }) =>
  quotes.map((text) => (
    <blockquote key={text} dir="auto" className={styles.quote}>
      {written(text)}
    </blockquote>
  ));

/** The first measures of the groups. @param href of the whole plan, for those who may open it */
export const FrontMeasures = ({
  plan,
  href,
  words,
}: {
  plan: FrontPlan;
  href?: string;
  words: ReportWords;
}) => (
  <section className={styles.plan} aria-labelledby="front-plan">
    <h2 id="front-plan">{plan.title}</h2>
    <PlanTable head={plan.head} rows={plan.rows} />
    {href && <a href={href}>{words.from("front")("plan.link")}</a>}
  </section>
);

/** Sentences without a drawing, folded where there are many. */
export const MoreSentences = ({
  count,
  words,
  children,
}: {
  count: number;
  words: ReportWords;
  children: ReactNode;
}) =>
  count > 2 ? <Folded title={words.from("front")("pictures.rest", { count })}>{children}</Folded> : children;

interface Props<Sentence> {
  pictures: readonly FrontPicture<Sentence>[];
  words: ReportWords;
  /** A text in its own language. */
  written(text: string): ReactNode;
  /** The sentences of the story beside a drawing. */
  story(sentences: readonly Sentence[]): ReactNode;
  /** The address of a whole figure; null where this is all of it. */
  whole(figure: string): string | null;
  /** Takes a picture off the page. */
  off?(figure: FigureModel): ReactNode;
}

/** The drawings of a front: one large, the others in twos. */
export function Pictures<Sentence>({ pictures, words, written, story, whole, off }: Props<Sentence>) {
  const t = (key: string, values?: Record<string, number>) => words.from("front")(`pictures.${key}`, values);
  return (
    <div className={styles.pictures}>
      {pictures.map(({ headline, figure, sentences, rows }) => {
        const address = whole(figure.id);
        return (
          <section key={figure.id} className={styles.picture} aria-labelledby={`front-${figure.id}`}>
            <h2 id={`front-${figure.id}`} dir="auto">
              {written(headline)}
            </h2>
            {sentences.length > 0 ? story(sentences) : <p dir="auto">{written(figure.reading)}</p>}
            {figure.chart && (
              <ChartDrawing
                chart={figure.chart}
                id={`front-${figure.id}`}
                title={figure.title}
                desc={figure.reading}
                language={words.locale}
                direction={direction(words.locale)}
                expert={showsExpert(figure)}
              />
            )}
            <div className={`row links ${styles.foot}`}>
              {rows && <span className="hint">{t("rows", rows)}</span>}
              {address && <a href={address}>{t("whole")}</a>}
              {off?.(figure)}
            </div>
          </section>
        );
      })}
    </div>
  );
}
