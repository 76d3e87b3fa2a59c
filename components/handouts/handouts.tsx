/** Handouts as pages of paper, and above them, on screens alone, what can be chosen. Plain markup without a script. */
import { type CSSProperties, Fragment, type ReactNode } from "react";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import { type NavLink, NavLinks } from "@/components/ui/trainer-ways";
import type { TranslateHandout } from "@/messages/handouts";
import type { PaperBlock } from "@/model/activity/paper";
import { type Layout, leadingOf, SMALLEST } from "@/workshop/handouts/fit";
import type { Handout } from "@/workshop/handouts/handouts";
import type { HelpLines } from "@/workshop/room/state";

/** A handout, and how it fits on one page; null where it does not. */
interface Sheet {
  handout: Handout;
  layout: Layout | null;
}

interface Props {
  sheets: readonly Sheet[];
  /** Of the workshop, or of the room. */
  title: string;
  language: string;
  /** Who helps, where they are handouts of a room; blank lines stand for what it does not name. */
  help: HelpLines;
  t: TranslateHandout;
}

export function HandoutPages({ sheets, title, language, help, t }: Props) {
  return sheets.map(({ handout, layout }) => {
    const { size, columns } = layout ?? SMALLEST;
    const style = { "--size": `${size}pt`, "--leading": leadingOf(language) } as CSSProperties;
    return (
      <article key={handout.id} id={handout.id} className="sheet" style={style}>
        <AuthoredIn as="h2" text={handout.title} />
        {handout.notices.map((notice) => (
          <aside key={notice}>
            <Markdown text={notice} top={3} />
          </aside>
        ))}
        <div className={columns === 2 ? "text columns" : "text"}>
          <Blocks blocks={handout.blocks} t={t} />
        </div>
        <footer>
          <p>
            <b>{t("hotline")}</b> <Line text={help.hotline} />
          </p>
          <p>
            <b>{t("referral")}</b> <Line text={help.referral} />
          </p>
          <AuthoredIn as="small" text={title} />
        </footer>
      </article>
    );
  });
}

const Line = ({ text }: { text: string | undefined }) =>
  text === undefined ? <span className="blank" /> : <bdi dir="auto">{text}</bdi>;

/** A question stays together with what is to be filled in below it. */
function Blocks({ blocks, t }: { blocks: readonly PaperBlock[]; t: TranslateHandout }) {
  const drawn: ReactNode[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const next = blocks[i + 1];
    if (block.type === "question" && next && ["boxes", "marks", "lines", "table"].includes(next.type)) {
      i++;
      drawn.push(
        <div key={i} className="field" style={growthOf([next])}>
          <Block block={block} t={t} />
          <Block block={next} t={t} />
        </div>,
      );
    } else drawn.push(<Block key={i} block={block} t={t} />);
  }
  return drawn;
}

/** Lines to write on share what is left of the page. */
function growthOf(blocks: readonly PaperBlock[]): CSSProperties {
  const lines = blocks.reduce((sum, block) => sum + (block.type === "lines" ? block.lines : 0), 0);
  return { flexGrow: lines };
}

function Block({ block, t }: { block: PaperBlock; t: TranslateHandout }): ReactNode {
  switch (block.type) {
    case "notice":
      return null;
    case "heading":
      return (
        <h3>
          {block.number !== undefined && <>{block.number} · </>}
          <Authored text={block.text} />
        </h3>
      );
    case "prose":
      return <Markdown text={block.text} top={3} />;
    case "paragraph":
      return (
        <AuthoredIn as="p">
          {block.texts.map((text, i) => (
            <Fragment key={i}>
              <Authored text={text} />{" "}
            </Fragment>
          ))}
        </AuthoredIn>
      );
    case "question":
      return (
        <p className="question">
          <AuthoredIn as="b" text={block.text} />
          {block.hint !== undefined && <AuthoredIn as="small" text={block.hint} />}
        </p>
      );
    case "boxes":
      return (
        <ul className="boxes">
          {block.options.map((option) => (
            <AuthoredIn as="li" key={option} text={option} />
          ))}
        </ul>
      );
    case "marks":
      return (
        <table className="marks">
          <thead>
            <tr>
              <td />
              <th scope="col">{t("present")}</th>
              <th scope="col">{t("absent")}</th>
              <th scope="col">{t("unknown")}</th>
            </tr>
          </thead>
          <tbody>
            {block.items.map((item, i) => (
              <tr key={item}>
                <th scope="row">
                  {i + 1}. <Authored text={item} />
                </th>
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "lines":
      return (
        <div className="lines" style={{ "--lines": block.lines, ...growthOf([block]) } as CSSProperties} />
      );
    case "table":
      return (
        <table className="blanks">
          <thead>
            <tr>
              {block.rows.length > 0 && <td />}
              {block.columns.map((column) => (
                <AuthoredIn as="th" key={column} text={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(block).map((row, i) => (
              <tr key={i}>
                {row !== null && <AuthoredIn as="th" text={row} />}
                {block.columns.map((column) => (
                  <td key={column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "section":
      return (
        <section style={growthOf(block.blocks)}>
          <AuthoredIn as="h3" text={block.title} />
          <Blocks blocks={block.blocks} t={t} />
        </section>
      );
  }
}

const rowsOf = ({ rows, blank }: { rows: readonly string[]; blank: number }): (string | null)[] =>
  rows.length > 0 ? [...rows] : Array.from({ length: blank }, () => null);

/** The ways to a trainer's other pages, and to those of the room. */
export interface HandoutWays {
  /** What the ways are called, for ears. */
  names: { main: string; room: string };
  main: readonly NavLink[];
  /** Null: the handouts are a workshop's. */
  room: readonly NavLink[] | null;
}

interface BarProps {
  sheets: readonly Sheet[];
  title: string;
  /** All that there are, by id and title. */
  all: readonly { id: string; title: string }[];
  /** The one that is shown alone. */
  only: string | null;
  languages: readonly { language: string; name: string; chosen: boolean }[];
  language: string;
  /** Some of their texts stand in the language in which they were written. */
  lacking: boolean;
  /** Null: none, as in a file. */
  ways: HandoutWays | null;
  t: TranslateHandout;
}

/** What is chosen and said about the handouts; no paper has it. */
export function HandoutsBar({ sheets, title, all, only, languages, language, lacking, ways, t }: BarProps) {
  const tooLong = sheets.filter(({ layout }) => layout === null).map(({ handout }) => handout.title);
  const where = (chosen: string, id: string | null) =>
    `?language=${encodeURIComponent(chosen)}${id === null ? "" : `&only=${id}`}`;
  return (
    <header className="bar">
      {ways && (
        <nav className="ways" aria-label={ways.names.main}>
          <a href="/trainer">
            <b>Plenary</b>
          </a>
          <NavLinks ways={ways.main} here={ways.room ? "rooms" : "workshops"} below />
        </nav>
      )}
      {ways?.room && (
        <nav className="ways" aria-label={ways.names.room}>
          <NavLinks ways={ways.room} here="handouts" />
        </nav>
      )}
      <h1>
        {t("title")}: <Authored text={title} />
      </h1>
      <p>{t(all.length === 0 ? "none" : "lead")}</p>
      {all.length > 0 && (
        <nav aria-label={t("title")}>
          <a href={where(language, null)} aria-current={only === null || undefined}>
            {t("all")}
          </a>
          {all.map(({ id, title }) => (
            <a key={id} href={where(language, id)} aria-current={only === id || undefined}>
              <Authored text={title} />
            </a>
          ))}
        </nav>
      )}
      {languages.length > 1 && (
        <nav aria-label={t("languages")}>
          {languages.map(({ language, name, chosen }) => (
            <a key={language} href={where(language, only)} lang={language} aria-current={chosen || undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {lacking && <p>{t("lacking")}</p>}
      {tooLong.length > 0 && <p role="alert">{t("tooLong", { titles: tooLong.join(", ") })}</p>}
    </header>
  );
}
