/** Counting people who answer without a phone: by show of hands, or by cards. */
import { z } from "zod";
import { addHands, MAX_COUNTED, peopleByHand } from "@/model/activity/show-of-hands";
import { talliedSources } from "@/model/activity/answer-sources";
import { defineCommand, trainersAndHelpers } from "@/workshop/commands/define";
import { questionId, round } from "@/workshop/commands/fields";
import { inSession, ofQuestion } from "@/workshop/commands/presenter-limits";
import { commandId } from "@/model/ids";
import { handItemsOf } from "@/workshop/room/counted";
import { MIN_ANSWERS } from "@/model/room/limits";
import { undoable } from "@/workshop/room/effects";
import { setRound } from "@/workshop/room/rounds";
import { roundsOf } from "@/workshop/room/state";
import { askedIn } from "@/workshop/room/versions";

/** The most counters of one round. */
const MAX_COUNTERS = 24;

const people = z.number().int().min(0).max(MAX_COUNTED);

export const counting = [
  /** Sets all that one counter has counted in a round by one source; nothing: takes it back. */
  defineCommand({
    type: "count",
    fields: {
      question: questionId,
      round,
      counter: commandId,
      source: z.enum(talliedSources),
      counts: z.record(z.string().max(80), z.record(z.string().max(80), people)),
    },
    by: trainersAndHelpers,
    presenter: ofQuestion,
    needsDay: true,
    apply({ question: id, round: number, counter, source, counts }, { state }) {
      const { position, undoStack } = state;
      const before = roundsOf(position, id).find((r) => r.number === number);
      const asked = askedIn(state, id, number);
      if (!asked) return "unknown-question";
      const { question, activity } = asked;
      if (!before) return "not-open";
      if (state.finished.includes(activity.id)) return "finished";
      if (before.seen) return "counted-late";
      const items = handItemsOf(activity, question);
      if (items.length === 0) return "not-countable";
      const isAsked = ([field, options]: [string, object]) => {
        const item = items.find((i) => i.field === field);
        return (
          item !== undefined && Object.keys(options).every((o) => item.options.some(({ id }) => id === o))
        );
      };
      if (!Object.entries(counts).every(isAsked)) return "bad-message";
      const { counted = [] } = before;
      const replaced = counted.find((c) => c.counter === counter && c.source === source);
      const next = counted.filter((c) => c !== replaced);
      if (peopleByHand(items, counts) > 0) next.push({ counter, source, counts });
      if (!replaced && next.length === counted.length) return null;
      if (next.length > MAX_COUNTERS) return "too-many-changes";
      const cards = peopleByHand(
        items,
        addHands(next.flatMap((c) => (c.source === "card" ? [c.counts] : []))),
      );
      if (source === "card" && cards > 0 && cards < MIN_ANSWERS) return "few-cards";
      const { counted: _, ...rest } = before;
      const after = setRound(position, id, next.length > 0 ? { ...rest, counted: next } : rest);
      // A counter's corrections are taken back together with what they correct.
      const corrects = replaced !== undefined && undoStack.at(-1)?.did === "count";
      return corrects ? { change: { position: after } } : undoable(after);
    },
  }),

  /** How many people are here without a phone; null: as many as have a name in a group. */
  defineCommand({
    type: "without-phone",
    fields: { people: people.nullable() },
    by: trainersAndHelpers,
    presenter: inSession,
    apply: ({ people }, { state }) =>
      people === state.withoutPhone ? null : { change: { withoutPhone: people } },
  }),
] as const;
