import { StatsRow } from "@/components/debrief/front/stats-row";
import type { RemarkOf } from "@/components/debrief/front/remark";
import { ChoiceButton } from "@/components/debrief/front/choice-button";
import { FrontMeasures, FrontQuotes, MoreSentences, Pictures } from "@/components/debrief/front/pictures";
import { RemarkRead } from "@/components/debrief/front/remark-read";
import { NothingToReport } from "@/components/debrief/folded";
import { Sentence } from "@/components/debrief/front/sentence";
import styles from "@/components/debrief/front/story.module.css";
import type { ToldSentence } from "@/workshop/debrief/report/edits";
import type { Front as FrontData } from "@/workshop/debrief/report/front";
import type { Stat } from "@/workshop/debrief/report/report";
import type { SaveHidden, SaveText } from "@/workshop/debrief/report/text-state";
import type { ReportWords } from "@/model/figures/report-words";

/** The trainers' means to change the words of a report. */
export interface Editing {
  room: string;
  language: string;
  saveText: SaveText;
  saveHidden: SaveHidden;
  /** Puts a picture on the front, or takes it off. */
  saveFront(room: string, form: FormData): Promise<void>;
  saveTarget(room: string, form: FormData): Promise<void>;
}

interface Props {
  stats: Stat[];
  story: ToldSentence[];
  front: FrontData<ToldSentence>;
  choices: { title: string; figures: { id: string; title: string }[] }[];
  remark: RemarkOf;
  /** The address of the debrief. */
  here: string;
  /** Null where the page may only be read. */
  editing: Editing | null;
  words: ReportWords;
}

/** The anchor of the story on the page. */
export const STORY = "front-story";

/** The front of the trainers' debrief: numbers, the story of the day in pictures, and a remark on the whole. */
export function Front({ stats, story, front, choices, remark, here, editing, words }: Props) {
  const t = words.from("front");
  const silent = story.filter((sentence) => sentence.nothing);
  const hidden = story.filter((sentence) => sentence.hidden && !sentence.nothing);
  const list = (sentences: readonly ToldSentence[]) =>
    sentences.length > 0 && (
      <ol className={styles.story}>
        {sentences.map((sentence) =>
          editing ? (
            <Sentence key={sentence.id} sentence={sentence} {...editing} />
          ) : (
            <li key={sentence.id} className={styles.sentence} data-sentence={sentence.id}>
              <p className={styles.text} dir="auto">
                {sentence.edited ?? sentence.made}
              </p>
            </li>
          ),
        )}
      </ol>
    );
  return (
    <>
      <StatsRow stats={stats} />
      <section className={styles.front} aria-label={t("story.title")} id={STORY}>
        <Pictures
          pictures={front.pictures}
          words={words}
          written={(text) => text}
          story={(sentences) => list(sentences.map((one) => ({ ...one, activity: null })))}
          whole={(figure) => `#${figure}`}
          off={
            editing
              ? ({ id }) => (
                  <form action={editing.saveFront.bind(null, editing.room)}>
                    <input type="hidden" name="figure" value={id} />
                    <ChoiceButton choice="remove" />
                  </form>
                )
              : undefined
          }
        />
        {front.plan && <FrontMeasures plan={front.plan} href={`${here}/plan`} words={words} />}
        <FrontQuotes quotes={front.quotes} written={(text) => text} />
        <MoreSentences count={front.rest.length} words={words}>
          {list(front.rest)}
        </MoreSentences>
        {list(hidden)}
        <NothingToReport count={silent.length} words={words}>
          {list(silent)}
        </NothingToReport>
        {editing && choices.length > 0 && (
          <details className={styles.remark}>
            <summary>{t("pictures.choose")}</summary>
            <form action={editing.saveFront.bind(null, editing.room)} className="row">
              <label className="field">
                <span>{t("pictures.figure")}</span>
                <select name="figure">
                  {choices.map(({ title, figures }) => (
                    <optgroup key={title} label={title}>
                      {figures.map(({ id, title }) => (
                        <option key={id} value={id}>
                          {title}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </select>
              </label>
              <ChoiceButton choice="add" />
            </form>
          </details>
        )}
        {editing && <RemarkRead remark={remark} {...editing} />}
      </section>
    </>
  );
}
