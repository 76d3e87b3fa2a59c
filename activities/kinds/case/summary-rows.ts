/** Rows of the aggregated table for a case: parts with rounds and marks, then paths over the parts. */
import type { CaseDebrief, PartDebrief } from "@/activities/kinds/case/debrief-data";
import { answerRows } from "@/model/debrief/counts";
import { type Share, shareOf } from "@/model/debrief/share";
import { type SummaryRow, shareCells, valueRows } from "@/model/debrief/summary-row";

export const caseRows = (debrief: CaseDebrief, people: number): SummaryRow[] => [
  ...debrief.parts.flatMap((p) => partRows(debrief.activity.id, p, people)),
  ...pathRows(debrief),
];

const mismatches = ["yesWithoutMeans", "yesUnmarked", "allNotYes"] as const;

function partRows(activity: string, p: PartDebrief, people: number): SummaryRow[] {
  const { question, round, passed } = p.counts;
  const row = (measure: string, option: string, text: string, share: Share, inRound = round): SummaryRow => ({
    activity,
    part: p.number,
    question,
    round: inRound,
    measure,
    option,
    text,
    passed,
    people,
    ...shareCells(share),
  });
  const sureness = p.sureness;
  const second = ({ second }: Pick<PartDebrief, "second">, question: string): SummaryRow[] =>
    second
      ? [
          ...second.answers.map((a) => ({ ...row("second", a.id, a.text, a.share, second.round), question })),
          ...(second.both ?? []).flatMap(({ answer, people, counts }) =>
            counts.map((n, i) => ({
              ...row(
                "second-by",
                `${answer ?? "other"} > ${second.answers[i]!.id}`,
                second.answers[i]!.text,
                shareOf(n, people),
                second.round,
              ),
              question,
            })),
          ),
        ]
      : [];
  return [
    ...p.rounds.flatMap((r) => answerRows(activity, p.number, r, people)),
    ...p.whatIfs.flatMap((w) => answerRows(activity, p.number, w.counts, people)),
    ...second(p, question),
    ...p.whatIfs.flatMap((w) => second(w, w.counts.question)),
    ...(p.elements?.marks ?? []).map((m) => row("element", m.id, m.text, m.share, p.markedIn.elements)),
    ...(p.elements ? [row("element", "all", "", p.elements.all, p.markedIn.elements)] : []),
    ...(sureness?.distribution ?? []).map((n, i) =>
      row("sureness", String(i + 1), "", shareOf(n, sureness!.n), p.markedIn.sureness),
    ),
    ...(p.clauses ?? []).map((c) => row("clause", c.id, c.text, c.share, p.markedIn.clauses)),
    ...mismatches.flatMap((kind) => {
      const people = p.elements?.mismatch[kind] ?? null;
      return p.elements && people !== null
        ? [row("mismatch", kind, "", shareOf(people, p.elements.all.of), p.markedIn.elements)]
        : [];
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

/** Rows about paths: `of` is everybody who can be followed. */
function pathRows({ activity, followed, tipping, wrongTurns, flows }: CaseDebrief): SummaryRow[] {
  const row = (measure: string, part: number | null, option: string, share: Share): SummaryRow => ({
    activity: activity.id,
    part,
    question: null,
    round: null,
    measure,
    option,
    text: null,
    passed: null,
    people: followed,
    ...shareCells(share),
  });
  const tipped = tipping
    ? [
        ...tipping.parts.map((p) => row("tipping", p.number, "tipped", shareOf(p.people, followed))),
        ...(["never", "movedBack", "silent"] as const).map((k) =>
          row("tipping", null, k, shareOf(tipping[k], followed)),
        ),
        row("tipping", null, "reversals", shareOf(tipping.reversals.people, followed)),
        ...valueRows(
          {
            ...{ activity: activity.id, part: null, question: null, round: null, text: null },
            ...{ measure: "spread", of: tipping.tipped, passed: null, people: followed },
          },
          "tipping",
          tipping.quartiles && { ...tipping.quartiles },
        ),
      ]
    : [];
  const turns = (wrongTurns?.turns ?? []).flatMap((t) =>
    t.people === null ? [] : [row("wrong-turn", null, t.kind, shareOf(t.people, followed))],
  );
  const moved = flows.flatMap((flow) =>
    (flow?.nodes ?? []).flatMap((a, i) =>
      flow!.nodes.map((b, j) => {
        const cell = { count: flow!.matrix[i]![j]!, of: followed, percent: null, low: null, high: null };
        return row("flow", flow!.to, `${flow!.from}:${a} > ${flow!.to}:${b}`, cell);
      }),
    ),
  );
  return [...tipped, ...turns, ...moved];
}
