/** An open question: its texts by group, with how many wrote and supported each. */
import { consoleWall, uncurated, type WallText } from "@/activities/open/wall";
import type { Open } from "@/activities/open/content";
import { openRules, supportQuestion } from "@/activities/open/rules";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";

/** Texts are kept back when `few` wrote: in so small a number words show who spoke. */
export interface OpenDebrief extends RoundHead {
  kind: "open";
  activity: Open;
  groups: { id: string; label: string; texts: WallText[] }[];
  /** Texts in no group. */
  rest: WallText[];
  /** Texts that the trainer kept off the stage; their words are not repeated. */
  hidden: number;
}

/** Null when the question was not asked, or its texts may not be shown yet. */
export function openDebrief(activity: Open, input: DebriefInput): OpenDebrief | null {
  const round = roundsOf(input, activity.id).at(-1);
  if (!round) return null;
  const bodies = round.answers.map((a) => a.body);
  const at = { id: activity.id, activityId: activity.id, stepId: activity.id };
  const tally = openRules.tally(activity, at, bodies);
  const id = supportQuestion(activity);
  const supported =
    roundsOf(input, id)
      .at(-1)
      ?.answers.map((a) => a.body) ?? [];
  const support = openRules.tally(activity, { ...at, id, whatIfId: "support" }, supported).counts;
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
