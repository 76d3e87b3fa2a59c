/** The few figures for a closing round or a hurried reader, and a report of them alone. Pure. */
import type { FigureModel } from "@/model/figures/figure";
import type { Report, ReportChapter } from "@/workshop/debrief/report/report";

/** With a title, the story and a last one these make some twenty slides; of a single session, at most twelve. */
const MAX_FIGURES = { day: 18, session: 8 };

/**
 * Beside those of the front: further figures of the story, then the first one of each activity, chapter by
 * chapter.
 */
export function chosenFigures({ story, front, chapters }: Pick<Report, "story" | "front" | "chapters">) {
  const most = (chapters.length <= 2 ? MAX_FIGURES.session : MAX_FIGURES.day) - front.pictures.length;
  const shown = new Set(front.pictures.map(({ figure }) => figure.id));
  const storyFigures = new Set(story.map((s) => s.figure));
  const chosen = new Set(
    figuresIn(chapters).filter((f) => storyFigures.has(f.id) && !shown.has(f.id) && f.chart !== null),
  );
  const further = (f: FigureModel) => isDrawn(f) && !shown.has(f.id);
  const firsts = chapters.map((c) =>
    c.parts.flatMap((p) => (p.figures.some((f) => shown.has(f.id)) ? [] : (p.figures.find(further) ?? []))),
  );
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

const MAX_LIMITS = 3;

/**
 * For a donor or a ministry: the numbers, two drawings with a sentence each, some released texts and
 * the limits.
 */
export const onePage = (report: Report): Report => ({
  ...report,
  front: {
    ...report.front,
    pictures: report.front.pictures.slice(0, 2).map((picture) => ({
      ...picture,
      sentences: picture.sentences.slice(0, 1),
    })),
    rest: [],
  },
  chapters: [],
  quotes: [],
  remark: null,
  notes: report.notes.slice(0, MAX_LIMITS),
});

const figuresIn = (chapters: readonly ReportChapter[]): FigureModel[] =>
  chapters.flatMap((c) => c.parts.flatMap((p) => p.figures));

const isDrawn = ({ chart }: FigureModel): boolean => chart !== null && chart.type !== "texts";

const bare = ({ more: _more, texts: _texts, how, howKey, ...figure }: FigureModel): FigureModel => ({
  ...figure,
  ...(figure.chart && { how, howKey }),
  tables: [],
});
