/**
 * A participant's take-away besides their own answers: asked questions, and the expert's view where the room
 * saw it. The same for all; it holds no answers. Pure.
 */
import { type Activity, kindOf, reasonIn } from "@/activities/kinds";
import { inLanguage } from "@/workshop/content/texts";
import type { Key, KeyItem } from "@/model/activity/key";
import { type Plan, planOf } from "@/workshop/content/plan";
import type { Question } from "@/model/activity/question";
import type { RoomState } from "@/workshop/room/state";
import { listed } from "@/model/text/wording";

interface ExpertReading {
  /** The item it is about; null where it is about the question itself. */
  item: string | null;
  /** The answers that an expert accepts, in words; none where only a reason is given. */
  accepted: string[];
  reason: string | null;
  law: string | null;
}

export interface AskedQuestion {
  /** Questions under these words: the main one, and those on its answers, such as support or dots. */
  ids: string[];
  /** Null where it is that of the question before. */
  text: string | null;
  /** Its part with number, and the changed fact; null for a single question. */
  place: string | null;
  expert: ExpertReading[];
}

export interface AskedActivity {
  id: string;
  title: string;
  questions: AskedQuestion[];
}

/** A room's questions in workshop order. @param language of the reader */
export function askedActivities(state: RoomState, language: string): AskedActivity[] {
  const plan = planOf(inLanguage(state.workshop, language));
  // Answers returned to their giver stand by themselves.
  return plan.activities
    .filter((a) => !kindOf(a).givenBack)
    .flatMap((activity): AskedActivity[] => {
      const questions: AskedQuestion[] = [];
      let before: string | null = null;
      for (const question of plan.questionsOf(activity.id)) {
        const form =
          Object.hasOwn(state.position.rounds, question.id) && kindOf(activity).ask(activity, question);
        if (!form) continue;
        const key = state.position.explained.includes(question.id)
          ? kindOf(activity).key(activity, question)
          : null;
        const expert = readingsOf(activity, key, form.form, question.id, language);
        const place = questionLabel(plan, activity, question);
        const last = questions.at(-1);
        if (last && form.text === before && place === last.place) {
          last.ids.push(question.id);
          last.expert.push(...expert);
        } else {
          const repeats = form.text === before || place?.endsWith(form.text);
          questions.push({ ids: [question.id], text: repeats ? null : form.text, place, expert });
        }
        before = form.text;
      }
      return questions.length > 0 ? [{ id: activity.id, title: activity.title, questions }] : [];
    });
}

/** True once every asked activity is finished: no answer leads to its giver. */
export const isUnlinked = ({ ended, finished, workshop, position }: RoomState): boolean => {
  const plan = planOf(workshop);
  const activities = Object.keys(position.rounds).flatMap((id) => plan.question(id)?.activityId ?? []);
  return ended || (activities.length > 0 && activities.every((id) => finished.includes(id)));
};

function questionLabel(plan: Plan, activity: Activity, { id, stepId }: Question): string | null {
  const steps = plan.steps.filter((s) => s.activityId === activity.id && s.question);
  const index = steps.findIndex((s) => s.id === stepId);
  const step = steps[index];
  const titled = (title: string | undefined) => (title === activity.title ? undefined : title);
  const part = steps.length > 1 && titled(step?.title) && `${index + 1} · ${step?.title}`;
  const whatIf = titled(step?.whatIfs.find((w) => w.question === id)?.title);
  return [part, whatIf].filter(Boolean).join(" · ") || null;
}

function readingsOf(
  activity: Activity,
  key: Key | null,
  form: object,
  question: string,
  language: string,
): ExpertReading[] {
  return (key ?? []).map((item) => ({
    item: item.id === question ? null : item.text,
    accepted: acceptedIn(form, item, language),
    reason: reasonIn(activity, item) || null,
    law: item.law ?? null,
  }));
}

/** The accepted answer in words: a number's true value, or texts of choices. */
function acceptedIn(form: object, item: KeyItem, language: string): string[] {
  if (item.values)
    return item.values.map(({ value, date, source }) => `${value} (${listed([source, date], language)})`);
  const node = findById(form, item.id);
  return item.accepted.flatMap((id) => choiceText(node, id) ?? choiceText(form, id) ?? []);
}

type Node = Record<string, unknown>;

/** The object with this id anywhere in a form. */
function findById(node: unknown, id: string): Node | null {
  if (Array.isArray(node))
    return node.reduce<Node | null>((match, inner) => match ?? findById(inner, id), null);
  if (typeof node !== "object" || node === null) return null;
  if ((node as Node).id === id) return node as Node;
  return findById(Object.values(node), id);
}

function choiceText(within: unknown, id: string): string | null {
  const text = findById(within, id)?.text;
  return typeof text === "string" ? text : null;
}
