import { beforeFigure, itemsFigure, sureFigure, sureWrong } from "@/activities/kinds/quiz/figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { ReportWords } from "@/model/figures/report-words";
import { SplitBar, toneAt } from "@/activities/kinds/quiz/split-bar";
import styles from "@/activities/kinds/quiz/debrief.module.css";
import { Markdown } from "@/components/ui/markdown";
import type { ItemDebrief, QuizDebrief } from "@/activities/kinds/quiz/debrief-data";
import { numberBefore } from "@/model/text/wording";
import type { Share } from "@/model/debrief/share";

export function QuizDebriefed({ debrief, words }: { debrief: QuizDebrief; words: ReportWords }) {
  return (
    <>
      <Items debrief={debrief} words={words} />
      {debrief.activity.sureness && <Sure debrief={debrief} words={words} />}
      {debrief.before && !debrief.learning?.items?.some((i) => i.shown) && (
        <BeforeAfter debrief={debrief} words={words} />
      )}
    </>
  );
}

function Items({ debrief, words }: { debrief: QuizDebrief; words: ReportWords }) {
  return (
    <ModelFigure model={itemsFigure(debrief, words)} words={words}>
      <ol className="pairs">
        {debrief.items.map((item) => (
          <Item key={item.item.id} item={item} words={words} />
        ))}
      </ol>
    </ModelFigure>
  );
}

function Item({ item: { item, number, rounds, last }, words }: { item: ItemDebrief; words: ReportWords }) {
  const { t } = words;
  const earlier = rounds.slice(0, -1);
  return (
    <li>
      <p className={styles.text}>
        <Numbered number={number} text={item.text} />
      </p>
      <div>
        <SplitBar
          pieces={last.bars.map((b, i) => ({
            id: b.id,
            label: b.text,
            tone: toneAt(i, last.bars.length),
            count: b.share.count,
          }))}
        />
        <p className="hint">
          {[
            last.missing + last.passed > 0 &&
              t("quiz.without", { passed: last.passed, missing: last.missing }),
            ...earlier.map((r) =>
              t("quiz.earlier", { round: r.round, count: r.right.count, of: r.right.of }),
            ),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <div className={styles.key} data-expert>
          <p>
            <b>
              {t("quiz.key", {
                answers: last.bars
                  .filter((b) => item.key.accepted.includes(b.id))
                  .map((b) => b.text)
                  .join(" · "),
              })}
            </b>{" "}
            {t("quiz.right", { share: words.share(last.right) })}
          </p>
          <div dir="auto">
            <Markdown text={item.key.reason} top={4} />
          </div>
          {item.key.law && (
            <p className="hint" dir="auto">
              {item.key.law}
            </p>
          )}
          {item.key.error && (
            <p className={styles.error}>
              <b>{t("quiz.error")}</b> <bdi>{item.key.error}</bdi>
            </p>
          )}
        </div>
      </div>
    </li>
  );
}

function Numbered({ number, text }: { number: number; text: string }) {
  const before = numberBefore(number, text);
  return (
    <>
      {before !== null && <b>{before} </b>}
      <span dir="auto">{text}</span>
    </>
  );
}

/** "Wrong but sure": what most needs talking about. */
function Sure({ debrief, words }: { debrief: QuizDebrief; words: ReportWords }) {
  const list = sureWrong(debrief).filter((k) => k.share.count > 0);
  return (
    <ModelFigure model={sureFigure(debrief, words)} words={words} how="">
      <ol className={styles.list}>
        {list.map(({ item, number, share }) => (
          <li key={item.id}>
            <Numbered number={number} text={item.text} /> <Bar share={share} />{" "}
            <span className="hint">{words.share(share)}</span>
          </li>
        ))}
      </ol>
    </ModelFigure>
  );
}

function BeforeAfter({ debrief, words }: { debrief: QuizDebrief; words: ReportWords }) {
  const { t } = words;
  const pairs = debrief.before ?? [];
  return (
    <ModelFigure model={beforeFigure(debrief, words)} words={words} how="">
      <ol className={styles.list}>
        {pairs.map(({ item, number, before, after }) => (
          <li key={item.id} className={styles.pair}>
            <p>
              <Numbered number={number} text={item.text} />
            </p>
            <span>{t("quiz.before")}</span> <Bar share={before} quiet />{" "}
            <span className="hint">{words.share(before)}</span>
            <span>{t("quiz.after")}</span> <Bar share={after} />{" "}
            <span className="hint">{words.share(after)}</span>
          </li>
        ))}
      </ol>
    </ModelFigure>
  );
}

/** A share as a bar; its numbers stand beside it in words. */
function Bar({ share: { count, of }, quiet = false }: { share: Share; quiet?: boolean }) {
  return (
    <span className="track" aria-hidden="true">
      <i data-quiet={quiet || undefined} style={{ inlineSize: `${of === 0 ? 0 : (100 * count) / of}%` }} />
    </span>
  );
}
