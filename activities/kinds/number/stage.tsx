import { useTranslations } from "@/components/language/use-translations";
import { numberWriter } from "@/activities/kinds/number/bin-words";
import { Histogram } from "@/activities/kinds/number/histogram";
import styles from "@/activities/kinds/number/stage.module.css";
import type { StageFaceProps } from "@/components/stage/face";
import { Asking, Small } from "@/components/stage/asking";
import { BothLanguages } from "@/components/stage/both-languages";

export function NumberStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "number") return null;
  const { unit } = asked.form;
  const write = numberWriter(language);
  const numbers = results?.numbers;
  if (!numbers) {
    return (
      <Asking view={view} asked={asked}>
        {unit && (
          <p className={styles.unit} lang={language}>
            <BothLanguages text={unit} />
          </p>
        )}
        <Small>{t("number.how")}</Small>
      </Asking>
    );
  }
  return (
    <Asking view={view} asked={asked}>
      {numbers.middle && (
        <p className={styles.median}>
          {t.rich("number.median", {
            value: () => <b>{write(numbers.middle!.median)}</b>,
            unit: () => (unit ? <BothLanguages text={unit} /> : null),
          })}{" "}
          <span className={styles.half}>
            {t("number.half", { q1: write(numbers.middle.q1), q3: write(numbers.middle.q3) })}
          </span>
        </p>
      )}
      <Histogram
        numbers={numbers}
        write={write}
        className={asked.key ? styles.beside : styles.histogram}
        say={(what, count) => t("columnSaid", { what, count })}
        beyond={(side, value) => t(`number.${side}`, { value })}
      />
      {!asked.key && <Small>{numbers.bins.length === 0 ? t("nobody") : t("number.read")}</Small>}
    </Asking>
  );
}
