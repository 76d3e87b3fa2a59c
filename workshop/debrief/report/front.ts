/**
 * The front of a report, the same for page, paper and slides: drawings beside the sentences that speak of
 * them, the strongest figures, and what else was counted. Pure.
 */
import { contestOf, mostContestedFirst } from "@/activities/shared/contest";
import type { Releases, WrittenSource } from "@/model/debrief/release";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import type { BarRow, Chart, Stack } from "@/model/figures/chart";
import type { ReportWords } from "@/model/figures/report-words";
import type { Debrief } from "@/workshop/debrief/debrief";
import { planOfAction, type PlanRow, planTable } from "@/workshop/debrief/plan-of-action";
import type { FigureModel } from "@/model/figures/figure";
import {
  EVERY_LANGUAGE,
  editOf,
  frontKey,
  type ReportEdit,
  type ToldSentence,
} from "@/workshop/debrief/report/edits";

/** A sentence of the front. `id` is stable, so that a trainer's wording stays with it. */
export interface StorySentence {
  id: string;
  /** Made from the data. */
  made: string;
  /** A trainer's own wording; null where the made one stands. */
  edited: string | null;
  /** The figure it speaks of. */
  figure?: string;
}

/** A drawing without tables, below a headline; its sentence is the figure's own where the story has none. */
export interface FrontPicture<Sentence> {
  headline: string;
  figure: FigureModel;
  sentences: Sentence[];
  /** Rows of a drawing that shows its chief ones alone. */
  rows?: { shown: number; all: number };
}

export interface Front<Sentence> {
  /** The first is the largest. */
  pictures: FrontPicture<Sentence>[];
  /** Sentences without a drawing. */
  rest: Sentence[];
  /** Of people's released texts. */
  quotes: string[];
  /** The first measures of the groups' plan of action; null where none is released. */
  plan: FrontPlan | null;
}

export interface FrontPlan {
  title: string;
  head: PlanRow;
  rows: PlanRow[];
}

/** The figures of an activity, or of what stands for one. */
interface Part {
  activity: string;
  title: string;
  figures: FigureModel[];
}

/** One large drawing, and rows of two. Those that trainers put there come on top of it. */
const MAX_PICTURES = 5;
const MAX_BARS = 5;
const MAX_STACKS = 3;

/** Each sentence with the figure that shows what it says: its own, or the first of its activity. */
export const withFigures = (sentences: readonly ToldSentence[], parts: readonly Part[]): ToldSentence[] =>
  sentences.map((sentence) => {
    const part = parts.find(({ activity }) => activity === sentence.activity);
    return { ...sentence, figure: sentence.figure ?? part?.figures[0]?.id };
  });

/** @param story in its order, with hidden sentences, whose figures stay away too */
export function frontOf(
  story: readonly ToldSentence[],
  parts: readonly Part[],
  edits: readonly ReportEdit[],
  others: Pick<Front<ToldSentence>, "quotes" | "plan">,
): Front<ToldSentence> {
  const sentences = story.filter((s) => !s.hidden && !s.nothing);
  const drawn = parts.flatMap((part) => part.figures.filter(isDrawn).map((figure) => ({ part, figure })));
  const wish = ({ id }: FigureModel) => editOf(edits, frontKey(id), EVERY_LANGUAGE);
  const refused = ({ figure }: { figure: FigureModel }) => wish(figure)?.hidden === true;
  const inStory = drawn.filter(
    (d) => !refused(d) && isSmall(d.figure) && sentences.some((s) => s.figure === d.figure.id),
  );
  const wished = drawn.filter((d) => !inStory.includes(d) && wish(d.figure)?.hidden === false);
  const spoken = drawn.filter((d) => story.some((s) => s.figure === d.figure.id));
  const taken = new Set([...spoken, ...wished].map((d) => d.part));
  const strong = strongest(drawn.filter((d) => !refused(d) && !taken.has(d.part)));
  const most = Math.max(0, MAX_PICTURES - inStory.length - wished.length);
  const place = ({ id, chart }: FigureModel) => {
    const first = chart ? OPENING.indexOf(chart.type) : -1;
    return first < 0 ? OPENING.length + sentences.findIndex((s) => s.figure === id) : first;
  };
  const chosen = [
    ...inStory.toSorted((a, b) => place(a.figure) - place(b.figure)),
    ...wished,
    ...strong.slice(0, most),
  ];
  const shown = new Set(chosen.map((d) => d.figure.id));
  return {
    pictures: chosen.map(({ part, figure }) => {
      const about = sentences.filter((s) => s.figure === figure.id);
      const [first] = about;
      return {
        headline: (first?.edited === null && first.headline) || part.title,
        sentences: about,
        ...alone(figure),
      };
    }),
    rest: sentences.filter((s) => !s.figure || !shown.has(s.figure)),
    ...others,
  };
}

/** Long enough to say something, and short enough to be read at a glance. */
const QUOTE = { least: 20, most: 160 };
const MAX_QUOTES = 3;
const SPOKEN: readonly WrittenSource["kind"][] = ["box", "open", "form", "reasons", "remarks"];

const MAX_MEASURES = 3;

export function planFrom(debrief: Debrief, releases: Releases, words: ReportWords): FrontPlan | null {
  const { head, rows } = planTable(planOfAction(debrief, releases), words);
  const title = words.from("front")("plan.title");
  return rows.length > 0 ? { title, head, rows: rows.slice(0, MAX_MEASURES) } : null;
}

/** Released texts for the front, each of another question. */
export const quotesFrom = (sources: readonly WrittenSource[], releases: Releases): string[] =>
  sources
    .filter(({ kind }) => SPOKEN.includes(kind))
    .flatMap(({ id, texts }) => {
      const released = texts.flatMap(({ text }) => releases.text(id, text) ?? []);
      return released.find(({ length }) => length >= QUOTE.least && length <= QUOTE.most) ?? [];
    })
    .slice(0, MAX_QUOTES);

/** A picture as a figure of its own, for files. */
export const figureIn = ({ headline, figure, sentences }: FrontPicture<StorySentence>): FigureModel => ({
  ...figure,
  title: headline,
  question: undefined,
  reading: sentences.map((s) => s.edited ?? s.made).join(" ") || figure.reading,
});

/** Figures that the front can show, in the order of the report. */
export const isDrawn = ({ nothing, chart, more = [] }: FigureModel): boolean =>
  !nothing && [chart, ...more.map((one) => one.chart)].some((one) => one !== null && one.type !== "texts");

/** Movement and growth open a front; all other drawings follow in the order of the story. */
const OPENING: readonly Chart["type"][] = ["flow", "intervals"];

/** A large table of cells stands on a front only where trainers put it there. */
const isSmall = ({ chart }: FigureModel): boolean => chart !== null && chart.type !== "heat";

type Reason = "growth" | "movement" | "expert" | "disagreement";
const REASONS: readonly Reason[] = ["growth", "movement", "expert", "disagreement"];
/** A change or difference of a quarter of the room; a nearly even division. */
const LEAST: Record<Reason, number> = { growth: 0.1, movement: 0.25, expert: 0.25, disagreement: 0.9 };

interface Strength {
  reason: Reason;
  /** From 0 to 1. */
  size: number;
}

/** The strongest answers to a question of each reason in turn; one of each part. */
function strongest<D extends { part: Part; figure: FigureModel }>(drawn: readonly D[]): D[] {
  const measured = drawn.flatMap((one) => {
    const { question, chart, id } = one.figure;
    const asked = question !== undefined && one.part.figures[0]?.id === id;
    const strength = asked && chart ? strengthOf(chart) : null;
    return strength && strength.size >= LEAST[strength.reason] ? [{ one, ...strength }] : [];
  });
  const queues = REASONS.map((reason) =>
    measured.filter((m) => m.reason === reason).toSorted((a, b) => b.size - a.size),
  );
  const found: D[] = [];
  for (let i = 0; queues.some((queue) => i < queue.length); i++)
    for (const queue of queues) {
      const one = queue[i]?.one;
      if (one && !found.some((other) => other.part === one.part)) found.push(one);
    }
  return found;
}

/** Null where a drawing says nothing of the kind, or too few answered. */
export function strengthOf(chart: Chart): Strength | null {
  switch (chart.type) {
    case "bars":
      return ofBars(chart.rows);
    case "stacks": {
      const sizes = chart.rows.map(contestOfStack);
      return sizes.length > 0 ? { reason: "disagreement", size: Math.max(...sizes) } : null;
    }
    case "pairs": {
      const enough = chart.rows.filter((r) => Math.min(r.before.of, r.after.of) >= MIN_REPORTABLE);
      const changes = enough.map((r) => shareIn(r.after) - shareIn(r.before));
      return changes.length > 0
        ? { reason: "growth", size: Math.abs(changes.reduce((a, b) => a + b, 0) / changes.length) }
        : null;
    }
    case "flow": {
      const people = Math.max(0, ...chart.columns.map((c) => c.pieces.reduce((n, p) => n + p.count, 0)));
      const changed = chart.moves.map((moves) =>
        moves.filter((m) => m.from !== m.to).reduce((n, m) => n + m.people, 0),
      );
      return people < MIN_REPORTABLE || changed.length === 0
        ? null
        : { reason: "movement", size: Math.max(...changed) / people };
    }
    default:
      return null;
  }
}

const shareIn = ({ count, of }: Pick<BarRow, "count" | "of">): number => (of === 0 ? 0 : count / of);

function ofBars(rows: readonly BarRow[]): Strength | null {
  if (rows.length < 2 || rows.some((row) => row.of < MIN_REPORTABLE)) return null;
  const moved = rows.map((row) => {
    const first = row.before?.[0];
    return first && first.of >= MIN_REPORTABLE ? Math.abs(shareIn(row) - shareIn(first)) : 0;
  });
  if (Math.max(...moved) >= LEAST.movement) return { reason: "movement", size: Math.max(...moved) };
  const key = rows.filter((row) => row.key);
  if (key.length > 0) return { reason: "expert", size: 1 - Math.min(...key.map(shareIn)) };
  // Where people chose several answers, their counts are no division.
  const single = rows.reduce((n, row) => n + row.count, 0) <= rows[0]!.of;
  const size = single ? contestOf(rows.map((row) => row.count)) : null;
  return size === null ? null : { reason: "disagreement", size };
}

function contestOfStack({ pieces }: Stack): number {
  const counts = pieces.filter((piece) => piece.look !== "none").map((piece) => piece.count);
  return counts.reduce((a, b) => a + b, 0) < MIN_REPORTABLE ? 0 : (contestOf(counts) ?? 0);
}

/** A figure's first drawing, with its chief rows where it has many. */
function alone({ more = [], tables: _, texts: _texts, written: _written, ...figure }: FigureModel) {
  const drawings = [figure.chart, ...more.map((one) => one.chart)];
  const whole = drawings.find((one) => one !== null && one.type !== "texts") ?? null;
  const chart = whole && chiefRows(whole);
  const [all, shown] = [whole, chart].map((one) => (one && "rows" in one ? one.rows.length : 0));
  return {
    figure: { ...figure, chart, tables: [] },
    ...(shown! < all! && { rows: { shown: shown!, all: all! } }),
  };
}

function chiefRows(chart: Chart): Chart {
  switch (chart.type) {
    case "bars":
      return { ...chart, rows: largest(chart.rows, shareIn) };
    case "stacks": {
      const { places: _, rows, ...rest } = chart;
      const divided = mostContestedFirst(rows, ({ pieces }) => pieces.map((piece) => piece.count));
      return { ...rest, rows: divided.slice(0, MAX_STACKS) };
    }
    case "pairs":
      return { ...chart, rows: largest(chart.rows, (r) => Math.abs(shareIn(r.after) - shareIn(r.before))) };
    default:
      return chart;
  }
}

/** Few enough rows stay in their order. */
const largest = <Row>(rows: readonly Row[], size: (row: Row) => number): Row[] =>
  rows.length <= MAX_BARS ? [...rows] : rows.toSorted((a, b) => size(b) - size(a)).slice(0, MAX_BARS);
