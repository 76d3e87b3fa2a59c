/** A case part by part: elements, rounds, what-ifs and the clauses that moved people. */
import { shown } from "@/activities/kinds/case/content";
import type { CaseDebrief, PartDebrief } from "@/activities/kinds/case/debrief-data";
import type { ClauseMark } from "@/activities/kinds/case/analysis/marks";
import type { RoundCounts } from "@/model/debrief/counts";
import {
  answerOf,
  clausesSentence,
  elementsSentence,
  roundsSentence,
  whatIfSentences,
} from "@/activities/kinds/case/sentences";
import type { Share } from "@/model/debrief/share";
import type { Stack } from "@/model/figures/chart";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel, Table } from "@/model/figures/figure";
import { barOf, emptyFigure, joined, lookOf, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { textOf } from "@/model/text/markdown";
import { listed } from "@/model/text/wording";

/** People who marked each element, part by part. */
export function elementsFigure(debrief: CaseDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const { activity, parts } = debrief;
  const title = t("figures.elements");
  const id = `${activity.id}-elements`;
  if (parts.every((p) => p.elements === null))
    return emptyFigure(id, title, words.say(elementsSentence(debrief)));
  const cell = (share: Share | undefined, key: boolean) => ({
    said: share ? String(share.count) : "–",
    level: share && share.of > 0 ? share.count / share.of : 0,
    key,
  });
  const far = (partId: string, element: string) =>
    activity.parts.find((p) => p.id === partId)?.key?.elements?.[element];
  return {
    id,
    title,
    reading: words.say(elementsSentence(debrief)),
    how: t("figures.elementsHow"),
    chart: {
      type: "heat",
      columns: parts.map((p) => `${p.number} ${p.label}`),
      rows: [
        ...activity.elements.map((element, i) => ({
          label: element.text,
          cells: parts.map((p) => cell(p.elements?.marks[i]?.share, far(p.id, element.id) === "shown")),
        })),
        { label: t("elements.all"), cells: parts.map((p) => cell(p.elements?.all, false)) },
      ],
    },
    tables: [elementsTable(debrief, words), mismatchTable(debrief, words)],
    expert: elementsKey(debrief, words),
  };
}

/** The key: the parts at which each element is shown, possible, or not shown. */
function elementsKey({ activity, parts }: CaseDebrief, { t, locale }: ReportWords): string | undefined {
  const lines = activity.elements.flatMap((element) =>
    shown.flatMap((far) => {
      const numbers = parts
        .filter((p) => activity.parts.find((part) => part.id === p.id)?.key?.elements?.[element.id] === far)
        .map((p) => p.number);
      return numbers.length > 0
        ? [
            `${listed([element.text, t(`elements.${far}`)], locale)}: ${listed(
              numbers.map((number) => t("partNumber", { number })),
              locale,
            )}.`,
          ]
        : [];
    }),
  );
  return lines.length > 0 ? lines.join("\n") : undefined;
}

function elementsTable({ activity, parts }: CaseDebrief, words: ReportWords): Table {
  const { t } = words;
  return {
    caption: t("figures.elements"),
    head: [t("part"), ...activity.elements.map((e) => e.text), t("elements.all"), t("elements.marked")],
    rows: parts.flatMap((p) =>
      p.elements
        ? [
            [
              `${p.number} · ${p.title}`,
              ...p.elements.marks.map((m) => words.cell(m.share)),
              words.cell(p.elements.all),
              p.elements.marked,
            ],
          ]
        : [],
    ),
  };
}

/** One row for each kind of mark that does not fit the judgement, one column for each part: people. */
function mismatchTable(debrief: CaseDebrief, { t }: ReportWords): Table {
  const yes = answerOf(debrief, "yes");
  const parts = debrief.parts.filter((p) => p.elements !== null);
  const kinds = (["yesWithoutMeans", "yesUnmarked", "allNotYes"] as const).filter((kind) =>
    parts.some((p) => p.elements?.mismatch[kind] !== null),
  );
  return {
    caption: t("figures.mismatch"),
    head: ["", ...parts.map((p) => t("partNumber", { number: p.number }))],
    rows: kinds.map((kind) => [
      t(`elements.${kind}`, { yes }),
      ...parts.map((p) => p.elements?.mismatch[kind] ?? "–"),
    ]),
  };
}

/** Parts that were asked more than once: who changed between the first and the last round. Null where there is none. */
export function roundsFigure(debrief: CaseDebrief, words: ReportWords): FigureModel | null {
  const { t } = words;
  const { activity } = debrief;
  const again = debrief.parts.filter((p) => p.rounds.length > 1);
  if (again.length === 0) return null;
  const sentence = (part: PartDebrief) => words.say(roundsSentence(activity, part));
  return {
    id: `${activity.id}-rounds`,
    title: t("figures.rounds"),
    reading:
      again.length === 1
        ? sentence(again[0]!)
        : again.map((p) => `${t("partNumber", { number: p.number })}: ${sentence(p)}`).join(" "),
    ...silentIf(findsNothing(...again.map((p) => roundsSentence(activity, p)))),
    how: t("figures.roundsHow"),
    chart: null,
    more: again.flatMap(({ number, title, compared }) =>
      compared
        ? [
            {
              caption: [
                t("partNumber", { number }),
                title,
                t("rounds.matched", { matched: compared.matched }),
              ].join(" · "),
              chart: {
                type: "heat" as const,
                corner: `${t("rounds.before", { round: compared.before })} ↓`,
                columns: activity.answers.map((a) => a.text),
                rows: activity.answers.map((a, i) => ({
                  label: a.text,
                  cells: activity.answers.map((_, j) => ({
                    said: String(compared.matrix[i]![j]),
                    level: compared.matrix[i]![j]! / compared.matched,
                  })),
                })),
              },
            },
          ]
        : [],
    ),
    tables: again.map((p) => ({
      caption: t("partNumber", { number: p.number }),
      head: [t("round"), ...activity.answers.map((a) => a.text), t("answered"), t("passed"), t("missing")],
      rows: p.rounds.map((r) => [
        r.round,
        ...r.bars.map((b) => words.cell(b.share)),
        r.answered,
        r.passed,
        r.missing,
      ]),
    })),
  };
}

/** The what-ifs of one part, each beside the part as it was told. */
export function whatIfsFigure(debrief: CaseDebrief, part: PartDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const { activity } = debrief;
  const itself = t("whatIf.itself", { number: part.number });
  const stack = (label: string, counts: RoundCounts): Stack => ({
    label,
    pieces: counts.bars.map((b, i) => ({
      label: b.text,
      count: b.share.count,
      look: lookOf(counts.bars, i),
    })),
    said: words.report("answeredSaid", { count: counts.answered }),
  });
  return {
    id: `${activity.id}-${part.id}-what-ifs`,
    title: `${t("partNumber", { number: part.number })} · ${part.title}`,
    question: part.whatIfs.map((w) => w.fact).join("\n"),
    reading: joined(...whatIfSentences(debrief, part).map(words.say)),
    how: t("figures.whatIfsHow"),
    chart: {
      type: "stacks",
      rows: [stack(itself, part.counts), ...part.whatIfs.map((w) => stack(w.title, w.counts))],
    },
    tables: [
      {
        caption: t("figures.whatIfs"),
        head: [
          t("polls.option"),
          ...activity.answers.map((a) => a.text),
          t("answered"),
          t("passed"),
          t("missing"),
        ],
        rows: [{ title: itself, counts: part.counts }, ...part.whatIfs].map(({ title, counts }) => [
          title,
          ...counts.bars.map((b) => words.cell(b.share)),
          counts.answered,
          counts.passed,
          counts.missing,
        ]),
      },
    ],
    expert:
      part.whatIfs.flatMap((w) => (w.reason ? [joined(`${w.title}:`, textOf(w.reason))] : [])).join("\n") ||
      undefined,
  };
}

/** The clauses of one part, with the people whom each moved. */
export function clausesFigure(
  { activity }: CaseDebrief,
  part: PartDebrief,
  clauses: ClauseMark[],
  words: ReportWords,
): FigureModel {
  const { t } = words;
  const title = `${t("partNumber", { number: part.number })} · ${part.title}`;
  return {
    id: `${activity.id}-${part.id}-clauses`,
    title,
    reading: words.say(clausesSentence(part)),
    ...silentIf(findsNothing(clausesSentence(part))),
    howDrawn: t("figures.clausesBars"),
    chart: { type: "bars", rows: clauses.map((c) => barOf(c.text, c.share, words)) },
    tables: [
      {
        caption: title,
        head: [t("clauses.clause"), t("people")],
        rows: clauses.map((c) => [c.text, words.cell(c.share)]),
      },
    ],
  };
}
