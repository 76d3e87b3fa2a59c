/** A debrief's data of a worksheet, for tests of its face. */
import { worksheetSchema } from "@/model/worksheets/content";
import { card, groups, inArabic } from "@/tests/support/worksheets/shown-samples";
import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";

const sampleWorksheet = worksheetSchema.parse({
  id: "priorities",
  kind: "worksheet",
  title: "Different priorities",
  question: "What can government, organisations and both together do?",
  sections: [{ id: "measures", title: "Measures", fields: [{ id: "list", type: "list", text: "Measures" }] }],
});

export function worksheetDebriefSample(
  comparison: Comparison | null,
  more: Partial<WorksheetDebrief> = {},
): WorksheetDebrief {
  return {
    kind: "worksheet",
    activity: sampleWorksheet,
    groups: groups.map((group, i) => ({
      group,
      people: 5,
      done: [1, 0.6, 0.25, 0][i] ?? 0,
      cards:
        i === 3
          ? []
          : i === 2
            ? [inArabic(card)]
            : [card, { ...card, id: "ngo", title: "What organisations can do" }],
      notShown: 0,
      chose: false,
      shown: i < 2,
      agreed: i === 0,
      minority: i === 1 ? "Two of us would not wait thirty days." : null,
    })),
    comparison,
    dots: [
      {
        entry: {
          id: "entry901",
          group: groups[0]!.id,
          field: "list",
          text: "Needs and consent come first",
          more: [],
        },
        dots: 14,
      },
      {
        entry: {
          id: "entry902",
          group: groups[1]!.id,
          field: "list",
          text: "A reflection period of thirty days",
          more: [],
        },
        dots: 9,
      },
    ],
    remarks: [
      { group: groups[0]!, kind: "missed", text: "Who pays for the interpreter?" },
      { group: groups[1]!, kind: "comment", text: "We do this already." },
    ],
    ...more,
  };
}
