/**
 * The codebook: an entry for each question of an answer table, with text, choices, key, version and items.
 * Pure.
 */
import { type Activity, kindOf, reasonIn } from "@/activities/kinds";
import { type Coded, coded } from "@/model/exports/coded";
import type { CountedOption } from "@/model/activity/tally";
import type { Question } from "@/model/activity/question";
import type { Workshop } from "@/workshop/content/workshop";
import type { RoomData } from "@/workshop/exports/format";
import { planOf } from "@/workshop/content/plan";

/** One question with its choices and its key, as the JSON document has it. */
export type CodebookEntry = RoomData["codebook"][number];

interface CodebookInput {
  workshop: Workshop;
  rounds: readonly { question: string; round: number; version?: number }[];
}

export function codebookOf({ workshop, rounds }: CodebookInput): CodebookEntry[] {
  const plan = planOf(workshop);
  return workshop.sessions.flatMap((session) =>
    session.activities.flatMap((activity) =>
      plan.questionsOf(activity.id).map((question): CodebookEntry => {
        const questionRounds = rounds.filter((r) => r.question === question.id);
        return {
          session: session.id,
          session_title: session.title,
          activity: activity.id,
          activity_title: activity.title,
          kind: activity.kind,
          version: Math.max(1, ...questionRounds.map((r) => r.version ?? 1)),
          question: question.id,
          part: question.partId ?? null,
          what_if: question.whatIfId ?? null,
          ...putOf(activity, question),
          rounds: questionRounds.map((r) => r.round).sort((a, b) => a - b),
        };
      }),
    ),
  );
}

function putOf(activity: Activity, question: Question): Pick<CodebookEntry, "text" | "choices" | "items"> {
  const rules = kindOf(activity);
  const form = rules.ask(activity, question);
  const key = rules.key(activity, question) ?? [];
  const keyOf = (id: string) => key.find((k) => k.id === id);
  const items = rules.codedItems?.(activity, question) ?? [];
  const alone = items.length === 0 ? keyOf(question.id) : undefined;
  const wording = [rules.follows?.(activity, question), form?.text].filter(Boolean).join("\n");
  return {
    text: wording || activity.title,
    choices: withRest(rules.codedChoices?.(activity) ?? [], rules.options(activity, question)),
    items: [
      ...items.map((item) => ({
        ...item,
        accepted: [...(keyOf(item.id)?.accepted ?? [])],
        reason: reasonIn(activity, keyOf(item.id)),
      })),
      ...(alone
        ? [
            {
              id: question.id,
              text: form?.text ?? "",
              choices: [],
              accepted: [...alone.accepted],
              reason: reasonIn(activity, alone),
            },
          ]
        : []),
    ],
  };
}

/** The choice that stands for several others is offered to no person. */
const withRest = (offered: Coded[], counted: readonly CountedOption[]): Coded[] => [
  ...offered,
  ...counted.filter((o) => o.onlyGiven && !offered.some((c) => c.id === o.id)).map(coded),
];

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

export function codebookRows(entries: readonly CodebookEntry[]): (string | number | null)[][] {
  const listed = (list: readonly Coded[]) => list.map((c) => `${c.id} = ${c.text}`).join("\n") || null;
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
    const whole = e.items.find((i) => i.id === e.question);
    return [
      [...head, null, e.text, listed(e.choices), whole?.accepted.join(" ") ?? null, whole?.reason ?? null],
      ...e.items
        .filter((i) => i !== whole)
        .map((i) => [
          ...head,
          i.id,
          i.text,
          listed(i.choices),
          i.accepted.join(" ") || null,
          i.reason || null,
        ]),
    ];
  });
}
