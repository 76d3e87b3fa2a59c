/** What a person gave at one part of a case. */
import type { CaseAnswer } from "@/activities/case/content";
import { type AnswerBody, isPass } from "@/activities/content";

/** Null for a gap: a pass, or nothing at all. */
export type Given = CaseAnswer | null;

/** The body as a case's answer, or null for a pass. */
export const given = (body: AnswerBody | undefined): Given =>
  body && !isPass(body) && "answer" in body ? body : null;
