import type { ReactNode } from "react";
import styles from "@/components/debrief/debrief-page.module.css";
import { Folded, NothingToReport } from "@/components/debrief/folded";
import type { RemarkOf } from "@/components/debrief/front/remark";
import { RemarkRead } from "@/components/debrief/front/remark-read";
import { Targets } from "@/components/debrief/front/targets";
import type { Editing } from "@/components/debrief/front/story";
import type { ReportWords } from "@/model/figures/report-words";

/** A part of a chapter, without its figures. */
interface PartHead {
  /** The activity, or what stands for one. */
  id: string;
  /** The target of links. */
  anchor: string | null;
  title: string;
  sentence: string;
  nothing: boolean;
}

export interface ChapterHead {
  /** The target of links. */
  id: string;
  title: string;
  /** Groups planned measures in it, which stand in the plan of action. */
  plan?: boolean;
  /** Indicators, each with its target. */
  targets?: { id: string; name: string; target: number | null }[];
  parts: PartHead[];
  withheld: { id: string; activity: string; title: string; reading: string }[];
}

interface Props {
  chapter: ChapterHead;
  /** Draws the figures of a part; null where they come later, from the chapter's address. */
  drawn: ((part: string) => ReactNode) | null;
  /** The address of the debrief. */
  here: string;
  /** Of its figures. */
  language: string;
  words: ReportWords;
  editing: Editing | null;
  remarks: Record<string, RemarkOf>;
}

/** A chapter: first the parts with something to report, and in one line all else. */
export function Chapter({ chapter, drawn, here, language, words, editing, remarks }: Props) {
  const { id: chapterId, title, plan, targets, parts, withheld } = chapter;
  const address = `${here}/chapter/${chapterId}?in=${words.locale}`;
  const heldBack = withheld.map(({ activity }) => activity);
  const count = new Set([...parts.map(({ id }) => id), ...heldBack]).size;
  const silent = parts.filter((part) => part.nothing);
  const draw = ({ id, anchor, title, sentence }: ChapterHead["parts"][number]) => (
    <Folded key={id} id={anchor ?? undefined} title={title} sentence={sentence}>
      <div data-part={id}>
        {drawn ? drawn(id) : <a href={linkTo(here, chapterId, anchor)}>{words.from("front")("chapter")}</a>}
      </div>
      {editing && remarks[id] && <RemarkRead remark={remarks[id]} {...editing} later={!drawn} />}
    </Folded>
  );
  return (
    <section
      id={chapterId}
      className={styles.session}
      data-language={language}
      data-chapter={drawn ? undefined : address}
    >
      <Folded chapter title={title} sentence={words.from("front")("published.questions", { count })}>
        {plan && <a href={`${here}/plan`}>{words.from("front")("plan.link")}</a>}
        {parts.filter((part) => !part.nothing).map(draw)}
        {editing && targets && <Targets targets={targets} {...editing} words={words} />}
        <NothingToReport count={new Set([...silent.map(({ id }) => id), ...heldBack]).size} words={words}>
          {silent.map(draw)}
          {withheld.map(({ id, title, reading }) => (
            <p key={id} className={styles.held}>
              <b dir="auto">{title}</b>
              <br />
              <span dir="auto">{reading}</span>
            </p>
          ))}
        </NothingToReport>
      </Folded>
    </section>
  );
}

/** The chapter on a page, for browsers without a script. */
const linkTo = (here: string, chapter: string, anchor: string | null): string =>
  `${here}/whole?of=${chapter}#${anchor ?? chapter}`;
