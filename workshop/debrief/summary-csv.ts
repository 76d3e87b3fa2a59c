/** The aggregated table: one row for each number that the debrief shows. */
import type { WallText } from "@/activities/open/wall";
import { type Cell, csvFile } from "@/workshop/debrief/csv";
import { marks } from "@/activities/checklist/content";
import { type ClosedDebrief, type FormDebrief, isWrittenDebrief, type WrittenDebrief } from "@/workshop/debrief/form-debrief";
import type { ChecklistDebrief, SubjectDebrief } from "@/workshop/debrief/checklist-debrief";
import type { CaseDebrief, PartDebrief } from "@/workshop/debrief/case-debrief";
import type { RoundCounts } from "@/workshop/debrief/counts";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import type { OpenDebrief } from "@/workshop/debrief/open-debrief";
import type { RoundHead } from "@/workshop/debrief/round-head";

import type { ItemDebrief, ItemRound, QuizDebrief } from "@/workshop/debrief/quiz-debrief";
import type { GridDebrief } from "@/workshop/debrief/grid-debrief";
import { type Share, shareOf } from "@/workshop/debrief/share";
import { worksheetRows } from "@/workshop/debrief/worksheet-rows";
import { unreachable } from "@/workshop/unreachable";

export const summaryHead = [
  "activity",
  "part",
  "question",
  "round",
  /** answer, key, element, mismatch, sureness, clause, rounds, tipping, wrong-turn, flow, and those of worksheet-rows.ts */
  "measure",
  "option",
  "text",
  "count",
  /** What the percentage is of. */
  "of",
  "passed",
  "people",
  "percent",
  "wilson_low",
  "wilson_high",
] as const;

export type SummaryRow = Record<(typeof summaryHead)[number], Cell>;
type Row = SummaryRow;

const round1 = (n: number | null): number | null => (n === null ? null : Math.round(n * 10) / 10);

/** The whole file. Percentages have one decimal; they are empty where fewer than five answered. */
export function summaryCsv(debrief: Debrief): string {
  const rows = debrief.sessions.flatMap((s) => s.activities.flatMap((a) => rowsOf(a, debrief.people)));
  return csvFile(
    summaryHead,
    rows.map((row) => summaryHead.map((column) => row[column])),
  );
}

function rowsOf(a: ActivityDebrief, people: number): Row[] {
  switch (a.kind) {
    case "poll":
      return a.rounds.flatMap((r) => answerRows(a.activity.id, null, r, people));
    case "case":
      return [...a.parts.flatMap((p) => partRows(a.activity.id, p, people)), ...pathRows(a)];
    case "checklist":
      return a.subjects.flatMap((s) => markRows(a, s, people));
    case "form":
      return a.sections.flatMap((s) => s.fields.flatMap((f) => fieldRows(a, f, people)));
    case "quiz":
      return a.items.flatMap((i) => i.rounds.flatMap((r) => quizRows(a, i, r, people)));
    case "open":
      return a.few ? [] : [...a.groups.flatMap((g) => g.texts), ...a.rest].map((t) => textRow(a, t, people));
    case "scale":
      return a.rounds.flatMap((r) =>
        r.rows.flatMap((row) =>
          row.points.map((p) => countRow(a.activity.id, r, people, `${row.id}: ${p.point}`, row.text, shareOf(p.count, row.people))),
        ),
      );
    case "number":
      return a.rounds.flatMap((r) =>
        r.numbers.bins.map((b) => countRow(a.activity.id, r, people, `${b.from ?? ""}..${b.to ?? ""}`, "", shareOf(b.count, r.answered))),
      );
    case "ranking":
      return a.rounds.flatMap((r) =>
        r.rows.flatMap((row) =>
          row.places.map((p) => countRow(a.activity.id, r, people, `${row.id}: ${p.place}`, row.text, shareOf(p.count, r.answered))),
        ),
      );
    case "points":
      return a.rounds.flatMap((r) =>
        r.rows.flatMap((row) =>
          row.steps.map((s) => countRow(a.activity.id, r, people, `${row.id}: ${s.from}..${s.to}`, row.text, shareOf(s.count, r.answered))),
        ),
      );
    case "sort":
    case "table":
    case "marking":
      return gridRows(a.activity.id, a, people);
    case "agreement":
      return [countRow(a.activity.id, a.last, people, "yes", "", shareOf(a.last.answered, people))];
    case "commitment":
      return [countRow(a.activity.id, a.last, people, "promise", "", shareOf(a.last.answered, people))];
    case "worksheet":
      return worksheetRows(a, people);
    default:
      return unreachable(a);
  }
}

const shareCells = ({ count, of, percent, low, high }: Share) => ({
  count,
  of,
  percent: round1(percent),
  wilson_low: round1(low),
  wilson_high: round1(high),
});

function answerRows(activity: string, part: number | null, counts: RoundCounts, people: number): Row[] {
  const { question, round, passed } = counts;
  return counts.bars.map(({ id, text, share }) => ({
    activity,
    part,
    question,
    round,
    measure: "answer",
    option: id,
    text,
    passed,
    people,
    ...shareCells(share),
  }));
}

/** One field of a form: each choice or point, or each text, of those who filled the field. */
const fieldRows = (a: FormDebrief, f: ClosedDebrief | WrittenDebrief, people: number): Row[] =>
  isWrittenDebrief(f)
    ? f.texts.map((text) => ({ ...countRow(a.activity.id, a, people, f.field.id, text, shareOf(1, f.filled)), measure: "text" }))
    : f.bars.map((b) => countRow(a.activity.id, a, people, `${f.field.id}: ${b.id}`, b.text, b.share));

/** One subject of a checklist: each item with its three marks, of those who marked it. */
const markRows = ({ activity }: ChecklistDebrief, subject: SubjectDebrief, people: number): Row[] =>
  subject.items.flatMap((item) =>
    item.counts.map((count, i) => ({
      activity: activity.id,
      part: subject.number,
      question: subject.question,
      round: subject.round,
      measure: "mark",
      option: `${item.id}: ${marks[i]}`,
      text: item.text,
      passed: subject.passed,
      people,
      ...shareCells(shareOf(count, item.agreement.of)),
    })),
  );

/** One item of a quiz in one round: each choice, the answers as the key, and those that were sure and wrong. */
function quizRows({ activity }: QuizDebrief, { item, number }: ItemDebrief, round: ItemRound, people: number): Row[] {
  const row = (measure: string, option: string, text: string, share: Share): Row => ({
    activity: activity.id,
    part: number,
    question: `${activity.id}/${item.id}`,
    round: round.round,
    measure,
    option,
    text,
    passed: round.passed,
    people,
    ...shareCells(share),
  });
  return [
    ...round.bars.map((b) => row("answer", b.id, b.text, b.share)),
    row("as-key", item.key.accepted.join(" "), item.text, round.right),
    ...(round.sureWrong ? [row("sure-not-as-key", "", item.text, round.sureWrong)] : []),
  ];
}

/** One text of an open question: how many of those who answered wrote it. */
const textRow = (a: OpenDebrief, { id, text, times }: WallText, people: number): Row => ({
  activity: a.activity.id,
  part: null,
  question: a.activity.id,
  round: null,
  measure: "text",
  option: id,
  text,
  passed: a.passed,
  people,
  ...shareCells(shareOf(times, a.answered)),
});

/** `part` names the item (a card, a row, a clause), `option` what it was given. */
function gridRows(activity: string, { rounds, compared }: GridDebrief, people: number): Row[] {
  const counted = rounds.flatMap(({ question, round, passed, rows }) =>
    rows.flatMap((item) => {
      const row = (measure: string, option: string, text: string, share: Share): Row => ({
        activity,
        part: item.id,
        question,
        round,
        measure,
        option,
        text,
        passed,
        people,
        ...shareCells(share),
      });
      return [
        ...item.cells.map((c) => row("answer", c.id, c.text, c.share)),
        ...(item.agree ? [row("key", (item.accepted ?? []).join(" "), item.text, item.agree)] : []),
      ];
    }),
  );
  const changed = (compared?.rows ?? []).flatMap((item) =>
    (["changed", "toKey", "fromKey"] as const).flatMap((kind) => {
      const count = item[kind];
      if (count === null) return [];
      const option = `${compared!.before} > ${compared!.after}: ${kind}`;
      return [
        {
          activity,
          part: item.id,
          question: null,
          round: null,
          measure: "rounds",
          option,
          text: item.text,
          passed: null,
          people,
          ...shareCells(shareOf(count, item.matched)),
        },
      ];
    }),
  );
  return [...counted, ...changed];
}

/** One count of a round of a kind that is no list of choices. */
const countRow = (activity: string, { question, round, passed }: RoundHead, people: number, option: string, text: string, share: Share): Row => ({
  activity,
  part: null,
  question,
  round,
  measure: "answer",
  option,
  text,
  passed,
  people,
  ...shareCells(share),
});

const mismatches = ["yesWithoutMeans", "yesUnmarked", "allNotYes"] as const;

function partRows(activity: string, p: PartDebrief, people: number): Row[] {
  const { question, round, passed } = p.counts;
  const row = (measure: string, option: string, text: string, share: Share): Row => ({
    activity,
    part: p.number,
    question,
    round,
    measure,
    option,
    text,
    passed,
    people,
    ...shareCells(share),
  });
  const sureness = p.sureness;
  return [
    ...p.rounds.flatMap((r) => answerRows(activity, p.number, r, people)),
    ...p.whatIfs.flatMap((w) => answerRows(activity, p.number, w.counts, people)),
    ...(p.elements?.marks ?? []).map((m) => row("element", m.id, m.text, m.share)),
    ...(p.elements ? [row("element", "all", "", p.elements.all)] : []),
    ...(sureness?.distribution ?? []).map((n, i) =>
      row("sureness", String(i + 1), "", shareOf(n, sureness!.n)),
    ),
    ...(p.clauses ?? []).map((c) => row("clause", c.id, c.text, c.share)),
    ...mismatches.flatMap((kind) => {
      const people = p.elements?.mismatch[kind] ?? null;
      return people === null ? [] : [row("mismatch", kind, "", shareOf(people, p.counts.answered))];
    }),
    ...(["toYes", "fromYes"] as const).flatMap((kind) =>
      p.compared
        ? [
            row(
              "rounds",
              `${p.compared.before} > ${p.compared.after}: ${kind}`,
              "",
              shareOf(p.compared[kind], p.compared.matched),
            ),
          ]
        : [],
    ),
  ];
}

/** Rows about paths: `of` is everybody who took part in the case. */
function pathRows({ activity, people: inCase, tipping, wrongTurns, flows }: CaseDebrief): Row[] {
  const row = (measure: string, part: number | null, option: string, share: Share): Row => ({
    activity: activity.id,
    part,
    question: null,
    round: null,
    measure,
    option,
    text: null,
    passed: null,
    people: inCase,
    ...shareCells(share),
  });
  const tipped = tipping
    ? [
        ...tipping.parts.map((p) => row("tipping", p.number, "tipped", shareOf(p.people, inCase))),
        ...(["never", "movedBack", "silent"] as const).map((k) =>
          row("tipping", null, k, shareOf(tipping[k], inCase)),
        ),
        row("tipping", null, "reversals", shareOf(tipping.reversals.people, inCase)),
      ]
    : [];
  const turns = (wrongTurns?.turns ?? []).flatMap((t) =>
    t.people === null ? [] : [row("wrong-turn", null, t.kind, shareOf(t.people, inCase))],
  );
  const moved = flows.flatMap((flow) =>
    (flow?.nodes ?? []).flatMap((a, i) =>
      flow!.nodes.map((b, j) => {
        const cell = { count: flow!.matrix[i]![j]!, of: inCase, percent: null, low: null, high: null };
        return row("flow", flow!.to, `${flow!.from}:${a} > ${flow!.to}:${b}`, cell);
      }),
    ),
  );
  return [...tipped, ...turns, ...moved];
}
