/** Many things to answer, one at a time: plain links lead from one to the next, with script and without. */
import type { ReactNode } from "react";
import type { Translate } from "@/components/phone/texts";

/** So many are too many to be seen at once. */
const MANY = 4;

interface Props {
  /** Begins the ids of the pages. */
  id: string;
  pages: { key: string; shown: ReactNode }[];
  t: Translate;
}

export function Pages({ id, pages, t }: Props) {
  if (pages.length < MANY) return pages.map(({ key, shown }) => <div key={key}>{shown}</div>);
  const total = pages.length;
  const way = (to: number) => `#${id}-${to}`;
  return (
    <div className="pages">
      {pages.map(({ key, shown }, i) => {
        const index = i + 1;
        const place = t("quizItem", { index, total });
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would have a legend beside that of the question in it.
          <div key={key} id={`${id}-${index}`} className="page" role="group" aria-label={place} tabIndex={-1}>
            <p className="page-of" aria-hidden="true">
              {place}
            </p>
            {shown}
            <p className="ways">
              {i > 0 && <a href={way(i)}>{t("clickerBack")}</a>}
              {index < total && (
                <a className="forward" href={way(index + 1)}>
                  {t("clickerOn")}
                </a>
              )}
            </p>
          </div>
        );
      })}
    </div>
  );
}
