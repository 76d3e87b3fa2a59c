/**
 * XML of strangers as a tree: no document types, no entities but the five of XML, nothing fetched. For use in
 * a child.
 */
import { XMLParser } from "fast-xml-parser";

/** An element or a text, in the order of the document. */
export type XmlNode =
  | { text: string }
  | {
      name: string;
      attributes: Record<string, string>;
      children: XmlNode[];
      /** Where its tag begins in the text, in characters. */
      at: number;
    };
export type XmlElement = Extract<XmlNode, { name: string }>;

type Raw = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  // Numbered characters, too.
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
});
const places = XMLParser.getMetaDataSymbol() as unknown as string;

/** @throws when it is no XML, or declares a document type. */
export function parseXml(xml: string): XmlNode[] {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new Error("a document type is not taken");
  return (parser.parse(xml.replace(/^\ufeff/, "")) as Raw[]).map(toNode);
}

function toNode(raw: Raw): XmlNode {
  if ("#text" in raw) return { text: String(raw["#text"]) };
  const { ":@": attributes = {}, ...rest } = raw;
  const [name = "", children = []] = Object.entries(rest)[0] ?? [];
  return {
    name: name.replace(/^.*:/, ""),
    attributes: attributes as Record<string, string>,
    children: (children as Raw[]).map(toNode),
    at: (raw[places] as { startIndex?: number } | undefined)?.startIndex ?? 0,
  };
}

/** Elements of a name anywhere below, in order. */
export function all(nodes: readonly XmlNode[], name: string): XmlElement[] {
  return nodes.flatMap((node) =>
    "name" in node ? [...(node.name === name ? [node] : []), ...all(node.children, name)] : [],
  );
}

export const textIn = (nodes: readonly XmlNode[]): string =>
  nodes.map((n) => ("text" in n ? n.text : textIn(n.children))).join("");

export const elements = (parent: XmlElement | undefined): XmlElement[] =>
  (parent?.children ?? []).filter((c): c is XmlElement => "name" in c);

export const children = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  elements(parent).filter((c) => c.name === name);

export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent?.children.find((c): c is XmlElement => "name" in c && c.name === name);

/** The child of a child, and so on. */
export const path = (parent: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((now, name) => child(now, name), parent);

export const element = (
  name: string,
  attributes: Record<string, string>,
  ...inside: XmlNode[]
): XmlElement => ({ name, attributes, children: inside, at: 0 });
