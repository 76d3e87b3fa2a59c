/** The few figures for a closing round or a hurried reader, and a report of them alone. Pure. */
import type { FigureModel } from "@/model/figures/figure";
import type { Report, ReportChapter } from "@/workshop/debrief/report/report";

/** With a title, the story and a last one these make some twenty slides; of a single session, at most twelve. */
const MAX_FIGURES = { day: 18, session: 8 };

/** Figures of the story; further places go to the first figure of each activity, chapter by chapter. */
export function chosenFigures(
  { story, chapters }: Pick<Report, "story" | "chapters">,
  most = chapters.length <= 2 ? MAX_FIGURES.session : MAX_FIGURES.day,
): Set<FigureModel> {
  const storyFigures = new Set(story.map((s) => s.figure));
  const chosen = new Set(figuresIn(chapters).filter((f) => storyFigures.has(f.id) && f.chart !== null));
  const firsts = chapters.map((c) => c.parts.flatMap((p) => p.figures.find(isDrawn) ?? []));
  const rounds = Math.max(0, ...firsts.map((list) => list.length));
  for (let i = 0; i < rounds; i++)
    for (const list of firsts) for (const figure of list.slice(i, i + 1)) chosen.add(figure);
  return new Set([...chosen].slice(0, most));
}

/** Leaves out figures without findings, and what they leave empty. */
export const findings = (report: Report): Report => ({
  ...report,
  chapters: report.chapters.flatMap((chapter) => {
    const parts = chapter.parts
      .map((part) => ({ ...part, figures: part.figures.filter((f) => !f.nothing) }))
      .filter((part) => part.figures.length > 0 || part.remark);
    return parts.length > 0 ? [{ ...chapter, parts }] : [];
  }),
});

/** The chosen figures with their sentence and first drawing: no tables, no texts of people. */
export function shortReport(whole: Report): Report {
  const report = findings(whole);
  const chosen = chosenFigures(report);
  const chapters = report.chapters.map((chapter) => ({
    ...chapter,
    parts: chapter.parts
      .map((part) => ({ ...part, figures: part.figures.filter((f) => chosen.has(f)).map(bare) }))
      .filter((part) => part.figures.length > 0),
  }));
  return { ...report, chapters: chapters.filter((c) => c.parts.length > 0), quotes: [] };
}

const figuresIn = (chapters: readonly ReportChapter[]): FigureModel[] =>
  chapters.flatMap((c) => c.parts.flatMap((p) => p.figures));

const isDrawn = ({ chart }: FigureModel): boolean => chart !== null && chart.type !== "texts";

const bare = ({ more: _more, texts: _texts, how, howKey, ...figure }: FigureModel): FigureModel => ({
  ...figure,
  ...(figure.chart && { how, howKey }),
  tables: [],
});
