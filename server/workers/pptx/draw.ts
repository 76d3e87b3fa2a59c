/**
 * A slide as SVG: background, the master's and the layout's shapes, then its own (ECMA-376, PresentationML and
 * DrawingML). One unit is a point. What cannot be drawn becomes a box with the object's name, and is told.
 */
import { adjustments, customGeometry, type Geometry, presetGeometry } from "@/server/workers/pptx/geometry";
import {
  type Colour,
  colourIn,
  cssOf,
  type Palette,
  shaded,
  type Theme,
  themeOf,
} from "@/server/workers/pptx/theme";
import { cellStyles } from "@/server/workers/pptx/table-style";
import { POINT, setText, type TextRequest } from "@/server/workers/pptx/text";
import { all, child, children, element, elements, path, textIn, type XmlElement } from "@/server/workers/xml";
import type { Loss } from "@/workshop/import/imported";

export interface Relation {
  type: string;
  target: string;
  external: boolean;
}

export interface Parts {
  /** The root of a part; null where it is not there. */
  root(name: string): Promise<XmlElement | null>;
  relations(name: string): Promise<Map<string, Relation>>;
  /** A picture as our own encoding of it, as an address with its data; null for formats that are not drawn. */
  picture(name: string): Promise<{ href: string; width: number; height: number } | null>;
}

/** A slide, layout or master with what it refers to. */
interface Layer {
  root: XmlElement;
  relations: Map<string, Relation>;
}

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** How a group lays out what is in it: scale and offset. */
interface Frame {
  /** Groups that are mirrored turn shapes round, but no text. */
  mirrored?: boolean;
  sx: number;
  sy: number;
  dx: number;
  dy: number;
  fill?: XmlElement | undefined;
  depth: number;
}

type Paint = { attributes: string; picture?: string };

const MAX_SHAPES = 4_000;
const MAX_SHADOWS = 60;
const MAX_SVG = 30_000_000;
const NO_PAINT: Paint = { attributes: 'fill="none"' };
const PLAIN: Frame = { sx: POINT, sy: POINT, dx: 0, dy: 0, depth: 0 };

const n = (value: number): string => {
  const bounded = Math.max(-1e6, Math.min(1e6, value));
  return String(Math.round(bounded * 100) / 100 || 0);
};
const number = (value: string | undefined, standard = 0): number => {
  const parsed = Number(value ?? standard);
  return Number.isFinite(parsed) ? parsed : standard;
};
const on = (value: string | undefined): boolean => value === "1" || value === "true";
const FILLS = new Set(["solidFill", "gradFill", "blipFill", "pattFill", "noFill", "grpFill"]);
const fillOf = (parent: XmlElement | undefined) => parent && elements(parent).find((c) => FILLS.has(c.name));
const relationOf = ({ attributes }: XmlElement, name: string): string =>
  Object.entries(attributes).find(([key]) => key === name || key.endsWith(`:${name}`))?.[1] ?? "";

export interface DrawnSlide {
  svg: string;
  width: number;
  height: number;
  lost: Set<Loss>;
}

/** @param name the slide's part @param index from 1 */
export async function drawSlide(parts: Parts, name: string, index: number): Promise<DrawnSlide> {
  const presentation = await parts.root("ppt/presentation.xml");
  const layerOf = async (part: string | undefined): Promise<Layer | null> => {
    const root = part ? await parts.root(part) : null;
    return root ? { root, relations: await parts.relations(part!) } : null;
  };
  const next = (layer: Layer | null, type: string) =>
    [...(layer?.relations.values() ?? [])].find((r) => r.type.endsWith(`/${type}`))?.target;
  const slide = await layerOf(name);
  if (!slide) throw new Error("no slide");
  const layout = await layerOf(next(slide, "slideLayout"));
  const master = await layerOf(next(layout, "slideMaster"));
  const themePart = next(master, "theme");
  const theme = themeOf((themePart && (await parts.root(themePart))) || undefined);
  const size = child(presentation ?? undefined, "sldSz")?.attributes;
  const width = Math.max(72, Math.min(4_000, number(size?.cx, 9_144_000) * POINT));
  const height = Math.max(width / 5, Math.min(width * 5, number(size?.cy, 6_858_000) * POINT));
  const tables = await parts.root("ppt/tableStyles.xml");
  return new Drawing(parts, { slide, layout, master, theme, tables, index, presentation }).draw(
    width,
    height,
  );
}

interface Sources {
  slide: Layer;
  layout: Layer | null;
  master: Layer | null;
  theme: Theme;
  tables: XmlElement | null;
  presentation: XmlElement | null;
  index: number;
}

class Drawing {
  private readonly lost = new Set<Loss>();
  private readonly defs: string[] = [];
  private shapes = 0;
  private shadows = 0;

  constructor(
    private readonly parts: Parts,
    private readonly sources: Sources,
  ) {}

  async draw(width: number, height: number): Promise<DrawnSlide> {
    const { slide, layout, master } = this.sources;
    let svg = await this.background(width, height);
    const hides = (layer: Layer | null) => layer?.root.attributes.showMasterSp === "0";
    if (master && !hides(slide) && !hides(layout)) svg += await this.layer(master);
    if (layout && !hides(slide)) svg += await this.layer(layout);
    svg += await this.layer(slide);
    if (svg.length > MAX_SVG) throw new Error("too much is on the slide");
    const view = `viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}"`;
    return {
      svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${view}><defs>${this.defs.join("")}</defs>${svg}</svg>`,
      width,
      height,
      lost: this.lost,
    };
  }

  private palette(layer: Layer): Palette {
    const { slide, layout, master, theme } = this.sources;
    const mapOf = (from: Layer | null) => path(from?.root, "clrMapOvr", "overrideClrMapping")?.attributes;
    const map = child(master?.root, "clrMap")?.attributes ?? {
      bg1: "lt1",
      tx1: "dk1",
      bg2: "lt2",
      tx2: "dk2",
    };
    const over =
      layer === slide ? (mapOf(slide) ?? mapOf(layout)) : layer === layout ? mapOf(layout) : undefined;
    return { theme, map: { ...map, ...over } };
  }

  private async background(width: number, height: number): Promise<string> {
    const { slide, layout, master, theme } = this.sources;
    const box = { x: 0, y: 0, w: width, h: height };
    const white = `<rect width="${n(width)}" height="${n(height)}" fill="#fff"/>`;
    for (const layer of [slide, layout, master]) {
      const background = layer && path(layer.root, "cSld", "bg");
      if (!layer || !background) continue;
      // The slide's own map of colours holds for what it takes over.
      const palette = this.palette(slide);
      const reference = child(background, "bgRef");
      const index = number(reference?.attributes.idx) - 1_001;
      const fill = reference ? theme.backgrounds[index] : fillOf(child(background, "bgPr"));
      const base = colourIn(reference, palette) ?? undefined;
      const geometry = presetGeometry("rect", width, height, {});
      return white + (await this.filled(geometry, fill, box, layer, palette, "", base));
    }
    return white;
  }

  private async layer(layer: Layer): Promise<string> {
    const tree = path(layer.root, "cSld", "spTree");
    return tree ? this.children(tree, layer, PLAIN) : "";
  }

  private async children(parent: XmlElement, layer: Layer, frame: Frame): Promise<string> {
    if (frame.depth > 20) throw new Error("groups are too deep");
    let svg = "";
    for (const node of elements(parent)) {
      if (++this.shapes > MAX_SHAPES) throw new Error("too much is on the slide");
      if (node.name === "sp" || node.name === "cxnSp") svg += await this.shape(node, layer, frame);
      else if (node.name === "pic") svg += await this.picture(node, layer, frame);
      else if (node.name === "grpSp") svg += await this.group(node, layer, frame);
      else if (node.name === "graphicFrame") svg += await this.graphic(node, layer, frame);
      else if (node.name === "contentPart") this.lost.add("picture");
      else if (node.name === "AlternateContent") {
        const fallback = child(node, "Fallback");
        const drawn = fallback && elements(fallback).length > 0 ? fallback : child(node, "Choice");
        if (drawn) svg += await this.children(drawn, layer, { ...frame, depth: frame.depth + 1 });
      }
    }
    return svg;
  }

  private boxOf(transform: XmlElement | undefined, frame: Frame): Box | null {
    const [off, ext] = [child(transform, "off")?.attributes, child(transform, "ext")?.attributes];
    if (!off || !ext) return null;
    return {
      x: number(off.x) * frame.sx + frame.dx,
      y: number(off.y) * frame.sy + frame.dy,
      w: Math.abs(number(ext.cx) * frame.sx),
      h: Math.abs(number(ext.cy) * frame.sy),
    };
  }

  /** Turned and mirrored about its middle, from its corner on. @param text is never mirrored */
  private placed(
    box: Box,
    transform: XmlElement | undefined,
    shape: string,
    text = "",
    frame = PLAIN,
  ): string {
    const { rot, flipH, flipV } = transform?.attributes ?? {};
    const middle = `${n(box.w / 2)} ${n(box.h / 2)}`;
    const turn = number(rot) / 60_000 ? ` rotate(${n(number(rot) / 60_000)} ${middle})` : "";
    const mirror = (content: string, x: boolean, y: boolean) =>
      content && (x || y)
        ? `<g transform="translate(${x ? n(box.w) : 0} ${y ? n(box.h) : 0}) scale(${x ? -1 : 1} ${y ? -1 : 1})">${content}</g>`
        : content;
    const upright = mirror(text, on(flipV) !== (frame.mirrored ?? false), on(flipV));
    return `<g transform="translate(${n(box.x)} ${n(box.y)})${turn}">${mirror(shape, on(flipH), on(flipV))}${upright}</g>`;
  }

  private async group(node: XmlElement, layer: Layer, frame: Frame): Promise<string> {
    if (hidden(node)) return "";
    const properties = child(node, "grpSpPr");
    const transform = child(properties, "xfrm");
    const box = this.boxOf(transform, frame);
    const fill = fillOf(properties);
    const inherited = fill?.name === "grpFill" || !fill ? frame.fill : fill;
    if (!box) return this.children(node, layer, { ...frame, fill: inherited, depth: frame.depth + 1 });
    const [off, ext] = [child(transform, "chOff")?.attributes, child(transform, "chExt")?.attributes];
    const sx = box.w / (number(ext?.cx) || box.w / frame.sx || 1);
    const sy = box.h / (number(ext?.cy) || box.h / frame.sy || 1);
    const inner = await this.children(node, layer, {
      sx,
      sy,
      dx: -number(off?.x) * sx,
      dy: -number(off?.y) * sy,
      fill: inherited,
      depth: frame.depth + 1,
      mirrored: on(transform?.attributes.flipH) !== (frame.mirrored ?? false),
    });
    return this.placed(box, transform, inner);
  }

  /** The same placeholder in the layout and in the master, the nearest first. */
  private parents(node: XmlElement, layer: Layer): XmlElement[] {
    const { layout, master } = this.sources;
    const mine = placeholder(node);
    if (!mine) return [];
    const found: XmlElement[] = [];
    let type = mine.type ?? "body";
    if (layer === this.sources.slide) {
      const same = (s: XmlElement) => kindOf(placeholder(s)?.type) === kindOf(mine.type);
      const above =
        shapesOf(layout).find(
          (s) => placeholder(s)?.idx === mine.idx && (mine.idx !== undefined || same(s)),
        ) ?? shapesOf(layout).find((s) => mine.type !== undefined && same(s));
      if (above) {
        found.push(above);
        type = placeholder(above)?.type ?? type;
      }
    }
    if (layer !== master) {
      const top = shapesOf(master).find((s) => kindOf(placeholder(s)?.type) === kindOf(type));
      if (top) found.push(top);
    }
    return found;
  }

  /** A shape with those whose properties it takes over, nearest first, and where it stands. */
  private placeOf(node: XmlElement, layer: Layer, frame: Frame) {
    const chain = [node, ...this.parents(node, layer)];
    const properties = chain.map((s) => child(s, "spPr"));
    const transform = properties.map((p) => child(p, "xfrm")).find((t) => t && child(t, "ext"));
    return { chain, properties, transform, box: this.boxOf(transform, frame) };
  }

  private outline(properties: (XmlElement | undefined)[], box: Box): Geometry {
    const geometry = geometryOf(properties, box);
    if (geometry.replaced) this.lost.add("shape");
    return geometry;
  }

  private async shape(node: XmlElement, layer: Layer, frame: Frame): Promise<string> {
    if (hidden(node)) return "";
    const mine = placeholder(node);
    if (mine && layer !== this.sources.slide) return "";
    const body = child(node, "txBody");
    if (mine && !all(body?.children ?? [], "t").some((t) => textIn(t.children).trim() !== "")) return "";
    if (all(body?.children ?? [], "oMath").length > 0) this.lost.add("equation");
    const { chain, properties, transform, box } = this.placeOf(node, layer, frame);
    if (!box) return "";
    const palette = this.palette(layer);
    const style = chain.map((s) => child(s, "style")).find(Boolean);
    const geometry = this.outline(properties, box);
    const reference = child(style, "fillRef");
    const stated = properties.map(fillOf).find(Boolean);
    const fill =
      stated?.name === "grpFill"
        ? frame.fill
        : (stated ?? this.sources.theme.fills[number(reference?.attributes.idx) - 1]);
    const base = colourIn(reference, palette) ?? undefined;
    const stroke = this.stroke(
      properties.map((p) => child(p, "ln")),
      child(style, "lnRef"),
      palette,
      geometry.open ?? false,
    );
    const drawn = await this.filled(
      geometry,
      geometry.open ? undefined : fill,
      box,
      layer,
      palette,
      stroke,
      base,
    );
    const text = body ? this.shapeText(node, chain, body, geometry, layer, style) : "";
    return this.placed(box, transform, this.shadowed(drawn, properties, palette), text, frame);
  }

  private shapeText(
    node: XmlElement,
    chain: XmlElement[],
    body: XmlElement,
    geometry: Geometry,
    layer: Layer,
    style: XmlElement | undefined,
  ): string {
    const { master, presentation, theme } = this.sources;
    const palette = this.palette(layer);
    const mine = placeholder(node);
    const kind = mine ? kindOf(placeholder(chain[1] ?? node)?.type ?? mine.type) : "";
    const list = kind === "title" ? "titleStyle" : kind === "body" ? "bodyStyle" : "otherStyle";
    const weakest = [...chain].reverse();
    // A text beside its shape, as diagrams have it.
    const beside = this.boxOf(child(node, "txXfrm"), PLAIN);
    const outer = this.boxOf(child(child(node, "spPr"), "xfrm"), PLAIN);
    const [l, t, r, b] =
      beside && outer
        ? [
            beside.x - outer.x,
            beside.y - outer.y,
            beside.x - outer.x + beside.w,
            beside.y - outer.y + beside.h,
          ]
        : geometry.inside;
    const request: TextRequest = {
      body,
      boxes: weakest.map((s) => path(s, "txBody", "bodyPr")),
      styles: [
        child(presentation ?? undefined, "defaultTextStyle"),
        mine ? path(master?.root, "txStyles", list) : textStyle(child(style, "fontRef")),
        ...weakest.map((s) => path(s, "txBody", "lstStyle")),
      ],
      width: r - l,
      height: b - t,
      palette: {
        ...palette,
        theme:
          style && path(style, "fontRef")?.attributes.idx === "major"
            ? { ...theme, fonts: { ...theme.fonts, minor: theme.fonts.major } }
            : theme,
      },
      slideNumber: this.sources.index,
    };
    const set = setText(request);
    return set ? `<g transform="translate(${n(l)} ${n(t)})">${set.svg}</g>` : "";
  }

  private async picture(node: XmlElement, layer: Layer, frame: Frame): Promise<string> {
    if (hidden(node)) return "";
    const { properties, transform, box } = this.placeOf(node, layer, frame);
    if (!box) return "";
    const palette = this.palette(layer);
    const geometry = this.outline(properties.slice(0, 1), box);
    const stroke = this.stroke(
      [child(properties[0], "ln")],
      child(child(node, "style"), "lnRef"),
      palette,
      false,
    );
    const fill = child(node, "blipFill");
    const picture = await this.image(fill, box, layer, geometry);
    if (!picture) return this.missing(node, box, transform);
    const behind = fillOf(properties[0]);
    const under = behind ? await this.filled(geometry, behind, box, layer, palette, "") : "";
    const drawn = under + picture + (stroke ? outline(geometry, stroke) : "");
    return this.placed(box, transform, this.shadowed(drawn, properties, palette));
  }

  /** With the shadow that falls outside, if the shape has one. */
  private shadowed(drawn: string, properties: (XmlElement | undefined)[], palette: Palette): string {
    const effects = properties.map((p) => child(p, "effectLst")).find(Boolean);
    const shadow = child(effects, "outerShdw");
    const colour = colourIn(shadow, palette);
    if (!shadow || !colour || !drawn || ++this.shadows > MAX_SHADOWS) return drawn;
    const angle = (number(shadow.attributes.dir) / 60_000) * (Math.PI / 180);
    const far = Math.min(100, number(shadow.attributes.dist) * POINT);
    const blur = Math.min(60, number(shadow.attributes.blurRad) * POINT) / 2;
    const id = `s${this.defs.length}`;
    this.defs.push(
      `<filter id="${id}" x="-20%" y="-20%" width="140%" height="140%"><feDropShadow dx="${n(far * Math.cos(angle))}" dy="${n(far * Math.sin(angle))}" stdDeviation="${n(blur)}" flood-color="${cssOf(colour)}" flood-opacity="${n(colour.alpha)}"/></filter>`,
    );
    return `<g filter="url(#${id})">${drawn}</g>`;
  }

  /** A box in the place of something that is not drawn. */
  private missing(node: XmlElement, box: Box, transform?: XmlElement): string {
    const about = all(node.children, "cNvPr")[0]?.attributes;
    const name = (about?.descr || about?.title || about?.name || "").replace(/\d+$/, "").trim().slice(0, 120);
    const rect = `<rect width="${n(box.w)}" height="${n(box.h)}" fill="#f4f4f4" stroke="#999" stroke-dasharray="4 3"/>`;
    const size = Math.max(600, Math.min(1_600, Math.round(box.h * 20)));
    const grey = element("solidFill", {}, element("srgbClr", { val: "555555" }));
    const run = element(
      "r",
      {},
      element("rPr", { sz: String(size) }, grey),
      element("t", {}, { text: name }),
    );
    const body = element("txBody", {}, element("p", {}, element("pPr", { algn: "ctr" }), run));
    const palette = this.palette(this.sources.slide);
    const set = setText({
      body,
      boxes: [],
      styles: [],
      width: box.w,
      height: box.h,
      palette,
      anchor: "ctr",
      slideNumber: 0,
    });
    return this.placed(box, transform, rect, set?.svg ?? "");
  }

  /** A picture in its shape, cut as the file says. */
  private async image(
    fill: XmlElement | undefined,
    box: Box,
    layer: Layer,
    geometry: Geometry,
  ): Promise<string | null> {
    const blip = child(fill, "blip");
    const relation = blip && layer.relations.get(relationOf(blip, "embed"));
    // Drawings stand beside the picture that older programs show.
    if (!relation || relation.external) {
      this.lost.add(blip ? "outside" : "picture");
      return null;
    }
    const image = await this.parts.picture(relation.target);
    if (!image) {
      this.lost.add("picture");
      return null;
    }
    const alpha = number(child(blip, "alphaModFix")?.attributes.amt, 100_000) / 100_000;
    const opacity = alpha < 1 ? ` opacity="${n(alpha)}"` : "";
    const tile = child(fill, "tile")?.attributes;
    const id = `c${this.defs.length}`;
    const d = geometry.paths.map((p) => p.d).join("");
    if (tile) {
      const [w, h] = [
        image.width * 0.75 * (number(tile.sx, 100_000) / 100_000),
        image.height * 0.75 * (number(tile.sy, 100_000) / 100_000),
      ];
      if (w < 1 || h < 1 || (box.w / w) * (box.h / h) > 10_000) return "";
      this.defs.push(
        `<pattern id="${id}" patternUnits="userSpaceOnUse" x="${n(number(tile.tx) * POINT)}" y="${n(number(tile.ty) * POINT)}" width="${n(w)}" height="${n(h)}"><image width="${n(w)}" height="${n(h)}" preserveAspectRatio="none" xlink:href="${image.href}"/></pattern>`,
      );
      return `<path d="${d}" fill="url(#${id})"${opacity}/>`;
    }
    const [cut, into] = [child(fill, "srcRect")?.attributes, path(fill, "stretch", "fillRect")?.attributes];
    const part = (from: Record<string, string> | undefined, name: string) =>
      Math.max(-20, Math.min(20, number(from?.[name]) / 100_000));
    const [fl, ft, fr, fb] = ["l", "t", "r", "b"].map((side) => part(into, side)) as [
      number,
      number,
      number,
      number,
    ];
    const [cl, ct, cr, cb] = ["l", "t", "r", "b"].map((side) => part(cut, side)) as [
      number,
      number,
      number,
      number,
    ];
    const [w, h] = [box.w * (1 - fl - fr), box.h * (1 - ft - fb)];
    const [whole, high] = [w / Math.max(0.01, 1 - cl - cr), h / Math.max(0.01, 1 - ct - cb)];
    const [x, y] = [box.w * fl - whole * cl, box.h * ft - high * ct];
    this.defs.push(`<clipPath id="${id}"><path d="${d}" clip-rule="evenodd"/></clipPath>`);
    return `<g clip-path="url(#${id})"${opacity}><image x="${n(x)}" y="${n(y)}" width="${n(whole)}" height="${n(high)}" preserveAspectRatio="none" xlink:href="${image.href}"/></g>`;
  }

  /** A shape's inside and its outline. @param base the colour that a style leaves open */
  private async filled(
    geometry: Geometry,
    fill: XmlElement | undefined,
    box: Box,
    layer: Layer,
    palette: Palette,
    stroke: string,
    base?: Colour,
  ): Promise<string> {
    if (fill?.name === "blipFill") {
      const picture = await this.image(fill, box, this.holder(fill, layer), geometry);
      return (picture ?? "") + (stroke ? outline(geometry, stroke) : "");
    }
    return geometry.paths
      .filter((p) => p.d)
      .map(({ d, fill: inside, stroke: line, shade = 0 }) => {
        const paint = inside ? this.paint(fill, box, palette, base, shade) : NO_PAINT;
        if (paint === NO_PAINT && !(line && stroke)) return "";
        return `<path d="${d}" fill-rule="evenodd" ${paint.attributes}${line && stroke ? ` ${stroke}` : ""}/>`;
      })
      .join("");
  }

  /** The part whose relations a fill means: a theme's and a placeholder's lie elsewhere. */
  private holder(fill: XmlElement, layer: Layer): Layer {
    const { slide, layout, master } = this.sources;
    const blip = child(fill, "blip");
    const id = blip ? relationOf(blip, "embed") : "";
    const holds = (l: Layer | null): l is Layer => l?.relations.get(id)?.type.endsWith("/image") ?? false;
    return holds(layer) ? layer : ([slide, layout, master].find(holds) ?? layer);
  }

  private paint(fill: XmlElement | undefined, box: Box, palette: Palette, base?: Colour, shade = 0): Paint {
    const plain = (found: Colour | null): Paint => {
      if (!found) return NO_PAINT;
      const colour = shade ? shaded(found, shade) : found;
      return {
        attributes: `fill="${cssOf(colour)}"${colour.alpha < 1 ? ` fill-opacity="${n(colour.alpha)}"` : ""}`,
      };
    };
    if (fill?.name === "solidFill") return plain(colourIn(fill, palette, base));
    if (fill?.name === "pattFill") {
      const [front, back] = [
        colourIn(child(fill, "fgClr"), palette, base),
        colourIn(child(fill, "bgClr"), palette, base),
      ];
      if (!front || !back) return plain(front ?? back);
      const id = `p${this.defs.length}`;
      const lines = /horz/i.test(fill.attributes.prst ?? "")
        ? "M0 2H4"
        : /vert/i.test(fill.attributes.prst ?? "")
          ? "M2 0V4"
          : /dnDiag/i.test(fill.attributes.prst ?? "")
            ? "M0 0L4 4"
            : /diag/i.test(fill.attributes.prst ?? "")
              ? "M0 4L4 0"
              : "M1 1h1v1h-1z";
      this.defs.push(
        `<pattern id="${id}" patternUnits="userSpaceOnUse" width="4" height="4"><rect width="4" height="4" fill="${cssOf(back)}"/><path d="${lines}" stroke="${cssOf(front)}" stroke-width="0.8" fill="none"/></pattern>`,
      );
      return { attributes: `fill="url(#${id})"` };
    }
    if (fill?.name !== "gradFill") return NO_PAINT;
    const stops = children(child(fill, "gsLst"), "gs")
      .slice(0, 300)
      .map((gs) => ({ at: number(gs.attributes.pos) / 100_000, colour: colourIn(gs, palette, base) }))
      .filter((s): s is { at: number; colour: Colour } => s.colour !== null)
      .sort((a, b) => a.at - b.at);
    if (stops.length < 2) return plain(stops[0]?.colour ?? null);
    const id = `g${this.defs.length}`;
    const drawn = stops
      .map(
        ({ at, colour }) =>
          `<stop offset="${Math.round(at * 1e4) / 1e4}" stop-color="${cssOf(shade ? shaded(colour, shade) : colour)}" stop-opacity="${n(colour.alpha)}"/>`,
      )
      .join("");
    const round = child(fill, "path");
    if (round) {
      const middle = child(round, "fillToRect")?.attributes;
      const [x, y] = [
        (number(middle?.l) / 100_000 + 1 - number(middle?.r) / 100_000) / 2,
        (number(middle?.t) / 100_000 + 1 - number(middle?.b) / 100_000) / 2,
      ];
      const r = Math.hypot(Math.max(x, 1 - x) * box.w, Math.max(y, 1 - y) * box.h);
      this.defs.push(
        `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${n(x * box.w)}" cy="${n(y * box.h)}" r="${n(r || 1)}">${drawn}</radialGradient>`,
      );
    } else {
      const angle = (number(child(fill, "lin")?.attributes.ang) / 60_000) * (Math.PI / 180);
      const half = (Math.abs(box.w * Math.cos(angle)) + Math.abs(box.h * Math.sin(angle))) / 2;
      const [dx, dy] = [half * Math.cos(angle), half * Math.sin(angle)];
      this.defs.push(
        `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${n(box.w / 2 - dx)}" y1="${n(box.h / 2 - dy)}" x2="${n(box.w / 2 + dx)}" y2="${n(box.h / 2 + dy)}">${drawn}</linearGradient>`,
      );
    }
    return { attributes: `fill="url(#${id})"` };
  }

  /** The attributes of an outline; empty where there is none. @param lines the nearest first */
  private stroke(
    lines: (XmlElement | undefined)[],
    reference: XmlElement | undefined,
    palette: Palette,
    open: boolean,
  ): string {
    const styled = this.sources.theme.lines[number(reference?.attributes.idx) - 1];
    const chain = [...lines, styled].filter((l): l is XmlElement => l !== undefined);
    const fill = chain.map(fillOf).find(Boolean);
    const base = colourIn(reference, palette) ?? undefined;
    const paint =
      fill?.name === "gradFill"
        ? colourIn(children(child(fill, "gsLst"), "gs")[0], palette, base)
        : fill?.name === "noFill"
          ? null
          : colourIn(fill, palette, base);
    if (!paint) return "";
    const attribute = (name: string) => chain.find((l) => l.attributes[name] !== undefined)?.attributes[name];
    const part = (name: string) => chain.map((l) => child(l, name)).find(Boolean);
    const width = Math.max(0.25, Math.min(500, number(attribute("w"), 9_525) * POINT));
    const cap = attribute("cap");
    const unit = Math.max(width, 0.75);
    const dash = DASHES[part("prstDash")?.attributes.val ?? ""]?.map((d) => n(d * unit)).join(" ");
    const join = part("miter") ? "miter" : part("bevel") ? "bevel" : "round";
    let svg = `stroke="${cssOf(paint)}" stroke-width="${n(width)}" stroke-linejoin="${join}"`;
    if (paint.alpha < 1) svg += ` stroke-opacity="${n(paint.alpha)}"`;
    if (dash) svg += ` stroke-dasharray="${dash}"`;
    if (cap === "rnd" || cap === "sq") svg += ` stroke-linecap="${cap === "rnd" ? "round" : "square"}"`;
    if (!open) return svg;
    for (const [end, name] of [
      ["headEnd", "start"],
      ["tailEnd", "end"],
    ] as const) {
      const { type = "none", w = "med", len = "med" } = part(end)?.attributes ?? {};
      const head = HEADS[type];
      if (!head) continue;
      const id = `m${this.defs.length}`;
      const [long, wide] = [SIZES[len] ?? 3, SIZES[w] ?? 3].map((s) => s * Math.max(width, 2)) as [
        number,
        number,
      ];
      const painted =
        type === "arrow"
          ? `fill="none" stroke="${cssOf(paint)}" stroke-width="${n((10 * width) / long)}"`
          : `fill="${cssOf(paint)}"`;
      this.defs.push(
        `<marker id="${id}" orient="auto-start-reverse" markerUnits="userSpaceOnUse" overflow="visible" viewBox="0 0 10 10" preserveAspectRatio="none" refX="${/oval|diamond/.test(type) ? 5 : 9}" refY="5" markerWidth="${n(long)}" markerHeight="${n(wide)}"><path d="${head}" ${painted}/></marker>`,
      );
      svg += ` marker-${name}="url(#${id})"`;
    }
    return svg;
  }

  private async graphic(node: XmlElement, layer: Layer, frame: Frame): Promise<string> {
    if (hidden(node)) return "";
    const transform =
      child(node, "xfrm") ??
      this.parents(node, layer)
        .map((s) => path(s, "spPr", "xfrm"))
        .find(Boolean);
    const box = this.boxOf(transform, frame);
    if (!box) return "";
    const data = path(node, "graphic", "graphicData");
    const uri = data?.attributes.uri ?? "";
    const table = child(data, "tbl");
    if (table) return this.table(table, box, layer);
    if (uri.endsWith("/diagram")) {
      const drawn = await this.diagram(data!, layer, box, frame);
      if (drawn !== null) return drawn;
      this.lost.add("smartart");
    } else if (uri.endsWith("/chart") || uri.includes("chartex")) this.lost.add("chart");
    else {
      // An embedded document has a picture of itself.
      const [picture] = all(data?.children ?? [], "pic");
      const before = this.lost.has("picture");
      const image =
        picture &&
        (await this.image(child(picture, "blipFill"), box, layer, presetGeometry("rect", box.w, box.h, {})));
      if (image) return this.placed(box, transform, image);
      if (!before) this.lost.delete("picture");
      this.lost.add("document");
    }
    return this.missing(node, box);
  }

  /** A diagram as the program that made it drew it. */
  private async diagram(data: XmlElement, layer: Layer, box: Box, frame: Frame): Promise<string | null> {
    const ids = child(data, "relIds");
    const model = ids && layer.relations.get(relationOf(ids, "dm"))?.target;
    const root = model ? await this.parts.root(model) : null;
    const extension = root && all(root.children, "dataModelExt")[0];
    const target = extension && layer.relations.get(extension.attributes.relId ?? "")?.target;
    const drawing = target ? await this.parts.root(target) : null;
    const tree = child(drawing ?? undefined, "spTree");
    if (!target || !tree || all(tree.children, "sp").length === 0) return null;
    const holder: Layer = { root: drawing!, relations: await this.parts.relations(target) };
    const inner = await this.children(tree, holder, { ...PLAIN, depth: frame.depth + 1 });
    return `<g transform="translate(${n(box.x)} ${n(box.y)})">${inner}</g>`;
  }

  private async table(table: XmlElement, box: Box, layer: Layer): Promise<string> {
    const palette = this.palette(layer);
    const grid = children(child(table, "tblGrid"), "gridCol").map((c) => number(c.attributes.w) * POINT);
    const rows = children(table, "tr").slice(0, 200);
    const flags = child(table, "tblPr");
    const styles = cellStyles(flags, this.sources.tables, rows.length, grid.length);
    const left = edgesOf(grid);
    const cells = rows.flatMap((row, r) =>
      children(row, "tc").map((cell, c) => {
        const wide = Math.max(1, Math.min(grid.length - c, number(cell.attributes.gridSpan, 1)));
        const high = Math.max(1, Math.min(rows.length - r, number(cell.attributes.rowSpan, 1)));
        const properties = child(cell, "tcPr");
        const margin = (name: string, standard: number) =>
          number(properties?.attributes[name], standard) * POINT;
        const style = styles(r, c);
        const width = (left[c + wide] ?? 0) - (left[c] ?? 0);
        const text = (height: number) =>
          setText({
            body: child(cell, "txBody") ?? element("txBody", {}),
            boxes: [
              properties?.attributes.vert
                ? element("bodyPr", { vert: properties.attributes.vert })
                : undefined,
            ],
            styles: [
              child(this.sources.presentation ?? undefined, "defaultTextStyle"),
              textStyle(style.text, style.bold),
              path(cell, "txBody", "lstStyle"),
            ],
            width,
            height,
            palette,
            slideNumber: this.sources.index,
            margins: [
              margin("marL", 91_440),
              margin("marT", 45_720),
              margin("marR", 91_440),
              margin("marB", 45_720),
            ],
            anchor: properties?.attributes.anchor ?? "t",
          });
        const covered = on(cell.attributes.hMerge) || on(cell.attributes.vMerge);
        return { r, c, wide, high, width, properties, style, text, covered };
      }),
    );
    const heights = rows.map((row) => number(row.attributes.h) * POINT);
    for (const cell of cells)
      if (!cell.covered && cell.high === 1)
        heights[cell.r] = Math.max(heights[cell.r]!, cell.text(0)?.height ?? 0);
    const top = edgesOf(heights);
    let [fills, lines, texts] = ["", "", ""];
    for (const cell of cells) {
      if (cell.covered || cell.c >= grid.length) continue;
      const area: Box = {
        x: left[cell.c]!,
        y: top[cell.r]!,
        w: cell.width,
        h: top[cell.r + cell.high]! - top[cell.r]!,
      };
      const place = `translate(${n(area.x)} ${n(area.y)})`;
      const fill = fillOf(cell.properties) ?? fillOf(cell.style.fill);
      const drawn = await this.filled(
        presetGeometry("rect", area.w, area.h, {}),
        fill,
        area,
        layer,
        palette,
        "",
      );
      fills += `<g transform="${place}">${drawn}</g>`;
      const [right, bottom] = [n(area.x + area.w), n(area.y + area.h)];
      const edges = {
        lnL: `M${n(area.x)} ${n(area.y)}V${bottom}`,
        lnR: `M${right} ${n(area.y)}V${bottom}`,
        lnT: `M${n(area.x)} ${n(area.y)}H${right}`,
        lnB: `M${n(area.x)} ${bottom}H${right}`,
      };
      for (const [side, d] of Object.entries(edges)) {
        const line = child(cell.properties, side) ?? cell.style.lines[side];
        const stroke = line ? this.stroke([line], undefined, palette, false) : "";
        if (stroke) lines += `<path d="${d}" fill="none" ${stroke}/>`;
      }
      const text = cell.text(area.h);
      if (text) texts += `<g transform="${place}">${text.svg}</g>`;
    }
    return `<g transform="translate(${n(box.x)} ${n(box.y)})">${fills}${lines}${texts}</g>`;
  }
}

/** Where parts of these sizes begin, and the end of the last. */
function edgesOf(sizes: readonly number[]): number[] {
  const edges = [0];
  for (const size of sizes) edges.push(edges.at(-1)! + size);
  return edges;
}

/** A style of text that says a colour alone, and whether it is bold. */
function textStyle(colour: XmlElement | undefined, bold = false): XmlElement | undefined {
  const [chosen] = elements(colour);
  const fill = chosen ? [element("solidFill", {}, chosen)] : [];
  return chosen || bold
    ? element("lstStyle", {}, element("defPPr", {}, element("defRPr", bold ? { b: "1" } : {}, ...fill)))
    : undefined;
}

const outline = (geometry: Geometry, stroke: string): string =>
  geometry.paths
    .map(({ d, stroke: line }) => (line && d ? `<path d="${d}" fill="none" ${stroke}/>` : ""))
    .join("");

const about = (node: XmlElement) => elements(node).find((c) => /^nv\w*Pr$/.test(c.name));
const hidden = (node: XmlElement): boolean => on(child(about(node), "cNvPr")?.attributes.hidden);

function placeholder(node: XmlElement): { type?: string; idx?: string } | null {
  const ph = path(about(node), "nvPr", "ph") ?? null;
  return ph && (ph.attributes as { type?: string; idx?: string });
}

/** Titles are one kind, and all that holds content is a body. */
const kindOf = (type: string | undefined): string =>
  type === "title" || type === "ctrTitle"
    ? "title"
    : /^(dt|ftr|sldNum|hdr)$/.test(type ?? "")
      ? type!
      : "body";

const shapesOf = (layer: Layer | null): XmlElement[] =>
  elements(path(layer?.root, "cSld", "spTree")).filter((c) => placeholder(c) !== null);

function geometryOf(properties: (XmlElement | undefined)[], box: Box): Geometry {
  const found = properties.map((p) => child(p, "prstGeom") ?? child(p, "custGeom")).find(Boolean);
  if (found?.name === "custGeom") {
    const scale = POINT;
    return customGeometry(found, box.w, box.h, scale);
  }
  return presetGeometry(found?.attributes.prst ?? "rect", box.w, box.h, adjustments(child(found, "avLst")));
}

const DASHES: Record<string, number[]> = {
  dot: [1, 3],
  sysDot: [1, 1],
  dash: [4, 3],
  sysDash: [3, 1],
  lgDash: [8, 3],
  dashDot: [4, 3, 1, 3],
  sysDashDot: [3, 1, 1, 1],
  lgDashDot: [8, 3, 1, 3],
  lgDashDotDot: [8, 3, 1, 3, 1, 3],
  sysDashDotDot: [3, 1, 1, 1, 1, 1],
};
const HEADS: Record<string, string> = {
  triangle: "M0 0L10 5L0 10Z",
  stealth: "M0 0L10 5L0 10L3 5Z",
  arrow: "M1 0L10 5L1 10",
  diamond: "M0 5L5 0L10 5L5 10Z",
  oval: "M0 5A5 5 0 1 1 10 5A5 5 0 1 1 0 5Z",
};
const SIZES: Record<string, number> = { sm: 2, med: 3, lg: 5 };
