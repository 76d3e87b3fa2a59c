import type { ItemDebrief, ItemRound, QuizDebrief } from "@/activities/kinds/quiz/debrief-data";
import { beforeSentence, quizSentence, sureSentence } from "@/activities/kinds/quiz/sentences";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel } from "@/model/figures/figure";
import {
  barOf,
  headsSaid,
  intervalCell,
  joined,
  lastVote,
  lookOf,
  percentCell,
  silentIf,
} from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { textOf } from "@/model/text/markdown";
import { listed, numberOf, numbered, quotable } from "@/model/text/wording";

export const quizFigures = (debrief: QuizDebrief, words: ReportWords): FigureModel[] => [
  itemsFigure(debrief, words),
  ...(debrief.activity.sureness ? [sureFigure(debrief, words)] : []),
  ...(debrief.before && !debrief.learning?.items?.some((i) => i.shown) ? [beforeFigure(debrief, words)] : []),
];

export function itemsFigure(debrief: QuizDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const { activity, items, same } = debrief;
  const answers = ({ item, last }: ItemDebrief) =>
    last.bars
      .filter((b) => item.key.accepted.includes(b.id))
      .map((b) => b.text)
      .join(" · ");
  // One form is answered at once; else each item has its own numbers, which stand in the table.
  const whole =
    activity.pace === "form"
      ? items.reduce<ItemRound | null>((a, { last }) => (a && a.answered >= last.answered ? a : last), null)
      : null;
  return {
    id: `${activity.id}-items`,
    title: activity.title,
    question: activity.question,
    key: "told",
    reading: joined(
      words.say(quizSentence(debrief)),
      ...(same ?? [])
        .filter((s) => s.count > 0)
        .map((s) =>
          t("quiz.same", {
            answer: quotable(s.text),
            count: s.count,
            of: s.of,
            followed: activity.pace === "form" ? "all" : "some",
          }),
        ),
      ...(whole ? [lastVote([whole], words)] : []),
    ),
    ...silentIf(findsNothing(quizSentence(debrief))),
    how: t("quiz.how"),
    heads: whole ? headsSaid(whole, words) : eachSaid(items, words),
    chart: {
      type: "stacks",
      rows: items.map(({ item, number, last }) => ({
        label: numbered(number, item.text),
        pieces: last.bars.map((b, i) => ({
          label: b.text,
          count: b.share.count,
          look: lookOf(last.bars, i),
        })),
        said: words.report("answeredSaid", { count: last.answered }),
      })),
      places: items.map((i) => i.number),
    },
    tables: [
      {
        caption: activity.title,
        head: [
          t("quiz.item"),
          t("round"),
          t("quiz.answers"),
          t("quiz.asKey"),
          t("quiz.of"),
          t("polls.percent"),
          t("polls.interval"),
          t("passed"),
          t("missing"),
        ],
        keyColumns: [3, 4, 5, 6],
        places: items.flatMap(({ number, rounds }) => rounds.map(() => number)),
        rows: items.flatMap(({ item, number, rounds }) =>
          rounds.map((r) => [
            numbered(number, item.text),
            r.round,
            listed(
              r.bars.map((b) => `${b.text} ${b.share.count}`),
              words.locale,
            ),
            r.right.count,
            r.right.of,
            percentCell(r.right, words),
            intervalCell(r.right, words),
            r.passed,
            r.missing,
          ]),
        ),
      },
    ],
    expert: items
      .toSorted((a, b) => a.number - b.number)
      .map((i) =>
        joined(
          numberOf(i.number, i.item.text),
          t("quiz.key", { answers: answers(i) }),
          textOf(i.item.key.reason),
          i.item.key.law,
        ),
      )
      .join("\n"),
  };
}

/** The people who answered, where each item was asked by itself. */
function eachSaid(items: readonly ItemDebrief[], { t }: ReportWords): string {
  const answered = items.map(({ last }) => last.answered);
  const [least, most] = [Math.min(...answered), Math.max(...answered)];
  return t("quiz.heads", { least, most, same: least === most ? "yes" : "no" });
}

/** Items with people who were sure and wrong, most first. */
export const sureWrong = ({ items }: QuizDebrief) =>
  items
    .flatMap(({ item, number, last }) => (last.sureWrong ? [{ item, number, share: last.sureWrong }] : []))
    .sort((a, b) => b.share.count / b.share.of - a.share.count / a.share.of);

export function sureFigure(debrief: QuizDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const title = t("quiz.sureTitle", { title: debrief.activity.title });
  const items = sureWrong(debrief);
  const shown = items.filter((k) => k.share.count > 0);
  return {
    id: `${debrief.activity.id}-sure`,
    key: "alone",
    title,
    reading: words.say(sureSentence(debrief)),
    ...silentIf(findsNothing(sureSentence(debrief))),
    how: t("quiz.sureHow"),
    chart:
      shown.length > 0
        ? {
            type: "bars",
            rows: shown.map((k) => barOf(numbered(k.number, k.item.text), k.share, words, { look: "no" })),
          }
        : null,
    tables:
      items.length === 0
        ? []
        : [
            {
              caption: title,
              head: [t("quiz.item"), t("people"), t("quiz.of")],
              rows: items.map((k) => [numbered(k.number, k.item.text), k.share.count, k.share.of]),
            },
          ],
  };
}

export function beforeFigure({ activity, before }: QuizDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const pairs = before ?? [];
  return {
    id: `${activity.id}-before`,
    key: "alone",
    title: t("quiz.beforeTitle"),
    reading: words.say(beforeSentence(pairs)),
    ...silentIf(findsNothing(beforeSentence(pairs))),
    how: t("quiz.beforeHow"),
    chart: {
      type: "pairs",
      names: { before: t("quiz.before"), after: t("quiz.after") },
      rows: pairs.map((p) => ({
        label: numbered(p.number, p.item.text),
        before: barOf("", p.before, words),
        after: barOf("", p.after, words),
      })),
    },
    tables: [
      {
        caption: t("quiz.beforeTitle"),
        head: [t("quiz.item"), t("quiz.before"), t("quiz.of"), t("quiz.after"), t("quiz.of")],
        rows: pairs.map((p) => [
          numbered(p.number, p.item.text),
          p.before.count,
          p.before.of,
          p.after.count,
          p.after.of,
        ]),
      },
    ],
  };
}
