/** The front page on a case: its turning point and its largest movement. No cause is named. */
import { type CaseDebrief, yesIn } from "@/activities/kinds/case/debrief-data";
import { answerOf, bandValues, reachOf, voteOf, voteSentences } from "@/activities/kinds/case/sentences";
import type { Vote } from "@/model/debrief/heads";
import type { MadeSentence, MadeStat } from "@/model/debrief/made";

/** Two sentences at most; none of a case that too few people judged. */
export function caseSentences(debrief: CaseDebrief): MadeSentence[] {
  const { activity } = debrief;
  if (debrief.parts.every((p) => p.counts.few)) return [];
  const about = { activity: activity.id };
  return [
    { id: `turning:${activity.id}`, ...about, ...turning(debrief) },
    ...movement(debrief).map((said) => ({ id: `movement:${activity.id}`, ...about, ...said })),
  ];
}

type SentenceDraft = Pick<MadeSentence, "key" | "values" | "votes">;

function turning(debrief: CaseDebrief): SentenceDraft {
  const { activity, half, band, parts } = debrief;
  const values = { title: activity.title, yes: answerOf(debrief, "yes"), ...bandValues(band) };
  const part = (number: number | null) => parts.find((p) => p.number === number);
  const first = part(half?.number ?? null);
  if (!half || !first) return { key: "turning-not", values };
  const reached = {
    ...values,
    number: half.number,
    label: first.label,
    count: yesIn(first.counts),
    of: first.counts.answered,
  };
  const fell = part(half.fell);
  if (!fell)
    return {
      key: "turning",
      values: { ...reached, last: half.last, reach: reachOf(half, activity) },
      votes: voteSentences(debrief, [first.number], "first"),
    };
  return {
    key: "turning-fell",
    values: { ...reached, fell: fell.number, fellCount: yesIn(fell.counts), fellOf: fell.counts.answered },
    votes: voteSentences(debrief, [first.number, fell.number], "first"),
  };
}

function movement(debrief: CaseDebrief): SentenceDraft[] {
  const { largest, parts, tipping } = debrief;
  if (!largest) return [];
  const { from, to, changed, both, towards, away } = largest;
  const label = parts.find((p) => p.number === to)?.label ?? "";
  const yes = answerOf(debrief, "yes");
  const reversals = tipping?.reversals.people ?? 0;
  return [
    {
      key: "movement",
      values: { from, to, label, changed, both, towards, away, yes, reversals },
      votes: voteSentences(debrief, [from, to]),
    },
  ];
}

/** The vote that these parts count: after talking where one of them does, else the first of several. */
function voteAt({ parts }: CaseDebrief, numbers: readonly number[]): Vote {
  const votes = parts.filter((p) => numbers.includes(p.number)).map(voteOf);
  return votes.includes("talked") ? "talked" : votes.includes("first") ? "first" : "once";
}

export function caseStats([story]: readonly CaseDebrief[]): MadeStat[] {
  if (!story) return [];
  const { half, band, largest } = story;
  const yes = answerOf(story, "yes");
  const turned: MadeStat = {
    id: "turning",
    key: half ? "turning" : "turning-not",
    values: {
      number: half?.number ?? 0,
      ...bandValues(band),
      yes,
      vote: voteAt(story, half ? [half.number] : []),
    },
  };
  const moved: MadeStat | null = largest && {
    id: "movement",
    key: "movement",
    values: {
      changed: largest.changed,
      both: largest.both,
      from: largest.from,
      to: largest.to,
      vote: voteAt(story, [largest.from, largest.to]),
    },
  };
  return [...(story.parts.some((p) => !p.counts.few) ? [turned] : []), ...(moved ? [moved] : [])];
}
