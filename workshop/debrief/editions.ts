/** Each text of an activity changed between rounds becomes an own entry of the debrief, the latest first. */
import type { Activity } from "@/activities/kinds";
import type { Workshop } from "@/workshop/content/workshop";
import type { RoundInput } from "@/workshop/debrief/input";
import { planOf } from "@/workshop/content/plan";
import type { QuestionId } from "@/model/activity/question";
import type { RoomState } from "@/workshop/room/state";
import { roundAt, workshopOf } from "@/workshop/room/versions";

type Named = Pick<RoundInput, "question" | "round">;

interface Editions {
  workshop: Workshop;
  curation: RoomState["curation"];
  /** The question under which a round stands. */
  questionOf(round: Named): QuestionId;
  /** The version of its activity, from 1, in which a round was asked. */
  versionOf(round: Named): number;
}

/** @param rounds those that the debrief shows */
export function editionsOf(state: RoomState, rounds: readonly Named[]): Editions {
  if (state.versions.length === 1)
    return {
      workshop: state.workshop,
      curation: state.curation,
      questionOf: (r) => r.question,
      versionOf: () => 1,
    };
  const editions = new Map<string, Activity[]>();
  const copyOf = ({ question, round }: Named): Activity | undefined => {
    const plan = planOf(workshopOf(state, roundAt(state, question, round)));
    return plan.activity(plan.question(question)?.activityId ?? "");
  };
  for (const round of [...rounds].sort((a, b) => versionIn(state, a) - versionIn(state, b))) {
    const copy = copyOf(round);
    if (copy) editions.set(copy.id, [...(editions.get(copy.id) ?? []).filter((c) => c !== copy), copy]);
  }
  const named = (activity: Activity): Activity[] => {
    const copies = editions.get(activity.id);
    if (!copies) return [activity];
    const earlier = copies
      .slice(0, -1)
      .map((copy, i) => ({ ...copy, id: editionId(copy.id, i), title: `${copy.title} (v${i + 1})` }));
    return [copies.at(-1)!, ...earlier];
  };
  const sessions = state.workshop.sessions.map((s) => ({ ...s, activities: s.activities.flatMap(named) }));
  const curation = { ...state.curation };
  for (const [id, copies] of editions) {
    const marks = state.curation[id];
    if (marks) for (let i = 0; i < copies.length - 1; i++) curation[editionId(id, i)] = marks;
  }
  return {
    workshop: { ...state.workshop, sessions },
    curation,
    versionOf(round) {
      const copy = copyOf(round);
      return Math.max(1, ((copy && editions.get(copy.id)) ?? []).indexOf(copy!) + 1);
    },
    questionOf(round) {
      const copy = copyOf(round);
      const copies = (copy && editions.get(copy.id)) ?? [];
      const index = copy ? copies.indexOf(copy) : -1;
      if (!copy || index < 0 || index === copies.length - 1) return round.question;
      return editionId(copy.id, index) + round.question.slice(copy.id.length);
    },
  };
}

const editionId = (activity: string, index: number): string => `${activity}-version-${index + 1}`;

const versionIn = (state: RoomState, { question, round }: Named): number =>
  roundAt(state, question, round)?.version ?? state.versions.length - 1;
