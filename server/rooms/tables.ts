/** Tables that answer (H-50 to H-54): who proposes, who agrees, and the tables of closed rounds as numbers. */
import { randomUUID } from "node:crypto";
import { unreachable } from "@/model/unreachable";
import type { Answers } from "@/server/rooms/answers";
import type { PhoneKey } from "@/server/platform/room-store";
import type { CommandOf, CommandTo, LoggedCommand } from "@/workshop/commands/all";
import { planOf } from "@/workshop/content/plan";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { RoomState } from "@/workshop/room/state";
import { type AnswerOf, ballotOf, ballotsOf, tableRound, uncountedTables } from "@/workshop/room/tables";
import { askedIn } from "@/workshop/room/versions";

type Giver = Parameters<Answers["take"]>[0];

interface Dependencies {
  state(): RoomState;
  answers: Pick<Answers, "keys" | "ofRound" | "personal" | "take">;
  /** Puts a command of the server itself into the room's log. */
  asServer(command: LoggedCommand): Promise<Ack>;
}

export class Tables {
  constructor(private readonly deps: Dependencies) {}

  command(giver: Giver, command: CommandTo<"tables">, phoneKey: PhoneKey | null): Promise<Ack> {
    switch (command.type) {
      case "agree":
        return this.agree(giver, command, phoneKey);
      case "propose":
        return this.propose(giver.id, command);
      default:
        return unreachable(command);
    }
  }

  /** Sets a person's answer as what their table considers; nothing tells whose it was. */
  private async propose(participant: string, { id, question, spoken }: CommandOf<"propose">): Promise<Ack> {
    const { state, answers, asServer } = this.deps;
    const now = tableRound(state(), question, participant);
    const asked = now && askedIn(state(), question, now.round.number);
    if (!asked) return refusal("closed");
    const { group } = now;
    const round = now.round.number;
    const kept = await answers.personal.kept(participant, { question, round });
    const ballot = kept ? ballotOf(asked.activity, asked.question, kept.body) : null;
    return ballot
      ? asServer({ type: "set-proposal", id, question, round, group, ballot, spoken })
      : refusal("nothing-to-propose");
  }

  /** Gives what the table considers as a person's own answer, and shows it to their phones. */
  private async agree(giver: Giver, command: CommandOf<"agree">, phoneKey: PhoneKey | null): Promise<Ack> {
    const { state, answers } = this.deps;
    const { id, question } = command;
    const now = tableRound(state(), question, giver.id);
    if (!now) return refusal("closed");
    if (now.proposal?.id !== command.proposal) return refusal("proposal-changed");
    const round = now.round.number;
    const kept = await answers.personal.kept(giver.id, { question, round });
    const rev = (kept?.rev ?? 0) + 1;
    const body = now.proposal.ballot;
    return answers.take(giver, { type: "answer", id, question, round, rev, body }, phoneKey, "form");
  }

  /** The answers of a round by participant, as far as they lead to people. */
  answerOf = (question: string, round: number): AnswerOf => {
    const { state, answers } = this.deps;
    const activity = planOf(state().workshop).question(question)?.activityId ?? "";
    const byPseudonym = answers.ofRound(question, round);
    return (participant) => byPseudonym.get(answers.keys.pseudonymNow(participant, activity) ?? "");
  };

  /**
   * Keeps what tables said in closed rounds, while answers still lead to people.
   * @param activity of which; left out: of all @throws while the database is away
   */
  async count(here: ReadonlySet<string>, activity?: string): Promise<void> {
    const { state, answers, asServer } = this.deps;
    const plan = planOf(state().workshop);
    for (const { question, number } of uncountedTables(state())) {
      const asked = plan.question(question)?.activityId ?? "";
      if ((activity !== undefined && asked !== activity) || !answers.keys.has(asked)) continue;
      await answers.keys.held(asked);
      const ballots = ballotsOf(state(), question, number, this.answerOf(question, number), here);
      const ack = await asServer({
        type: "count-tables",
        id: randomUUID(),
        question,
        round: number,
        ballots,
      });
      if (!ack.ok) throw new Error(`the tables of ${question} were not counted: ${ack.reason}`);
    }
  }
}
