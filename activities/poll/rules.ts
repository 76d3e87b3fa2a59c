/** Rules of a poll: which answers fit, and how they are counted. */
import { type AnswerBody, isPass } from "@/activities/content";
import type { KindRules } from "@/activities/kind-rules";
import { OTHER, type Poll, type PollAnswer, pollAnswerSchema } from "@/activities/poll/content";
import { count, emptyTally } from "@/activities/tally";

/** Null unless every choice exists, a single-choice poll has at most one, and "other" is offered when given. */
function parse(poll: Poll, body: unknown): PollAnswer | null {
  const parsed = pollAnswerSchema.safeParse(body);
  if (!parsed.success) return null;
  const other = parsed.data.other || undefined;
  const reason = parsed.data.reason || undefined;
  const choice = [...new Set(parsed.data.choice)];
  if (other && !poll.other) return null;
  if (reason && !poll.reasons) return null;
  if (choice.some((id) => !poll.options.some((o) => o.id === id))) return null;
  if (!other && choice.length === 0) return null;
  if (choice.length > (poll.several ? (poll.most ?? choice.length) : 1)) return null;
  if (!other) return { choice, ...(reason && { reason }) };
  // A radio cannot be unchosen on a page without script, so own words win over the one choice.
  return { choice: poll.several ? choice : [], other };
}

export const pollRules: KindRules<Poll, PollAnswer> = {
  steps: (poll) => [{ id: poll.id, title: poll.title, notice: false, question: poll.id, whatIfs: [] }],
  face: (poll) => ({ kind: "poll", title: poll.title }),
  ask: (poll) => ({
    text: poll.question,
    form: {
      kind: "poll",
      several: poll.several,
      most: poll.most ?? null,
      other: poll.other,
      reason: poll.reasons,
      options: poll.options,
    },
  }),
  parse: (poll, _question, body) => parse(poll, body),
  key: () => null,
  tally(poll, question, bodies: Iterable<AnswerBody>) {
    const tally = emptyTally(pollRules.options(poll, question).map((o) => o.id));
    for (const body of bodies) {
      if (isPass(body)) {
        tally.passed++;
        continue;
      }
      if (!("choice" in body)) continue;
      tally.answered++;
      for (const id of body.choice) count(tally.counts, id);
      if (body.other) {
        count(tally.counts, OTHER);
        tally.others.push(body.other);
      }
    }
    return tally;
  },
  options: (poll) => [...poll.options, ...(poll.other ? [{ id: OTHER, text: poll.otherText }] : [])],
};
