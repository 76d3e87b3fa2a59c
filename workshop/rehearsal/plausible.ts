/**
 * What a simulated participant might answer. Where a question has a key, most people are near it, some are not, and
 * a few pass: enough for a trainer to see how a room that has not agreed will look. Pure, from a seeded generator.
 */
import type { Activity, AnswerBody } from "@/activities/content";
import type { Mark } from "@/activities/checklist/content";
import type { FormField } from "@/activities/form/content";
import { REASON_LENGTH } from "@/activities/reason";
import { SUPPORT } from "@/activities/open/rules";
import { stopOf } from "@/activities/worksheet/rules";
import { pickBy, pick, type Random, shuffledBy, some, someBy } from "@/workshop/rehearsal/random";
import type { Question } from "@/workshop/session/question";
import { unreachable } from "@/workshop/unreachable";

export interface Simulated {
  /** 0 to 1: how often this person answers as an expert would. */
  insight: number;
  random: Random;
  /** Short texts in this person's language. */
  phrases: readonly string[];
  /** Ids of texts that are shown and can be supported, or of entries that can be marked. */
  texts: readonly string[];
  /**
   * What the whole room has in common, from 0 to 1: how much an answer draws people, and how hard an item is. Without
   * it every answer draws alike.
   */
  lean?(id: string): number;
}

const even = (): number => 0.5;

/** The share of people who would rather not say. */
const PASSING = 0.04;

/** An answer to `question`, or null when this activity asks nothing, or this person has nothing to say. */
export function plausible(activity: Activity, question: Question, who: Simulated): AnswerBody | null {
  if (who.random() < PASSING) return { pass: true };
  return bodyFor(activity, question, who);
}

function bodyFor(activity: Activity, question: Question, who: Simulated): AnswerBody | null {
  const { random, lean = even } = who;
  /** How much something draws: from once to some ten times as much. */
  const draw = (id: string): number => Math.exp(2.4 * lean(`${question.id}:${id}`));
  /** An expert's answer from those who know, which fewer do where `item` is hard; else what draws them. */
  const near = (accepted: readonly string[], all: readonly string[], item = ""): string =>
    accepted.length > 0 && random() < who.insight ** (2 * lean(`${question.id}:${item}`))
      ? pick(accepted, random)
      : pickBy(all, draw, random);
  const sure = (): number => 1 + Math.floor(random() * 5);
  /** What the room has in common, or this person's own chance where nothing is. */
  const common = (id: string): number => (who.lean ? lean(`${question.id}:${id}`) : random());
  const why = (asked: boolean) =>
    asked && random() < 0.5 ? { reason: pick(who.phrases, random).slice(0, REASON_LENGTH) } : {};
  const ids = (list: readonly { id: string }[]): string[] => list.map((item) => item.id);
  switch (activity.kind) {
    case "slide":
    case "break":
    case "media":
      return null;
    case "poll": {
      const most = activity.several ? Math.min(3, activity.most ?? activity.options.length) : 1;
      if (activity.other && random() < 0.06) return { choice: [], other: pick(who.phrases, random) };
      return { choice: someBy(ids(activity.options), most, draw, random), ...why(activity.reasons) };
    }
    case "case": {
      const at = activity.parts.findIndex((p) => p.id === question.partId);
      const part = activity.parts[at];
      if (!part) return null;
      const key = part.whatIfs.find((w) => w.id === question.whatIfId)?.key ?? part.key;
      const elements = Object.entries(key.elements ?? {}).filter(([, shown]) =>
        shown === "shown" ? random() < 0.4 + who.insight / 2 : random() < 0.15,
      );
      return {
        answer: near(key.accepted, ids(activity.answers)),
        ...(activity.sureness ? { sureness: sure() } : {}),
        ...(elements.length > 0 ? { elements: elements.map(([id]) => id) } : {}),
        ...(activity.marking && random() < 0.6 ? { clauses: some(ids(part.clauses), 3, random) } : {}),
        ...why(part.reasons && !question.whatIfId),
      };
    }
    case "quiz": {
      const items =
        activity.pace === "steps"
          ? activity.items.filter((i) => question.id.endsWith(`/${i.id}`))
          : activity.items;
      const answers = items.map((item) => {
        const choice = near(item.key.accepted, ids(item.options ?? activity.options), item.id);
        return [item.id, { choice, ...(activity.sureness ? { sureness: sure() } : {}) }] as const;
      });
      return { items: Object.fromEntries(answers) };
    }
    case "sort":
      return {
        placed: Object.fromEntries(
          activity.cards.map((c) => [c.id, near(c.key?.accepted ?? [], ids(activity.bins), c.id)]),
        ),
      };
    case "checklist": {
      const subject =
        activity.subjects.find((s) => s.id === question.partId || question.id.endsWith(`/${s.id}`)) ??
        activity.subjects[0];
      const key = subject?.key ?? {};
      const marks = activity.items.map(
        (i) =>
          [i.id, near([key[i.id] ?? "unknown"], ["present", "absent", "unknown"], i.id) as Mark] as const,
      );
      return { marks: Object.fromEntries(marks) };
    }
    case "open":
      if (question.whatIfId === SUPPORT)
        return who.texts.length ? { support: some(who.texts, 3, random) } : null;
      return {
        texts: some(who.phrases, activity.most, random).map((text) => text.slice(0, activity.length)),
      };
    case "scale": {
      const own = random();
      const points = activity.statements.map(
        (s) =>
          [
            s.id,
            Math.min(
              activity.points,
              1 + Math.floor((0.35 * own + 0.25 * random() + 0.4 * common(s.id)) * activity.points),
            ),
          ] as const,
      );
      return { values: Object.fromEntries(points) };
    }
    case "ranking":
      return {
        order: shuffledBy(ids(activity.items), draw, random).slice(0, activity.top ?? activity.items.length),
      };
    case "points": {
      const given: Record<string, number> = {};
      for (let left = activity.total; left > 0; left--) {
        const id = pickBy(ids(activity.items), draw, random);
        given[id] = (given[id] ?? 0) + 1;
      }
      return { given };
    }
    case "number": {
      const { min, max, decimals, truth } = activity;
      const around = truth
        ? truth.value + (random() + random() - 1) * (max - min) * 0.5
        : min + random() * (max - min);
      return { value: Number(Math.min(max, Math.max(min, around)).toFixed(decimals)) };
    }
    case "table": {
      const columns = ids(activity.columns);
      const cells = activity.rows.map((r) => {
        const accepted = activity.key?.[r.id] ?? [];
        return [
          r.id,
          activity.one
            ? [near(accepted, columns, r.id)]
            : random() < who.insight && accepted.length
              ? accepted
              : some(columns, 3, random),
        ] as const;
      });
      return { cells: Object.fromEntries(cells) };
    }
    case "form": {
      const fields = activity.sections.flatMap((s) => s.fields).filter(() => random() < 0.9);
      return fields.length
        ? { values: Object.fromEntries(fields.map((f) => [f.id, valueFor(f, who, draw, common)])) }
        : null;
    }
    case "marking": {
      const marks = activity.clauses.flatMap((c) =>
        c.key?.length && random() < 0.3 + who.insight / 2
          ? [[c.id, near(c.key, ids(activity.labels), c.id)] as const]
          : [],
      );
      return marks.length ? { marks: Object.fromEntries(marks) } : null;
    }
    case "agreement":
      return {
        agree: "yes",
        ...(activity.add && random() < 0.1 ? { add: pick(who.phrases, random).slice(0, 200) } : {}),
      };
    case "commitment":
      return { promise: Object.fromEntries(activity.fields.map((f) => [f.id, pick(who.phrases, random)])) };
    case "worksheet": {
      const dots = stopOf(activity, question.id) === "gallery";
      return who.texts.length ? { entries: some(who.texts, dots ? activity.dots : 4, random) } : null;
    }
    default:
      return unreachable(activity);
  }
}

function valueFor(
  field: FormField,
  { random, phrases }: Simulated,
  draw: (id: string) => number,
  common: (id: string) => number,
): string | number | string[] {
  const options = "options" in field ? field.options.map((o) => o.id) : [];
  switch (field.type) {
    case "choice":
      return pickBy(options, draw, random);
    case "several":
      return someBy(options, 3, draw, random);
    case "scale":
      return Math.min(
        field.points,
        1 + Math.floor(Math.sqrt(0.7 * random() + 0.3 * common(field.id)) * field.points),
      );
    case "number":
      return Math.round(field.min + random() * Math.min(20, field.max - field.min));
    case "text":
      return pick(phrases, random).slice(0, field.length);
    case "lines":
      return some(phrases, field.most, random).map((p) => p.slice(0, field.length));
    default:
      return unreachable(field);
  }
}
