import { options, tally } from "@/activities/kinds/poll/tally";
import { isOpen } from "@/activities/kinds/open/content";
import {
  OTHER,
  OTHER_LENGTH,
  type Poll,
  type PollAnswer,
  pollAnswerSchema,
  pollSchema,
  SMALL_GROUPS,
} from "@/activities/kinds/poll/content";
import {
  pollContested,
  type PollDebrief,
  pollDebrief,
  pollReleased,
  pollWritten,
} from "@/activities/kinds/poll/debrief-data";
import { becauseFigures, pollFigures } from "@/activities/kinds/poll/figures";
import { singleValue, visibleLine } from "@/activities/shared/form-fields";
import { reasonItem, reasonSchema } from "@/activities/shared/reason";
import { reasonsFigures } from "@/activities/shared/reasons-figure";
import { isPass } from "@/model/activity/pass";
import { answerRows } from "@/model/debrief/counts";
import { coded } from "@/model/exports/coded";
import { idGiven, textGiven, valuesOf } from "@/model/exports/answer-values";
import { choiceInteractions, textInteractions } from "@/model/exports/xapi-interactions";
import { idsOf, duplicateIdProblems, unknownIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { KindOf, Misfit } from "@/model/kind";
import { pick, weightedSample } from "@/model/statistics/random";
import { listed } from "@/model/activity/template";
import type { Option } from "@/model/text/text-schemas";

/** A form posts lists, and its empty fields too. */
const posted = pollAnswerSchema.extend({
  choice: pollAnswerSchema.shape.choice.default([]),
  other: singleValue(visibleLine(OTHER_LENGTH)).optional(),
  reason: reasonSchema,
});

/** The understood part of a body, whether it fits or not. */
function givenIn(body: unknown): PollAnswer | null {
  const parsed = posted.safeParse(body);
  return parsed.success ? { ...parsed.data, choice: [...new Set(parsed.data.choice)] } : null;
}

const mostOf = (poll: Poll): number => (poll.several ? (poll.most ?? Number.POSITIVE_INFINITY) : 1);

/** An answer in which every choice exists, a single-choice poll has at most one, and "other" is offered when given. */
function parse(poll: Poll, body: unknown): PollAnswer | Misfit | null {
  const answer = givenIn(body);
  if (!answer) return null;
  const { choice } = answer;
  const most = mostOf(poll);
  if (choice.length > most)
    return poll.several
      ? { misfit: { reason: "choices-over", values: { most, count: choice.length } } }
      : null;
  const other = answer.other || undefined;
  const reason = answer.reason || undefined;
  if (other && !poll.other) return null;
  if (reason && !poll.reasons) return null;
  if (choice.some((id) => !poll.options.some((o) => o.id === id))) return null;
  if (!other && choice.length === 0) return null;
  if (!other) return { choice, ...(reason && { reason }) };
  // A radio cannot be unchosen on a page without script, so own words win over the one choice.
  return { choice: poll.several ? choice : [], other };
}

interface PollFace {
  kind: "poll";
  title: string;
}

interface PollForm {
  kind: "poll";
  several: boolean;
  /** The most choices with `several`; null: as many as there are. */
  most: number | null;
  other: boolean;
  /** Asks why, in a few words. */
  reason: boolean;
  /** Asks about the people themselves: groups of fewer than five are shown together. */
  aboutPeople: boolean;
  options: Option[];
}

export const pollKind: KindOf<typeof pollSchema, PollAnswer, PollFace, PollForm, PollDebrief> = {
  name: "poll",
  content: pollSchema,
  answer: pollAnswerSchema,
  check: ({ options, because }, path) => [
    ...duplicateIdProblems(`${path}.options`, "option", idsOf(options)),
    ...unknownIdProblems(
      `${path}.because.columns`,
      "an option of this poll",
      (because?.columns ?? []).map((c) => c.option),
      idsOf(options),
    ),
  ],
  checkAmong: ({ because }, path, all) =>
    unknownIdProblems(
      `${path}.because.columns`,
      "an open question of this workshop",
      (because?.columns ?? []).map((c) => c.question),
      idsOf(all.filter(isOpen)),
    ),
  template: {
    kind: "poll",
    title: "What brings you here",
    minutes: 3,
    question: "Which of these is closest to your daily work?",
    options: listed("o", [
      "Meeting people who may be victims",
      "Investigating",
      "Prosecuting or judging",
      "Protecting and assisting",
      "Writing policy",
    ]),
    other: true,
    notes: "Ask two people what made them choose. Come back to the result when groups are formed.",
  },
  simulate(poll, _question, { phrases, random, draw, why }) {
    const most = poll.several ? Math.min(3, poll.most ?? poll.options.length) : 1;
    if (poll.other && random() < 0.06) return { choice: [], other: pick(phrases, random) };
    return { choice: weightedSample(idsOf(poll.options), most, draw, random), ...why(poll.reasons) };
  },
  newest({ several }, posted, stored) {
    const { choice, other } = posted;
    if (several || !choice?.length || !other?.[0]?.trim()) return posted;
    const previous = stored && !isPass(stored) ? stored.other : undefined;
    return other[0].trim() === previous ? { choice } : { choice: [], other };
  },
  steps: onlyStep,
  face: (poll) => ({ kind: "poll", title: poll.title }),
  ask: (poll) => ({
    text: poll.question,
    form: {
      kind: "poll",
      several: poll.several,
      most: poll.most ?? null,
      other: poll.other,
      reason: poll.reasons,
      aboutPeople: poll.aboutPeople,
      options: poll.options,
    },
  }),
  parse: (poll, _question, body) => parse(poll, body),
  byHand: ({ aboutPeople, options, several }) =>
    aboutPeople ? [] : [{ field: "choice", text: null, options, ...(several && { several }) }],
  typedIn: ({ options, several, other, reasons }) => [
    { field: "choice", text: null, options, ...(several && { several }) },
    ...(other ? [{ field: "other", text: null, named: "other" as const, words: OTHER_LENGTH }] : []),
    ...(reasons ? [reasonItem] : []),
  ],
  key: () => null,
  tally,
  options,
  values: (_poll, { choice, other }) => [
    ...choice.map((c) => idGiven("choice", c)),
    ...(other ? [textGiven("other", other)] : []),
  ],
  codedChoices: (poll) => poll.options.map(coded),
  interactions: (_poll, asked, values) => [
    ...choiceInteractions("", asked.text, valuesOf(values, "choice"), asked.choices),
    ...textInteractions(asked, values),
  ],
  aboutPeople: (poll) =>
    poll.aboutPeople
      ? {
          group: (body) => (isPass(body) ? null : (body.choice[0] ?? null)),
          rest: { choice: [SMALL_GROUPS] },
        }
      : null,

  debrief: pollDebrief,
  summaryRows: ({ activity, rounds }, people) =>
    rounds.flatMap((r) => answerRows(activity.id, null, r, people)),
  figures: pollFigures,
  furtherFigures: (debrief, words) => [
    ...becauseFigures(debrief, words),
    ...reasonsFigures(
      `${debrief.activity.id}-reasons`,
      debrief.activity.title,
      debrief.activity.question,
      debrief.activity.options,
      debrief.reasons,
      words,
    ),
  ],
  contested: pollContested,
  namesDivided: true,
  split: {
    items: (poll) =>
      poll.aboutPeople
        ? []
        : [
            {
              id: "",
              given: ({ choice, other }) => [...choice, ...(other ? [OTHER] : [])],
            },
          ],
    head: (poll, question) => ({
      number: null,
      text: "",
      whatIf: null,
      options: pollKind.options(poll, question),
    }),
  },
  released: pollReleased,
  written: pollWritten,
};
