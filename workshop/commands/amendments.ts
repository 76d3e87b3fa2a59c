import { assetsNamed } from "@/workshop/content/assets/names";
import { defineCommand, trainers } from "@/workshop/commands/define";
import { amendmentSchema, amend, backCarriedOver, carriedOver, MAX_AMENDMENTS } from "@/workshop/room/amend";
import { agendaAfter, usedIn } from "@/workshop/room/amended-room";
import type { StagePosition } from "@/workshop/room/state";

export const amendments = [
  defineCommand({
    type: "amend",
    fields: { change: amendmentSchema },
    by: trainers,
    apply({ change }, { state, plan }) {
      if (state.amendments.length >= MAX_AMENDMENTS) return "too-many-changes";
      const done = amend(state.workshop, change, usedIn(state), state.finished, state.position.step);
      if (!done.ok) return done;
      if (done.amendment === null) return null;
      const { amendment, workshop } = done;
      const versions = [...state.versions, workshop];
      const carry = (position: StagePosition): StagePosition =>
        carriedOver(position, versions, amendment.activity.id);
      return {
        change: {
          workshop,
          versions,
          amendments: [...state.amendments, amendment],
          position: carry(state.position),
          takenBack: backCarriedOver(state.takenBack, versions),
          undoStack: state.undoStack.map((p) => ({ ...p, position: carry(p.position) })),
          agenda: agendaAfter(state.agenda, plan, amendment),
        },
      };
    },
    needs(_, { state }, next) {
      const namesBefore = new Set(assetsNamed(state.workshop.sessions));
      return {
        is: "files",
        names: assetsNamed(next.workshop.sessions).filter((name) => !namesBefore.has(name)),
      };
    },
  }),
] as const;
