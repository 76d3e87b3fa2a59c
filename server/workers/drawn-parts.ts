/**
 * Counts the elements of an SVG drawing with all references expanded, without drawing it: a few kilobytes of
 * nested references can expand to more than any computer draws. For use in a child.
 */
import { parseXml, type XmlElement, type XmlNode } from "@/server/workers/xml";

/** More are not drawn. A page of ten thousand points, each a few strokes, has fewer. */
export const MAX_PARTS = 50_000;

/** Each element as often as it is drawn; one that refers to itself, once. @throws when it is no XML */
export function drawnParts(svg: string): number {
  if (!/<(?:\w+:)?use\b/.test(svg)) return 0;
  const byId = new Map<string, XmlElement>();
  const tree = parseXml(svg.replace(/<!DOCTYPE[^>[]*>/i, ""));
  index(tree, byId);
  const counts = new Map<XmlElement, number>();
  const parts = (node: XmlNode): number => {
    if ("text" in node) return 0;
    const before = counts.get(node);
    if (before !== undefined) return before;
    counts.set(node, 0);
    const again = referred(node).flatMap((id) => byId.get(id) ?? []);
    const count = [...node.children, ...again].reduce((sum, part) => sum + parts(part), 1);
    counts.set(node, count);
    return count;
  };
  return tree.reduce((sum, node) => sum + parts(node), 0);
}

function index(nodes: readonly XmlNode[], byId: Map<string, XmlElement>): void {
  for (const node of nodes) {
    if ("text" in node) continue;
    if (node.attributes.id !== undefined) byId.set(node.attributes.id, node);
    index(node.children, byId);
  }
}

/** Ids of `use`, and of paints, masks, markers and filters. */
const referred = ({ attributes }: XmlElement): string[] =>
  Object.entries(attributes).flatMap(([name, value]) =>
    /^(?:.*:)?href$/.test(name)
      ? (/^\s*#(.+?)\s*$/.exec(value)?.slice(1) ?? [])
      : [...value.matchAll(/url\(\s*["']?#([^"')]+)/g)].map((m) => m[1]!),
  );
