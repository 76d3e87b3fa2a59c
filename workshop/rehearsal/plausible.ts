/**
 * What a simulated participant might answer. Where a question has a key, most people are near it, some are not, and
 * a few pass: enough for a trainer to see how a room that has not agreed will look. Pure, from a seeded generator.
 */
import type { Activity, AnswerBody } from "@/activities/content";
import type { FormField } from "@/activities/form/content";
import { SUPPORT } from "@/activities/open/rules";
import { stopOf } from "@/activities/worksheet/rules";
import { pick, type Random, shuffled, some } from "@/workshop/rehearsal/random";
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
}

/** The share of people who would rather not say. */
const PASSING = 0.04;

/** An answer to `question`, or null when this activity asks nothing, or this person has nothing to say. */
export function plausible(activity: Activity, question: Question, who: Simulated): AnswerBody | null {
  if (who.random() < PASSING) return { pass: true };
  return bodyFor(activity, question, who);
}

function bodyFor(activity: Activity, question: Question, who: Simulated): AnswerBody | null {
  const { random } = who;
  const near = (accepted: readonly string[], all: readonly string[]): string =>
    accepted.length > 0 && random() < who.insight ? pick(accepted, random) : pick(all, random);
  const sure = (): number => 1 + Math.floor(random() * 5);
  const ids = (list: readonly { id: string }[]): string[] => list.map((item) => item.id);
  switch (activity.kind) {
    case "slide":
    case "break":
    case "media":
      return null;
    case "poll": {
      const most = activity.several ? Math.min(3, activity.most ?? activity.options.length) : 1;
      if (activity.other && random() < 0.06) return { choice: [], other: pick(who.phrases, random) };
      return { choice: some(ids(activity.options), most, random) };
    }
    case "case": {
      const at = activity.parts.findIndex((p) => p.id === question.partId);
      const part = activity.parts[at];
      if (!part) return null;
      const key = part.whatIfs.find((w) => w.id === question.whatIfId)?.key ?? part.key;
      const elements = Object.entries(key.elements ?? {}).filter(([, shown]) => (shown === "shown" ? random() < 0.4 + who.insight / 2 : random() < 0.15));
      return {
        answer: near(key.accepted, ids(activity.answers)),
        ...(activity.sureness ? { sureness: sure() } : {}),
        ...(elements.length > 0 ? { elements: elements.map(([id]) => id) } : {}),
        ...(activity.marking && random() < 0.6 ? { clauses: some(ids(part.clauses), 3, random) } : {}),
      };
    }
    case "quiz": {
      const items = activity.pace === "steps" ? activity.items.filter((i) => question.id.endsWith(`/${i.id}`)) : activity.items;
      const answers = items.map((item) => {
        const choice = near(item.key.accepted, ids(item.options ?? activity.options));
        return [item.id, { choice, ...(activity.sureness ? { sureness: sure() } : {}) }] as const;
      });
      return { items: Object.fromEntries(answers) };
    }
    case "sort":
      return { placed: Object.fromEntries(activity.cards.map((c) => [c.id, near(c.key?.accepted ?? [], ids(activity.bins))])) };
    case "checklist": {
      const subject = activity.subjects.find((s) => s.id === question.partId || question.id.endsWith(`/${s.id}`)) ?? activity.subjects[0];
      const key = subject?.key ?? {};
      const marks = activity.items.map((i) => [i.id, random() < who.insight ? (key[i.id] ?? "unknown") : pick(["present", "absent", "unknown"] as const, random)] as const);
      return { marks: Object.fromEntries(marks) };
    }
    case "open":
      if (question.whatIfId === SUPPORT) return who.texts.length ? { support: some(who.texts, 3, random) } : null;
      return { texts: some(who.phrases, activity.most, random).map((text) => text.slice(0, activity.length)) };
    case "scale": {
      const lean = random();
      const points = activity.statements.map((s) => [s.id, Math.min(activity.points, 1 + Math.floor((0.6 * lean + 0.4 * random()) * activity.points))] as const);
      return { values: Object.fromEntries(points) };
    }
    case "ranking":
      return { order: shuffled(ids(activity.items), random).slice(0, activity.top ?? activity.items.length) };
    case "points": {
      const given: Record<string, number> = {};
      for (let left = activity.total; left > 0; left--) {
        const id = pick(ids(activity.items), random);
        given[id] = (given[id] ?? 0) + 1;
      }
      return { given };
    }
    case "number": {
      const { min, max, decimals, truth } = activity;
      const around = truth ? truth.value + (random() + random() - 1) * (max - min) * 0.5 : min + random() * (max - min);
      return { value: Number(Math.min(max, Math.max(min, around)).toFixed(decimals)) };
    }
    case "table": {
      const columns = ids(activity.columns);
      const cells = activity.rows.map((r) => {
        const accepted = activity.key?.[r.id] ?? [];
        return [r.id, activity.one ? [near(accepted, columns)] : random() < who.insight && accepted.length ? accepted : some(columns, 3, random)] as const;
      });
      return { cells: Object.fromEntries(cells) };
    }
    case "form": {
      const fields = activity.sections.flatMap((s) => s.fields).filter(() => random() < 0.9);
      return fields.length ? { values: Object.fromEntries(fields.map((f) => [f.id, valueFor(f, who)])) } : null;
    }
    case "marking": {
      const marks = activity.clauses.flatMap((c) => (c.key?.length && random() < 0.3 + who.insight / 2 ? [[c.id, near(c.key, ids(activity.labels))] as const] : []));
      return marks.length ? { marks: Object.fromEntries(marks) } : null;
    }
    case "agreement":
      return { agree: "yes", ...(activity.add && random() < 0.1 ? { add: pick(who.phrases, random).slice(0, 200) } : {}) };
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

function valueFor(field: FormField, { random, phrases }: Simulated): string | number | string[] {
  switch (field.type) {
    case "choice":
      return pick(field.options, random).id;
    case "several":
      return some(field.options, 3, random).map((o) => o.id);
    case "scale":
      return Math.min(field.points, 1 + Math.floor(Math.sqrt(random()) * field.points));
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
