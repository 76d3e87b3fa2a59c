/** A room's opened questions as phones showed them: made of the workshop alone, without any answer. Pure. */
import type { QuestionId } from "@/model/activity/question";
import { planOf } from "@/workshop/content/plan";
import type { Workshop } from "@/workshop/content/workshop";
import type { PhoneView } from "@/workshop/protocol/views";
import { freshState, type RoomState, type Round } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { workshopOf } from "@/workshop/room/versions";
import { phoneView } from "@/workshop/views/phone-view";

/** A phone's forms for its own answers, in its person's present language. */
export interface AskedForms {
  language: string;
  /** The words for a pass. */
  passed: string;
  /** `html` is the inside of the phone's main. */
  asked: { question: QuestionId; rounds: number[]; html: string }[];
}

export interface OpenedQuestion {
  question: QuestionId;
  /** Numbers of its rounds with the same text. */
  rounds: number[];
  /** That of the text. */
  workshop: Workshop;
}

export const openedIn = (state: RoomState): OpenedQuestion[] =>
  Object.entries(state.position.rounds).flatMap(([question, rounds]) => {
    const texts = new Map<Workshop, number[]>();
    for (const round of rounds) {
      const workshop = workshopOf(state, round);
      texts.set(workshop, [...(texts.get(workshop) ?? []), round.number]);
    }
    return [...texts].map(([workshop, numbers]) => ({ question, rounds: numbers, workshop }));
  });

const OPEN: Round = { number: 1, phase: "open", opensAt: 0, closesAt: null, version: 0, seen: false };

/** A question as a phone shows it that reads in `language`; null where this workshop does not ask it. */
export function openedView(
  { question: id, workshop }: Pick<OpenedQuestion, "question" | "workshop">,
  language: string,
): PhoneView | null {
  const plan = planOf(workshop);
  const question = plan.question(id);
  const step = question && plan.step(question.stepId);
  if (!step) return null;
  const shown = plan.steps.filter((s) => s.activityId === step.activityId && s.index <= step.index);
  const fresh = freshState("", workshop, settingsSchema.parse({}));
  const position = { ...fresh.position, step: step.id, question: id, shown: shown.map((s) => s.id) };
  const view = phoneView(
    { ...fresh, position: { ...position, rounds: { [id]: [OPEN] } } },
    new Map(),
    [],
    language,
  );
  return { ...view, told: [], words: [], sources: [] };
}
