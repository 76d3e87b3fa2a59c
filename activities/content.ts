/** Every kind of activity there is. A new kind is one line here and in each other map. */
import { z } from "zod";
import { type Case, type CaseAnswer, caseSchema } from "@/activities/case/content";
import { type Poll, type PollAnswer, pollSchema } from "@/activities/poll/content";
import { type Slide, slideSchema } from "@/activities/slide/content";

export const activitySchema = z.discriminatedUnion("kind", [slideSchema, pollSchema, caseSchema]);

export type Activity = Slide | Poll | Case;
export type Kind = Activity["kind"];

/** The activity of one kind. */
export type ActivityOf<K extends Kind> = Extract<Activity, { kind: K }>;

/** "I would rather not say" counts as an answer, and looks like one from outside. */
export const passSchema = z.strictObject({ pass: z.literal(true) });
export type Pass = z.infer<typeof passSchema>;

export type AnswerBody = Pass | PollAnswer | CaseAnswer;

export const isPass = (body: AnswerBody): body is Pass => "pass" in body;
