import { SplitBar, toneAt } from "@/components/ui/split-bar";
import styles from "@/activities/quiz/debrief.module.css";
import type { Table } from "@/components/debrief/data-table";
import { Figure } from "@/components/debrief/figure";
import type { Words } from "@/components/debrief/words";
import { Markdown } from "@/components/ui/markdown";
import type { ItemDebrief, ItemRound, QuizDebrief } from "@/workshop/debrief/quiz-debrief";
import { beforeSentence, quizSentence, sureSentence } from "@/workshop/debrief/quiz-sentences";
import type { Share } from "@/workshop/debrief/share";

/** A quiz: its items by need, who was sure and wrong, and the test before beside the test after. */
export function QuizDebriefed({ debrief, words }: { debrief: QuizDebrief; words: Words }) {
  return (
    <>
      <Items debrief={debrief} words={words} />
      {debrief.activity.sureness && <Sure debrief={debrief} words={words} />}
      {debrief.before && <BeforeAfter debrief={debrief} words={words} />}
    </>
  );
}

function Items({ debrief, words }: { debrief: QuizDebrief; words: Words }) {
  const { t } = words;
  const { activity, items, same } = debrief;
  const often = (same ?? []).filter((s) => s.count > 0);
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={words.say(quizSentence(debrief))}
      how={t("quiz.how")}
      tables={itemTables(debrief, words)}
      expert
      after={
        often.length > 0 && (
          <p className={styles.same}>
            {often.map((s) => t("quiz.same", { answer: s.text, count: s.count, of: s.of })).join(" ")}
          </p>
        )
      }
    >
      <p className={styles.question} dir="auto">
        {activity.question}
      </p>
      <ol className={styles.items}>
        {items.map((item) => (
          <Item key={item.item.id} item={item} words={words} />
        ))}
      </ol>
    </Figure>
  );
}

function Item({ item: { item, number, rounds, last }, words }: { item: ItemDebrief; words: Words }) {
  const { t } = words;
  const earlier = rounds.slice(0, -1);
  return (
    <li className={styles.item}>
      <p className={styles.text}>
        <b>{number}</b> <span dir="auto">{item.text}</span>
      </p>
      <div>
        <SplitBar pieces={last.bars.map((b, i) => ({ id: b.id, label: b.text, tone: toneAt(i, last.bars.length), count: b.share.count }))} />
        <p className={styles.soft}>
          {[
            last.missing + last.passed > 0 && t("quiz.without", { passed: last.passed, missing: last.missing }),
            ...earlier.map((r) => t("quiz.earlier", { round: r.round, count: r.right.count, of: r.right.of })),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <div className={styles.key} data-expert>
          <p>
            <b>{t("quiz.key", { answers: last.bars.filter((b) => item.key.accepted.includes(b.id)).map((b) => b.text).join(" · ") })}</b>{" "}
            {t("quiz.right", { share: words.share(last.right) })}
          </p>
          <div dir="auto">
            <Markdown text={item.key.reason} top={4} />
          </div>
          {item.key.law && (
            <p className={styles.soft} dir="auto">
              {item.key.law}
            </p>
          )}
          {item.key.error && (
            <p dir="auto">
              <b>{t("quiz.error")}</b> {item.key.error}
            </p>
          )}
        </div>
      </div>
    </li>
  );
}

function itemTables({ items, activity }: QuizDebrief, words: Words): Table[] {
  const { t } = words;
  const row = ({ item, number }: ItemDebrief, round: ItemRound) => [
    `${number} ${item.text}`,
    round.round,
    round.bars.map((b) => `${b.text} ${b.share.count}`).join(", "),
    round.right.count,
    round.right.of,
    ...shareCells(round.right, words),
    round.passed,
    round.missing,
  ];
  return [
    {
      caption: activity.title,
      head: [t("quiz.item"), t("round"), t("quiz.answers"), t("quiz.asKey"), t("quiz.of"), t("polls.percent"), t("polls.interval"), t("passed"), t("missing")],
      rows: items.flatMap((item) => item.rounds.map((round) => row(item, round))),
    },
  ];
}

const shareCells = ({ percent, low, high }: Share, words: Words): string[] =>
  percent === null || low === null || high === null
    ? ["–", "–"]
    : [words.number(percent), `${words.number(low)} – ${words.number(high)}`];

/** "Wrong but sure": what most needs talking about. */
function Sure({ debrief, words }: { debrief: QuizDebrief; words: Words }) {
  const { t } = words;
  const known = debrief.items.flatMap(({ item, number, last }) => (last.sureWrong ? [{ item, number, share: last.sureWrong }] : []));
  const list = known.filter((k) => k.share.count > 0).sort((a, b) => b.share.count / b.share.of - a.share.count / a.share.of);
  return (
    <Figure
      words={words}
      title={t("quiz.sureTitle", { title: debrief.activity.title })}
      reading={words.say(sureSentence(debrief))}
      how={t("quiz.sureHow")}
      tables={
        known.length === 0
          ? []
          : [{ caption: t("quiz.sureTitle", { title: debrief.activity.title }), head: [t("quiz.item"), t("people"), t("quiz.of")], rows: known.map((k) => [`${k.number} ${k.item.text}`, k.share.count, k.share.of]) }]
      }
    >
      <ol className={styles.list}>
        {list.map(({ item, number, share }) => (
          <li key={item.id}>
            <b>{number}</b> <span dir="auto">{item.text}</span> <Bar share={share} /> <span className={styles.value}>{words.share(share)}</span>
          </li>
        ))}
      </ol>
    </Figure>
  );
}

function BeforeAfter({ debrief, words }: { debrief: QuizDebrief; words: Words }) {
  const { t } = words;
  const pairs = debrief.before ?? [];
  return (
    <Figure
      words={words}
      title={t("quiz.beforeTitle")}
      reading={words.say(beforeSentence(pairs))}
      how={t("quiz.beforeHow")}
      tables={[
        {
          caption: t("quiz.beforeTitle"),
          head: [t("quiz.item"), t("quiz.before"), t("quiz.of"), t("quiz.after"), t("quiz.of")],
          rows: pairs.map((p) => [`${p.number} ${p.item.text}`, p.before.count, p.before.of, p.after.count, p.after.of]),
        },
      ]}
    >
      <ol className={styles.list}>
        {pairs.map(({ item, number, before, after }) => (
          <li key={item.id} className={styles.pair}>
            <p>
              <b>{number}</b> <span dir="auto">{item.text}</span>
            </p>
            <span>{t("quiz.before")}</span> <Bar share={before} quiet /> <span className={styles.value}>{words.share(before)}</span>
            <span>{t("quiz.after")}</span> <Bar share={after} /> <span className={styles.value}>{words.share(after)}</span>
          </li>
        ))}
      </ol>
    </Figure>
  );
}

/** A share as a bar; its numbers stand beside it in words. */
function Bar({ share: { count, of }, quiet = false }: { share: Share; quiet?: boolean }) {
  return (
    <span className={styles.track} aria-hidden="true">
      <i data-quiet={quiet || undefined} style={{ inlineSize: `${of === 0 ? 0 : (100 * count) / of}%` }} />
    </span>
  );
}
