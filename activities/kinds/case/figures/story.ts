/** A case as a whole: the flow of judgements, turning points, wrong turns and sureness. */
import type { CaseDebrief } from "@/activities/kinds/case/debrief-data";
import { NO_ANSWER } from "@/activities/kinds/case/analysis/flows";
import {
  answerOf,
  bandValues,
  secondSentence,
  storySentences,
  surenessSentence,
  tippingSentence,
  wrongTurnsSentence,
} from "@/activities/kinds/case/sentences";
import { MIN_REPORTABLE, shareOf } from "@/model/debrief/share";
import type { Band, WrongTurn } from "@/activities/kinds/case/analysis/wrong-turns";
import type { FlowChart } from "@/model/figures/chart";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel, Table } from "@/model/figures/figure";
import { barOf, emptyFigure, joined, lookOf, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { textOf } from "@/model/text/markdown";
import { listed } from "@/model/text/wording";

/** The judgement part by part, and the people between. */
export function stripFigure(debrief: CaseDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const { activity, people, flows, notAsked } = debrief;
  return {
    id: `${activity.id}-strip`,
    title: t("figures.strip"),
    question: activity.question,
    reading: joined(...storySentences(debrief).map(words.say)),
    ...silentIf(findsNothing(...storySentences(debrief))),
    how: joined(
      t("figures.stripHow", { people }),
      notAsked.length > 0 &&
        t("figures.notAsked", { count: notAsked.length, parts: listed(notAsked, words.locale) }),
      againSaid(debrief, words),
      flows.some((f) => f === null) &&
        flows.some((f) => f !== null) &&
        t("strip.fewFlows", { few: MIN_REPORTABLE }),
      followedSaid(debrief, words),
    ),
    chart: flowChart(debrief, words),
    tables: stripTables(debrief, words),
    expert: bandSaid(debrief, words),
  };
}

/** The vote that counts where a part was asked again. */
function againSaid({ parts }: CaseDebrief, { t, locale }: ReportWords): string | false {
  const again = parts.filter((p) => p.rounds.length > 1).map((p) => p.number);
  return again.length > 0 && t("strip.firstRound", { count: again.length, parts: listed(again, locale) });
}

/** People who can be followed from part to part, where some cannot. */
const followedSaid = ({ followed, people }: CaseDebrief, { t }: ReportWords): string | false =>
  followed < people && (followed === 0 ? t("strip.notFollowed") : t("strip.followed", { followed, people }));

/** The band in which an expert turns, with the reason. */
function bandSaid(debrief: CaseDebrief, words: ReportWords): string | undefined {
  const { band, activity } = debrief;
  if (!band) return undefined;
  const { expert: _, ...values } = bandValues(band);
  if (!activity.band?.reason) return labelOf(band, words);
  return words.report("band", { ...values, yes: answerOf(debrief, "yes"), reason: activity.band.reason });
}

function labelOf(band: Band, { t }: ReportWords): string {
  const { expert: _, ...values } = bandValues(band);
  return t("expertBand", values);
}

/** Answers from the ground up in the author's order, with "passed or no answer" on top. */
export function flowChart(
  { activity, parts, people, flows, band, largest }: CaseDebrief,
  words: ReportWords,
): FlowChart {
  const { t } = words;
  const order = [NO_ANSWER, ...activity.answers.map((a) => a.id).reverse()];
  const answer = (id: string) => activity.answers.find((a) => a.id === id);
  const inBand = parts.flatMap((p, i) => (band && p.number >= band.from && p.number <= band.to ? [i] : []));
  return {
    type: "flow",
    columns: parts.map((part) => ({
      label: String(part.number),
      note: part.label,
      pieces: order.map((id) => ({
        id,
        label: answer(id)?.text ?? t("none"),
        look: answer(id)?.tone ?? "none",
        count: part.counts.bars.find((b) => b.id === id)?.share.count ?? people - part.counts.answered,
      })),
    })),
    moves: parts.slice(1).map((_, i) => {
      const flow = flows[i];
      return flow
        ? flow.nodes.flatMap((from, a) =>
            flow.nodes.flatMap((to, b) =>
              flow.matrix[a]![b]! > 0 ? [{ from, to, people: flow.matrix[a]![b]! }] : [],
            ),
          )
        : [];
    }),
    ...(largest && {
      mark: {
        after: parts.findIndex((p) => p.number === largest.from),
        label: t("strip.mark", {
          label: parts.find((p) => p.number === largest.to)?.label ?? "",
          changed: largest.changed,
        }),
      },
    }),
    band:
      band && inBand.length > 0
        ? { from: inBand[0]!, to: inBand.at(-1)!, label: labelOf(band, words) }
        : undefined,
  };
}

function stripTables({ activity, parts, flows }: CaseDebrief, words: ReportWords): Table[] {
  const { t } = words;
  const name = (id: string) => activity.answers.find((a) => a.id === id)?.text ?? t("none");
  return [
    {
      caption: t("figures.strip"),
      head: [
        t("part"),
        t("round"),
        ...activity.answers.map((a) => a.text),
        t("answered"),
        t("passed"),
        t("missing"),
      ],
      rows: parts.flatMap((p) =>
        p.rounds.map((r) => [
          `${p.number} · ${p.title}`,
          r.round,
          ...r.bars.map((b) => words.cell(b.share)),
          r.answered,
          r.passed,
          r.missing,
        ]),
      ),
    },
    {
      caption: t("strip.flows"),
      head: [t("strip.from"), t("strip.was"), ...activity.answers.map((a) => a.text), t("none")],
      rows: flows.flatMap((flow) =>
        (flow?.nodes ?? []).map((id, i) => [`${flow!.from} → ${flow!.to}`, name(id), ...flow!.matrix[i]!]),
      ),
    },
  ];
}

/** The part at which each person turned for good; those who never did, or went back, stand apart. */
export function tippingFigure(debrief: CaseDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const { tipping, activity, band, followed: people } = debrief;
  const yes = answerOf(debrief, "yes");
  const title = t("figures.tipping", { yes });
  const id = `${activity.id}-tipping`;
  if (!tipping)
    return emptyFigure(id, title, joined(words.say(tippingSentence(debrief)), followedSaid(debrief, words)));
  const { reversals, afterGap, silent, quartiles } = tipping;
  const apart = [
    { text: t("tipping.never"), people: tipping.never },
    { text: t("tipping.movedBack"), people: tipping.movedBack },
    ...(silent > 0 ? [{ text: t("tipping.silent"), people: silent }] : []),
  ];
  // Every part of the story has its column, so that the axis is that of the story.
  const columns = activity.parts.map((_, i) => ({
    label: String(i + 1),
    count: tipping.parts.find((p) => p.number === i + 1)?.people ?? 0,
  }));
  const position = (part: number) => part - 0.5;
  return {
    id,
    title,
    reading: words.say(tippingSentence(debrief)),
    how: joined(
      t("tipping.reversals", { ...reversals, yes }),
      afterGap > 0 && t("tipping.afterGap", { count: afterGap }),
      t("figures.tippingHow", { yes }),
      againSaid(debrief, words),
      followedSaid(debrief, words),
    ),
    chart: {
      type: "columns",
      columns: [...columns, ...apart.map((a) => ({ label: a.text, count: a.people, look: "soft" as const }))],
      middle: quartiles
        ? { from: position(quartiles.q1), at: position(quartiles.median), to: position(quartiles.q3) }
        : undefined,
      band: band ? { from: band.from - 1, to: band.to - 1, label: labelOf(band, words) } : undefined,
    },
    tables: [
      {
        caption: title,
        head: [t("tipping.where"), t("people"), t("ofPeople", { of: people })],
        rows: [
          ...tipping.parts.map((p) => ({ text: t("partNumber", { number: p.number }), people: p.people })),
          ...apart,
        ].map((r) => [r.text, r.people, people]),
      },
    ],
    expert: bandSaid(debrief, words),
  };
}

/** The four wrong turns: how many, at which part, and what each may mean. */
export function wrongTurnsFigure(debrief: CaseDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const { wrongTurns, activity, followed: people } = debrief;
  const title = t("figures.wrong");
  const id = `${activity.id}-wrong`;
  if (!wrongTurns) {
    const reading = joined(words.say(wrongTurnsSentence(debrief)), followedSaid(debrief, words));
    return { ...emptyFigure(id, title, reading), key: "alone" };
  }
  const named = (turn: WrongTurn) => wrongTurnNamed(debrief, turn, words);
  const seen = wrongTurns.turns.flatMap((turn) =>
    turn.people === null ? [] : [{ ...turn, people: turn.people }],
  );
  return {
    id,
    title,
    key: "alone",
    reading: joined(
      words.say(wrongTurnsSentence(debrief)),
      wrongTurns.unsureAtEnd > 0 &&
        t("wrong.unsureAtEnd", { count: wrongTurns.unsureAtEnd, unsure: answerOf(debrief, "unsure") }),
    ),
    ...silentIf(findsNothing(wrongTurnsSentence(debrief)) && wrongTurns.unsureAtEnd === 0),
    how: joined(t("figures.wrongHow"), againSaid(debrief, words), followedSaid(debrief, words)),
    chart: {
      type: "bars",
      rows: seen.map((turn) => barOf(named(turn), shareOf(turn.people, people), words, { look: "soft" })),
    },
    tables: [
      {
        caption: title,
        head: [t("wrong.kind"), t("people"), t("part")],
        rows: wrongTurns.turns.map((turn) => [
          named(turn),
          turn.people ?? t("wrong.notReached"),
          whereSaid(turn, words),
        ]),
      },
    ],
    expert:
      seen
        .flatMap((turn) => {
          const meant = activity.wrongTurns?.[turn.kind];
          return meant ? [`${named(turn)}: ${meant}`] : [];
        })
        .join("\n") || undefined,
  };
}

/** A wrong turn in the case's own answers, with the parts at which it can be seen. */
export function wrongTurnNamed(
  debrief: CaseDebrief,
  { kind, within }: WrongTurn,
  { t }: ReportWords,
): string {
  const said = { yes: answerOf(debrief, "yes"), no: answerOf(debrief, "no") };
  const parts = within && t("wrong.within", { ...within, same: within.from === within.to ? "yes" : "no" });
  return joined(t(`wrong.${kind}`, said), parts);
}

export const whereSaid = (turn: WrongTurn, { t }: ReportWords): string =>
  turn.parts.map((p) => t("wrong.at", p)).join(" · ");

/** Answers to the second question part by part, and what they stand beside; null where none is asked. */
export function secondFigure(debrief: CaseDebrief, words: ReportWords): FigureModel | null {
  const { t } = words;
  const { activity, parts } = debrief;
  if (!activity.second) return null;
  const { question, answers } = activity.second;
  const id = `${activity.id}-second`;
  const title = t("figures.second");
  const sentence = secondSentence(debrief);
  const seen = parts.flatMap((p) =>
    [
      { ...p, name: `${p.number} · ${p.title}`, keyed: activity.parts.find((one) => one.id === p.id) },
      ...p.whatIfs.map((w) => ({
        ...w,
        name: `${p.number} · ${w.title}`,
        keyed: activity.parts.flatMap((one) => one.whatIfs).find((one) => one.id === w.id),
      })),
    ].flatMap(({ name, second, keyed }) => (second ? [{ name, second, keyed }] : [])),
  );
  if (seen.length === 0) return { ...emptyFigure(id, title, words.say(sentence)), question };
  const first = (answer: string | null) =>
    activity.answers.find((a) => a.id === answer)?.text ?? t("second.rest");
  return {
    id,
    title,
    question,
    reading: words.say(sentence),
    how: t("figures.secondHow", { few: MIN_REPORTABLE }),
    chart: {
      type: "stacks",
      rows: seen.map(({ name, second }) => ({
        label: name,
        pieces: second.answers.map(({ text, share }, i) => ({
          label: text,
          count: share.count,
          look: lookOf(answers, i),
        })),
        said: words.report("answeredSaid", { count: second.answers[0]!.share.of }),
      })),
    },
    tables: [
      {
        caption: title,
        head: [t("part"), ...answers.map((a) => a.text), t("answered")],
        rows: seen.map(({ name, second }) => [
          name,
          ...second.answers.map((a) => words.cell(a.share)),
          second.answers[0]!.share.of,
        ]),
      },
      {
        caption: t("second.both"),
        head: [t("part"), t("second.first"), ...answers.map((a) => a.text), t("people")],
        rows: seen.flatMap(({ name, second }) =>
          (second.both ?? []).map((row) => [name, first(row.answer), ...row.counts, row.people]),
        ),
      },
    ].filter(({ rows }) => rows.length > 0),
    expert:
      seen
        .flatMap(({ name, keyed }) => {
          const key = keyed?.secondKey;
          const accepted = answers.filter((a) => key?.accepted.includes(a.id)).map((a) => a.text);
          return key ? [joined(`${name}: ${accepted.join(" · ")}.`, key.reason && textOf(key.reason))] : [];
        })
        .join("\n") || undefined,
  };
}

/** People at each level of sureness part by part, and the means. */
export function surenessFigure(debrief: CaseDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const { activity, parts } = debrief;
  const title = t("figures.sureness");
  const id = `${activity.id}-sureness`;
  if (parts.every((p) => p.sureness === null))
    return emptyFigure(id, title, words.say(surenessSentence(debrief)));
  const levels = [5, 4, 3, 2, 1];
  return {
    id,
    title,
    reading: words.say(surenessSentence(debrief)),
    ...silentIf(findsNothing(surenessSentence(debrief))),
    how: t("figures.surenessHow"),
    chart: {
      type: "heat",
      columns: parts.map((p) => `${p.number} ${p.label}`),
      rows: [
        ...levels.map((level) => ({
          label: t("sureness.level", { level }),
          cells: parts.map(({ sureness }) => {
            const people = sureness?.distribution[level - 1] ?? null;
            return {
              said: people === null ? "–" : String(people),
              level: people === null || !sureness ? 0 : people / sureness.n,
            };
          }),
        })),
        {
          label: t("sureness.mean"),
          cells: parts.map((p) => ({ said: p.sureness ? words.number(p.sureness.mean) : "–", level: 0 })),
        },
      ],
    },
    tables: [
      {
        caption: title,
        head: [
          t("part"),
          ...levels.map((level) => t("sureness.level", { level })),
          t("sureness.mean"),
          t("sureness.n"),
        ],
        rows: parts.map((p) => [
          `${p.number} · ${p.title}`,
          ...levels.map((level) => p.sureness?.distribution[level - 1] ?? "–"),
          p.sureness ? words.number(p.sureness.mean) : "–",
          p.sureness?.n ?? "–",
        ]),
      },
    ],
  };
}
