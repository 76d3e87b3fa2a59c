/** What groups made, side by side: one function for stage, phones, console and debrief. Pure. */
import type { Worksheet } from "@/model/worksheets/content";
import { boardOf } from "@/model/worksheets/comparisons/board";
import { campaignOf } from "@/model/worksheets/comparisons/campaign";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";
import { differenceOf } from "@/model/worksheets/comparisons/difference";
import type { ComparisonInput } from "@/model/worksheets/comparisons/input";
import { mapOf } from "@/model/worksheets/comparisons/map";
import { servicesOf } from "@/model/worksheets/comparisons/services";
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
