/** The splits of one activity, ready to be shown: each question, item or field with its choices and groups. */
import type { Activity } from "@/activities/content";
import type { Tone } from "@/activities/case/content";
import { fieldsOfForm } from "@/activities/form/fields";
import { optionsOfItem } from "@/activities/quiz/rules";
import { rulesOf } from "@/activities/rules";
import type { DebriefInput } from "@/workshop/debrief/input";
import { type Share, shareOf } from "@/workshop/debrief/share";
import type { SectorSplit } from "@/workshop/debrief/split/safe-splits";
import { planOf } from "@/workshop/session/plan";
import type { Question } from "@/workshop/session/question";

export interface SplitTable {
  question: string;
  round: number;
  /** Its place among the parts or items of the activity, from 1; null where there is only one question. */
  number: number | null;
  /** The part, the item or the field; empty for a poll, whose question says it. */
  text: string;
  /** The fact that is changed, of a what-if. */
  whatIf: string | null;
  options: { id: string; text: string; tone?: Tone }[];
  /** Groups of five or more; null: everybody else together. Shares are in the order of `options`. */
  groups: { sector: string | null; people: number; shares: Share[] }[];
}

/** In the order of the workshop; empty where nothing may be split. */
export function splitTablesOf(activity: Activity, input: DebriefInput): SplitTable[] {
  const splits = input.splits ?? [];
  if (splits.length === 0) return [];
  return planOf(input.workshop)
    .questionsOf(activity.id)
    .flatMap((question) =>
      splits
        .filter((s) => s.question === question.id)
        .flatMap((split) => {
          const asked = askedIn(activity, question, split.item);
          return asked ? [tableOf(split, asked)] : [];
        })
        .sort((a, b) => (a.number ?? 0) - (b.number ?? 0)),
    );
}

type Asked = Pick<SplitTable, "number" | "text" | "whatIf" | "options">;

const tableOf = ({ question, round, groups }: SectorSplit, asked: Asked): SplitTable => ({
  question,
  round,
  ...asked,
  groups: groups.map(({ sector, people, counts }) => ({
    sector,
    people,
    shares: asked.options.map((o) => shareOf(counts[o.id] ?? 0, people)),
  })),
});

function askedIn(activity: Activity, question: Question, item: string): Asked | null {
  switch (activity.kind) {
    case "poll":
      return { number: null, text: "", whatIf: null, options: rulesOf(activity).options(activity, question) };
    case "case": {
      const at = activity.parts.findIndex((p) => p.id === question.partId);
      const part = activity.parts[at];
      const whatIf = part?.whatIfs.find((w) => w.id === question.whatIfId)?.title ?? null;
      return part ? { number: at + 1, text: part.title, whatIf, options: activity.answers } : null;
    }
    case "quiz": {
      const at = activity.items.findIndex((i) => i.id === item);
      const found = activity.items[at];
      return found
        ? { number: at + 1, text: found.text, whatIf: null, options: optionsOfItem(activity, found) }
        : null;
    }
    case "form": {
      const at = fieldsOfForm(activity).findIndex((f) => f.id === item);
      const field = fieldsOfForm(activity)[at];
      return field && "options" in field
        ? { number: at + 1, text: field.text, whatIf: null, options: field.options }
        : null;
    }
    default:
      return null;
  }
}
