import type { Token, Tokens } from "marked";
import { createElement, Fragment, type ReactNode } from "react";
import { AuthoredBlock } from "@/components/ui/authored";
import { type DrawWord, inline } from "@/components/ui/markdown-inline";
import { tokensOf, unescaped } from "@/model/text/markdown";

function table(token: Tokens.Table, word?: DrawWord): ReactNode {
  const cell = (c: Tokens.TableCell, i: number, tag: "th" | "td") =>
    createElement(
      tag,
      {
        key: i,
        ...(tag === "th" ? { scope: "col" } : {}),
        ...(c.align ? { style: { textAlign: c.align } } : {}),
      },
      inline(c.tokens, word),
    );
  return (
    <table>
      <thead>
        <tr>{token.header.map((c, i) => cell(c, i, c.text.trim() ? "th" : "td"))}</tr>
      </thead>
      <tbody>
        {token.rows.map((row, r) => (
          <tr key={r}>{row.map((c, i) => cell(c, i, "td"))}</tr>
        ))}
      </tbody>
    </table>
  );
}

function list(token: Tokens.List, top: number, word?: DrawWord): ReactNode {
  const items = token.items.map((item, i) => <li key={i}>{blocks(item.tokens, top, word)}</li>);
  return token.ordered ? <ol start={Number(token.start)}>{items}</ol> : <ul>{items}</ul>;
}

function blockNode(token: Token, top: number, word?: DrawWord): ReactNode {
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "heading":
      return createElement(
        `h${Math.min(6, (token as Tokens.Heading).depth + top - 1)}`,
        null,
        inline(token.tokens, word),
      );
    case "paragraph":
      return <p>{inline(token.tokens, word)}</p>;
    case "list":
      return list(token as Tokens.List, top, word);
    case "table":
      return table(token as Tokens.Table, word);
    case "blockquote":
      return <blockquote>{blocks(token.tokens ?? [], top, word)}</blockquote>;
    case "code":
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case "hr":
      return <hr />;
    case "html":
      return <p>{token.raw.trim()}</p>;
    case "text":
      return token.tokens ? inline(token.tokens, word) : unescaped(String(token.text));
    default:
      return token.raw;
  }
}

function blocks(tokens: Token[], top: number, word?: DrawWord): ReactNode {
  return tokens.map((token, i) => <Fragment key={i}>{blockNode(token, top, word)}</Fragment>);
}

interface Props {
  text: string;
  /** The level of the highest heading, 1 to 6. */
  top?: number;
  /** Draws the links to words of the glossary. */
  word?: DrawWord;
}

/**
 * Authored Markdown as React elements; HTML is never passed through, so no text can carry a script.
 * @param plain the text is a line without markup
 */
export function Markdown({ text, top = 1, word, plain }: Props & { plain?: boolean }) {
  return (
    <AuthoredBlock text={text}>{plain ? <p>{text}</p> : blocks(tokensOf(text), top, word)}</AuthoredBlock>
  );
}

/** The same in columns: a rule (`***`) ends one and begins the next. */
export function MarkdownColumns({ text, top = 1, word, className }: Props & { className?: string }) {
  const columns: Token[][] = [[]];
  for (const token of tokensOf(text))
    if (token.type === "hr") columns.push([]);
    else columns.at(-1)?.push(token);
  return (
    <AuthoredBlock text={text}>
      <div className={className}>
        {columns.map((tokens, i) => (
          <div key={i}>{blocks(tokens, top, word)}</div>
        ))}
      </div>
    </AuthoredBlock>
  );
}
