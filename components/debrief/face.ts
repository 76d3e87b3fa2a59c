import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

/** `figures` are those of the kind, which a face draws in its own way. */
export interface DebriefFaceProps<D> {
  debrief: D;
  figures: FigureModel[];
  words: ReportWords;
}
