/** What groups made, side by side: one function for stage, phones, console and debrief. Pure. */
import type { Worksheet } from "@/activities/kinds/worksheet/content";
import { boardOf } from "@/activities/kinds/worksheet/compare/board";
import { campaignOf } from "@/activities/kinds/worksheet/compare/campaign";
import type { Comparison } from "@/activities/kinds/worksheet/compare/comparison";
import { differenceOf } from "@/activities/kinds/worksheet/compare/difference";
import type { ComparisonInput } from "@/activities/kinds/worksheet/compare/input";
import { mapOf } from "@/activities/kinds/worksheet/compare/map";
import { servicesOf } from "@/activities/kinds/worksheet/compare/services";
import { unreachable } from "@/model/unreachable";

/** Null where the worksheet is not compared, or what it is compared with is not there. @param sheet in the language of the view */
export function comparisonOf(sheet: Worksheet, input: ComparisonInput): Comparison | null {
  const { compare } = sheet;
  if (!compare) return null;
  switch (compare.type) {
    case "board":
      return boardOf(sheet, compare, input);
    case "difference":
      return differenceOf(sheet, compare, input);
    case "map":
      return mapOf(sheet, compare, input);
    case "services":
      return servicesOf(sheet, compare, input);
    case "campaign":
      return campaignOf(sheet, compare, input);
    default:
      return unreachable(compare);
  }
}
