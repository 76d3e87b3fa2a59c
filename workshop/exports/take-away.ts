/**
 * What a participant may take home of a room besides their own answers: the questions that were asked, and what the
 * expert says where the room was shown it. The same for everybody; it holds nobody's answer. Pure.
 */
import type { Activity } from "@/activities/kinds";
import { kindOf, reasonIn } from "@/activities/kinds";
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
  /** What was asked under these words: the question itself, and what was asked of its answers, such as support or dots. */
  ids: string[];
  /** Null where it is that of the question before. */
  text: string | null;
  /** The part that it is about, with its number, and the fact that was changed; null where there is one question alone. */
  place: string | null;
  expert: ExpertReading[];
}

/** An activity of which something was asked. */
export interface AskedActivity {
  id: string;
  title: string;
  questions: AskedQuestion[];
}

/** What was asked in a room, in the order of the workshop. @param language in which the person reads */
export function askedActivities(state: RoomState, language: string): AskedActivity[] {
  const plan = planOf(inLanguage(state.workshop, language));
  // What is given back to its giver stands by itself.
  return plan.activities
    .filter((a) => !kindOf(a).givenBack)
    .flatMap((activity): AskedActivity[] => {
      const questions: AskedQuestion[] = [];
      let before: string | null = null;
      for (const question of plan.questionsOf(activity.id)) {
        const asked =
          Object.hasOwn(state.position.rounds, question.id) && kindOf(activity).ask(activity, question);
        if (!asked) continue;
        const key = state.position.explained.includes(question.id)
          ? kindOf(activity).key(activity, question)
          : null;
        const expert = readingsOf(activity, key, asked.form, question.id, language);
        const place = questionLabel(plan, activity, question);
        const last = questions.at(-1);
        if (last && asked.text === before && place === last.place) {
          last.ids.push(question.id);
          last.expert.push(...expert);
        } else {
          const told = asked.text === before || place?.endsWith(asked.text);
          questions.push({ ids: [question.id], text: told ? null : asked.text, place, expert });
        }
        before = asked.text;
      }
      return questions.length > 0 ? [{ id: activity.id, title: activity.title, questions }] : [];
    });
}

/** Whether nothing that was asked can be linked to its giver any more: each activity is finished. */
export const isUnlinked = ({ ended, finished, workshop, position }: RoomState): boolean => {
  const plan = planOf(workshop);
  const asked = Object.keys(position.rounds).flatMap((id) => plan.question(id)?.activityId ?? []);
  return ended || (asked.length > 0 && asked.every((id) => finished.includes(id)));
};

function questionLabel(plan: Plan, activity: Activity, { id, stepId }: Question): string | null {
  const steps = plan.steps.filter((s) => s.activityId === activity.id && s.question);
  const at = steps.findIndex((s) => s.id === stepId);
  const step = steps[at];
  const titled = (title: string | undefined) => (title === activity.title ? undefined : title);
  const part = steps.length > 1 && titled(step?.title) && `${at + 1} · ${step?.title}`;
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

/** What is accepted, in words: the true value of a number, or the texts of the form's choices. */
function acceptedIn(form: object, item: KeyItem, language: string): string[] {
  if (item.values)
    return item.values.map(({ value, date, source }) => `${value} (${listed([source, date], language)})`);
  const own = findById(form, item.id);
  return item.accepted.flatMap((id) => choiceText(own, id) ?? choiceText(form, id) ?? []);
}

type Node = Record<string, unknown>;

/** The object with this id anywhere in a form. */
function findById(node: unknown, id: string): Node | null {
  if (Array.isArray(node))
    return node.reduce<Node | null>((found, inner) => found ?? findById(inner, id), null);
  if (typeof node !== "object" || node === null) return null;
  if ((node as Node).id === id) return node as Node;
  return findById(Object.values(node), id);
}

function choiceText(within: unknown, id: string): string | null {
  const text = findById(within, id)?.text;
  return typeof text === "string" ? text : null;
}
