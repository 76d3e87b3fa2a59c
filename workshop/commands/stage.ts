import { kindOf } from "@/activities/kinds";
import { z } from "zod";
import { languagesOf } from "@/workshop/content/texts";
import { defineCommand, trainers } from "@/workshop/commands/define";
import { inSession } from "@/workshop/commands/presenter-limits";
import { undoable } from "@/workshop/room/effects";
import { positionOf } from "@/model/room/playback";
import { pageOf, stageMoment } from "@/workshop/room/stage-page";

const language = z.string().min(2).max(35);

export const stage = [
  /** Runs or stops a film or sound, at so many seconds; omitted fields stay. */
  defineCommand({
    type: "play",
    fields: { on: z.boolean().optional(), at: z.number().min(0).max(86_400).optional() },
    by: trainers,
    presenter: inSession,
    apply(command, { state, plan, now }) {
      const { step } = state.position;
      const here = step === null ? undefined : plan.step(step);
      if (!here || !kindOf(here).played || here.notice) return "not-here";
      const play = state.play?.step === here.id ? state.play : { on: false, at: 0, since: now };
      const { on = play.on, at: second = positionOf(play, now) } = command;
      return { change: { play: { step: here.id, on, at: second, since: now } } };
    },
  }),

  /** The stage is turned to this page, from 0, of what stands on it. */
  defineCommand({
    type: "turn",
    fields: { to: z.number().int().min(0).max(98) },
    by: trainers,
    presenter: inSession,
    apply: ({ to }, { state }) =>
      pageOf(state) === to ? null : { change: { turned: { at: stageMoment(state), page: to } } },
  }),

  defineCommand({
    type: "dim",
    fields: { on: z.boolean() },
    by: trainers,
    presenter: inSession,
    apply: ({ on }, { state: { position } }) =>
      position.dim === on ? null : undoable({ ...position, dim: on }),
  }),

  /** The trainer looks at results before they are revealed. */
  defineCommand({
    type: "preview",
    fields: { on: z.boolean() },
    by: trainers,
    presenter: inSession,
    apply: ({ on }, { state: { position } }) =>
      position.preview === on ? null : { change: { position: { ...position, preview: on } } },
  }),

  /** The language of the stage, and a second one beside it or none. What is left out stays as it is. */
  defineCommand({
    type: "show-languages",
    fields: { main: language.optional(), second: language.nullable().optional() },
    by: trainers,
    apply(command, { state }) {
      const { main = state.stageLanguages[0]!, second = state.stageLanguages[1] } = command;
      const languages = second && second !== main ? [main, second] : [main];
      const available = languagesOf(state.workshop);
      if (!languages.every((one) => available.includes(one))) return "unknown-language";
      return languages.join() === state.stageLanguages.join()
        ? null
        : { change: { stageLanguages: languages } };
    },
  }),

  /** A stage's number of pages for its moment (`stageMoment`). Not stored. */
  defineCommand({
    type: "pages",
    fields: { at: z.string().max(300), of: z.number().int().min(1).max(99) },
    by: ["stage"],
    to: "participants",
  }),
] as const;
