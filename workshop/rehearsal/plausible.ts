/**
 * Plausible answers of simulated participants: most are near a key, some are not, a few pass, so that a
 * trainer sees a divided room. Pure, from a seeded generator.
 */
import { type Activity, type AnswerBody, kindOf } from "@/activities/kinds";
import { REASON_LENGTH } from "@/activities/shared/reason";
import type { Question } from "@/model/activity/question";
import { pick, weightedPick } from "@/model/statistics/random";
import type { Simulant, Simulated } from "@/model/activity/simulated-participant";

const even = (): number => 0.5;

/** The share of people who would rather not say. */
const PASS_RATE = 0.04;

/** An answer to `question`, or null when this activity asks nothing, or this person has nothing to say. */
export function plausible(activity: Activity, question: Question, who: Simulated): AnswerBody | null {
  if (who.random() < PASS_RATE) return { pass: true };
  return kindOf(activity).simulate?.(activity, question, before(question, who)) ?? null;
}

function before(question: Question, who: Simulated): Simulant {
  const { insight, random, phrases, texts, lean = even } = who;
  const draw = (id: string): number => Math.exp(2.4 * lean(`${question.id}:${id}`));
  return {
    insight,
    random,
    phrases,
    texts,
    draw,
    near: (accepted, all, item = "") =>
      accepted.length > 0 && random() < insight ** (2 * lean(`${question.id}:${item}`))
        ? pick(accepted, random)
        : weightedPick(all, draw, random),
    sure: () => 1 + Math.floor(random() * 5),
    common: (id) => (who.lean ? lean(`${question.id}:${id}`) : random()),
    why: (wanted) =>
      wanted && random() < 0.5 ? { reason: pick(phrases, random).slice(0, REASON_LENGTH) } : {},
  };
}
