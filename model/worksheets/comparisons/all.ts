/** The comparisons. A new one is a file here, a shape in `content.ts` and a drawing for each surface. */
import { board } from "@/model/worksheets/comparisons/board";
import { campaign } from "@/model/worksheets/comparisons/campaign";
import type {
  Comparison,
  ComparisonDefinition,
  ComparisonInput,
  ComparisonType,
} from "@/model/worksheets/comparisons/comparison";
import { difference } from "@/model/worksheets/comparisons/difference";
import { map } from "@/model/worksheets/comparisons/map";
import { relay } from "@/model/worksheets/comparisons/relay";
import { services } from "@/model/worksheets/comparisons/services";
import type { Worksheet } from "@/model/worksheets/content";

const definitions: { [T in ComparisonType]: ComparisonDefinition<T> } = {
  board,
  difference,
  map,
  services,
  campaign,
  relay,
};

export const comparing = ({ type }: { type: ComparisonType }) =>
  definitions[type] as unknown as ComparisonDefinition;

/** Null where a worksheet compares nothing. @param sheet in the language of the view */
export const comparisonOf = (sheet: Worksheet, input: ComparisonInput): Comparison | null =>
  sheet.compare ? comparing(sheet.compare).compare(sheet, sheet.compare, input) : null;
