/** Rules of a working agreement: one agrees to all of it or says nothing; a line of one's own goes to the trainer. */
import {
  type AgreementAnswer,
  agreementSchema,
  agreementAnswerSchema,
} from "@/activities/kinds/agreement/content";
import {
  type AgreementDebrief,
  agreementDebrief,
  agreementRows,
  agreementWritten,
  agreementFigures,
  agreementTally,
} from "@/activities/kinds/agreement/debrief-data";
import { singleValue } from "@/activities/shared/form-fields";
import { idGiven, textGiven } from "@/model/exports/answer-values";
import { idsOf, duplicateIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { KindOf } from "@/model/kind";
import { pick } from "@/model/statistics/random";
import { isVisible } from "@/model/text/visible-text";
import { listed } from "@/model/activity/template";
import { z } from "zod";
import type { Option } from "@/model/text/text-schemas";

export const LINE_LENGTH = 200;

const posted = z.strictObject({
  agree: singleValue(z.literal("yes")),
  add: singleValue(z.string().trim().max(LINE_LENGTH)).optional(),
});

interface AgreementFace {
  kind: "agreement";
  title: string;
}

interface AgreementForm {
  kind: "agreement";
  rules: Option[];
  add: boolean;
}

export const agreementKind: KindOf<
  typeof agreementSchema,
  AgreementAnswer,
  AgreementFace,
  AgreementForm,
  AgreementDebrief
> = {
  name: "agreement",
  content: agreementSchema,
  answer: agreementAnswerSchema,
  check: ({ rules }, path) => duplicateIdProblems(`${path}.rules`, "rule", idsOf(rules)),
  template: {
    kind: "agreement",
    title: "How we work together",
    minutes: 5,
    question: "Can you agree to these rules for our time together?",
    rules: listed("r", [
      "What is said here stays here; what is learned may leave.",
      "No names and no details of real cases.",
      "We ask rather than assume.",
      "Anybody may step out at any time without saying why.",
    ]),
    add: true,
  },
  simulate: ({ add }, _question, { random, phrases }) => ({
    agree: "yes",
    ...(add && random() < 0.1 ? { add: pick(phrases, random).slice(0, LINE_LENGTH) } : {}),
  }),
  fixedWords: ["yes"],
  steps: onlyStep,
  face: (agreement) => ({ kind: "agreement", title: agreement.title }),
  ask: ({ question, rules, add }) => ({ text: question, form: { kind: "agreement", rules, add } }),
  parse(agreement, _question, body) {
    const parsed = posted.safeParse(body);
    if (!parsed.success) return null;
    const line = parsed.data.add?.replace(/\s+/g, " ") ?? "";
    const add = isVisible(line) ? line : undefined;
    if (add && !agreement.add) return null;
    return add ? { agree: "yes", add } : { agree: "yes" };
  },
  key: () => null,
  tally: agreementTally,
  options: (agreement) => [{ id: "yes", text: agreement.question }],
  values: (_agreement, { agree, add }) => [idGiven("agree", agree), ...(add ? [textGiven("add", add)] : [])],

  debrief: agreementDebrief,
  summaryRows: agreementRows,
  figures: agreementFigures,
  released: (debrief) => ({ ...debrief, lines: [] }),
  written: agreementWritten,
};
