/**
 * The report of a room as plain data, for every output outside the trainers' own page. Texts of participants
 * are in it only where trainers released them. "published" has no expert's reading unless the trainer chose
 * to show it; "partners" is the same without any text of people or trainers (X-24).
 */
import { storyWords } from "@/components/debrief/story-words";
import { debriefIn, inputIn, readRoom, type RoomReading, storyIn } from "@/server/debrief/room-reading";
import { reportWords } from "@/server/debrief/report-words";
import { currentPublication } from "@/server/store/debrief/publications";
import { indicatorChapter, indicatorsOf } from "@/workshop/debrief/indicators";
import { followUpChapter } from "@/workshop/debrief/follow-up/chapter";
import { dayChapter } from "@/workshop/debrief/report/day-chapter";
import {
  EVERY_LANGUAGE,
  type ReportEdit,
  remarkFor,
  targetKey,
  type ToldSentence,
  toldStory,
} from "@/workshop/debrief/report/edits";
import { reportLanguagesOf } from "@/workshop/debrief/report/languages";
import {
  frontOf,
  planFrom,
  quotesFrom,
  withFigures,
  type StorySentence,
} from "@/workshop/debrief/report/front";
import { releasedDebrief } from "@/workshop/debrief/report/release/released-debrief";
import type { Report } from "@/workshop/debrief/report/report";
import { reportOf } from "@/workshop/debrief/report/report-of";
import { statsOf } from "@/workshop/debrief/report/story/stats";
import { storyOf } from "@/workshop/debrief/report/story/story";
import { withoutExperts } from "@/workshop/debrief/report/without-experts";
import { noReleases } from "@/model/debrief/release";
import type { ReportWords } from "@/model/figures/report-words";

export type Audience = "trainers" | "published" | "partners";

/**
 * @param language of the reader: authored texts are in it where the workshop has them, the rest where the
 * interface speaks it
 * @returns null where there is no such room
 */
export async function loadReport(
  roomId: string,
  language: string,
  audience: Audience,
): Promise<Report | null> {
  const reading = await readRoom(roomId, audience !== "trainers");
  if (!reading) return null;
  if (audience === "partners")
    return reportFrom(withoutWords(reading), language, await reportWords(language), false);
  const experts = audience === "trainers" || ((await currentPublication(roomId))?.experts ?? false);
  return reportFrom(reading, language, await reportWords(language), experts);
}

const isTarget = ({ key }: ReportEdit): boolean => key.startsWith(targetKey(""));

/** A report without any text of people; what trainers hid stays hidden, and targets stay. */
const withoutWords = (reading: RoomReading): RoomReading => ({
  ...reading,
  releases: noReleases,
  followUp: { ...reading.followUp, released: [] },
  edits: reading.edits.flatMap((edit) =>
    isTarget(edit) ? edit : edit.hidden ? { ...edit, text: null } : [],
  ),
});

/** @param experts true: with the expert's reading */
export function reportFrom(
  reading: RoomReading,
  language: string,
  words: ReportWords,
  experts: boolean,
): Report {
  const input = inputIn(reading, language);
  const debrief = debriefIn(reading, language);
  const story = storyIn(reading, language);
  const say = storyWords(words, experts);
  const frontWords = words.from("front");
  const { edits } = reading;
  const authored = reading.debrief.language;
  const day = dayChapter(input, debrief, words);
  // How many agree would tell which answer is the expert's.
  const tellable = indicatorsOf(debrief, reading).filter(({ name }) => experts || !name.startsWith("agreed"));
  const indicators = indicatorChapter(tellable, words);
  const later = followUpChapter(reading.followUp, words.from("followup"));
  const ids = debrief.sessions.flatMap((s) => s.activities.map((a) => a.activity.id));
  const report = reportOf(releasedDebrief(debrief, reading.releases), words, {
    released: true,
    fewLeftOut: reading.published,
    stats: statsOf(debrief, story).map(say.stat),
    remarks: Object.fromEntries(
      ids.flatMap((id) => {
        const remark = remarkFor(edits, id, words.locale, authored);
        return remark === null ? [] : [[id, remark]];
      }),
    ),
    remark: remarkFor(edits, null, words.locale, authored),
    quotes: quotesOf(reading, frontWords),
    after: [day, indicators, later].filter((chapter) => chapter !== null),
    notes: [
      ...(reading.debrief.example ? [words.from("examples")("note")] : []),
      frontWords("notes.causes"),
      frontWords(reading.releases.noTexts ? "notes.noTexts" : "notes.texts"),
    ],
    figure: experts ? undefined : (figure) => withoutExperts(figure, words),
  });
  const parts = report.chapters.flatMap((c) => c.parts);
  const sentences = withFigures(toldStory(storyOf(debrief, story), say, edits, words.locale), parts);
  const front = frontOf(sentences, parts, edits, {
    quotes: quotesFrom(reading.sources, reading.releases),
    plan: planFrom(debrief, reading.releases, words),
  });
  const whole: Report = {
    ...report,
    story: sentences.filter((s) => !s.hidden && !s.nothing).map(asStory),
    front: {
      pictures: front.pictures.map((one) => ({ ...one, sentences: one.sentences.map(asStory) })),
      rest: front.rest.map(asStory),
      quotes: front.quotes,
      plan: front.plan,
    },
  };
  const written = edits.flatMap((edit) =>
    edit.text && edit.language !== EVERY_LANGUAGE ? [{ text: edit.text, language: edit.language }] : [],
  );
  return { ...whole, ...reportLanguagesOf(whole, reading.input.workshop, language, written) };
}

/** Without what trainers alone may know of it. */
const asStory = ({ id, made, edited, figure }: ToldSentence): StorySentence => ({ id, made, edited, figure });

/**
 * Released texts that stand in no figure: questions of the box. Those of open questions, galleries and sheets
 * are in theirs.
 */
function quotesOf({ sources, releases }: RoomReading, front: (key: string) => string): Report["quotes"] {
  return sources.flatMap(({ id, kind, texts }) => {
    const released = kind === "box" ? texts.flatMap((t) => releases.text(id, t.text) ?? []) : [];
    return released.length > 0 ? [{ question: front("box.title"), texts: released }] : [];
  });
}
