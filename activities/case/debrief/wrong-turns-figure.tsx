import { Figure } from "@/components/debrief/figure";
import { TooFew } from "@/components/debrief/too-few";
import type { Words } from "@/components/debrief/words";
import styles from "@/activities/case/debrief/wrong-turns-figure.module.css";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";
import { wrongTurnsSentence } from "@/workshop/debrief/sentences";
import type { WrongTurn } from "@/workshop/debrief/wrong-turns";

/** The four wrong turns: how many, at which part, and what each may mean. */
export function WrongTurnsFigure({ debrief, words }: { debrief: CaseDebrief; words: Words }) {
  const { t } = words;
  const { wrongTurns, activity, people } = debrief;
  const title = t("figures.wrong");
  if (!wrongTurns) return <TooFew words={words} title={title} />;
  const answer = (tone: string) => activity.answers.find((a) => a.tone === tone)?.text ?? "";
  const said = { yes: answer("yes"), no: answer("no"), unsure: answer("unsure") };
  const where = (turn: WrongTurn) => turn.parts.map((p) => t("wrong.at", p)).join(" · ");
  return (
    <Figure
      words={words}
      title={title}
      reading={words.say(wrongTurnsSentence(debrief))}
      how={t("figures.wrongHow")}
      tables={[
        {
          caption: title,
          head: [t("wrong.kind"), t("people"), t("part")],
          rows: wrongTurns.turns.map((turn) => [
            t(`wrong.${turn.kind}`, said),
            turn.people ?? t("wrong.notReached"),
            where(turn),
          ]),
        },
      ]}
    >
      <ul className={styles.turns}>
        {wrongTurns.turns.map((turn) => (
          <li key={turn.kind}>
            <p className={styles.count}>
              {turn.people === null ? (
                <span>{t("wrong.notReached")}</span>
              ) : (
                <>
                  <strong>{turn.people}</strong> {t("ofPeople", { of: people })}
                </>
              )}
            </p>
            <h4>{t(`wrong.${turn.kind}`, said)}</h4>
            {turn.parts.length > 0 && <p className={styles.where}>{where(turn)}</p>}
            <p dir="auto">{activity.wrongTurns[turn.kind]}</p>
            {turn.kind === "never" && wrongTurns.unsureAtEnd > 0 && (
              <p className={styles.where}>
                {t("wrong.unsureAtEnd", { count: wrongTurns.unsureAtEnd, ...said })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Figure>
  );
}
