/** One sentence for what groups made, as a message key with its values. It says what was counted and judges nobody. */
import type { Sentence } from "@/workshop/debrief/sentences";
import type { WorksheetDebrief } from "@/workshop/debrief/worksheet-debrief";
import type {
  BoardComparison,
  CampaignComparison,
  Comparison,
  ServicesComparison,
} from "@/workshop/groups/compare/comparison";
import { unreachable } from "@/workshop/unreachable";

const say = (key: string, values: Sentence["values"] = {}): Sentence => ({ key, values });

/** How many groups worked, and how many sheets are whole. */
export function groupsSentence({ groups }: WorksheetDebrief): Sentence {
  return say("sheet-groups", {
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
      const slips = onlyHere.filter((m) => m.slip).length;
      return say("sheet-difference", {
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
      return say("sheet-map", {
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
  const blank = columns.find((c) => c.blank);
  return blank ? say("sheet-board-blank", { ...values, column: blank.text }) : say("sheet-board", values);
}

function servicesSentence({ rows, columns, empty }: ServicesComparison): Sentence {
  const all = rows.length * columns.length;
  const most = rows.toSorted((a, b) => b.empty - a.empty)[0];
  if (empty === 0 || !most) return say("sheet-services-full", { all });
  return say("sheet-services", { all, empty, service: most.text, most: most.empty, of: columns.length });
}

function campaignSentence({ plans, coverage }: CampaignComparison): Sentence {
  const values = { plans: plans.length, paired: plans.filter((p) => p.pairing.state === "paired").length };
  const none = coverage.find((c) => c.groups.length === 0);
  return none ? say("sheet-campaign-place", { ...values, place: none.text }) : say("sheet-campaign", values);
}
