import type { Before, QuizDebrief } from "@/activities/kinds/quiz/debrief-data";
import { highest, type Sentence, makeSentence } from "@/model/debrief/sentence";
import { MIN_REPORTABLE } from "@/model/debrief/share";

/** The item that most people answered otherwise than the key. */
export function quizSentence({ items }: QuizDebrief): Sentence {
  const answered = items.filter((i) => i.last.right.of > 0);
  const [first] = answered;
  if (!first) return makeSentence("quiz-none");
  const { of, count } = first.last.right;
  if (of === count) return makeSentence("quiz-all-right", { all: answered.length });
  const most = answered.filter(({ last: { right } }) => right.of === of && right.count === count);
  return makeSentence("quiz", { wrong: of - count, of }, { most: most.map(({ item }) => item.text) });
}

/** The item about which most people were sure of another answer than the key's. */
export function sureSentence({ items }: QuizDebrief): Sentence {
  const counted = items.flatMap(({ item, last }) =>
    last.sureWrong ? [{ item, share: last.sureWrong }] : [],
  );
  if (counted.length === 0) return makeSentence("few-sure", { few: MIN_REPORTABLE });
  const top = highest(counted, ({ share }) => share.count / share.of);
  const { count, of } = top[0]!.share;
  if (count === 0) return makeSentence("quiz-sure-none", { few: MIN_REPORTABLE });
  const most = top.filter(({ share }) => share.of === of);
  return makeSentence("quiz-sure", { count, of }, { most: most.map(({ item }) => item.text) });
}

/** Items whose share of answers as the key was larger after than before, and smaller. */
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
