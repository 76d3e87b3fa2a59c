/**
 * The values in an answer, the same way for every kind: the rows of tables. The debrief can be counted again
 * from them. Pure.
 */
import { isPass } from "@/model/activity/pass";
import { type Activity, type AnswerBody, kindOf } from "@/activities/kinds";
import { bareGiven, type GivenValue } from "@/model/exports/answer-values";

export const givenIn = (activity: Activity, body: AnswerBody): GivenValue[] =>
  isPass(body) ? [bareGiven("pass")] : (kindOf(activity).values?.(activity, body) ?? []);
