import { z } from "zod";
import { defineCommand, participants, trainers } from "@/workshop/commands/define";
import { commandId } from "@/model/ids";
import { isVisible } from "@/model/text/visible-text";
import { POST_LENGTH } from "@/model/room/limits";
import { postStates } from "@/model/room/question-box";
import { isUnseen } from "@/workshop/room/question-box";

export const questionBox = [
  /** A question for the box; the phone's id of the command is the question's. */
  defineCommand({
    type: "post",
    fields: { text: z.string().trim().min(1).max(POST_LENGTH).refine(isVisible) },
    by: participants,
    to: "box",
  }),

  /** "I want this answered too." */
  defineCommand({
    type: "support",
    fields: { post: commandId, on: z.boolean() },
    by: participants,
    to: "box",
  }),

  /** Opens the box, and lets trainers read questions first. */
  defineCommand({
    type: "box",
    fields: { open: z.boolean().optional(), moderated: z.boolean().optional() },
    by: trainers,
    apply(command, { state: { box } }) {
      const { open = box.open, moderated = box.moderated } = command;
      if (box.open === open && box.moderated === moderated) return null;
      return { change: { box: { ...box, open, moderated } } };
    },
  }),

  defineCommand({
    type: "sort-post",
    fields: { post: commandId, to: z.enum(postStates) },
    by: trainers,
    apply({ post, to }, { state: { box } }) {
      if (box.states[post] === to) return null;
      const onStage = isUnseen(to) && box.onStage === post ? null : box.onStage;
      return { change: { box: { ...box, onStage, states: { ...box.states, [post]: to } } } };
    },
  }),

  defineCommand({
    type: "stage-post",
    fields: { post: commandId.nullable() },
    by: trainers,
    needsDay: true,
    apply({ post }, { state: { box } }) {
      if (box.onStage === post) return null;
      const kept = post && box.states[post];
      const hidden = kept === undefined || kept === "waiting" || kept === "hidden";
      const states = post && hidden ? { ...box.states, [post]: "shown" as const } : box.states;
      return { change: { box: { ...box, onStage: post, states } } };
    },
  }),
] as const;
