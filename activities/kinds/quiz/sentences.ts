/** The sentences of a quiz: what was counted, and nothing beyond it. */
import type { Before, QuizDebrief } from "@/activities/kinds/quiz/debrief-data";
import { type Sentence, makeSentence } from "@/model/debrief/sentence";
import { MIN_REPORTABLE } from "@/model/debrief/share";

/** The item that most people answered otherwise than the key. */
export function quizSentence({ items }: QuizDebrief): Sentence {
  const answered = items.filter((i) => i.last.right.of > 0);
  const [first] = answered;
  if (!first) return makeSentence("quiz-none");
  const { of, count } = first.last.right;
  const all = answered.length;
  if (of === count) return makeSentence("quiz-all-right", { all });
  return makeSentence("quiz", { number: first.number, item: first.item.text, wrong: of - count, of, all });
}

/** The item about which most people were sure of another answer than the key's. */
export function sureSentence({ items }: QuizDebrief): Sentence {
  const known = items.flatMap(({ item, number, last }) =>
    last.sureWrong ? [{ item, number, share: last.sureWrong }] : [],
  );
  if (known.length === 0) return makeSentence("few-sure", { few: MIN_REPORTABLE });
  const part = (k: (typeof known)[number]) => k.share.count / k.share.of;
  const most = known.reduce((a, b) => (part(b) > part(a) ? b : a));
  if (most.share.count === 0) return makeSentence("quiz-sure-none", { few: MIN_REPORTABLE });
  return makeSentence("quiz-sure", {
    number: most.number,
    item: most.item.text,
    count: most.share.count,
    of: most.share.of,
  });
}

/** On how many items the share of answers as the key was larger, and on how many smaller, after than before. */
export function beforeSentence(pairs: readonly Before[]): Sentence {
  const whole = pairs.filter((p) => p.before.percent !== null && p.after.percent !== null);
  if (whole.length === 0) return makeSentence("few-both", { few: MIN_REPORTABLE });
  const change = (p: Before) => (p.after.percent ?? 0) - (p.before.percent ?? 0);
  return makeSentence("quiz-before", {
    items: whole.length,
    larger: whole.filter((p) => change(p) > 0).length,
    smaller: whole.filter((p) => change(p) < 0).length,
  });
}
