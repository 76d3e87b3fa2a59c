import { type SummaryRow, shareCells } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import {
  leftOut,
  namedTexts,
  type Releases,
  releasedTexts,
  type WrittenSource,
} from "@/model/debrief/release";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import { consoleWall } from "@/activities/kinds/open/wall";
import { type WallText, uncurated } from "@/model/activity/curation";
import type { Open, OpenAnswer, OpenSupport } from "@/activities/kinds/open/content";
import { supportQuestion, tally as tallyOf } from "@/activities/kinds/open/tally";
import { headOf, type RoundHead } from "@/model/debrief/heads";

/** Texts are kept back when `few` wrote: in so small a number words show who spoke. */
export interface OpenDebrief extends RoundHead {
  kind: "open";
  activity: Open;
  groups: { id: string; label: string; texts: WallText[] }[];
  /** Texts in no group. */
  rest: WallText[];
  /** Texts that the trainer kept off the stage; their words are not repeated. */
  hidden: number;
  /** Texts were left out that no trainer released. */
  unreleased?: true;
}

/** Null when the question was not asked, or its texts may not be shown yet. */
export function openDebrief(activity: Open, input: DebriefSource): OpenDebrief | null {
  const round = roundsOf<OpenAnswer>(input, activity.id).at(-1);
  if (!round) return null;
  const bodies = bodiesOf(round);
  const question = onlyQuestion(activity);
  const tally = tallyOf(activity, question, bodies);
  const id = supportQuestion(activity);
  const supports = roundsOf<OpenSupport>(input, id).at(-1);
  const supported = supports ? bodiesOf(supports) : [];
  const support = tallyOf(activity, { ...question, id, whatIfId: "support" }, supported).counts;
  const wall = consoleWall(activity, bodies, input.curation[activity.id] ?? uncurated, support);
  const head = headOf(round, tally, input.people);
  const kept = head.few ? [] : wall.texts.filter((t) => t.state !== "hidden");
  return {
    kind: "open",
    activity,
    ...head,
    groups: wall.groups
      .map((g) => ({ ...g, texts: kept.filter((t) => t.group === g.id) }))
      .filter((g) => g.texts.length > 0),
    rest: kept.filter((t) => t.group === null),
    hidden: wall.texts.filter((t) => t.state === "hidden").length,
  };
}

const textRow = (a: OpenDebrief, { id, text, times }: WallText, people: number): SummaryRow => ({
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

export const openRows = (debrief: OpenDebrief, people: number): SummaryRow[] =>
  debrief.few ? [] : allTexts(debrief).map((t) => textRow(debrief, t, people));

const allTexts = ({ groups, rest }: OpenDebrief): WallText[] => [...groups.flatMap((g) => g.texts), ...rest];

export const openWritten = (debrief: OpenDebrief): WrittenSource[] => [
  {
    id: debrief.activity.id,
    kind: "open",
    activity: debrief.activity.id,
    question: debrief.activity.question,
    group: null,
    held: null,
    texts: namedTexts(allTexts(debrief).map((t) => t.text)),
  },
];

export function openReleased(debrief: OpenDebrief, releases: Releases): OpenDebrief {
  const kept = (texts: readonly WallText[]) => releasedTexts(texts, debrief.activity.id, releases);
  const released: OpenDebrief = {
    ...debrief,
    groups: debrief.groups.map((g) => ({ ...g, texts: kept(g.texts) })).filter((g) => g.texts.length > 0),
    rest: kept(debrief.rest),
  };
  const left = allTexts(released).length < allTexts(debrief).length;
  return { ...released, ...leftOut(left, releases) };
}
