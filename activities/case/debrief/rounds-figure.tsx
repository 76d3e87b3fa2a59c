import { Figure } from "@/components/debrief/figure";
import styles from "@/components/debrief/grid.module.css";
import { levelOf } from "@/components/debrief/level";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief, PartDebrief } from "@/workshop/debrief/case-debrief";
import { roundsSentence } from "@/workshop/debrief/sentences";

/** Parts that were asked more than once: who changed between the first and the last round. */
export function RoundsFigure({ debrief, words }: { debrief: CaseDebrief; words: Words }) {
  const { t } = words;
  const again = debrief.parts.filter((p) => p.rounds.length > 1);
  const [only, ...more] = again;
  if (!only) return null;
  const sentence = (part: PartDebrief) => words.say(roundsSentence(debrief.activity, part));
  const reading =
    more.length === 0
      ? sentence(only)
      : again.map((p) => `${t("partNumber", { number: p.number })}: ${sentence(p)}`).join(" ");
  return (
    <Figure
      words={words}
      title={t("figures.rounds")}
      reading={reading}
      how={t("figures.roundsHow")}
      tables={again.map((p) => ({
        caption: t("partNumber", { number: p.number }),
        head: [
          t("round"),
          ...debrief.activity.answers.map((a) => a.text),
          t("answered"),
          t("passed"),
          t("missing"),
        ],
        rows: p.rounds.map((r) => [
          r.round,
          ...r.bars.map((b) => words.share(b.share)),
          r.answered,
          r.passed,
          r.missing,
        ]),
      }))}
    >
      <div className={styles.pair}>
        {again.map((part) => (
          <Matrix key={part.id} part={part} answers={debrief.activity.answers} words={words} />
        ))}
      </div>
    </Figure>
  );
}

function Matrix({
  part: { number, title, compared },
  answers,
  words: { t },
}: {
  part: PartDebrief;
  answers: { id: string; text: string }[];
  words: Words;
}) {
  if (!compared) return null;
  return (
    <div>
      <h4 dir="auto">
        {t("partNumber", { number })} · {title}
      </h4>
      <p>
        {t("rounds.before", { round: compared.before })} ↓ {t("rounds.after", { round: compared.after })} → ·{" "}
        {t("rounds.matched", { matched: compared.matched })}
      </p>
      <table className={styles.grid}>
        <thead>
          <tr>
            <td />
            {answers.map((a) => (
              <th key={a.id} scope="col">
                {a.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answers.map((a, i) => (
            <tr key={a.id}>
              <th scope="row">{a.text}</th>
              {answers.map((b, j) => (
                <td
                  key={b.id}
                  data-level={levelOf(compared.matrix[i]![j]!, compared.matched)}
                  className={i === j ? styles.same : undefined}
                >
                  {compared.matrix[i]![j]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
