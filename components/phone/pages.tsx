/** Many things to answer, one at a time, with plain links from one to the next. */
import type { ReactNode } from "react";
import type { Translate } from "@/components/phone/texts";

/** From this number on, pages are shown one at a time. */
const MANY = 4;

interface Props {
  /** Prefix of the pages' ids. */
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
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would have a legend beside the question's.
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
