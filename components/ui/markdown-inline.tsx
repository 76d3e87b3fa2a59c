import type { Token, Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { Picture } from "@/components/ui/picture";
import { AMOUNT, linkTarget, unescaped } from "@/model/text/markdown";

/** Keeps an amount in one line, sign and currency before its number, among letters of either direction. */
function withAmounts(text: string): ReactNode {
  const parts = unescaped(text).split(AMOUNT);
  if (parts.length === 1) return parts[0];
  return parts.map((part, i) =>
    i % 2 ? (
      <bdi key={i} dir="ltr" style={{ whiteSpace: "nowrap" }}>
        {part}
      </bdi>
    ) : (
      part
    ),
  );
}

/** Draws a word of the glossary by its id; without it a word is plain text. */
export type DrawWord = (id: string, inside: ReactNode) => ReactNode;

function link(token: Tokens.Link, word?: DrawWord): ReactNode {
  const inside = inline(token.tokens, word);
  const id = /^word:([a-z0-9-]+)$/.exec(token.href)?.[1];
  if (id && word) return word(id, inside);
  const href = linkTarget(token.href);
  return href ? (
    <a href={href} rel="noopener noreferrer" target={href.startsWith("mailto:") ? undefined : "_blank"}>
      {inside}
    </a>
  ) : (
    inside
  );
}

function inlineNode(token: Token, word?: DrawWord): ReactNode {
  switch (token.type) {
    case "strong":
      return <strong>{inline(token.tokens, word)}</strong>;
    case "em":
      return <em>{inline(token.tokens, word)}</em>;
    case "del":
      return <del>{inline(token.tokens, word)}</del>;
    case "codespan":
      return <code>{token.text}</code>;
    case "br":
      return <br />;
    case "link":
      return link(token as Tokens.Link, word);
    case "image":
      return <Picture name={(token as Tokens.Image).href} alt={unescaped(String(token.text))} />;
    case "text":
      return token.tokens ? inline(token.tokens, word) : withAmounts(String(token.text));
    case "escape":
      return unescaped(String(token.text));
    default:
      return token.raw;
  }
}

/** Inline tokens as React nodes; unknown ones, HTML included, are shown as plain text. */
export function inline(tokens: Token[] | undefined, word?: DrawWord): ReactNode {
  return tokens?.map((token, i) => <Fragment key={i}>{inlineNode(token, word)}</Fragment>);
}
