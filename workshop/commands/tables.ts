/** Groups that answer as tables. Who proposes and who agrees is in no log: see `server/rooms/tables.ts`. */
import { z } from "zod";
import { defineCommand, participants } from "@/workshop/commands/define";
import { group, questionId, round } from "@/workshop/commands/fields";
import { MAX_GUESTS } from "@/workshop/commands/group-members";
import { commandId } from "@/model/ids";
import { ballotSchema, ballotsSchema } from "@/model/room/ballots";
import { roundKey } from "@/workshop/room/answers-by-round";
import { setRound } from "@/workshop/room/rounds";
import { roundsOf } from "@/workshop/room/state";
import { isSame, proposalsIn } from "@/workshop/room/tables";

/** A form sends it as text. */
const spoken = z.coerce.number().int().min(0).max(MAX_GUESTS);

export const tables = [
  /** Proposes one's own answer to one's table, also for people there who have no phone. */
  defineCommand({
    type: "propose",
    fields: { question: questionId, spoken },
    by: participants,
    to: "tables",
    form: true,
  }),

  /** Gives the answer that the table considers as one's own. */
  defineCommand({
    type: "agree",
    fields: { question: questionId, proposal: commandId },
    by: participants,
    to: "tables",
    form: true,
  }),

  defineCommand({
    type: "set-proposal",
    fields: { question: questionId, round, group, ballot: ballotSchema, spoken },
    by: ["server"],
    serverOnly: true,
    apply({ id, question, round: number, group, ballot, spoken }, { state }) {
      const last = roundsOf(state.position, question).find((r) => r.number === number);
      if (last?.phase !== "open" || !last.tables) return "closed";
      const before = proposalsIn(state, question, number)[group];
      if (before?.spoken === spoken && isSame(before.ballot, ballot)) return null;
      const proposals = { ...proposalsIn(state, question, number), [group]: { id, ballot, spoken } };
      return { change: { proposals: { ...state.proposals, [roundKey(question, number)]: proposals } } };
    },
  }),

  /** Keeps what the tables of a closed round said as numbers, before its answers stop leading to people. */
  defineCommand({
    type: "count-tables",
    fields: { question: questionId, round, ballots: ballotsSchema },
    by: ["server"],
    serverOnly: true,
    afterEnd: true,
    apply({ question, round: number, ballots }, { state: { position } }) {
      const last = roundsOf(position, question).find((r) => r.number === number);
      if (!last?.tables || last.tables.ballots || last.phase === "open") return null;
      return { change: { position: setRound(position, question, { ...last, tables: { ballots } }) } };
    },
  }),
] as const;
