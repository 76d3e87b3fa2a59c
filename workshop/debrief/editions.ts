/**
 * An activity that was changed between rounds stands in the debrief once for each of its versions that rounds
 * asked: the latest under its own id and title, earlier ones as "… (v1)" after it.
 */
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
  const { workshop, curation, versions } = state;
  if (versions.length === 1)
    return { workshop, curation, questionOf: (round) => round.question, versionOf: () => 1 };
  const asked = askedVersions(state, rounds);
  const versionsOf = (id: string): readonly Activity[] => asked.get(id) ?? [];
  /** From 0; -1: the activity is gone. */
  const place = (activity: Activity | undefined): number =>
    activity ? versionsOf(activity.id).indexOf(activity) : -1;
  const entries = (activity: Activity): Activity[] => {
    const latest = versionsOf(activity.id).at(-1) ?? activity;
    const earlier = versionsOf(activity.id)
      .slice(0, -1)
      .map((version, i) => ({
        ...version,
        id: earlierId(version.id, i),
        title: `${version.title} (v${i + 1})`,
      }));
    return [latest, ...earlier];
  };
  const earlierMarks = Object.entries(curation).flatMap(([id, marks]) =>
    versionsOf(id)
      .slice(0, -1)
      .map((_, i) => [earlierId(id, i), marks] as const),
  );
  return {
    workshop: {
      ...workshop,
      sessions: workshop.sessions.map((s) => ({ ...s, activities: s.activities.flatMap(entries) })),
    },
    curation: { ...curation, ...Object.fromEntries(earlierMarks) },
    versionOf: (round) => Math.max(1, place(askedIn(state, round)) + 1),
    questionOf(round) {
      const activity = askedIn(state, round);
      const index = place(activity);
      if (!activity || index < 0 || index === versionsOf(activity.id).length - 1) return round.question;
      return earlierId(activity.id, index) + round.question.slice(activity.id.length);
    },
  };
}

const earlierId = (activity: string, index: number): string => `${activity}-version-${index + 1}`;

/** The activity as a round asked it. Amendments keep what they do not change: one version is one object. */
function askedIn(state: RoomState, { question, round }: Named): Activity | undefined {
  const plan = planOf(workshopOf(state, roundAt(state, question, round)));
  return plan.activity(plan.question(question)?.activityId ?? "");
}

/** The versions of each activity that rounds asked, oldest first, by the activity's id. */
function askedVersions(state: RoomState, rounds: readonly Named[]): Map<string, Activity[]> {
  const versionOf = ({ question, round }: Named) =>
    roundAt(state, question, round)?.version ?? state.versions.length - 1;
  const asked = new Map<string, Activity[]>();
  for (const round of [...rounds].sort((a, b) => versionOf(a) - versionOf(b))) {
    const activity = askedIn(state, round);
    if (!activity) continue;
    const others = (asked.get(activity.id) ?? []).filter((version) => version !== activity);
    asked.set(activity.id, [...others, activity]);
  }
  return asked;
}
