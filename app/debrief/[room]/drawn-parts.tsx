import type { ReactNode } from "react";
import { debriefed } from "@/activities/faces/debrief";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { Debrief } from "@/workshop/debrief/debrief";
import { furtherFigures } from "@/workshop/debrief/figures-of";
import type { ReportChapter } from "@/workshop/debrief/report/report";

interface Whole {
  debrief: Debrief;
  after: ReportChapter[];
}

/** The figures of each part of a debrief, drawn. */
export function drawnIn({ debrief, after }: Whole, words: ReportWords): (part: string) => ReactNode {
  const activities = new Map(debrief.sessions.flatMap((s) => s.activities).map((a) => [a.activity.id, a]));
  const parts = new Map(after.flatMap((chapter) => chapter.parts).map((part) => [part.activity, part]));
  return (id) => {
    const activity = activities.get(id);
    if (activity) return debriefed(activity, furtherFigures(activity, words), words);
    return parts.get(id)?.figures.map((model) => <ModelFigure key={model.id} model={model} words={words} />);
  };
}
