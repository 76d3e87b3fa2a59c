/** Rules of a working agreement: one agrees to all of it or says nothing; a line of one's own goes to the trainer. */
import { z } from "zod";
import type { Agreement, AgreementAnswer } from "@/activities/agreement/content";
import { type AnswerBody, isPass } from "@/activities/content";
import { one } from "@/activities/form-body";
import type { KindRules } from "@/activities/kind-rules";
import { count, emptyTally } from "@/activities/tally";
import { isSeen } from "@/workshop/content/seen";

/** The most characters of a line of one's own. */
export const LINE_LENGTH = 200;

const posted = z.strictObject({
  agree: one(z.literal("yes")),
  add: one(z.string().trim().max(LINE_LENGTH)).optional(),
});

export const agreementRules: KindRules<Agreement, AgreementAnswer> = {
  steps: (agreement) => [
    { id: agreement.id, title: agreement.title, notice: false, question: agreement.id, whatIfs: [] },
  ],
  face: (agreement) => ({ kind: "agreement", title: agreement.title }),
  ask: ({ question, rules, add }) => ({ text: question, form: { kind: "agreement", rules, add } }),
  parse(agreement, _question, body) {
    const parsed = posted.safeParse(body);
    if (!parsed.success) return null;
    const line = parsed.data.add?.replace(/\s+/g, " ") ?? "";
    const add = isSeen(line) ? line : undefined;
    if (add && !agreement.add) return null;
    return add ? { agree: "yes", add } : { agree: "yes" };
  },
  key: () => null,
  tally(_agreement, _question, bodies: Iterable<AnswerBody>) {
    const tally = emptyTally(["yes"]);
    for (const body of bodies) {
      if (isPass(body)) {
        tally.passed++;
        continue;
      }
      if (!("agree" in body)) continue;
      tally.answered++;
      count(tally.counts, "yes");
      if (body.add) tally.others.push(body.add);
    }
    return tally;
  },
  options: (agreement) => [{ id: "yes", text: agreement.question }],
};
