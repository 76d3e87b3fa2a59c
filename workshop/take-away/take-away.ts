/**
 * What a participant may take home of a room besides their own answers: the questions that were asked, and what the
 * expert says where the room was shown it or has ended. The same for everybody; it holds nobody's answer. Pure.
 */
import { rulesOf } from "@/activities/rules";
import { inLanguage } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import type { Key, KeyItem } from "@/workshop/protocol/down";
import { planOf } from "@/workshop/session/plan";
import type { RoomState } from "@/workshop/session/state";

export interface ExpertReading {
  /** The item it is about; null where it is about the question itself. */
  item: string | null;
  /** The answers that an expert accepts, in words; none where only a reason is given. */
  accepted: string[];
  reason: string | null;
  law: string | null;
}

export interface AskedQuestion {
  id: string;
  /** The title of its activity. */
  title: string;
  text: string;
  expert: ExpertReading[];
}

/** The questions of a room that were opened, in the order of the workshop. @param language in which the person reads */
export function askedOf(state: RoomState, language: string): AskedQuestion[] {
  const workshop: Workshop = inLanguage(state.workshop, language);
  const plan = planOf(workshop);
  // A commitment is given back as a promise, by itself.
  return plan.activities
    .filter((a) => a.kind !== "commitment")
    .flatMap((activity) =>
      plan.questionsOf(activity.id).flatMap((question): AskedQuestion[] => {
        const asked =
          Object.hasOwn(state.stand.rounds, question.id) && rulesOf(activity).ask(activity, question);
        if (!asked) return [];
        const released = state.ended || state.stand.explained.includes(question.id);
        const key = released ? rulesOf(activity).key(activity, question) : null;
        return [
          {
            id: question.id,
            title: activity.title,
            text: asked.text,
            expert: readingsOf(key, asked.form, question.id),
          },
        ];
      }),
    );
}

function readingsOf(key: Key | null, form: object, question: string): ExpertReading[] {
  return (key ?? []).map((item) => ({
    item: item.id === question ? null : item.text,
    accepted: acceptedIn(form, item),
    reason: item.reason ?? null,
    law: item.law ?? null,
  }));
}

/** What is accepted, in words: the true value of a number, or the texts of the form's choices. */
function acceptedIn(form: object, item: KeyItem): string[] {
  if (item.values) return item.values.map(({ value, date, source }) => `${value} (${source}, ${date})`);
  const own = findById(form, item.id);
  return item.accepted.flatMap((id) => textOf(own, id) ?? textOf(form, id) ?? []);
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

function textOf(within: unknown, id: string): string | null {
  const text = findById(within, id)?.text;
  return typeof text === "string" ? text : null;
}
