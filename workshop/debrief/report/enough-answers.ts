/**
 * What may be published of a room's rounds: none that fewer than five answered. Trainers see bare counts there (D-2);
 * in front of everybody, with a link that travels, two or three of them could read one another's answers. Pure.
 */
import { isPass } from "@/model/activity/answer";
import type { DebriefInput } from "@/workshop/debrief/input";
import { FEW } from "@/model/debrief/share";

/** The same room without rounds of fewer than FEW answers; a pass is none. */
export const enoughAnswers = (input: DebriefInput): DebriefInput => ({
  ...input,
  rounds: input.rounds.filter((round) => round.answers.filter((a) => !isPass(a.body)).length >= FEW),
});
