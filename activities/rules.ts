/** The pure rules of every kind; `rulesOf` picks those of one activity. */
import { caseRules } from "@/activities/case/rules";
import type { Activity, Kind } from "@/activities/content";
import type { KindRules } from "@/activities/kind-rules";
import { pollRules } from "@/activities/poll/rules";
import { slideRules } from "@/activities/slide/rules";

const rules: Record<Kind, unknown> = { slide: slideRules, poll: pollRules, case: caseRules };

/** The rules that belong to an activity's kind, ready to take that activity. */
export const rulesOf = (activity: Activity): KindRules => rules[activity.kind] as unknown as KindRules;
