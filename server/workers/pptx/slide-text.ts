/**
 * One slide of a presentation (ECMA-376, PresentationML) as text: title, lists, tables, pictures, and the
 * rest.
 */
import { all, textIn, type XmlElement, type XmlNode } from "@/server/workers/xml";
import { escaped } from "@/model/text/markdown";
import type { Loss } from "@/workshop/import/imported";

interface SlideText {
  title: string;
  body: string;
  /** Alternative texts of its pictures. */
  alts: string[];
  hidden: boolean;
  lost: Set<Loss>;
}

export function slideText(xml: readonly XmlNode[]): SlideText {
  const [slide] = all(xml, "sld");
  if (!slide) throw new Error("no slide");
  const [tree] = all(slide.children, "spTree");
  const content: SlideText = {
    title: "",
    body: "",
    alts: [],
    hidden: slide.attributes.show === "0",
    lost: new Set(),
  };
  const blocks: string[] = [];
  walk(tree?.children ?? [], content, blocks);
  content.body = blocks.join("\n\n");
  if (all(slide.children, "timing").some((t) => all(t.children, "par").length > 1))
    content.lost.add("animations");
  return content;
}

function walk(nodes: readonly XmlNode[], content: SlideText, blocks: string[]): void {
  for (const node of nodes) {
    if (!("name" in node)) continue;
    switch (node.name) {
      case "sp":
        shape(node, content, blocks);
        break;
      case "pic":
        picture(node, content);
        break;
      case "graphicFrame":
        frame(node, blocks);
        break;
      // Groups, and stand-ins for drawings of newer programs; of alternatives the first is enough.
      case "grpSp":
      case "Choice":
      case "AlternateContent":
        walk(node.name === "AlternateContent" ? node.children.slice(0, 2) : node.children, content, blocks);
        break;
    }
  }
}

function shape(node: XmlElement, content: SlideText, blocks: string[]): void {
  const kind =
    all(node.children, "ph")[0]?.attributes.type ?? (all(node.children, "ph").length > 0 ? "body" : "");
  if (["dt", "ftr", "sldNum", "hdr"].includes(kind)) return;
  const paragraphs = paragraphsOf(node);
  if (paragraphs.length === 0) return;
  if ((kind === "title" || kind === "ctrTitle") && !content.title)
    content.title = paragraphs.map((p) => p.text).join(" ");
  else blocks.push(markdownOf(paragraphs, kind === "body" && paragraphs.length > 1));
}

interface Paragraph {
  text: string;
  level: number;
  bullet: boolean;
}

function paragraphsOf(node: XmlElement): Paragraph[] {
  return all(node.children, "p").flatMap((p): Paragraph[] => {
    const text = runs(p.children)
      .replace(/[ \t]+/g, " ")
      .trim();
    if (!text) return [];
    const [about] = p.children.filter((c): c is XmlElement => "name" in c && c.name === "pPr");
    const bullet =
      all(about?.children ?? [], "buChar").length > 0 || all(about?.children ?? [], "buAutoNum").length > 0;
    return [{ text, level: Math.min(8, Number(about?.attributes.lvl ?? 0) || 0), bullet }];
  });
}

const runs = (nodes: readonly XmlNode[]): string =>
  nodes
    .map((n) =>
      "text" in n ? "" : n.name === "t" ? textIn(n.children) : n.name === "br" ? "\n" : runs(n.children),
    )
    .join("");

const markdownOf = (paragraphs: readonly Paragraph[], list: boolean): string =>
  paragraphs
    .map((p, i) => {
      const text = escaped(p.text.replace(/\n/g, " "));
      if (list || p.bullet) return `${"  ".repeat(p.level)}- ${text}`;
      return i === 0 ? text : `\n${text}`;
    })
    .join("\n");

function picture(node: XmlElement, content: SlideText): void {
  if (all(node.children, "videoFile").length > 0 || all(node.children, "media").length > 0)
    content.lost.add("film");
  else if (all(node.children, "audioFile").length > 0) content.lost.add("sound");
  const about = all(node.children, "cNvPr")[0]?.attributes ?? {};
  const alt = about.descr || about.title;
  if (alt) content.alts.push(alt);
}

function frame(node: XmlElement, blocks: string[]): void {
  const [table] = all(node.children, "tbl");
  if (table) blocks.push(tableOf(table));
}

function tableOf(table: XmlElement): string {
  const rows = all(table.children, "tr").map((row) =>
    all(row.children, "tc").map((cell) =>
      escaped(
        paragraphsOf(cell)
          .map((p) => p.text.replace(/\n/g, " "))
          .join(" "),
      ),
    ),
  );
  const width = Math.max(1, ...rows.map((r) => r.length));
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, i) => cells[i] ?? "").join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${" --- |".repeat(width)}`, ...rest.map(line)].join("\n");
}

/** Placeholders of the page of notes that are not notes. */
const ASIDE = new Set(["sldNum", "dt", "hdr", "ftr", "sldImg"]);

/** The trainer's notes of a slide, paragraph by paragraph; some programs write them as plain text boxes. */
export function notesText(xml: readonly XmlNode[]): string {
  const typeOf = (sp: XmlElement) => all(sp.children, "ph")[0]?.attributes.type ?? "";
  const shapes = all(xml, "sp").filter((sp) => !ASIDE.has(typeOf(sp)));
  const marked = shapes.filter((sp) => typeOf(sp) === "body");
  const bodies = marked.length > 0 ? marked : shapes;
  return bodies.flatMap((sp) => paragraphsOf(sp).map((p) => escaped(p.text))).join("\n\n");
}
