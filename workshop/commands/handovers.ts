/** A session goes into other hands, its presenter says who they are, and it comes back. */
import { z } from "zod";
import { defineCommand, trainers } from "@/workshop/commands/define";
import { commandId } from "@/model/ids";
import { withoutPiles } from "@/model/text/plain-text";
import { isVisible } from "@/model/text/visible-text";
import { slug } from "@/model/text/text-schemas";
import { releaseEffects, MAX_HANDOVERS, endHandovers } from "@/workshop/room/handover";

export const handovers = [
  /** Gives one session to whoever opens the link of this hand-over; its id is that of the command. */
  defineCommand({
    type: "hand-over",
    fields: { session: slug },
    by: trainers,
    apply({ id, session }, { state: { handovers: known }, plan, actor }) {
      if (!plan.session(session)) return "unknown-session";
      if (known.length >= MAX_HANDOVERS) return "too-many-changes";
      const by = "name" in actor ? actor.name : "";
      return { change: { handovers: [...known, { id, session, by, name: null, over: false }] } };
    },
  }),

  /** By a trainer, or by the presenter who is done. */
  defineCommand({
    type: "take-back",
    fields: { handover: commandId },
    by: trainers,
    presenter: (command, _context, own) => (command.handover === own.id ? null : "not-allowed"),
    apply(command, { state: { handovers: before } }) {
      const known = before.find((h) => h.id === command.handover);
      if (!known) return "unknown-handover";
      if (known.over) return null;
      const after = endHandovers(before, (h) => h === known);
      return { change: { handovers: after }, effects: releaseEffects(before, after) };
    },
  }),

  /** A presenter says who they are. */
  defineCommand({
    type: "introduce",
    fields: {
      name: z
        .string()
        .trim()
        .min(1)
        .max(60)
        .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]*$/u)
        .refine(isVisible)
        .overwrite(withoutPiles),
    },
    by: [],
    presenter: () => null,
    apply({ name }, { state: { handovers: before, driver }, actor }) {
      const known = before.find((h) => "id" in actor && h.id === actor.id);
      if (!known || known.name === name) return null;
      // Who says their name does not lead by that.
      return { change: { driver, handovers: before.map((h) => (h === known ? { ...known, name } : h)) } };
    },
  }),
] as const;
