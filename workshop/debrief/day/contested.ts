/**
 * How divided the room was over every closed question, by the same measure: the entropy of its answers divided by its
 * largest value (`contestOf`). It compares questions with two answers and with six alike; its formula and source are there.
 */
import { contestOf } from "@/activities/contest";
import { marks } from "@/activities/checklist/content";
import type { Tone } from "@/activities/case/content";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import { isWrittenDebrief } from "@/workshop/debrief/form-debrief";
import { FEW } from "@/workshop/debrief/share";

export interface Contested {
  activity: string;
  title: string;
  /** The question, the part, the item, the card. */
  text: string;
  /** People by answer, in the author's order, with the answers that nobody gave. */
  answers: { id: string; text: string; count: number; tone?: Tone }[];
  /** Of how many people. */
  of: number;
  /** 0: all gave the same; 1: every answer equally often. */
  contest: number;
}

/** Every item that at least FEW people gave one answer of several, the most divided first; equals keep their order. */
export function contestedItems(debrief: Debrief): Contested[] {
  const all = debrief.sessions.flatMap((s) => s.activities).flatMap(itemsOf);
  return all.toSorted((a, b) => (Math.abs(b.contest - a.contest) < 1e-9 ? 0 : b.contest - a.contest));
}

interface Counted {
  text: string;
  answers: Contested["answers"];
}

const itemsOf = (a: ActivityDebrief): Contested[] =>
  countedIn(a).flatMap(({ text, answers }) => {
    const of = answers.reduce((sum, x) => sum + x.count, 0);
    const contest = contestOf(answers.map((x) => x.count));
    return of < FEW || contest === null
      ? []
      : [{ activity: a.activity.id, title: a.activity.title, text, answers, of, contest }];
  });

const counted = (
  bars: readonly { id: string; text: string; tone?: Tone; share: { count: number } }[],
): Contested["answers"] => bars.map(({ id, text, tone, share }) => ({ id, text, tone, count: share.count }));

const toneOfMark: Record<(typeof marks)[number], Tone> = { present: "yes", absent: "no", unknown: "unsure" };

/** Only questions to which each person gave one answer: several answers of one person have no such measure. */
function countedIn(a: ActivityDebrief): Counted[] {
  switch (a.kind) {
    case "poll":
      return a.activity.several ? [] : [{ text: a.activity.question, answers: counted(a.last.bars) }];
    case "case":
      return a.parts.map((p) => ({ text: `${p.number}. ${p.title}`, answers: counted(p.counts.bars) }));
    case "quiz":
      return a.items.map((i) => ({ text: i.item.text, answers: counted(i.last.bars) }));
    case "checklist":
      return a.subjects.flatMap((s) =>
        s.items.map((i) => ({
          text: `${i.label} (${s.subject.label})`,
          answers: marks.map((m, at) => ({ id: m, text: m, tone: toneOfMark[m], count: i.counts[at]! })),
        })),
      );
    case "sort":
      return a.last.rows.map((r) => ({ text: r.text, answers: counted(r.cells) }));
    case "table":
      return a.activity.one ? a.last.rows.map((r) => ({ text: r.text, answers: counted(r.cells) })) : [];
    case "form":
      return a.sections
        .flatMap((s) => s.fields)
        .flatMap((f) =>
          !isWrittenDebrief(f) && f.field.type === "choice"
            ? [{ text: f.field.text, answers: counted(f.bars) }]
            : [],
        );
    default:
      return [];
  }
}
