import { useTranslations } from "@/components/language/use-translations";
import { Bars } from "@/components/ui/bars";
import styles from "@/components/stage/outcome.module.css";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Results } from "@/model/room/results";

interface Props {
  results: Results;
  language: string;
  letters?: boolean;
  /** Labels stand over their bars. */
  over?: boolean;
  several?: boolean;
  /** Groups of fewer than five people are shown as one. */
  grouped?: boolean;
  /** Elements that could be marked beside the answer. */
  elements?: readonly { id: string; text: string }[];
  /** Marks are left out. */
  marking?: boolean;
}

/** The room's answers: bars with counts and percentages, and marks. */
export function Outcome(props: Props) {
  const {
    results,
    language,
    letters = true,
    over = false,
    several = false,
    grouped = false,
    elements = [],
    marking = false,
  } = props;
  const t = useTranslations("stage");
  const marked = results.marks.elements ?? {};
  const bars = results.options.map((o) => ({
    id: o.id,
    label: (
      <>
        <Authored text={o.text} /> <Second of={o.text} />
      </>
    ),
    tone: o.tone ?? ("plain" as const),
    percent: o.percent,
    value: o.percent === null ? String(o.count) : t("value", { count: o.count, percent: o.percent }),
  }));
  const isMarked = elements.some((e) => marked[e.id]);
  const leftOut = results.besideLeftOut && (marking || elements.length > 0);
  const notes = [
    results.answered === 0 ? t("nobody") : null,
    several ? t("several") : null,
    grouped ? t("grouped") : null,
    leftOut ? t("besideLeftOut") : null,
  ].filter(Boolean);
  return (
    <>
      <Bars bars={bars} lang={language} className={styles.bars} letters={letters} over={over} />
      {(isMarked || notes.length > 0) && (
        <div className="row hint">
          {isMarked && (
            <p className={styles.marked}>
              {t("marked")}{" "}
              {elements.map((e) => (
                <span key={e.id} lang={language}>
                  {e.text} <b>{marked[e.id] ?? 0}</b>
                </span>
              ))}
            </p>
          )}
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
    </>
  );
}
