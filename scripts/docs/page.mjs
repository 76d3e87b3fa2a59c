/** One page of the documentation: from Markdown to its title, HTML, headings, and sections to search in. */
import path from "node:path";
import { Marked } from "marked";

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => escapes[sign]);

/** The name of a heading in links, as GitHub makes it. */
const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

export const RULE = /^\*\*([A-Z]-\d+)\*\*/;
const CITED = /(?<![\w#./-])[A-Z]-\d+(?![\w-])/g;

/** The words of a token, without marks. */
function wordsOf(token) {
  if (token.type === "html") return "";
  if (token.type === "table") return [token.header, ...token.rows].flat().map(wordsOf).join(" ");
  const parts = token.items ?? token.tokens;
  return parts ? parts.map(wordsOf).join(token.items ? " " : "") : (token.text ?? " ");
}

/** Gives headings and rules their ids, and cuts the page into sections. */
function sectionsOf(tokens) {
  const sections = [];
  const taken = new Map();
  for (const token of tokens) {
    if (token.type === "heading") {
      const heading = token.tokens.map(wordsOf).join("");
      const slug = slugOf(heading);
      const before = taken.get(slug) ?? 0;
      taken.set(slug, before + 1);
      token.id = before ? `${slug}-${before}` : slug;
      sections.push({ id: token.id, depth: token.depth, heading, text: "" });
      continue;
    }
    const section = sections.findLast(({ depth }) => depth > 0);
    const add = (words) => {
      if (section) section.text = `${section.text} ${words}`.trim();
    };
    if (token.type !== "list") add(wordsOf(token));
    for (const item of token.items ?? []) {
      item.id = RULE.exec(item.text)?.[1];
      const words = wordsOf(item);
      if (item.id)
        sections.push({ id: item.id, depth: 0, heading: item.id, text: words.slice(item.id.length).trim() });
      else add(words);
    }
  }
  return sections;
}

/**
 * @param file its path in the checkout
 * @param site `addressOf(file)`: where a file is served, or null; `sizes` of pictures; `rules`: the address of each
 */
export function pageOf(file, markdown, { addressOf, sizes, rules }) {
  const beside = (href) => path.posix.join(path.posix.dirname(file), href);
  let inLink = false;

  function picture(href, alt, more) {
    const size = sizes.get(beside(href));
    if (!size) throw new Error(`${file} shows ${href}, which is missing.`);
    return `<img src="${addressOf(beside(href))}" alt="${escaped(alt)}" width="${size.width}" height="${size.height}"${more}>`;
  }

  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ id, tokens, depth }) {
        inLink = true;
        const inner = this.parser.parseInline(tokens);
        inLink = false;
        return `<h${depth} id="${id}">${depth === 1 ? inner : `<a href="#${id}">${inner}</a>`}</h${depth}>\n`;
      },
      link({ href, tokens, text }) {
        inLink = true;
        const inner = this.parser.parseInline(tokens);
        inLink = false;
        const [name, anchor] = href.split("#");
        const to = /^(?:https?:|mailto:|#)/.test(href) ? href : addressOf(beside(name));
        if (to)
          return `<a href="${escaped(name && anchor && to !== href ? `${to}#${anchor}` : to)}">${inner}</a>`;
        // A file of the sources, which is not served.
        const source = `<code>${escaped(beside(name))}</code>`;
        return text === href ? source : `${inner} (${source})`;
      },
      image: ({ href, text }) => picture(href, text, ' loading="lazy"'),
      html: ({ text }) =>
        text
          .replace(/<img src="([^"]+)" alt="([^"]*)"[^>]*>/g, (_, href, alt) => picture(href, alt, ""))
          .replace(/srcset="([^"]+)"/g, (_, href) => `srcset="${addressOf(beside(href))}"`),
      table({ header, rows }) {
        const cells = (tag, row) =>
          row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("");
        const line = (tag, row) => `<tr>${cells(tag, row)}</tr>`;
        const head = header.every(({ text }) => text) ? line("th", header) : "";
        const body = rows.map((row) => line("td", row)).join("\n");
        return `<div class="scrolls" role="group" aria-label="Table" tabindex="0"><table>${head && `<thead>${head}</thead>`}<tbody>${body}</tbody></table></div>\n`;
      },
      code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`,
      listitem({ id, tokens, loose }) {
        return `<li${id ? ` id="${id}"` : ""}>${this.parser.parse(tokens, !!loose)}</li>\n`;
      },
      text({ tokens, text }) {
        if (tokens) return this.parser.parseInline(tokens);
        const link = (id) => (rules.has(id) && !inLink ? `<a href="${rules.get(id)}#${id}">${id}</a>` : id);
        return escaped(text).replace(CITED, link);
      },
    },
  });
  const tokens = marked.lexer(markdown);
  const sections = sectionsOf(tokens);
  return { title: sections[0]?.heading ?? file, sections, body: marked.parser(tokens) };
}
