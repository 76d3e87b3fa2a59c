import { Figure } from "@/components/debrief/figure";
import { levelOf } from "@/components/debrief/level";
import styles from "@/components/debrief/grid.module.css";
import { TooFew } from "@/components/debrief/too-few";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";
import { surenessSentence } from "@/workshop/debrief/sentences";

/** How many were how sure at each part: a grid of numbers on a ground that darkens with them, and the means. */
export function SurenessFigure({ debrief, words }: { debrief: CaseDebrief; words: Words }) {
  const { t } = words;
  const parts = debrief.parts;
  if (parts.every((p) => p.sureness === null)) return <TooFew words={words} title={t("figures.sureness")} />;
  const cell = (level: number, i: number) => {
    const sureness = parts[i]!.sureness;
    const people = sureness?.distribution[level - 1];
    return (
      <td key={i} data-level={sureness ? levelOf(people ?? 0, sureness.n) : undefined}>
        {people ?? "–"}
      </td>
    );
  };
  return (
    <Figure
      words={words}
      title={t("figures.sureness")}
      reading={words.say(surenessSentence(debrief))}
      how={t("figures.surenessHow")}
      tables={[]}
    >
      <table className={styles.grid}>
        <caption className="quiet">{t("figures.sureness")}</caption>
        <thead>
          <tr>
            <td />
            {parts.map((p) => (
              <th key={p.id} scope="col">
                {p.number} <small dir="auto">{p.label}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[5, 4, 3, 2, 1].map((level) => (
            <tr key={level}>
              <th scope="row">{t("sureness.level", { level })}</th>
              {parts.map((_, i) => cell(level, i))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("sureness.mean")}</th>
            {parts.map((p) => (
              <td key={p.id}>{p.sureness ? words.number(p.sureness.mean) : "–"}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("sureness.n")}</th>
            {parts.map((p) => (
              <td key={p.id}>{p.sureness?.n ?? "–"}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Figure>
  );
}
