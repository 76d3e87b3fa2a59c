/** A working agreement: how many agreed, and the lines that they added. */
import type { Agreement } from "@/activities/agreement/content";
import { agreementRules } from "@/activities/agreement/rules";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";

export interface AgreementDebrief {
  kind: "agreement";
  activity: Agreement;
  last: RoundHead;
  /** In alphabetical order, so that nothing is left of who came when; none where few agreed. */
  lines: string[];
}

/** Null when it was not put to the room, or its result may not be shown yet. */
export function agreementDebrief(activity: Agreement, input: DebriefInput): AgreementDebrief | null {
  const round = roundsOf(input, activity.id).at(-1);
  if (!round) return null;
  const at = { id: activity.id, activityId: activity.id, stepId: activity.id };
  const tally = agreementRules.tally(
    activity,
    at,
    round.answers.map((a) => a.body),
  );
  const last = headOf(round, tally, input.people);
  return {
    kind: "agreement",
    activity,
    last,
    lines: last.few ? [] : tally.others.toSorted((a, b) => a.localeCompare(b)),
  };
}
