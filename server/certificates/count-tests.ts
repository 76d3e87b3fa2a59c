/**
 * Records who passed a test, for those who asked for it, just before the link between people and answers is
 * destroyed: the last moment at which that can be known. Only the pass is stored, and only where enough
 * people passed that it does not reveal whose the sealed answers are (C-7, C-8).
 */
import { kindOf } from "@/activities/kinds";
import { isPass } from "@/model/activity/pass";
import type { Room } from "@/server/rooms/room";
import { certificateRules, countingTests, recordPassedTests } from "@/server/store/certificates/certificates";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { passes } from "@/workshop/certificates/rules";
import { planOf } from "@/workshop/content/plan";

export function countTests(room: Room): void {
  if (!room.state.settings.certificates) return;
  room.answers.beforeSeal = async (activityId, answersOf) => {
    const rules = await certificateRules(room.id);
    const activity = planOf(room.state.workshop).activity(activityId);
    const test = activity && kindOf(activity).finalTest;
    if (rules.test !== activityId || !test) return;
    const items = test.items(activity);
    /** Item to choice over all answers that one person gave. */
    const chosenBy = (person: string): Record<string, string> =>
      Object.fromEntries(
        answersOf(person).flatMap((body) => (isPass(body) ? [] : Object.entries(test.chosen(body)))),
      );
    const passed = new Set(
      room.participants.ids().filter((person) => passes(items, chosenBy(person), rules.pass)),
    );
    if (passed.size < MIN_REPORTABLE) return;
    await recordPassedTests(
      room.id,
      (await countingTests(room.id)).filter((person) => passed.has(person)),
    );
  };
}
