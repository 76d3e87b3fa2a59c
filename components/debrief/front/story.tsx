import { StatsRow } from "@/components/debrief/front/stats-row";
import type { RemarkOf } from "@/components/debrief/front/remark";
import { RemarkRead } from "@/components/debrief/front/remark-read";
import { NothingToReport } from "@/components/debrief/folded";
import { Sentence } from "@/components/debrief/front/sentence";
import styles from "@/components/debrief/front/story.module.css";
import type { ToldSentence } from "@/workshop/debrief/report/edits";
import type { Stat } from "@/workshop/debrief/report/report";
import type { SaveHidden, SaveText } from "@/workshop/debrief/report/text-state";
import type { ReportWords } from "@/model/figures/report-words";

/** The trainers' means to change the words of a report. */
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
  /** Null where the page may only be read. */
  editing: Editing | null;
  words: ReportWords;
}

/** The anchor of the story on the page. */
export const STORY = "front-story";

/** The front of the trainers' debrief: numbers, the story of the day, and a remark on the whole. */
export function Front({ stats, story, remark, editing, words }: Props) {
  const front = words.from("front");
  const silent = story.filter((sentence) => sentence.nothing);
  const tell = (sentence: ToldSentence) =>
    editing ? (
      <Sentence key={sentence.id} sentence={sentence} {...editing} />
    ) : (
      <li key={sentence.id} className={styles.sentence} data-sentence={sentence.id}>
        <p className={styles.text} dir="auto">
          {sentence.edited ?? sentence.made}
          {sentence.activity && (
            <a className={styles.see} href={`#${sentence.figure ?? `a-${sentence.activity}`}`}>
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
        <ol className={styles.story}>{story.filter((sentence) => !sentence.nothing).map(tell)}</ol>
        <NothingToReport count={silent.length} words={words}>
          <ol className={styles.story}>{silent.map(tell)}</ol>
        </NothingToReport>
        {editing && <RemarkRead remark={remark} {...editing} />}
      </section>
    </>
  );
}
