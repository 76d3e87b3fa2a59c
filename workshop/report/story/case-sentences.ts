/** What the front page says of a case: where the room turned, and where most people moved. No cause is named. */
import { type CaseDebrief, yesIn } from "@/workshop/debrief/case-debrief";
import type { MadeSentence } from "@/workshop/report/story/made";

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

type Said = Pick<MadeSentence, "key" | "values">;

function turning({ activity, half, band, parts }: CaseDebrief): Said {
  const yes = activity.answers.find((a) => a.tone === "yes")?.text ?? "";
  const values = {
    title: activity.title,
    yes,
    from: band.from,
    to: band.to,
    same: band.from === band.to ? "yes" : "no",
  };
  const at = parts.find((p) => p.number === half?.number);
  if (!half || !at) return { key: "turning-not", values };
  const reached = {
    ...values,
    number: half.number,
    label: at.label,
    count: yesIn(at.counts),
    of: at.counts.answered,
  };
  return { key: half.held ? "turning" : "turning-fell", values: reached };
}

function movement({ largest, parts, activity, tipping }: CaseDebrief): Said[] {
  if (!largest) return [];
  const { from, to, changed, both, towards, away } = largest;
  const label = parts.find((p) => p.number === to)?.label ?? "";
  const yes = activity.answers.find((a) => a.tone === "yes")?.text ?? "";
  const reversals = tipping?.reversals.people ?? 0;
  return [{ key: "movement", values: { from, to, label, changed, both, towards, away, yes, reversals } }];
}
