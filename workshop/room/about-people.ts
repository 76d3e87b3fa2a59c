/** Questions about the people themselves (B-162), as far as the course of a room depends on them. Pure. */
import type { Activity } from "@/activities/kinds";
import { kindOf } from "@/activities/kinds";

export const isAboutPeople = (activity: Activity): boolean =>
  Boolean(kindOf(activity).aboutPeople?.(activity));

/** Whether a question of an activity may be asked again. Two rounds about the people themselves would differ by a few. */
export const asksAgain = (activity: Activity): boolean =>
  hasOneRound(activity) || (!("revote" in activity && !activity.revote) && !isAboutPeople(activity));

/** Whether what people write is theirs alone: its round is opened again with all of it, and no further one is made. */
export const hasOneRound = (activity: Activity): boolean => kindOf(activity).redact !== undefined;
