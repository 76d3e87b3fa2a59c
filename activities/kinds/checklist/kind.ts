import { tally, subjectStep } from "@/activities/kinds/checklist/tally";
import {
  type Checklist,
  type ChecklistAnswer,
  type ChecklistSubject,
  checklistSchema,
  checklistAnswerSchema,
} from "@/activities/kinds/checklist/content";
import {
  type ChecklistDebrief,
  checklistContested,
  checklistDebrief,
  enoughMarks,
  markRows,
} from "@/activities/kinds/checklist/debrief-data";
import { checklistFigures } from "@/activities/kinds/checklist/figures";
import { keyMarks, marksInKey, stairsOf } from "@/activities/kinds/checklist/stairs";
import { template } from "@/activities/kinds/checklist/template";
import { trapFigures } from "@/activities/kinds/checklist/traps-figure";
import { type ChecklistFace, type ChecklistForm, type Mark, marks } from "@/activities/kinds/checklist/view";
import { handItems } from "@/activities/shared/grid";
import { groupFields, singleValue } from "@/activities/shared/form-fields";
import { codedItems } from "@/model/exports/coded";
import { eachGiven, idGiven } from "@/model/exports/answer-values";
import { matchingInteractions } from "@/model/exports/xapi-interactions";
import { idsOf, duplicateIdProblems, unknownIdProblems } from "@/model/activity/duplicate-ids";
import type { KindOf } from "@/model/kind";
import { type Question, type StepSketch, noticeId } from "@/model/activity/question";
import type { PaperBlock } from "@/model/activity/paper";
import { inField } from "@/model/activity/references";
import { slug } from "@/model/text/text-schemas";
import { z } from "zod";

function steps(checklist: Checklist): StepSketch[] {
  return checklist.subjects.flatMap((subject) => {
    const id = subjectStep(checklist, subject);
    const base = { title: subject.title, partId: subject.id, whatIfs: [] };
    const step: StepSketch = { ...base, id, notice: false, question: id };
    return subject.notice ? [{ ...base, id: noticeId(id), notice: true }, step] : [step];
  });
}

const posted = z.strictObject({ marks: z.record(slug, singleValue(z.enum(marks))) });

/** Null unless every item is one of the list and at least one is marked. */
function parse(checklist: Checklist, _question: Question, body: unknown): ChecklistAnswer | null {
  const parsed = posted.safeParse(groupFields(body, "marks"));
  if (!parsed.success) return null;
  const ids = Object.keys(parsed.data.marks);
  const strange = ids.some((id) => !checklist.items.some((item) => item.id === id));
  return strange || ids.length === 0 ? null : parsed.data;
}

function check(list: Checklist, path: string): string[] {
  const items = idsOf(list.items);
  return [
    ...duplicateIdProblems(`${path}.items`, "item", items),
    ...duplicateIdProblems(`${path}.subjects`, "text", idsOf(list.subjects)),
    ...list.subjects.flatMap((subject) =>
      Object.entries(subject.key ?? {}).flatMap(([item, accepted]) =>
        duplicateIdProblems(`${path}.subjects.${subject.id}.key.${item}`, "mark", [accepted].flat()),
      ),
    ),
    ...list.subjects.flatMap((subject) =>
      (["key", "reasons"] as const).flatMap((field) =>
        unknownIdProblems(
          `${path}.subjects.${subject.id}.${field}`,
          "an item of this checklist",
          Object.keys(subject[field] ?? {}),
          items,
        ),
      ),
    ),
  ];
}

/** All texts with the items below each, one of them, or the items alone. */
function paperOf(
  { question, items, subjects }: Checklist,
  [where, id]: readonly string[],
): PaperBlock[] | null {
  const marked: PaperBlock = { type: "marks", items: items.map((item) => item.text) };
  if (where === "items" && id === undefined) return [marked];
  const chosen =
    where === undefined ? subjects : where === "subjects" ? subjects.filter((s) => s.id === id) : [];
  if (chosen.length === 0) return null;
  return chosen.flatMap((subject): PaperBlock[] => [
    ...(subject.notice ? [{ type: "notice", text: subject.notice } as const] : []),
    { type: "heading", text: subject.title },
    { type: "prose", text: subject.text },
    { type: "question", text: question },
    marked,
  ]);
}

export const checklistKind: KindOf<
  typeof checklistSchema,
  ChecklistAnswer,
  ChecklistFace,
  ChecklistForm,
  ChecklistDebrief
> = {
  name: "checklist",
  content: checklistSchema,
  answer: checklistAnswerSchema,
  check,
  references: { "subjects.*.key": inField("items"), "subjects.*.reasons": inField("items") },
  template,
  simulate(checklist, question, { near }) {
    const { subjects, items } = checklist;
    const subject =
      subjects.find((s) => s.id === question.partId || question.id.endsWith(`/${s.id}`)) ?? subjects[0];
    const key = (id: string): Mark[] =>
      subject?.key ? (keyMarks(checklist, subject, id) ?? ["present"]) : ["unknown"];
    const chosen = items.map(({ id }) => [id, near(key(id), marks, id) as Mark] as const);
    return { marks: Object.fromEntries(chosen) };
  },
  screens: ({ subjects }) => subjects.map((s) => s.text),
  onPaper: paperOf,
  trail(checklist, rounds) {
    const question = (subject: ChecklistSubject) => subjectStep(checklist, subject);
    const stairs = stairsOf(
      checklist,
      (subject) => rounds.last(question(subject), "over")?.bodies ?? null,
      (subject) => rounds.isExplained(question(subject)),
    );
    return stairs.map(({ subject, label, found, key, of }) => ({
      part: subject,
      label: rounds.isShown(`${checklist.id}/${subject}`) ? label : "",
      options: null,
      stairs: { found, key, of },
    }));
  },
  fixedWords: marks,
  steps,
  face(checklist, { step }) {
    const index = checklist.subjects.findIndex((s) => s.id === step.partId);
    const subject = checklist.subjects[index];
    if (!subject) return { kind: "waiting" };
    if (step.notice) return { kind: "notice", title: checklist.title, text: subject.notice ?? "" };
    return {
      kind: "checklist",
      title: checklist.title,
      subject: {
        index: index + 1,
        total: checklist.subjects.length,
        title: subject.title,
        text: subject.text,
      },
    };
  },
  ask: (checklist) => ({ text: checklist.question, form: { kind: "checklist", items: checklist.items } }),
  parse,
  fields: (body) =>
    Object.fromEntries(Object.entries(body.marks).map(([id, mark]) => [`marks.${id}`, [mark]])),
  byHand: ({ items }) =>
    handItems(
      "marks",
      items,
      marks.map((id) => ({ id, text: null })),
    ),
  tally,
  options: (checklist) => checklist.items.map(({ id, text }) => ({ id, text })),
  /** Where marks add up, only the subject's own additions, which may be none; else every item. */
  key(checklist, question) {
    const subject = checklist.subjects.find((s) => s.id === question.partId);
    if (!subject?.key) return null;
    return checklist.items.flatMap(({ id, text }) => {
      const accepted = checklist.cumulative
        ? marksInKey(subject, id)
        : (keyMarks(checklist, subject, id) ?? []);
      const reason = subject.reasons?.[id];
      return accepted.length > 0 ? [{ id, text, accepted, ...(reason ? { reason } : {}) }] : [];
    });
  },
  plainReasons: true,
  values: (_checklist, body) => eachGiven(body.marks, (item, mark) => [idGiven("mark", mark, item)]),
  codedItems: (checklist) => codedItems(checklist.items),
  codedChoices: () => marks.map((id) => ({ id, text: id })),
  interactions: (_checklist, asked, values) => matchingInteractions(asked, values),

  debrief: checklistDebrief,
  summaryRows: (debrief, people) => debrief.subjects.flatMap((s) => markRows(debrief, s, people)),
  figures: checklistFigures,
  furtherFigures: trapFigures,
  contested: checklistContested,
  enough: enoughMarks,
  released: (debrief) => debrief,
  written: () => [],
};
