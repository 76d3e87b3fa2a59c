/** Handouts as pages of paper: plain markup without a script. */
import { type CSSProperties, Fragment, type ReactNode } from "react";
import { ContactLine, DIGITS } from "@/components/ui/contact-line";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import type { TranslateHandout } from "@/messages/language";
import { Picture } from "@/components/ui/picture";
import type { PaperBlock } from "@/model/activity/paper";
import {
  cellsOf,
  fieldsOf,
  type Layout,
  leadingOf,
  linesFor,
  measureOf,
  overPages,
} from "@/workshop/handouts/fit";
import type { Handout } from "@/workshop/handouts/handouts";
import type { HelpLines } from "@/workshop/room/settings";

/** A handout and its layout on paper; null where it does not fit. */
export interface Sheet {
  handout: Handout;
  layout: Layout | null;
}

interface Props {
  sheets: readonly Sheet[];
  /** Of the workshop, or of the room. */
  title: string;
  language: string;
  /** Blank lines stand for helpers that the room does not name. */
  help: HelpLines;
  t: TranslateHandout;
}

export function HandoutPages({ sheets, title, language, help, t }: Props) {
  return sheets.flatMap(({ handout, layout }) => {
    const { size, columns, line, sides } = layout ?? overPages(handout.blocks);
    const style = { "--size": `${size}pt`, "--leading": leadingOf(language) } as CSSProperties;
    return sides.map((blocks, side) => (
      <article
        key={`${handout.id} ${side}`}
        id={side === 0 ? handout.id : undefined}
        className="sheet"
        style={style}
      >
        {side === 0 && (
          <>
            <AuthoredIn as="h2" text={handout.title} />
            {handout.notices.map((notice) => (
              <aside key={notice}>
                <Markdown text={notice} top={3} />
              </aside>
            ))}
          </>
        )}
        <div className={columns === 2 ? "text columns" : "text"}>
          <Blocks blocks={blocks} width={measureOf(columns)} line={line} t={t} />
        </div>
        <footer>
          <p>
            <b>{t("hotline")}</b> <Line text={help.hotline} />
          </p>
          <p>
            <b>{t("referral")}</b> <Line text={help.referral} />
          </p>
          <small>
            <Authored text={title} />
            {sides.length > 1 && (
              <>
                {" · "}
                <Authored text={handout.title} />
                {` · ${side + 1}/${sides.length}`}
              </>
            )}
          </small>
        </footer>
      </article>
    ));
  });
}

const Line = ({ text }: { text: string | undefined }) =>
  text === undefined ? (
    <span className="blank" />
  ) : (
    <bdi dir="auto">
      <ContactLine text={text} least={DIGITS.office} />
    </bdi>
  );

interface Drawn {
  /** Of the text around, in millimetres. */
  width: number;
  /** The least height of a line to write on, in millimetres. */
  line: number;
  t: TranslateHandout;
}

/** A question stays together with its blank below it, or with its boxes beside it. */
function Blocks({ blocks, ...drawn }: Drawn & { blocks: readonly PaperBlock[] }) {
  return fieldsOf(blocks).map(([block, fill], i) => {
    if (!block) return null;
    if (!fill) return <Block key={i} block={block} {...drawn} />;
    return (
      <div
        key={i}
        className={fill.type === "boxes" ? "field ticks" : "field"}
        style={growthOf([fill], drawn.width)}
      >
        <Block block={block} {...drawn} />
        <Block block={fill} {...drawn} />
      </div>
    );
  });
}

/** Lines to write on share what is left of the page. */
const growthOf = (blocks: readonly PaperBlock[], width: number): CSSProperties => ({
  flexGrow: blocks.reduce((sum, block) => sum + linesOf(block, width), 0),
});

function linesOf(block: PaperBlock, width: number): number {
  if (block.type === "lines") return Math.max(block.least, linesFor(block.letters, width));
  return block.type === "table" ? cellsOf(block, width).lines * rowsOf(block).length : 0;
}

function Block({ block, width, line, t }: Drawn & { block: PaperBlock }): ReactNode {
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
          <Asked field={block} />
        </p>
      );
    case "picture":
      return (
        <figure>
          <Picture name={block.file} alt={block.alt} />
        </figure>
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
      return <Lines lines={linesOf(block, width)} line={line} />;
    case "table": {
      const { widths, lines } = cellsOf(block, width);
      return (
        <table className="blanks" style={growthOf([block], width)}>
          <colgroup>
            {widths.map((one, i) => (
              <col key={i} style={{ width: `${((100 * one) / width).toFixed(2)}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {block.rows.length > 0 && <td />}
              {block.columns.map((column) => (
                <th key={column.text} scope="col">
                  {column.title !== undefined && <AuthoredIn as="strong" text={column.title} />}
                  <Asked field={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(block).map((row, i) => (
              <tr key={i}>
                {row !== null && (
                  <th scope="row">
                    <Authored text={row} />
                  </th>
                )}
                {block.columns.map((column) => (
                  <td key={column.text} style={{ height: `${lines * line}mm` }}>
                    <Lines lines={lines} line={line} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    }
    case "section":
      return (
        <section style={growthOf(block.blocks, width)}>
          <AuthoredIn as="h3" text={block.title} />
          <Blocks blocks={block.blocks} width={width} line={line} t={t} />
        </section>
      );
  }
}

const Lines = ({ lines, line }: { lines: number; line: number }) => (
  <div className="lines" style={{ flexGrow: lines, minHeight: `${lines * line}mm` }}>
    {Array.from({ length: lines }, (_, i) => (
      <i key={i} />
    ))}
  </div>
);

const Asked = ({ field: { text, hint } }: { field: { text: string; hint?: string } }) => (
  <>
    <AuthoredIn as="b" text={text} />
    {hint !== undefined && (
      <>
        {" "}
        <AuthoredIn as="span" text={hint} />
      </>
    )}
  </>
);

const rowsOf = ({ rows, blank }: { rows: readonly string[]; blank: number }): (string | null)[] =>
  rows.length > 0 ? [...rows] : Array.from({ length: blank }, () => null);
