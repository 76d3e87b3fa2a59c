import type { ReactNode } from "react";
import { ChartDrawing } from "@/components/chart/chart-drawing";
import { Figure } from "@/components/debrief/figure";
import { Folded } from "@/components/debrief/folded";
import styles from "@/components/debrief/model-figure.module.css";
import { TextList } from "@/components/ui/text-list";
import { Unbroken } from "@/components/ui/unbroken";
import { direction } from "@/model/text/language";
import { type FigureModel, showsExpert } from "@/model/figures/figure";
import { explained, joined } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

interface Props {
  model: FigureModel;
  words: ReportWords;
  /** Replaces the model's charts and texts; the figure's switch hides `data-expert`. */
  children?: ReactNode;
  /** Explains `children`, if they have other marks than the model's charts. */
  how?: string;
  /** `children` need room: on a phone the model's charts stand in their place. */
  roomy?: boolean;
  after?: ReactNode;
  /** Stands above the drawing in place of the question. */
  above?: ReactNode;
}

/** A figure of the page; one that finds nothing is folded under its sentence. */
export function ModelFigure(props: Props) {
  const { title, reading, nothing } = props.model;
  const drawn = <Drawn {...props} />;
  return nothing ? (
    <Folded title={title} sentence={reading}>
      {drawn}
    </Folded>
  ) : (
    drawn
  );
}

function Drawn({ model, words, children, how, roomy = false, after, above }: Props) {
  const { id, title, question, reading, heads, written = [], expert } = model;
  const { how: charts = "", howKey = "", tables } = explained(model, words);
  const ofCharts = joined(charts, howKey);
  const ofChildren = how === undefined ? ofCharts : joined(model.how, how, model.howKey);
  return (
    <Figure
      words={words}
      id={id}
      title={title}
      reading={reading}
      how={
        !children || ofChildren === ofCharts ? (
          ofCharts
        ) : roomy ? (
          <Swap roomy={ofChildren} tight={ofCharts} />
        ) : (
          ofChildren
        )
      }
      tables={[...tables, ...written]}
      expert={expert !== undefined}
      after={after}
    >
      {above === undefined ? question && <Paragraphs className={styles.question} text={question} /> : above}
      {heads && <p className={styles.heads}>{heads}</p>}
      {!children && <Drawings model={model} words={words} />}
      {children && !roomy && children}
      {children && roomy && (
        <Swap roomy={children} tight={<Drawings model={{ ...model, id: `${id}-tight` }} words={words} />} />
      )}
      {expert && !children && <Paragraphs className={styles.expert} text={expert} data-expert="" />}
    </Figure>
  );
}

/** One or the other, by the width of the page. */
const Swap = ({ roomy, tight }: { roomy: ReactNode; tight: ReactNode }) => (
  <div className={styles.swap}>
    <div className={styles.roomy}>{roomy}</div>
    <div className={styles.tight}>{tight}</div>
  </div>
);

function Paragraphs({ text, ...rest }: { text: string; className?: string; "data-expert"?: "" }) {
  return (
    <div {...rest}>
      {text.split("\n").map((line, i) => (
        <p key={`${i}`} dir="auto">
          {line}
        </p>
      ))}
    </div>
  );
}

function Drawings({ model, words }: { model: FigureModel; words: ReportWords }) {
  const { id, title, reading, chart, more = [], texts = [] } = model;
  const among = [chart, ...more.map((one) => one.chart)].filter((one) => one !== null);
  const drawn = {
    among,
    language: words.locale,
    direction: direction(words.locale),
    expert: showsExpert(model),
  };
  return (
    <>
      {chart && <ChartDrawing chart={chart} id={id} title={title} desc={reading} {...drawn} />}
      {more.map((one, i) => (
        <div key={`${i}`} className={styles.one}>
          {one.caption && (
            <h4 className={styles.caption} dir="auto">
              <Unbroken text={one.caption} />
            </h4>
          )}
          <ChartDrawing chart={one.chart} id={`${id}-${i}`} title={one.caption || title} {...drawn} />
        </div>
      ))}
      {texts.length > 0 && <TextList groups={texts} />}
    </>
  );
}
