/** One sentence for what groups made, as a message key with its values. It says what was counted and judges nobody. */
import type { MadeSentence, MadeStat } from "@/model/debrief/made";
import { highest, type Sentence, makeSentence } from "@/model/debrief/sentence";
import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import type {
  BoardComparison,
  CampaignComparison,
  Comparison,
  ServicesComparison,
} from "@/model/worksheets/comparisons/comparison";
import { unreachable } from "@/model/unreachable";

/** Where nothing was written that can be laid side by side: no zeros that read like a finding. */
const nothingWritten = (): Sentence => makeSentence("sheet-nothing");

/** How many groups worked, and how many sheets are whole. */
export function groupsSentence({ groups }: WorksheetDebrief): Sentence {
  return makeSentence("sheet-groups", {
    groups: groups.length,
    whole: groups.filter((g) => g.done >= 1).length,
    agreed: groups.filter((g) => g.agreed).length,
  });
}

/** The finding of a comparison. */
export function comparisonSentence(comparison: Comparison): Sentence {
  switch (comparison.type) {
    case "board":
      return boardSentence(comparison);
    case "difference": {
      const { both, onlyThere, onlyHere, here, there } = comparison;
      if (both.length + onlyThere.length + onlyHere.length === 0) return nothingWritten();
      const slips = onlyHere.filter((m) => m.slip).length;
      return makeSentence("sheet-difference", {
        both: both.length,
        onlyThere: onlyThere.length,
        onlyHere: onlyHere.length,
        here,
        there,
        slips,
      });
    }
    case "map": {
      const count = (state: string) => comparison.steps.filter((s) => s.state === state).length;
      if (count("nobody") === comparison.steps.length) return nothingWritten();
      return makeSentence("sheet-map", {
        steps: comparison.steps.length,
        nobody: count("nobody"),
        several: count("several"),
      });
    }
    case "services":
      return servicesSentence(comparison);
    case "campaign":
      return campaignSentence(comparison);
    default:
      return unreachable(comparison);
  }
}

function boardSentence({ columns }: BoardComparison): Sentence {
  const all = columns.flatMap((c) => c.measures);
  const values = {
    measures: all.length,
    shared: all.filter((m) => m.times > 1).length,
    lacking: all.filter((m) => m.missing.length > 0).length,
  };
  if (all.length === 0) return nothingWritten();
  const column = columns.filter((c) => c.blank).map((c) => c.text);
  return column.length > 0
    ? makeSentence("sheet-board-blank", values, { column })
    : makeSentence("sheet-board", values);
}

function servicesSentence({ rows, columns, empty }: ServicesComparison): Sentence {
  const all = rows.length * columns.length;
  if (empty === all) return nothingWritten();
  if (empty === 0) return makeSentence("sheet-services-full", { all });
  const emptiest = highest(rows, (r) => r.empty);
  const most = emptiest[0]?.empty ?? 0;
  // The empty value keeps the place that names have in `basisOf`.
  return makeSentence(
    "sheet-services",
    { all, empty, service: "", most, of: columns.length },
    { service: emptiest.map((r) => r.text) },
  );
}

function campaignSentence({ plans, coverage }: CampaignComparison): Sentence {
  if (plans.every((p) => p.steps.every((step) => step.done === 0))) return nothingWritten();
  const values = { plans: plans.length, paired: plans.filter((p) => p.pairing.state === "paired").length };
  const place = coverage.filter((c) => c.groups.length === 0).map((c) => c.text);
  return place.length > 0
    ? makeSentence("sheet-campaign-place", values, { place })
    : makeSentence("sheet-campaign", values);
}

const MAX_WORKSHEETS = 5;

/** Of each session the first worksheet that lays groups side by side; where none does, the first of all. */
export function sheetStory(sessions: readonly (readonly WorksheetDebrief[])[]): MadeSentence[] {
  const compared = sessions.flatMap((of) => of.find((sheet) => sheet.comparison) ?? []);
  const told = compared.length > 0 ? compared.slice(0, MAX_WORKSHEETS) : sessions.flat().slice(0, 1);
  return told.map((debrief) => {
    const { activity, comparison, groups } = debrief;
    return {
      id: `groups:${activity.id}`,
      key: "groups",
      values: { title: activity.title, groups: groups.length },
      finding: comparison ? comparisonSentence(comparison) : groupsSentence(debrief),
      activity: activity.id,
    };
  });
}

/** The most groups that worked, and on how many worksheets. */
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
