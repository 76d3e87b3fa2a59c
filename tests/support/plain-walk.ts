/** Takes a room through a workshop over its console's socket, with people whose browsers run no script. */
import { type Activity, type AnswerBody, fieldsOf, kindOf } from "@/activities/kinds";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import type { Plenary, TestRoom } from "@/tests/support/plenary";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import type { Workshop } from "@/workshop/content/workshop";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { seeded } from "@/model/statistics/random";
import { planOf } from "@/workshop/content/plan";
import type { Question } from "@/model/activity/question";
import { did } from "@/tests/support/full-room";

/** "shown": where nothing is asked. */
type PlainMoment = "shown" | "open" | "answered" | "revealed" | "explained";

interface PlainStop {
  activity: Activity;
  question: Question | undefined;
  /** The step: `one-quiz`, `guess`. */
  step: string;
}

/** Activities of these kinds that have much on a phone: the guide's. */
export const longActivities: Activity[] = guide.sessions
  .flatMap((s) => s.activities)
  .filter((a) => ["mark-the-definition", "services-by-stage", "smuggling-or-trafficking"].includes(a.id));

/** The workshop with this activity alone. */
export const withOnly = (workshop: Workshop, activity: Activity): Workshop => ({
  ...workshop,
  id: `${workshop.id}-${activity.id}`.slice(0, 60),
  sessions: [{ ...workshop.sessions[0]!, activities: [activity] }],
});

/** All activities of all kinds that the tests look at without script, each in a workshop of its own. */
export const everyActivity: { name: string; activity: Activity; workshop: Workshop }[] = [
  ...everyKind.sessions[0]!.activities.map((activity) => ({
    activity,
    workshop: withOnly(everyKind, activity),
  })),
  ...weighingWorkshop.sessions[0]!.activities.map((activity) => ({
    activity,
    workshop: withOnly(weighingWorkshop, activity),
  })),
  ...longActivities.map((activity) => ({ activity, workshop: withOnly(guide, activity) })),
].map((one) => ({ ...one, name: one.workshop.id }));

/** Values expected in the form on the page for this answer: as its controls give it, in any order. */
const sorted = (fields: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.toSorted()]));

/** The answer that person `i` may give to what stands on their page. */
function answerOf(activity: Activity, question: Question, page: PlainBrowser, i: number): AnswerBody | null {
  return plausible(activity, question, {
    insight: 0.65,
    random: seeded(97 * i + 5),
    phrases: phrasesIn("en"),
    texts: [...page.html.matchAll(/name="support"[^>]*value="([a-z0-9]+)"/g)].map((m) => m[1] ?? ""),
  });
}

export interface Sent {
  /** Fields as filled in; null for a pass. */
  fields: Record<string, string[]> | null;
  /** Values of the form afterwards. */
  held: Record<string, string[]>;
  /** The page that came back. */
  text: string;
}

/** Fills in the form of the page and sends it. Null where there is nothing that this person could say. */
async function send(
  page: PlainBrowser,
  activity: Activity,
  question: Question,
  i: number,
): Promise<Sent | null> {
  const body = answerOf(activity, question, page, i);
  if (!body) return null;
  const fields = "pass" in body ? null : sorted(fieldsOf(activity, body));
  if (fields) await page.submit("question", fieldsOf(activity, body));
  else await page.submit("pass", {}, ["pass", "1"]);
  return { fields, held: sorted(page.held("question")), text: page.text };
}

/** Joins by the room's link, and stands on the room's page. */
export async function plainPhone(plenary: Plenary, room: TestRoom): Promise<PlainBrowser> {
  const page = new PlainBrowser(plenary.url);
  await page.open(`/j/${room.token}`);
  await page.submit("alias");
  return page;
}

/**
 * `visit` is called with the first person's page at each moment of each step, and with what all sent once
 * they have answered.
 */
export async function plainWalk(
  plenary: Plenary,
  workshop: Workshop,
  people: number,
  visit: (stop: PlainStop, moment: PlainMoment, page: PlainBrowser, sent: Sent[]) => unknown,
): Promise<void> {
  const room = await plenary.room(workshop);
  const trainer = await plenary.console(room);
  const pages = await Promise.all(Array.from({ length: people }, () => plainPhone(plenary, room)));
  const first = pages[0]!;
  const plan = planOf(workshop);
  for (const step of plan.steps) {
    const activity = plan.activity(step.activityId);
    if (!activity) continue;
    const question = step.question ? plan.question(step.question) : undefined;
    const asks = question?.stepId === step.id && kindOf(activity).ask(activity, question);
    const look = async (moment: PlainMoment, sent: Sent[] = []) => {
      if (moment === "open") await Promise.all(pages.map((page) => page.open("./")));
      else if (moment !== "answered") await first.open("./");
      await visit({ activity, question, step: step.id }, moment, first, sent);
    };
    await did(trainer.go(step.id));
    if (!question || !asks) {
      await look("shown");
      continue;
    }
    await did(trainer.openRound(question.id));
    await look("open");
    const sent = await Promise.all(pages.map((page, i) => send(page, activity, question, i)));
    await look(
      "answered",
      sent.filter((s) => s !== null),
    );
    await did(trainer.closeRound(question.id));
    await did(trainer.reveal(question.id));
    await look("revealed");
    if (!kindOf(activity).key(activity, question)) continue;
    await did(trainer.do({ type: "explain", question: question.id, on: true }));
    await look("explained");
  }
}
