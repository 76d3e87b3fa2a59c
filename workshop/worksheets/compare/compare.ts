/** What groups made, side by side: one function for stage, phones, console and debrief. Pure. */
import type { Worksheet } from "@/activities/kinds/worksheet/content";
import { boardOf } from "@/workshop/worksheets/compare/board";
import { campaignOf } from "@/workshop/worksheets/compare/campaign";
import type { Comparison } from "@/workshop/worksheets/compare/comparison";
import { differenceOf } from "@/workshop/worksheets/compare/difference";
import type { ComparisonInput } from "@/workshop/worksheets/compare/input";
import { mapOf } from "@/workshop/worksheets/compare/map";
import { servicesOf } from "@/workshop/worksheets/compare/services";
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
