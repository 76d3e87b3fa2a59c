/** One sentence for the groups' work, as a message key with its values. It counts and judges nothing. */
import type { MadeSentence, MadeStat } from "@/model/debrief/made";
import { makeSentence, type Sentence } from "@/model/debrief/sentence";
import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import { comparing } from "@/model/worksheets/comparisons/all";

export function groupsSentence({ groups }: WorksheetDebrief): Sentence {
  return makeSentence("sheet-groups", {
    groups: groups.length,
    whole: groups.filter((g) => g.done >= 1).length,
    agreed: groups.filter((g) => g.agreed).length,
  });
}

const MAX_WORKSHEETS = 5;

/** Of each session the first worksheet that lays groups side by side; where none does, the first of all. */
export function sheetStory(sessions: readonly (readonly WorksheetDebrief[])[]): MadeSentence[] {
  const compared = sessions.flatMap((sheets) => sheets.find((sheet) => sheet.comparison) ?? []);
  const chosen = compared.length > 0 ? compared.slice(0, MAX_WORKSHEETS) : sessions.flat().slice(0, 1);
  return chosen.map((debrief) => {
    const { activity, comparison, groups } = debrief;
    return {
      id: `groups:${activity.id}`,
      key: "groups",
      values: { title: activity.title, groups: groups.length },
      finding: comparison ? comparing(comparison).sentence(comparison) : groupsSentence(debrief),
      activity: activity.id,
    };
  });
}

export const sheetStats = (sheets: readonly WorksheetDebrief[]): MadeStat[] =>
  sheets.length === 0
    ? []
    : [
        {
          id: "groups",
          key: "groups",
          values: { groups: Math.max(...sheets.map((s) => s.groups.length)), sheets: sheets.length },
        },
      ];
