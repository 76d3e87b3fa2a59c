/** Rules of a checklist: a stop for each subject, with the notice that comes before it; marks item by item. */
import { z } from "zod";
import {
  type Checklist,
  type ChecklistAnswer,
  type ChecklistSubject,
  marks,
} from "@/activities/checklist/content";
import { checklistGiven, keyMark } from "@/activities/checklist/stairs";
import { isPass } from "@/activities/content";
import { grouped, one } from "@/activities/form-body";
import type { KindRules } from "@/activities/kind-rules";
import { count, emptyTally } from "@/activities/tally";
import { slug } from "@/workshop/content/words";
import { noticeId, type Question, type StepSketch } from "@/workshop/session/question";

/** The step (and question) of one subject. */
export const subjectStep = (checklist: Checklist, subject: ChecklistSubject): string =>
  `${checklist.id}/${subject.id}`;

function steps(checklist: Checklist): StepSketch[] {
  return checklist.subjects.flatMap((subject) => {
    const id = subjectStep(checklist, subject);
    const base = { title: subject.title, partId: subject.id, whatIfs: [] };
    const step: StepSketch = { ...base, id, notice: false, question: id };
    return subject.notice ? [{ ...base, id: noticeId(id), notice: true }, step] : [step];
  });
}

const posted = z.strictObject({ marks: z.record(slug, one(z.enum(marks))) });

/** Null unless every item is one of the list and at least one is marked. */
function parse(checklist: Checklist, _question: Question, body: unknown): ChecklistAnswer | null {
  const parsed = posted.safeParse(grouped(body, "marks"));
  if (!parsed.success) return null;
  const ids = Object.keys(parsed.data.marks);
  const strange = ids.some((id) => !checklist.items.some((item) => item.id === id));
  return strange || ids.length === 0 ? null : parsed.data;
}

export const checklistRules: KindRules<Checklist, ChecklistAnswer> = {
  steps,
  face(checklist, { step }) {
    const at = checklist.subjects.findIndex((s) => s.id === step.partId);
    const subject = checklist.subjects[at];
    if (!subject) return { kind: "waiting" };
    if (step.notice) return { kind: "notice", title: checklist.title, text: subject.notice ?? "" };
    return {
      kind: "checklist",
      title: checklist.title,
      subject: { index: at + 1, total: checklist.subjects.length, title: subject.title, text: subject.text },
    };
  },
  ask: (checklist) => ({ text: checklist.question, form: { kind: "checklist", items: checklist.items } }),
  parse,
  fields: (body) =>
    Object.fromEntries(Object.entries(body.marks).map(([id, mark]) => [`marks.${id}`, [mark]])),
  /** `counts` are people who marked an item present; `marks` has all three marks of each item. */
  tally(checklist, _question, bodies) {
    const tally = emptyTally(checklist.items.map((item) => item.id));
    for (const { id } of checklist.items)
      tally.marks[id] = Object.fromEntries(marks.map((mark) => [mark, 0]));
    for (const body of bodies) {
      if (isPass(body)) tally.passed++;
      const given = checklistGiven(body);
      if (!given) continue;
      tally.answered++;
      for (const { id } of checklist.items) {
        const mark = given.marks[id];
        if (!mark) continue;
        count(tally.marks[id]!, mark);
        if (mark === "present") count(tally.counts, id);
      }
    }
    return tally;
  },
  options: (checklist) => checklist.items.map(({ id, text }) => ({ id, text })),
  /** Where marks add up, what this subject adds, which may be nothing; else every item. */
  key(checklist, question) {
    const subject = checklist.subjects.find((s) => s.id === question.partId);
    if (!subject?.key) return null;
    return checklist.items.flatMap(({ id, text }) => {
      const mark = checklist.cumulative ? subject.key?.[id] : keyMark(checklist, subject, id);
      const reason = subject.reasons?.[id];
      return mark ? [{ id, text, accepted: [mark], ...(reason ? { reason } : {}) }] : [];
    });
  },
};
