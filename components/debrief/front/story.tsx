import { StatsRow } from "@/components/debrief/front/stats-row";
import { Remark, type RemarkOf } from "@/components/debrief/front/remark";
import { NothingToReport } from "@/components/debrief/folded";
import { Sentence } from "@/components/debrief/front/sentence";
import styles from "@/components/debrief/front/story.module.css";
import type { ToldSentence } from "@/workshop/debrief/report/edits";
import type { Stat } from "@/workshop/debrief/report/report";
import type { SaveHidden, SaveText } from "@/workshop/debrief/report/text-state";
import type { ReportWords } from "@/model/figures/report-words";

/** What the trainers' page can do to the words of a report. */
export interface Editing {
  room: string;
  language: string;
  saveText: SaveText;
  saveHidden: SaveHidden;
}

interface Props {
  stats: Stat[];
  story: ToldSentence[];
  remark: RemarkOf;
  /** Null for whoever may only read. */
  editing: Editing | null;
  words: ReportWords;
}

/** The anchor of the story on the page. */
export const STORY = "front-story";

/**
 * The front of the trainers' debrief: numbers, the story of the day, and a remark on the whole, all of it to
 * be edited.
 */
export function Front({ stats, story, remark, editing, words }: Props) {
  const front = words.from("front");
  const silent = story.filter((told) => told.nothing);
  const tell = (told: ToldSentence) =>
    editing ? (
      <Sentence key={told.id} told={told} {...editing} />
    ) : (
      <li key={told.id} className={styles.sentence} data-sentence={told.id}>
        <p className={styles.text} dir="auto">
          {told.edited ?? told.made}
          {told.activity && (
            <a className={styles.see} href={`#${told.figure ?? `a-${told.activity}`}`}>
              {front("edit.see")}
            </a>
          )}
        </p>
      </li>
    );
  return (
    <>
      <StatsRow stats={stats} />
      <section className={styles.front} aria-labelledby={STORY}>
        <h2 id={STORY}>{front("story.title")}</h2>
        <ol className={styles.story}>{story.filter((told) => !told.nothing).map(tell)}</ol>
        <NothingToReport count={silent.length} words={words}>
          <ol className={styles.story}>{silent.map(tell)}</ol>
        </NothingToReport>
        {editing && <Remark remark={remark} {...editing} />}
      </section>
    </>
  );
}
