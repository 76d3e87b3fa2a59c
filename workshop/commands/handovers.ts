import { z } from "zod";
import { defineCommand, trainers } from "@/workshop/commands/define";
import { commandId } from "@/model/ids";
import { withoutPiles } from "@/model/text/plain-text";
import { isVisible } from "@/model/text/visible-text";
import { slug } from "@/model/text/text-schemas";
import { linked } from "@/workshop/room/actor";
import { releaseEffects, MAX_HANDOVERS, MAX_INVITED, endHandovers } from "@/workshop/room/handover";

const personName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]*$/u)
  .refine(isVisible)
  .overwrite(withoutPiles);

export const handovers = [
  /** Gives one session to the first person with the hand-over's link; its id is that of the command. */
  defineCommand({
    type: "hand-over",
    fields: { session: slug },
    by: trainers,
    apply({ id, session }, { state: { handovers: before }, plan, actor }) {
      if (!plan.session(session)) return "unknown-session";
      if (before.length >= MAX_HANDOVERS) return "too-many-changes";
      const by = "name" in actor ? actor.name : "";
      return { change: { handovers: [...before, { id, session, by, name: null, over: false }] } };
    },
  }),

  /** Makes a link for a helper, an observer or a shared phone; `name` tells trainers whose it is. */
  defineCommand({
    type: "invite",
    fields: { as: z.enum(linked), name: personName.nullable() },
    by: trainers,
    apply({ id, as, name }, { state, actor }) {
      // Withdrawn ones are forgotten.
      const before = state.handovers.filter((h) => !h.as || !h.over);
      if (before.filter((h) => h.as).length >= MAX_INVITED) return "too-many-links";
      const by = "name" in actor ? actor.name : "";
      return { change: { handovers: [...before, { id, as, session: "", by, name, over: false }] } };
    },
  }),

  /** By a trainer, or by the presenter who is done. */
  defineCommand({
    type: "take-back",
    fields: { handover: commandId },
    by: trainers,
    presenter: (command, _context, handover) => (command.handover === handover.id ? null : "not-allowed"),
    apply(command, { state: { handovers: before } }) {
      const handover = before.find((h) => h.id === command.handover);
      if (!handover) return "unknown-handover";
      if (handover.over) return null;
      const after = endHandovers(before, (h) => h === handover);
      return { change: { handovers: after }, effects: releaseEffects(before, after) };
    },
  }),

  /** A presenter says who they are. */
  defineCommand({
    type: "introduce",
    fields: { name: personName },
    by: [],
    presenter: () => null,
    apply({ name }, { state: { handovers: before, driver }, actor }) {
      const handover = before.find((h) => "id" in actor && h.id === actor.id);
      if (!handover || handover.name === name) return null;
      // Saying one's name is no leading.
      return {
        change: { driver, handovers: before.map((h) => (h === handover ? { ...handover, name } : h)) },
      };
    },
  }),
] as const;
