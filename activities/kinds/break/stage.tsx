import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/break/stage.module.css";
import type { StageFaceProps } from "@/components/stage/face";
import { BothLanguages } from "@/components/stage/both-languages";
import { SecondBlock } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import breath from "@/activities/kinds/break/breath.module.css";
import { Markdown } from "@/components/ui/markdown";
import { Pages } from "@/components/ui/paged-text";
import { useClock } from "@/components/ui/use-clock";

const sizes = [2, 1.85, 1.7, 1.6, 1.5];

/** A quiet screen: when the room goes on, or a shape to breathe with. No countdown. */
export function BreakStage({ view, offset = 0 }: StageFaceProps) {
  const t = useTranslations("stage");
  const { face, language } = view;
  if (face.kind !== "break") return null;
  const breathing = face.mode === "breathing";
  return (
    <section className={styles.rest} data-breathing={breathing || undefined}>
      {breathing && (
        <div className={`${breath.breath} ${styles.breath}`} role="img" aria-label={t("break.breath")}>
          <i aria-hidden="true" />
          <p aria-hidden="true">
            <span>{t("break.in")}</span>
            <span>{t("break.out")}</span>
          </p>
        </div>
      )}
      <Pages
        key={face.text}
        sizes={sizes}
        className={styles.pages}
        mark={(page, pages) => t("page", { page, pages })}
      >
        <div className={styles.words}>
          <h1 lang={language}>
            <BothLanguages text={face.title} />
          </h1>
          {face.until !== null && <GoesOn until={face.until} offset={offset} />}
          {face.text && (
            <div className={styles.text} lang={language}>
              <Markdown text={face.text} top={2} word={stageWord} />
              <SecondBlock of={face.text} top={2} />
            </div>
          )}
        </div>
      </Pages>
    </section>
  );
}

function GoesOn({ until, offset }: { until: number; offset: number }) {
  const t = useTranslations("stage");
  const locale = useLocale();
  const now = useClock(offset, true);
  const time = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(until);
  return (
    <p className={styles.until}>
      {now < until ? t.rich("break.until", { time: () => <b>{time}</b> }) : t("break.soon")}
    </p>
  );
}
