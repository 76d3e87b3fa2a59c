/**
 * The codebook: every question that a table of answers may name, with its text, its choices, its key and its version.
 * One entry for each question; what is asked in it item by item stands as items. Pure.
 */
import type { Activity } from "@/activities/content";
import { fieldsOfForm, isWritten } from "@/activities/form/fields";
import { marks } from "@/activities/checklist/content";
import { choicesFor, choicesOf } from "@/activities/choices";
import { rulesOf } from "@/activities/rules";
import type { KindForm } from "@/activities/views";
import type { Workshop } from "@/workshop/content/workshop";
import type { RoomData } from "@/workshop/export/format";
import { type Plan, planOf } from "@/workshop/session/plan";
import type { Question } from "@/workshop/session/question";

/** One question with its choices and its key, as the JSON document has it. */
export type CodebookEntry = RoomData["codebook"][number];
export type Coded = CodebookEntry["choices"][number];
export type CodedItem = CodebookEntry["items"][number];

/** What a codebook is made from: the rounds of a debrief without their answers. */
export interface Asked {
  workshop: Workshop;
  rounds: readonly { question: string; round: number; version?: number }[];
}

/** Every question of the workshop in its order, also those that were not asked (without rounds). */
export function codebookOf({ workshop, rounds }: Asked): CodebookEntry[] {
  const plan = planOf(workshop);
  return workshop.sessions.flatMap((session) =>
    session.activities.flatMap((activity) =>
      plan.questionsOf(activity.id).map((question): CodebookEntry => {
        const asked = rounds.filter((r) => r.question === question.id);
        return {
          session: session.id,
          session_title: session.title,
          activity: activity.id,
          activity_title: activity.title,
          kind: activity.kind,
          version: Math.max(1, ...asked.map((r) => r.version ?? 1)),
          question: question.id,
          part: question.partId ?? null,
          what_if: question.whatIfId ?? null,
          ...putOf(plan, activity, question),
          rounds: asked.map((r) => r.round).sort((a, b) => a - b),
        };
      }),
    ),
  );
}

function putOf(
  plan: Plan,
  activity: Activity,
  question: Question,
): Pick<CodebookEntry, "text" | "choices" | "items"> {
  const rules = rulesOf(activity);
  const put = rules.ask(activity, question);
  const key = rules.key(activity, question) ?? [];
  const keyOf = (id: string) => key.find((k) => k.id === id);
  const form = put?.form;
  const items = form ? itemsOf(activity, form) : [];
  const alone = items.length === 0 ? keyOf(question.id) : undefined;
  const told = [storyOf(activity, question, plan), put?.text].filter(Boolean).join("\n");
  return {
    text: told || activity.title,
    choices: form ? sharedChoices(form) : [],
    items: [
      ...items.map((item) => ({
        ...item,
        accepted: [...(keyOf(item.id)?.accepted ?? [])],
        reason: keyOf(item.id)?.reason ?? "",
      })),
      ...(alone
        ? [
            {
              id: question.id,
              text: put?.text ?? "",
              choices: [],
              accepted: [...alone.accepted],
              reason: alone.reason ?? "",
            },
          ]
        : []),
    ],
  };
}

/** The fact that a what-if changes, so that its question can be told from the part's own. */
function storyOf(activity: Activity, question: Question, plan: Plan): string {
  if (activity.kind !== "case") return "";
  const part = activity.parts.find((p) => p.id === question.partId);
  const fact = part?.whatIfs.find((w) => w.id === question.whatIfId)?.fact;
  return fact ?? plan.step(question.stepId)?.title ?? "";
}

type Item = Pick<CodedItem, "id" | "text" | "choices">;
const bare = ({ id, text }: Coded): Coded => ({ id, text });

function itemsOf(activity: Activity, form: KindForm): Item[] {
  const plain = (list: readonly Coded[]): Item[] => list.map((i) => ({ ...bare(i), choices: [] }));
  switch (activity.kind) {
    case "quiz":
      return form.kind === "quiz"
        ? form.items.map((i) => ({ ...bare(i), choices: choicesFor(form, i.id, String).map(bare) }))
        : [];
    case "checklist":
      return plain(activity.items);
    case "sort":
      return plain(activity.cards);
    case "table":
      return plain(activity.rows);
    case "marking":
      return plain(activity.clauses);
    case "scale":
      return activity.statements.map((s) => ({
        ...bare(s),
        choices: ends(activity.points, activity.low, activity.high),
      }));
    case "ranking":
    case "points":
      return plain(activity.items);
    case "form":
      return fieldsOfForm(activity).map((field) => ({
        ...bare(field),
        choices:
          isWritten(field) || field.type === "number"
            ? []
            : field.type === "scale"
              ? ends(field.points, field.low, field.high)
              : field.options.map(bare),
      }));
    default:
      return [];
  }
}

const ends = (points: number, low: string, high: string): Coded[] => [
  { id: "1", text: low },
  { id: String(points), text: high },
];

function sharedChoices(form: KindForm): Coded[] {
  switch (form.kind) {
    case "checklist":
      return marks.map((id) => ({ id, text: id }));
    case "sort":
      return form.bins.map(bare);
    case "table":
      return form.columns.map(bare);
    case "marking":
      return form.labels.map(bare);
    case "case":
      return [...form.options, ...form.elements].map(bare);
    default:
      return choicesOf(form).map(bare);
  }
}

export const codebookHead = [
  "session",
  "session_title",
  "activity",
  "activity_title",
  "kind",
  "version",
  "question",
  "part",
  "what_if",
  "rounds",
  "item",
  "text",
  "choices",
  "accepted",
  "reason",
] as const;

/** The codebook as a table: a row for each question, and one behind it for each of its items. */
export function codebookRows(entries: readonly CodebookEntry[]): (string | number | null)[][] {
  const coded = (list: readonly Coded[]) => list.map((c) => `${c.id} = ${c.text}`).join("\n") || null;
  return entries.flatMap((e) => {
    const head = [
      e.session,
      e.session_title,
      e.activity,
      e.activity_title,
      e.kind,
      e.version,
      e.question,
      e.part,
      e.what_if,
      e.rounds.join(" "),
    ];
    const own = e.items.find((i) => i.id === e.question);
    return [
      [...head, null, e.text, coded(e.choices), own?.accepted.join(" ") ?? null, own?.reason ?? null],
      ...e.items
        .filter((i) => i !== own)
        .map((i) => [
          ...head,
          i.id,
          i.text,
          coded(i.choices),
          i.accepted.join(" ") || null,
          i.reason || null,
        ]),
    ];
  });
}
