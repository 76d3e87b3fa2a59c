import type { ReactNode } from "react";
import styles from "@/components/debrief/folded.module.css";
import type { ReportWords } from "@/model/figures/report-words";

interface Props {
  /** The target of links, within the folded part, so that a browser unfolds it. */
  id?: string;
  title: string;
  sentence?: string;
  /** Of a chapter, not of one of its parts. */
  chapter?: true;
  children: ReactNode;
}

/** A title and a sentence over a folded part; on paper all of it stands. */
export const Folded = ({ id, title, sentence, chapter, children }: Props) => (
  <details className={styles.folded} data-folded>
    <summary>
      {chapter ? <h2 dir="auto">{title}</h2> : <h3 dir="auto">{title}</h3>}
      {sentence && (
        <span className={styles.sentence} dir="auto">
          {sentence}
        </span>
      )}
    </summary>
    <div id={id} className={styles.inside}>
      {children}
    </div>
  </details>
);

/** One line for all that finds nothing or may not be shown. @param count of questions */
export const NothingToReport = ({
  count,
  words,
  children,
}: {
  count: number;
  words: ReportWords;
  children: ReactNode;
}) => count > 0 && <Folded title={words.t("nothingToReport", { count })}>{children}</Folded>;
