/** The row of numbers on top of a report: four at most, each with what it is of. Pure. */
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import { isWrittenDebrief } from "@/workshop/debrief/form-debrief";
import { FEW } from "@/workshop/debrief/share";
import type { MadeStat } from "@/workshop/report/story/made";
import type { StorySources } from "@/workshop/report/story/story";

const MOST = 4;

/** Below so many points the two highest are no choice among several. */
const POINTS = 4;

/**
 * How many chose one of the two highest points where a form asks whether people mean to use what they learnt. A share and
 * no mean, since points of a scale have no equal distances; nothing below five who filled it.
 */
function intentionOf(all: readonly ActivityDebrief[]): MadeStat | null {
  for (const form of all) {
    if (form.kind !== "form") continue;
    for (const asked of form.sections.flatMap((s) => s.fields)) {
      if (isWrittenDebrief(asked) || asked.field.type !== "scale" || !asked.field.intention) continue;
      if (asked.field.points < POINTS || asked.filled < FEW) continue;
      const count = asked.bars.slice(-2).reduce((sum, b) => sum + b.share.count, 0);
      return {
        id: "intention",
        key: "intention",
        values: {
          count,
          of: asked.filled,
          from: asked.field.points - 1,
          points: asked.field.points,
          text: asked.field.text,
        },
      };
    }
  }
  return null;
}

export function statsOf(debrief: Debrief, { box, learning }: StorySources): MadeStat[] {
  const all = debrief.sessions.flatMap((s) => s.activities);
  const { people, answeredOnce } = debrief;
  const story = all.find((a) => a.kind === "case");
  const promised = all.find((a) => a.kind === "commitment");
  const whole = all.flatMap((a) => (a.kind === "worksheet" ? [a.groups.length] : []));
  const test = learning.find((l) => l.matched >= FEW && l.low !== null && l.high !== null);
  const yes = story?.activity.answers.find((a) => a.tone === "yes")?.text ?? "";
  const stats: (MadeStat | false | null | undefined)[] = [
    {
      id: "people",
      key: people < FEW ? "people" : "took-part",
      values: {
        people,
        answered: answeredOnce,
        percent: people === 0 ? 0 : Math.round((100 * answeredOnce) / people),
      },
    },
    story?.parts.some((p) => !p.counts.few) && {
      id: "turning",
      key: story.half ? "turning" : "turning-not",
      values: {
        number: story.half?.number ?? 0,
        from: story.band.from,
        to: story.band.to,
        same: story.band.from === story.band.to ? "yes" : "no",
        yes,
      },
    },
    test && {
      id: "learning",
      key: "learning",
      values: { mean: test.mean, items: test.items, low: test.low!, high: test.high!, matched: test.matched },
      differences: ["mean", "low", "high"],
    },
    intentionOf(all),
    story?.largest && {
      id: "movement",
      key: "movement",
      values: {
        changed: story.largest.changed,
        both: story.largest.both,
        from: story.largest.from,
        to: story.largest.to,
      },
    },
    promised && { id: "commitments", key: "commitments", values: { count: promised.last.answered, people } },
    whole.length > 0 && {
      id: "groups",
      key: "groups",
      values: { groups: Math.max(...whole), sheets: whole.length },
    },
    box !== null &&
      box.questions > 0 && { id: "questions", key: "questions", values: { count: box.questions } },
  ];
  return stats.filter((s): s is MadeStat => Boolean(s)).slice(0, MOST);
}
