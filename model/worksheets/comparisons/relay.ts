/**
 * A relay: teams hold different papers and tell one another. Everything comes from the groups' moves (`OWN`) and
 * from what the author wrote; a side is the groups that play the same teams.
 */
import { makeSentence } from "@/model/debrief/sentence";
import type { GroupId, Work } from "@/model/room/groups";
import { lastFormed } from "@/model/worksheets/groups";
import { OWN } from "@/model/worksheets/cells";
import type {
  ComparisonDefinition,
  GroupSheet,
  RelayClock,
  RelayComparison,
} from "@/model/worksheets/comparisons/comparison";
import { nothingWritten } from "@/model/worksheets/comparisons/measures";
import type { Compare, Worksheet } from "@/model/worksheets/content";
import { findEntries } from "@/model/worksheets/entries";

export type Relay = Extract<Compare, { type: "relay" }>;
export type RelayPaper = Worksheet["documents"][number];
type Team = Relay["teams"][number];

export const relayIn = ({ compare }: Pick<Worksheet, "compare">): Relay | null =>
  compare?.type === "relay" ? compare : null;

/** A paper that the person alone has: a side gets it by asking. */
export const isOfPerson = ({ holders = [] }: RelayPaper): boolean => holders.length === 0;

interface Side {
  teams: Team[];
  groups: GroupId[];
}

export const sideName = ({ teams }: Side): string => teams.map(({ text }) => text).join(" · ");

/**
 * The teams of the work's groups in their order: with fewer groups than teams some play several, with more some
 * play one. A group that is no more keeps its teams.
 */
export function sidesOf({ teams }: Relay, work: Pick<Work, "groups">): Side[] {
  const groups = lastFormed(work.groups);
  const count = Math.min(teams.length, groups.length);
  const every = <T>(all: readonly T[], side: number) => all.filter((_, i) => i % count === side);
  return Array.from({ length: count }, (_, side) => ({
    teams: every(teams, side),
    groups: every(groups, side),
  }));
}

const sideWith = (sides: readonly Side[], team: string): number =>
  sides.findIndex(({ teams }) => teams.some((t) => t.id === team));

/** A paper that a side passed on; the first telling counts. */
interface Telling {
  paper: string;
  from: number;
  to: number;
  agreed: boolean;
}

interface Moves {
  sides: Side[];
  tellings: Telling[];
  /** Questions to the person, once a side. */
  asks: { paper: string; side: number }[];
}

export function movesIn(
  sheet: Worksheet,
  relay: Relay,
  sheets: readonly GroupSheet[],
  work: Pick<Work, "groups">,
): Moves {
  const sides = sidesOf(relay, work);
  const tellings: Telling[] = [];
  const asks: Moves["asks"] = [];
  const has = <T extends object>(all: readonly T[], one: Partial<T>) =>
    all.some((other) => Object.entries(one).every(([key, value]) => other[key as keyof T] === value));
  for (const { group, content } of sheets) {
    const from = sides.findIndex(({ groups }) => groups.includes(group.id));
    if (from < 0) continue;
    for (const paper of sheet.documents) {
      const ask = { paper: paper.id, side: from };
      if (isOfPerson(paper) && content.cells[`${OWN.ask}${paper.id}`] === "1" && !has(asks, ask))
        asks.push(ask);
      for (const team of relay.teams) {
        const said = content.cells[`${OWN.tell}${paper.id}/${team.id}`];
        const telling = { paper: paper.id, from, to: sideWith(sides, team.id) };
        if (said && telling.to !== from && !has(tellings, telling))
          tellings.push({ ...telling, agreed: said === "agreed" });
      }
    }
  }
  return { sides, tellings, asks };
}

/** True once a paper is in the story, with its teams or to be asked for. */
const hasCome = (paper: RelayPaper, { arrived = [] }: Pick<Work, "arrived">): boolean =>
  isOfPerson(paper) || !paper.hour || arrived.includes(paper.id);

/** True where a side has a paper: as its holder, by asking, or because another side told it. */
export const hasPaper = (
  { sides, tellings, asks }: Moves,
  side: number,
  paper: RelayPaper,
  work: Pick<Work, "arrived">,
): boolean =>
  (hasCome(paper, work) && (paper.holders ?? []).some((team) => sideWith(sides, team) === side)) ||
  asks.some((ask) => ask.paper === paper.id && ask.side === side) ||
  tellings.some((telling) => telling.paper === paper.id && telling.to === side);

/** Milliseconds for which the hours stand where neither trainer nor author set a time. */
const UNSET_MS = 40 * 60_000;

/** Papers that the clock brings, with their times, soonest first. Milliseconds since the epoch. */
export function papersToCome(
  sheet: Worksheet,
  work: Pick<Work, "phase" | "began" | "endsAt" | "arrived">,
): { paper: RelayPaper; time: number }[] {
  const relay = relayIn(sheet);
  if (!relay || work.phase !== "open" || work.began === null) return [];
  const { began } = work;
  const lasts = lengthOf(sheet, work, began);
  return sheet.documents
    .filter((paper) => !hasCome(paper, work))
    .map((paper) => ({ paper, time: began + (lasts * (paper.hour ?? 0)) / relay.hours }))
    .sort((a, b) => a.time - b.time);
}

const lengthOf = ({ seconds }: Worksheet, { endsAt }: Pick<Work, "endsAt">, began: number): number =>
  endsAt !== null ? endsAt - began : seconds ? seconds * 1_000 : UNSET_MS;

/** The hour of the story, never before that of the paper that came last. @param now milliseconds since the epoch */
export const hourOf = ({ began, ends, hours, last }: RelayClock, now: number): number =>
  Math.max(last?.hour ?? 0, Math.min(hours, Math.floor((hours * (now - began)) / (ends - began))));

const titles = (relay: Relay, ids: readonly string[]): string[] =>
  relay.teams.filter(({ id }) => ids.includes(id)).map(({ text }) => text);

function clockOf(
  sheet: Worksheet,
  relay: Relay,
  work: Pick<Work, "phase" | "began" | "endsAt" | "arrived">,
): RelayClock | null {
  if (work.phase !== "open" || work.began === null) return null;
  const last = sheet.documents.find(({ id }) => id === work.arrived?.at(-1));
  const next = papersToCome(sheet, work)[0]?.paper;
  return {
    began: work.began,
    ends: work.began + lengthOf(sheet, work, work.began),
    hours: relay.hours,
    last: last ? { hour: last.hour ?? 0, teams: titles(relay, last.holders ?? []) } : null,
    next: next
      ? { id: next.id, hour: next.hour ?? 0, text: next.title, teams: titles(relay, next.holders ?? []) }
      : null,
  };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** The numbers of a relay's sentences. `again`: questions to which another side had the answer already. */
function relayTotals({ arrows, asked, decided, lost }: RelayComparison) {
  return {
    told: total(arrows.map((a) => a.papers)),
    agreed: total(arrows.map((a) => a.agreed)),
    asked: total(asked.map((a) => a.times)),
    again: total(asked.map((a) => Math.max(0, a.times - 1))),
    decided: total(decided.map((d) => d.all)),
    unasked: total(decided.map((d) => d.unasked)),
    lost: lost.length,
  };
}

/** The debrief in sentences: keys of `relay` in `compare.json`, with the sides that decided without asking. */
export function relaySaid(
  comparison: RelayComparison,
): { key: "told" | "asked" | "decided" | "lost"; values: Record<string, string | number> }[] {
  const totals = relayTotals(comparison);
  const sides = comparison.decided
    .filter((d) => d.unasked > 0)
    .map((d) => comparison.sides[d.side]!.text)
    .join(" · ");
  return [
    { key: "asked", values: totals },
    { key: "decided", values: { ...totals, sides, named: sides === "" ? "no" : "yes" } },
    { key: "told", values: totals },
    { key: "lost", values: totals },
  ];
}

export const relay: ComparisonDefinition<"relay"> = {
  compare(sheet, compare, { groups, work }) {
    const moves = movesIn(sheet, compare, groups, work);
    const { sides, tellings, asks } = moves;
    const pairs = sides.flatMap((_, from) => sides.map((_side, to) => ({ from, to })));
    const field = sheet.sections.flatMap((s) => s.fields).find(({ id }) => id === compare.decisions);
    const choice = field?.type === "table" ? field.columns.find(({ id }) => id === compare.asked) : undefined;
    const yes = choice?.type === "choice" ? choice.options[0]!.text : "";
    return {
      type: "relay",
      sides: sides.map((side) => ({ text: sideName(side), groups: side.groups })),
      arrows: pairs.flatMap((pair) => {
        const between = tellings.filter(({ from, to }) => from === pair.from && to === pair.to);
        const agreed = between.filter((telling) => telling.agreed).length;
        return between.length === 0 ? [] : { ...pair, papers: between.length, agreed };
      }),
      asked: sheet.documents.flatMap(({ id, title }) => {
        const times = asks.filter(({ paper }) => paper === id).length;
        return times === 0 ? [] : { id, text: title, times };
      }),
      decided: sides.flatMap(({ groups: playing }, side) => {
        const decisions = groups
          .filter(({ group }) => playing.includes(group.id))
          .flatMap(({ group, content }) => findEntries(sheet, group.id, content))
          .filter(({ fieldId }) => fieldId === compare.decisions);
        const unasked = decisions.filter(({ values }) => values[compare.asked] !== yes).length;
        return decisions.length === 0 ? [] : { side, all: decisions.length, unasked };
      }),
      lost: sheet.documents.flatMap((paper) => {
        if (!hasCome(paper, work)) return [];
        const without = (paper.needs ?? []).filter(
          (team) => !hasPaper(moves, sideWith(sides, team), paper, work),
        );
        return without.length === 0
          ? []
          : { id: paper.id, text: paper.title, teams: titles(compare, without) };
      }),
      clock: clockOf(sheet, compare, work),
    };
  },
  sentence(comparison) {
    const totals = relayTotals(comparison);
    return totals.told + totals.asked + totals.decided === 0
      ? nothingWritten()
      : makeSentence("sheet-relay", totals);
  },
  rows: ({ sides, arrows, asked, decided, lost }) => [
    ...arrows.map(({ from, to, papers }) => ({
      measure: "relay-told",
      part: sides[from]!.text,
      option: sides[to]!.text,
      count: papers,
    })),
    ...asked.map(({ id, text, times }) => ({ measure: "relay-asked", option: id, text, count: times })),
    ...decided.flatMap(({ side, all, unasked }) => [
      { measure: "relay-decided", part: sides[side]!.text, count: all },
      { measure: "relay-unasked", part: sides[side]!.text, count: unasked },
    ]),
    ...lost.map(({ id, text, teams }) => ({ measure: "relay-lost", option: id, text, count: teams.length })),
  ],
  tables: (comparison, caption, { compare }) => [
    {
      caption,
      head: [compare("relay.from"), ...comparison.sides.map(({ text }) => text)],
      rows: matrixOf(comparison).map(({ text, cells }) => [text, ...cells]),
    },
    {
      caption: compare("relay.lostTitle"),
      head: [compare("relay.paper"), compare("relay.without")],
      rows: comparison.lost.map(({ text, teams }) => [text, teams.join(" · ")]),
    },
  ],
  charts(comparison, { compare }) {
    const most = Math.max(1, ...comparison.arrows.map(({ papers }) => papers));
    const said = relaySaid(comparison).map(({ key, values }) => compare(`relay.${key}`, values));
    const lost = comparison.lost.map(({ text, teams }) =>
      compare("relay.lostOne", { paper: text, teams: teams.join(" · ") }),
    );
    return {
      how: [compare("relay.legend"), ...said, ...lost].join(" "),
      chart: {
        type: "heat",
        corner: compare("relay.from"),
        columns: comparison.sides.map(({ text }) => text),
        rows: matrixOf(comparison).map(({ text, cells }) => ({
          label: text,
          cells: cells.map((papers) => ({ said: String(papers), level: papers / most })),
        })),
      },
    };
  },
};

/** Papers told, from each side to each. */
export const matrixOf = ({
  sides,
  arrows,
}: Pick<RelayComparison, "sides" | "arrows">): { text: string; cells: number[] }[] =>
  sides.map(({ text }, from) => ({
    text,
    cells: sides.map((_, to) => arrows.find((a) => a.from === from && a.to === to)?.papers ?? 0),
  }));
