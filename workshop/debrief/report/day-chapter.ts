import { kindOf } from "@/activities/kinds";
import { planOf } from "@/workshop/content/plan";
import { contestedItems } from "@/workshop/debrief/day/contested";
import type { DayInput, DaySlot } from "@/workshop/debrief/day/day-input";
import { type TookPart, tookPart } from "@/workshop/debrief/day/took-part";
import type { Debrief } from "@/workshop/debrief/debrief";
import type { DebriefInput } from "@/workshop/debrief/input";
import { shareOf } from "@/model/debrief/share";
import type { FigureModel } from "@/model/figures/figure";
import { joined, lookOf, severalCharts, silentIf } from "@/model/figures/figure-parts";
import type { ReportChapter } from "@/workshop/debrief/report/report";
import type { ReportWords } from "@/model/figures/report-words";
import { signed } from "@/model/figures/format-numbers";
import { listed, quotable } from "@/model/text/wording";

/** So many items are drawn; the table has them all. */
const MAX_DRAWN = 5;
/** So many activities fit on a page. */
const MAX_PARTS = 16;

/** Null where nothing is known of the day: a room in which nothing was shown. */
export function dayChapter(input: DebriefInput, debrief: Debrief, words: ReportWords): ReportChapter | null {
  const t = words.from("counting");
  const figures = [
    ...(input.day ? timeFigure(input, input.day, words) : []),
    ...partFigure(tookPart(input), words),
    ...contestedFigure(debrief, words),
    ...(input.day ? boxFigure(input.day, words) : []),
    ...promisesFigure(debrief, words),
    ...(input.day ? unaskedFigure(input, input.day, words) : []),
  ];
  return figures.length === 0
    ? null
    : {
        id: "day",
        title: t("day.title"),
        parts: [{ activity: "day", title: t("day.title"), figures, remark: null }],
      };
}

interface SlotNamed {
  /** Title of its day; empty where there is one day alone. */
  day: string;
  name: string;
}

const inFull = ({ day, name }: SlotNamed): string => (day ? `${day} · ${name}` : name);

function slotName(
  { workshop }: DebriefInput,
  { agenda }: DayInput,
  { day, slot, session }: DaySlot,
  words: ReportWords,
): SlotNamed {
  const authoredSession = workshop.sessions.find((s) => s.id === session);
  const days = workshop.agendas.find((a) => a.id === agenda)?.days ?? [];
  const authored = days.find((d) => d.id === day)?.slots.find((s) => s.id === slot);
  const name = authoredSession
    ? words.from("counting")("day.session", { number: authoredSession.number, title: authoredSession.title })
    : (authored?.title ?? slot);
  return { day: (days.length > 1 && days.find((d) => d.id === day)?.title) || "", name };
}

function timeFigure(input: DebriefInput, day: DayInput, words: ReportWords): FigureModel[] {
  const t = words.from("counting");
  const been = day.slots.flatMap((s) =>
    s.actual === null
      ? []
      : [{ slot: s, ...slotName(input, day, s, words), planned: s.planned, actual: Math.round(s.actual) }],
  );
  if (been.length === 0) return [];
  const longest = Math.max(1, ...been.flatMap((s) => [s.planned, s.actual]));
  const most = been.reduce((a, b) =>
    Math.abs(b.actual - b.planned) > Math.abs(a.actual - a.planned) ? b : a,
  );
  const gap = most.actual - most.planned;
  const sum = (field: "planned" | "actual") => been.reduce((n, s) => n + s[field], 0);
  // A session may stand in several places of an agenda.
  const shownSessions = new Set(been.map((s) => s.slot.session));
  const missed = day.slots.filter(
    (s, i) =>
      s.session && !shownSessions.has(s.session) && day.slots.findIndex((o) => o.session === s.session) === i,
  );
  return [
    {
      id: "day-time",
      title: t("day.time"),
      reading: joined(
        t("day.timeReading", { actual: sum("actual"), planned: sum("planned") }),
        gap !== 0 &&
          t(gap > 0 ? "day.longer" : "day.shorter", { name: inFull(most), minutes: Math.abs(gap) }),
        missed.length > 0 &&
          t("day.missed", {
            count: missed.length,
            names: missed.map((s) => inFull(slotName(input, day, s, words))).join("; "),
          }),
      ),
      how: t("day.timeHow"),
      ...severalCharts(
        [...new Set(been.map((s) => s.day))].map((title, i) => ({
          caption: title,
          chart: {
            type: "bars",
            rows: been
              .filter((s) => s.day === title)
              .map(({ name, planned, actual }) => ({
                label: name,
                count: actual,
                of: longest,
                low: null,
                high: null,
                said: t("day.minutes", { minutes: actual, planned }),
                before: [{ count: planned, of: longest, said: "" }],
              })),
            ...(i === 0 && { names: { now: t("day.actualHead"), before: t("day.plannedHead") } }),
          },
        })),
      ),
      tables: [
        {
          caption: t("day.time"),
          head: [t("day.what"), t("day.plannedHead"), t("day.actualHead"), t("day.gapHead")],
          rows: been.map((s) => [inFull(s), s.planned, s.actual, signed(s.actual - s.planned, 0, words)]),
        },
      ],
    },
  ];
}

function unaskedFigure({ workshop }: DebriefInput, { unasked }: DayInput, words: ReportWords): FigureModel[] {
  const t = words.from("counting");
  const plan = planOf(workshop);
  const rows = unasked.flatMap((id) => {
    const step = plan.step(id);
    const session = step && plan.session(step.sessionId);
    const activity = step && plan.activity(step.activityId);
    if (!step || !session || !activity) return [];
    const name = step.title === activity.title ? step.title : `${activity.title} · ${step.title}`;
    return [[t("day.session", { number: session.number, title: session.title }), `○ ${name}`]];
  });
  if (rows.length === 0) return [];
  return [
    {
      id: "day-unasked",
      title: t("day.unasked"),
      reading: t("day.unaskedReading", { count: rows.length }),
      chart: null,
      tables: [{ caption: t("day.unasked"), head: [t("day.sessionHead"), t("day.question")], rows }],
    },
  ];
}

function partFigure(parts: readonly TookPart[], words: ReportWords): FigureModel[] {
  if (parts.length === 0) return [];
  const t = words.from("counting");
  const shareIn = (p: TookPart) => shareOf(p.answered, p.of);
  const part = (p: TookPart) => p.answered / Math.max(1, p.of);
  const by = parts.toSorted((a, b) => part(a) - part(b));
  const drawn = parts.filter((p) => by.slice(0, MAX_PARTS).includes(p));
  const [least, most] = [by[0]!, by.at(-1)!];
  const like = (one: TookPart) =>
    parts.filter((p) => p.answered === one.answered && p.of === one.of).map((p) => p.title);
  return [
    {
      id: "day-part",
      title: t("day.part"),
      reading: joined(
        most.answered === 0
          ? t("day.partNobody", { count: parts.length })
          : t("day.partReading", {
              count: parts.length,
              ...words.names({ most: like(most) }),
              answered: most.answered,
              of: most.of,
            }),
        part(least) < part(most) &&
          t("day.partLeast", {
            ...words.names({ least: like(least) }),
            answered: least.answered,
            of: least.of,
          }),
      ),
      ...silentIf(most.answered === 0),
      how: joined(
        t("day.partHow"),
        drawn.length < parts.length && t("day.partDrawn", { count: drawn.length }),
        parts.some((p) => p.present === null) && t("day.notNoted"),
      ),
      chart: {
        type: "bars",
        rows: drawn.map((p) => ({
          label: p.title,
          count: p.answered,
          of: Math.max(1, p.of),
          low: null,
          high: null,
          said: words.short(shareIn(p)),
        })),
      },
      tables: [
        {
          caption: t("day.part"),
          head: [
            t("day.activity"),
            words.t("answered"),
            words.t("passed"),
            words.t("missing"),
            t("day.presentHead"),
          ],
          rows: parts.map((p) => [
            p.title,
            p.answered,
            p.passed,
            Math.max(0, p.of - p.answered - p.passed),
            p.present ?? t("day.unknown"),
          ]),
        },
      ],
    },
  ];
}

function contestedFigure(debrief: Debrief, words: ReportWords): FigureModel[] {
  const t = words.from("counting");
  const items = contestedItems(debrief);
  const [first] = items;
  if (!first) return [];
  const degree = (n: number) => words.number(Math.round(100 * n));
  const named = (id: string, text: string) =>
    ["present", "absent", "unknown"].includes(id) && text === id ? words.t(`checklist.marks.${id}`) : text;
  const largest = first.answers
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 3)
    .filter((a) => a.count > 0);
  const answersText = listed(
    largest.map((a) => t("day.gave", { count: a.count, answer: quotable(named(a.id, a.text)) })),
    words.locale,
  );
  return [
    {
      id: "day-contested",
      title: t("day.contested"),
      reading:
        first.contest === 0
          ? t("day.oneMind", { count: items.length })
          : t("day.contestedReading", {
              item: quotable(first.text),
              title: first.title,
              test: first.test ?? "none",
              vote: first.vote,
              of: first.of,
              said: answersText,
            }),
      ...silentIf(first.contest === 0),
      how: t("day.contestedHow"),
      // Each item has answers of its own, so each drawing has its own legend.
      chart: null,
      more: items.slice(0, MAX_DRAWN).map((item) => ({
        caption: item.text,
        chart: {
          type: "stacks",
          rows: [
            {
              label: item.title,
              pieces: item.answers.map((a, i) => ({
                label: named(a.id, a.text),
                count: a.count,
                look: lookOf(item.answers, i),
              })),
              said: t("day.degree", { degree: degree(item.contest), of: item.of }),
            },
          ],
        },
      })),
      tables: [
        {
          caption: t("day.contested"),
          head: [
            t("day.activity"),
            t("day.item"),
            t("day.degreeHead"),
            words.t("answered"),
            t("day.answers"),
          ],
          rows: items.map((item) => [
            item.title,
            item.text,
            degree(item.contest),
            item.of,
            item.answers.map((a) => `${named(a.id, a.text)}: ${a.count}`).join("; "),
          ]),
        },
      ],
    },
  ];
}

function boxFigure({ box: states }: DayInput, words: ReportWords): FigureModel[] {
  const t = words.from("counting");
  const kinds = ["answered", "later", "shown", "waiting", "hidden"] as const;
  const all = kinds.reduce((sum, k) => sum + states[k], 0);
  if (all === 0) return [];
  return [
    {
      id: "day-box",
      title: t("day.box"),
      reading: t("day.boxReading", {
        all,
        answered: states.answered,
        open: states.later + states.shown + states.waiting,
      }),
      how: t("day.boxHow"),
      chart: {
        type: "bars",
        rows: kinds.map((k) => ({
          label: t(`day.boxStates.${k}`),
          count: states[k],
          of: all,
          low: null,
          high: null,
          said: words.t("of", { count: states[k], of: all }),
        })),
      },
      tables: [
        {
          caption: t("day.box"),
          head: [t("day.state"), t("day.questions")],
          rows: kinds.map((k) => [t(`day.boxStates.${k}`), states[k]]),
        },
      ],
    },
  ];
}

function promisesFigure(debrief: Debrief, words: ReportWords): FigureModel[] {
  const t = words.from("counting");
  const commitments = debrief.sessions
    .flatMap((s) => s.activities)
    .flatMap((a) => {
      const last = kindOf(a).promised?.(a);
      return last ? [{ activity: a.activity, last }] : [];
    });
  if (commitments.length === 0) return [];
  const peopleIn = (a: (typeof commitments)[number]) => a.last.answered + a.last.passed + a.last.missing;
  const count = commitments.reduce((sum, a) => sum + a.last.answered, 0);
  return [
    {
      id: "day-commitments",
      title: t("day.commitments"),
      reading: t("day.commitmentsReading", { count }),
      how: t("day.commitmentsHow"),
      chart: {
        type: "bars",
        rows: commitments.map((a) => ({
          label: a.activity.title,
          count: a.last.answered,
          of: Math.max(1, peopleIn(a)),
          low: null,
          high: null,
          said: words.short(shareOf(a.last.answered, peopleIn(a))),
        })),
      },
      tables: [
        {
          caption: t("day.commitments"),
          head: [t("day.activity"), t("day.promises"), words.t("passed"), words.t("missing")],
          rows: commitments.map((a) => [a.activity.title, a.last.answered, a.last.passed, a.last.missing]),
        },
      ],
    },
  ];
}
