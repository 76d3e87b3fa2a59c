import { figuresOf } from "@/workshop/debrief/figures-of";
import { direction } from "@/model/text/language";
import { type ActivityDebrief, type Debrief, whoAnswered } from "@/workshop/debrief/debrief";
import { idOfWithheld, withheldFigure } from "@/workshop/debrief/report/withheld";
import type { FigureModel } from "@/model/figures/figure";
import type { Report, ReportChapter, ReportLabels, Stat } from "@/workshop/debrief/report/report";
import { explained } from "@/model/figures/figure-parts";
import type { StorySentence } from "@/workshop/debrief/report/front";
import type { ReportWords } from "@/model/figures/report-words";

/** A report's parts that were not counted in the room; all optional. */
export interface Added {
  /** In place of the two numbers of people. */
  stats?: Stat[];
  story?: StorySentence[];
  /** Activity id to the trainers' remark. */
  remarks?: Readonly<Record<string, string>>;
  remark?: string | null;
  quotes?: Report["quotes"];
  /** Chapters before and after those of the sessions, such as the whole day and what was learnt. */
  before?: ReportChapter[];
  after?: ReportChapter[];
  /** Further short facts under the title. */
  facts?: string[];
  notes?: string[];
  /** The debrief lacks what fewer than five people answered. */
  fewLeftOut?: boolean;
  /** The debrief holds no texts but released ones (`release/released-debrief.ts`), so figures keep theirs. */
  released?: boolean;
  /** Takes a figure out or changes it, such as a text that was blacked out; null leaves it out. */
  figure?: (figure: FigureModel, activity: string) => FigureModel | null;
}

/**
 * Contains neither texts that the room has not seen nor tables of people's words; released ones are
 * `added.quotes`.
 */
export function reportOf(debrief: Debrief, words: ReportWords, added: Added = {}): Report {
  const { t } = words;
  const { title, people, answeredOnce, startedAt, endedAt, ended, sessions, language } = debrief;
  const day = startedAt ?? endedAt;
  const change = added.figure ?? ((figure: FigureModel) => figure);
  const bare = added.released
    ? ({ written: _, ...figure }: FigureModel): FigureModel => figure
    : withoutWords;
  const chapters = sessions.map(
    (session): ReportChapter => ({
      id: session.id,
      title: t("session", { number: session.number, title: session.title }),
      parts: [
        ...session.activities.map((a) => ({
          activity: a.activity.id,
          title: a.activity.title,
          lead: questionOf(a),
          figures: figuresOf(a, words).flatMap(
            (figure) => change(explained(bare(figure), words), a.activity.id) ?? [],
          ),
          remark: added.remarks?.[a.activity.id] ?? null,
        })),
        ...session.withheld.map((withheld) => ({
          activity: idOfWithheld(withheld),
          title: withheld.activity.title,
          figures: [withheldFigure(withheld, words)],
          remark: null,
        })),
      ],
    }),
  );
  return {
    language: words.locale,
    direction: direction(words.locale),
    original: language,
    foreign: [],
    title,
    facts: [
      day === null ? "" : words.day(day),
      t("joined", { people }),
      t("nameless"),
      ...(added.facts ?? []),
    ].filter(Boolean),
    ended,
    stats: added.stats ?? [
      { value: String(people), text: t("stats.people") },
      { value: String(answeredOnce), text: t("stats.once", { people, who: whoAnswered(debrief) }) },
    ],
    story: added.story ?? [],
    front: { pictures: [], rest: added.story ?? [], quotes: [], plan: null },
    chapters: [...further(added.before, words), ...chapters, ...further(added.after, words)],
    quotes: added.quotes ?? [],
    remark: added.remark ?? null,
    labels: labelsOf(words),
    notes: [
      words.report(added.fewLeftOut ? "notes.leftOut" : "notes.small"),
      words.report("notes.interval"),
      words.report("notes.missing"),
      ...(added.notes ?? []),
    ],
  };
}

const further = (chapters: readonly ReportChapter[] = [], words: ReportWords): ReportChapter[] =>
  chapters.map((chapter) => ({
    ...chapter,
    parts: chapter.parts.map((part) => ({
      ...part,
      figures: part.figures.map((figure) => explained(figure, words)),
    })),
  }));

const labelsOf = ({ t, report }: ReportWords): ReportLabels => ({
  report: report("labels.report"),
  contents: report("labels.contents"),
  story: report("labels.story"),
  numbers: t("table"),
  expert: report("labels.expert"),
  remark: report("labels.remark"),
  quotes: report("labels.quotes"),
  notes: report("labels.notes"),
  page: report("labels.page"),
  running: t("running"),
  closing: report("labels.closing"),
  round: report("labels.round"),
  rest: report("labels.rest"),
});

/** A figure as it may leave the trainers' page. */
export function withoutWords({ written: _, texts, ...figure }: FigureModel): FigureModel {
  const released = texts?.filter((group) => group.released) ?? [];
  return released.length > 0 ? { ...figure, texts: released } : figure;
}

const questionOf = ({ activity }: ActivityDebrief): string | undefined =>
  "question" in activity ? activity.question : undefined;
