/** The largest workshop to expect: ten sessions of twenty activities, every kind in turn. */
import { kindNames } from "@/activities/kinds";
import { blankDraft, type Draft, type DraftActivity } from "@/workshop/editor/draft";
import { fromTemplate } from "@/workshop/editor/templates";

export const ACTIVITIES = 200;

export function largeDraft(id: string): Draft {
  const blank = blankDraft(id, "Large");
  const activity = (n: number): DraftActivity => ({
    ...fromTemplate(blank, kindNames[n % kindNames.length]!),
    id: `a${n}`,
  });
  return {
    ...blank,
    summary: "For the bench.",
    source: "Made for the bench.",
    sessions: Array.from({ length: 10 }, (_, s) => ({
      id: `s${s}`,
      number: s + 1,
      title: `Session ${s + 1}`,
      minutes: 60,
      activities: Array.from({ length: ACTIVITIES / 10 }, (_, i) => activity((s * ACTIVITIES) / 10 + i)),
    })),
  };
}
