/** Questions about the people themselves, as far as the course of a room depends on them. Pure. */
import { type Activity, kindOf } from "@/activities/kinds";

export const isAboutPeople = (activity: Activity): boolean =>
  Boolean(kindOf(activity).aboutPeople?.(activity));

/** False about the people themselves: two rounds would differ by a few people. */
export const asksAgain = (activity: Activity): boolean =>
  hasOneRound(activity) || (!("revote" in activity && !activity.revote) && !isAboutPeople(activity));

/** True where texts are their writer's alone: the one round is opened again with all of it. */
export const hasOneRound = (activity: Activity): boolean => kindOf(activity).redact !== undefined;
