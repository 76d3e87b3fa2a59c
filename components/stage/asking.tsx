import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/stage/asking.module.css";
import { Question } from "@/components/stage/question";
import { Pages } from "@/components/ui/pages";
import type { Asked, StageView } from "@/workshop/protocol/down";

const sizes = [2.75, 2.5, 2.3, 2.1, 1.9, 1.75, 1.6, 1.5];

/** A question that has the whole screen, with what its kind draws below it. */
export function Asking({ view, asked, children }: { view: StageView; asked: Asked; children: ReactNode }) {
  const t = useTranslations("stage");
  return (
    <Pages
      key={`${asked.question}/${view.results ? "results" : "form"}`}
      sizes={sizes}
      mark={(page, pages) => t("page", { page, pages })}
    >
      <div className={styles.asking}>
        <Question asked={asked} results={view.results} language={view.language} whatIf={null}>
          {children}
        </Question>
      </div>
    </Pages>
  );
}

/** What to do on the phone, and what the numbers mean: small beside the question. */
export function Small({ children }: { children: ReactNode }) {
  return <p className={styles.small}>{children}</p>;
}
