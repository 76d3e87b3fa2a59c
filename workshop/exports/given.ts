/**
 * What one answer gives, thing by thing, the same way for every kind of activity: the rows of the exported tables are
 * made from it, and everything that the debrief counts can be counted again from it. Pure.
 */
import { isPass } from "@/model/activity/answer";
import { type Activity, type AnswerBody, kindOf } from "@/activities/kinds";
import { bareGiven, type GivenValue } from "@/model/exports/answer-values";

export const givenIn = (activity: Activity, body: AnswerBody): GivenValue[] =>
  isPass(body) ? [bareGiven("pass")] : (kindOf(activity).given?.(activity, body) ?? []);
