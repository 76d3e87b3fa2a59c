/** Takes a room through every step of a workshop, with people who answer whatever is asked. */
import type { Page } from "playwright";
import { type Activity, type KindName, kindNames, kindOf } from "@/activities/kinds";
import type { CrowdPhone } from "@/tests/support/crowd";
import { press, resultsShown } from "@/tests/support/steps";
import type { Workshop } from "@/workshop/content/workshop";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { seeded } from "@/model/statistics/random";
import { planOf } from "@/workshop/content/plan";
import type { Question, Step } from "@/model/activity/question";

type Moment = "shown" | "open" | "revealed" | "explained";

interface Stop {
  activity: Activity;
  step: Step;
  /** Short and unique: `quiz`, `case-2`. */
  name: string;
}

/** The answers of a crowd to one question: plausible ones, the same in every run. */
async function crowdAnswers(
  crowd: readonly CrowdPhone[],
  activity: Activity,
  question: Question,
): Promise<void> {
  await Promise.all(
    crowd.map(async (phone, i) => {
      const seen = await phone.sees((v) => v.question === question.id && v.phase === "open");
      const texts = [...seen.html.matchAll(/name="support"[^>]*value="([a-z0-9]+)"/g)].map((m) => m[1] ?? "");
      const body = plausible(activity, question, {
        insight: 0.65,
        random: seeded(97 * i + 5),
        phrases: phrasesIn("en"),
        texts,
      });
      if (body) await phone.answer(question.id, seen.round, { ...body });
    }),
  );
}

/**
 * Walks from the waiting room to the last step by the console's own verbs. `visit` is called at each moment of each
 * stop: when it is shown, when its question is open, when results are revealed, when the key is explained.
 */
export async function walk(
  workshop: Workshop,
  console: Page,
  crowd: readonly CrowdPhone[],
  visit: (stop: Stop, moment: Moment) => Promise<void>,
): Promise<void> {
  const plan = planOf(workshop);
  const counts = new Map<KindName, number>(kindNames.map((kind) => [kind, 0]));
  for (const step of plan.steps) {
    const activity = plan.activity(step.activityId);
    if (!activity) continue;
    const n = (counts.get(activity.kind) ?? 0) + 1;
    counts.set(activity.kind, n);
    const stop: Stop = {
      activity,
      step,
      name: step.notice ? `${activity.kind}-notice` : n === 1 ? activity.kind : `${activity.kind}-${n}`,
    };
    await press(console, "next");
    await crowd[0]?.sees((v) => v.question === (step.question ?? null));
    const question = step.question ? plan.question(step.question) : undefined;
    if (!question || question.stepId !== step.id || !kindOf(activity).ask(activity, question)) {
      await visit(stop, "shown");
      continue;
    }
    await press(console, "open");
    await crowdAnswers(crowd, activity, question);
    await visit(stop, "open");
    await press(console, "close");
    await press(console, "reveal");
    await resultsShown(console);
    await visit(stop, "revealed");
    if (kindOf(activity).key(activity, question)) {
      await press(console, "explain");
      await visit(stop, "explained");
    }
  }
}
