/** The figures of every kind that asks something, as plain data. */
import { furtherFigures } from "@/activities/further-figures";
import { kindOf } from "@/activities/kinds";
import type { FigureModel } from "@/model/figures/figure";
import type { Words } from "@/model/figures/words";
import type { ActivityDebrief } from "@/workshop/debrief/debrief";

/** At least one figure for each activity that was asked. */
export const figuresOf = (debrief: ActivityDebrief, words: Words): FigureModel[] => [
  ...(kindOf(debrief).figures?.(debrief, words) ?? []),
  ...furtherFigures(debrief, words),
];
