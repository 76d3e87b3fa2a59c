/**
 * Outlines of shapes: the presets that people use most, and drawn ones by their guides (ECMA-376, 20.1.9).
 * A preset that is not here is drawn as its rectangle.
 */
import { child, children, type XmlElement } from "@/server/workers/xml";

export interface Geometry {
  paths: { d: string; fill: boolean; stroke: boolean; shade?: number }[];
  /** Where its text goes: left, top, right, bottom. */
  inside: readonly [number, number, number, number];
  open?: boolean;
  /** A rectangle stands for a preset that is not here. */
  replaced?: boolean;
}

type Numbers = Record<string, number>;

const DEGREE = Math.PI / 180;
const n = (value: number): string => String(Math.round(value * 100) / 100);
const pairs = (numbers: readonly number[]): string => numbers.map(n).join(" ");
/** Points as pairs of numbers. */
const line = (...points: number[]): string => `M${pairs(points)}`;
const polygon = (...points: number[]): string => `${line(...points)}Z`;
const ellipse = (x: number, y: number, rx: number, ry: number, turn = 1): string =>
  `M${pairs([x - rx, y])}a${pairs([rx, ry, 0, 1, turn, 2 * rx, 0])}a${pairs([rx, ry, 0, 1, turn, -2 * rx, 0])}Z`;

/** Corners in the order top left, top right, bottom right, bottom left. */
function corners(w: number, h: number, [a, b, c, d]: readonly [number, number, number, number], cut = false) {
  const turn = (r: number, x: number, y: number) =>
    cut ? `l${pairs([x, y])}` : `a${pairs([r, r, 0, 0, 1, x, y])}`;
  return (
    `M${n(a)} 0H${n(w - b)}${turn(b, b, b)}V${n(h - c)}${turn(c, -c, c)}` +
    `H${n(d)}${turn(d, -d, -d)}V${n(a)}${turn(a, a, -a)}Z`
  );
}

/** A point of an ellipse that fills the box, or a smaller one about the same middle. */
const rim = (w: number, h: number, degrees: number, part = 1): [number, number] => [
  (w / 2) * (1 + part * Math.cos(degrees * DEGREE)),
  (h / 2) * (1 + part * Math.sin(degrees * DEGREE)),
];

/** @param inner the part of the outer radius at which the inner points lie */
const star = (w: number, h: number, points: number, inner: number): string =>
  polygon(
    ...Array.from({ length: points * 2 }, (_, i) =>
      rim(w, h, (180 * i) / points - 90, i % 2 ? inner : 1),
    ).flat(),
  );
const regular = (w: number, h: number, sides: number): string =>
  polygon(...Array.from({ length: sides }, (_, i) => rim(w, h, (360 * i) / sides - 90)).flat());

/** Degrees of a turn from one angle to another, in 60,000ths of a degree. */
const sweepOf = (from: number, to: number): number => ((((to - from) / 60_000) % 360) + 360) % 360 || 360;

/** Part of an ellipse between two angles, clockwise. */
function arc(w: number, h: number, from: number, to: number): string {
  const [start, sweep] = [from / 60_000, Math.min(359.99, sweepOf(from, to))];
  const half = (part: number) => `A${pairs([w / 2, h / 2, 0, 0, 1, ...rim(w, h, start + sweep * part)])}`;
  return `M${pairs(rim(w, h, start))}${half(0.5)}${half(1)}`;
}

/** An arrow along its length: right, and left too where it has two heads. */
function arrow(w: number, h: number, shaft: number, head: number, both: boolean): number[] {
  const [top, bottom] = [(h * (1 - shaft)) / 2, (h * (1 + shaft)) / 2];
  const right = [w - head, top, w - head, 0, w, h / 2, w - head, h, w - head, bottom];
  return [...right, ...(both ? [head, bottom, head, h, 0, h / 2, head, 0, head, top] : [0, bottom, 0, top])];
}

/** A box with a tail to a point, which is given from its middle. @param r of its corners */
function callout(w: number, h: number, x: number, y: number, r: number): string {
  const wide = Math.abs(x / w) < Math.abs(y / h);
  const side = wide ? (y < 0 ? 0 : 2) : x < 0 ? 3 : 1;
  const start = (wide ? x : y) < 0 ? 1 / 6 : 7 / 12;
  const edge = (part: number) => (wide ? [w * part, y < 0 ? 0 : h] : [x < 0 ? 0 : w, h * part]);
  const [first, last] = [edge(start), edge(start + 0.25)];
  const tip = [w / 2 + x, h / 2 + y];
  const tail = side > 1 ? [last, tip, first] : [first, tip, last];
  const points = [r, r, w - r, r, w - r, h - r, r, h - r];
  return polygon(
    ...[0, 1, 2, 3].flatMap((i) => [
      ...[0, 15, 30, 45, 60, 75, 90].flatMap((turn) => [
        points[2 * i]! + r * Math.cos((180 + i * 90 + turn) * DEGREE),
        points[2 * i + 1]! + r * Math.sin((180 + i * 90 + turn) * DEGREE),
      ]),
      ...(i === side ? tail.flat() : []),
    ]),
  );
}

const CLOUD = [
  0.1, 0.3, 0.32, 0.1, 0.58, 0.08, 0.82, 0.16, 0.93, 0.45, 0.83, 0.76, 0.58, 0.9, 0.3, 0.87, 0.1, 0.66, 0.1,
  0.3,
];

interface Box {
  w: number;
  h: number;
  /** The shorter side. */
  s: number;
  /** A value of the shape's own, or the preset's, as a part of one. */
  adj: (name: string, standard: number) => number;
  adjust: Numbers;
}
type Drawn = string | { d: string; inside: Geometry["inside"] };
const inset = (d: string, { w, h }: Box, x: number, y = x): Drawn => ({
  d,
  inside: [w * x, h * y, w * (1 - x), h * (1 - y)],
});

const arrowOf =
  (both: boolean, upright: boolean, back: boolean) =>
  ({ w, h, s, adj }: Box): Drawn => {
    const [long, wide] = upright ? [h, w] : [w, h];
    const head = Math.min(long * (both ? 0.5 : 1), s * adj("adj2", 50_000));
    const points = arrow(long, wide, Math.min(1, adj("adj1", 50_000)), head, both);
    return polygon(
      ...points.flatMap((_, i) => {
        if (i % 2 === 1) return [];
        const [along, across] = [back ? long - points[i]! : points[i]!, points[i + 1]!];
        return upright ? [across, along] : [along, across];
      }),
    );
  };
const starOf =
  (points: number, standard: number) =>
  (box: Box): Drawn =>
    inset(star(box.w, box.h, points, 2 * box.adj("adj", standard)), box, 0.24);
const round =
  (name: string, cut: boolean, top: number, bottom: number, diagonal: boolean) =>
  ({ w, h, s, adj }: Box): Drawn => {
    const [a, b] = [s * adj(`${name}1`, top), s * adj(`${name}2`, bottom)];
    return corners(w, h, diagonal ? [a, b, a, b] : [a, a, b, b], cut);
  };

const SHAPES: Record<string, (box: Box) => Drawn> = {
  ellipse: (box) => inset(ellipse(box.w / 2, box.h / 2, box.w / 2, box.h / 2), box, 0.1465),
  roundRect: ({ w, h, s, adj }) => {
    const r = s * Math.min(0.5, adj("adj", 16_667));
    return { d: corners(w, h, [r, r, r, r]), inside: [r * 0.29, r * 0.29, w - r * 0.29, h - r * 0.29] };
  },
  flowChartTerminator: ({ w, h, s }) => corners(w, h, [s / 2, s / 2, s / 2, s / 2]),
  round1Rect: ({ w, h, s, adj }) => corners(w, h, [0, s * adj("adj", 16_667), 0, 0]),
  snip1Rect: ({ w, h, s, adj }) => corners(w, h, [0, s * adj("adj", 16_667), 0, 0], true),
  round2SameRect: round("adj", false, 16_667, 0, false),
  snip2SameRect: round("adj", true, 16_667, 0, false),
  round2DiagRect: round("adj", false, 16_667, 0, true),
  snip2DiagRect: round("adj", true, 0, 16_667, true),
  octagon: (box) => {
    const r = box.s * box.adj("adj", 29_289);
    return inset(corners(box.w, box.h, [r, r, r, r], true), box, 0.1);
  },
  triangle: ({ w, h, adj }) => {
    const x = w * adj("adj", 50_000);
    return { d: polygon(x, 0, w, h, 0, h), inside: [x / 2, h / 2, (x + w) / 2, h] };
  },
  rtTriangle: ({ w, h }) => ({
    d: polygon(0, 0, w, h, 0, h),
    inside: [w / 12, (h * 7) / 12, (w * 7) / 12, (h * 11) / 12],
  }),
  flowChartMerge: ({ w, h }) => ({ d: polygon(0, 0, w, 0, w / 2, h), inside: [w / 4, 0, w * 0.75, h / 2] }),
  diamond: (box) => inset(polygon(box.w / 2, 0, box.w, box.h / 2, box.w / 2, box.h, 0, box.h / 2), box, 0.25),
  parallelogram: (box) => {
    const { w, h } = box;
    const x = Math.min(w, box.s * box.adj("adj", 25_000));
    return inset(polygon(x, 0, w, 0, w - x, h, 0, h), box, 0.15);
  },
  trapezoid: ({ w, h, s, adj }) => {
    const x = Math.min(w / 2, s * adj("adj", 25_000));
    return { d: polygon(x, 0, w - x, 0, w, h, 0, h), inside: [x * 0.7, h * 0.2, w - x * 0.7, h] };
  },
  pentagon: (box) => inset(regular(box.w, box.h, 5), box, 0.18),
  hexagon: (box) => {
    const { w, h } = box;
    const x = Math.min(w / 2, box.s * box.adj("adj", 25_000));
    return inset(polygon(x, 0, w - x, 0, w, h / 2, w - x, h, x, h, 0, h / 2), box, 0.12);
  },
  homePlate: ({ w, h, s, adj }) => {
    const x = w - Math.min(w, s * adj("adj", 50_000));
    return { d: polygon(0, 0, x, 0, w, h / 2, x, h, 0, h), inside: [0, 0, (x + w) / 2, h] };
  },
  chevron: ({ w, h, s, adj }) => {
    const x = Math.min(w, s * adj("adj", 50_000));
    const d = polygon(0, 0, w - x, 0, w, h / 2, w - x, h, 0, h, x, h / 2);
    return w > 2 * x ? { d, inside: [x, 0, w - x, h] } : d;
  },
  rightArrow: arrowOf(false, false, false),
  leftArrow: arrowOf(false, false, true),
  downArrow: arrowOf(false, true, false),
  upArrow: arrowOf(false, true, true),
  leftRightArrow: arrowOf(true, false, false),
  upDownArrow: arrowOf(true, true, false),
  plus: ({ w, h, s, adj }) => {
    const r = s * adj("adj", 25_000);
    return polygon(
      r,
      0,
      w - r,
      0,
      w - r,
      r,
      w,
      r,
      w,
      h - r,
      w - r,
      h - r,
      w - r,
      h,
      r,
      h,
      r,
      h - r,
      0,
      h - r,
      0,
      r,
      r,
      r,
    );
  },
  star4: starOf(4, 12_500),
  star5: starOf(5, 19_098),
  star6: starOf(6, 28_868),
  star8: starOf(8, 37_500),
  star12: starOf(12, 37_500),
  irregularSeal1: starOf(12, 33_000),
  donut: (box) => {
    const { w, h, s, adj } = box;
    const r = Math.min(0.5, adj("adj", 25_000)) * s;
    const hole = ellipse(w / 2, h / 2, w / 2 - r, h / 2 - r, 0);
    return inset(ellipse(w / 2, h / 2, w / 2, h / 2) + hole, box, 0.1465);
  },
  frame: ({ w, h, s, adj }) => {
    const r = Math.min(0.5, adj("adj1", 12_500)) * s;
    const hole = polygon(r, r, r, h - r, w - r, h - r, w - r, r);
    return { d: polygon(0, 0, w, 0, w, h, 0, h) + hole, inside: [r, r, w - r, h - r] };
  },
  pie: (box) => {
    const { w, h, adjust } = box;
    const rest = `L${pairs([w / 2, h / 2])}Z`;
    return inset(arc(w, h, adjust.adj1 ?? 0, adjust.adj2 ?? 16_200_000) + rest, box, 0.1465);
  },
  chord: (box) =>
    inset(`${arc(box.w, box.h, box.adjust.adj1 ?? 2_700_000, box.adjust.adj2 ?? 16_200_000)}Z`, box, 0.1465),
  blockArc: ({ w, h, s, adj, adjust }) => {
    const [from, to] = [adjust.adj1 ?? 10_800_000, adjust.adj2 ?? 0];
    const [rx, ry] = [
      w / 2 - s * Math.min(0.5, adj("adj3", 25_000)),
      h / 2 - s * Math.min(0.5, adj("adj3", 25_000)),
    ];
    const edge = (angle: number) => {
      const [x, y] = rim(2 * rx, 2 * ry, angle / 60_000);
      return [x + w / 2 - rx, y + h / 2 - ry];
    };
    return `${arc(w, h, from, to)}L${pairs(edge(to))}A${pairs([rx, ry, 0, sweepOf(from, to) > 180 ? 1 : 0, 0, ...edge(from)])}Z`;
  },
  cloud: (box) => {
    const [x = 0, y = 0, ...rest] = CLOUD.map((part, i) => part * (i % 2 ? box.h : box.w));
    const lobe = (_: number, i: number) =>
      i % 2 ? "" : `A${pairs([box.w * 0.16, box.h * 0.18, 0, 0, 1, rest[i]!, rest[i + 1]!])}`;
    return inset(`M${pairs([x, y])}${rest.map(lobe).join("")}Z`, box, 0.16);
  },
  wedgeRectCallout: ({ w, h, adj }) => callout(w, h, w * adj("adj1", -20_833), h * adj("adj2", 62_500), 0),
  wedgeRoundRectCallout: ({ w, h, s, adj }) =>
    callout(w, h, w * adj("adj1", -20_833), h * adj("adj2", 62_500), s * adj("adj3", 16_667)),
  wedgeEllipseCallout: (box) => {
    const { w, h, adj } = box;
    const [x, y] = [w * adj("adj1", -20_833), h * adj("adj2", 62_500)];
    const angle = Math.atan2(y / h, x / w) / DEGREE;
    const turn = `A${pairs([w / 2, h / 2, 0, 1, 1, ...rim(w, h, angle - 11)])}`;
    return inset(`${line(w / 2 + x, h / 2 + y, ...rim(w, h, angle + 11))}${turn}Z`, box, 0.1465);
  },
  flowChartDocument: ({ w, h }) =>
    `M0 0H${n(w)}V${n(h * 0.8)}C${pairs([w / 2, h * 0.8, w / 2, h * 1.1, 0, h * 0.93])}Z`,
};
const SAME: Record<string, string> = {
  flowChartConnector: "ellipse",
  flowChartAlternateProcess: "roundRect",
  flowChartExtract: "triangle",
  flowChartDecision: "diamond",
  flowChartInputOutput: "parallelogram",
  notchedRightArrow: "rightArrow",
  cloudCallout: "cloud",
  plaque: "octagon",
  star10: "star12",
  star16: "star12",
  star24: "star12",
  irregularSeal2: "irregularSeal1",
  flowChartMagneticDisk: "can",
};

const LINES: Record<string, (box: Box) => string> = {
  line: ({ w, h }) => line(0, 0, w, h),
  straightConnector1: ({ w, h }) => line(0, 0, w, h),
  bentConnector2: ({ w, h }) => line(0, 0, w, 0, w, h),
  bentConnector3: ({ w, h, adj }) => line(0, 0, w * adj("adj1", 50_000), 0, w * adj("adj1", 50_000), h, w, h),
  curvedConnector2: ({ w, h }) => `M0 0C${pairs([w / 2, 0, w, h / 2, w, h])}`,
  curvedConnector3: ({ w, h, adj }) => {
    const x = w * adj("adj1", 50_000);
    return `M0 0C${pairs([x / 2, 0, x, h / 4, x, h / 2])}S${pairs([(x + w) / 2, h, w, h])}`;
  },
  arc: ({ w, h, adjust }) => arc(w, h, adjust.adj1 ?? 16_200_000, adjust.adj2 ?? 0),
  leftBracket: ({ w, h }) => `M${n(w)} 0Q0 0 0 ${n(h / 12)}V${n((h * 11) / 12)}Q0 ${pairs([h, w, h])}`,
  rightBracket: ({ w, h }) => `M0 0Q${pairs([w, 0, w, h / 12])}V${n((h * 11) / 12)}Q${pairs([w, h, 0, h])}`,
  leftBrace: ({ w, h, adj }) => brace(w, h, adj("adj2", 50_000), (x) => w - x),
  rightBrace: ({ w, h, adj }) => brace(w, h, adj("adj2", 50_000), (x) => x),
};

function brace(w: number, h: number, middle: number, across: (x: number) => number): string {
  const [r, y, m] = [Math.min(h / 8, w / 2), h * middle, across(w / 2)];
  const turn = (...points: number[]) => `Q${pairs(points)}`;
  return (
    `M${n(across(0))} 0${turn(m, 0, m, r)}V${n(y - r)}${turn(m, y, across(w), y)}` +
    `${turn(m, y, m, y + r)}V${n(h - r)}${turn(m, h, across(0), h)}`
  );
}

/** @param adjust the shape's own values, in 100,000ths; missing ones are the preset's */
export function presetGeometry(preset: string, w: number, h: number, adjust: Numbers): Geometry {
  const s = Math.min(w, h);
  const box: Box = { w, h, s, adjust, adj: (name, standard) => (adjust[name] ?? standard) / 100_000 };
  const whole = [0, 0, w, h] as const;
  const name = SAME[preset] ?? preset;
  const open = LINES[name.replace(/Connector[45]$/, "Connector3")];
  if (open) return { paths: [{ d: open(box), fill: false, stroke: true }], inside: whole, open: true };
  const solid = (d: string, shade = 0) => ({ d, fill: true, stroke: true, shade });
  if (name === "can") {
    const r = (s * box.adj("adj", 25_000)) / 2;
    const bend = (turn: number, x: number, y: number) => `A${pairs([w / 2, r, 0, 0, turn, x, y])}`;
    const side = `M0 ${n(r)}V${n(h - r)}${bend(0, w, h - r)}V${n(r)}${bend(1, 0, r)}Z`;
    return { paths: [solid(side), solid(ellipse(w / 2, r, w / 2, r), 0.25)], inside: [0, 2 * r, w, h - r] };
  }
  if (name === "cube") {
    const r = s * box.adj("adj", 25_000);
    const faces = [
      solid(polygon(0, r, w - r, r, w - r, h, 0, h)),
      solid(polygon(0, r, r, 0, w, 0, w - r, r), 0.25),
      solid(polygon(w - r, r, w, 0, w, h - r, w - r, h), -0.25),
    ];
    return { paths: faces, inside: [0, r, w - r, h] };
  }
  const shape = SHAPES[name];
  if (!shape) {
    const paths = [solid(polygon(0, 0, w, 0, w, h, 0, h))];
    return { paths, inside: whole, replaced: name !== "rect" };
  }
  const drawn = shape(box);
  return typeof drawn === "string"
    ? { paths: [solid(drawn)], inside: whole }
    : { paths: [solid(drawn.d)], inside: drawn.inside };
}

/** Formulas of guides; more of them than this are not worked out. */
const MAX_GUIDES = 2_000;
const MAX_STEPS = 20_000;

function value(name: string, guides: Numbers): number {
  const number = Number(name);
  return Number.isNaN(number) ? (guides[name] ?? 0) : number;
}

const angle = (b: number) => (b / 60_000) * DEGREE;
const FORMULAS: Record<string, (a: number, b: number, c: number) => number> = {
  "*/": (a, b, c) => (c === 0 ? 0 : (a * b) / c),
  "+-": (a, b, c) => a + b - c,
  "+/": (a, b, c) => (c === 0 ? 0 : (a + b) / c),
  "?:": (a, b, c) => (a > 0 ? b : c),
  abs: Math.abs,
  at2: (a, b) => (Math.atan2(b, a) / DEGREE) * 60_000,
  cat2: (a, b, c) => a * Math.cos(Math.atan2(c, b)),
  sat2: (a, b, c) => a * Math.sin(Math.atan2(c, b)),
  cos: (a, b) => a * Math.cos(angle(b)),
  sin: (a, b) => a * Math.sin(angle(b)),
  tan: (a, b) => a * Math.tan(angle(b)),
  max: (a, b) => Math.max(a, b),
  min: (a, b) => Math.min(a, b),
  mod: (a, b, c) => Math.hypot(a, b, c),
  pin: (a, b, c) => Math.max(a, Math.min(b, c)),
  sqrt: (a) => Math.sqrt(Math.max(0, a)),
};

function evaluated(formula: string, guides: Numbers): number {
  const [operator = "", ...names] = formula.trim().split(/\s+/);
  const [a = 0, b = 0, c = 0] = names.map((name) => value(name, guides));
  return FORMULAS[operator]?.(a, b, c) ?? a;
}

/** Its own values as the file gives them: "val 50000". */
export const adjustments = (list: XmlElement | undefined): Numbers =>
  Object.fromEntries(
    children(list, "gd").map(({ attributes: { name = "", fmla = "" } }) => [name, evaluated(fmla, {})]),
  );

/** @param scale points of a unit of the file */
export function customGeometry(custom: XmlElement, w: number, h: number, scale: number): Geometry {
  const [width, height] = [w / scale, h / scale];
  const guides: Numbers = {
    ...{ l: 0, t: 0, r: width, b: height, w: width, h: height, hc: width / 2, vc: height / 2 },
    ...{ ss: Math.min(width, height), ls: Math.max(width, height) },
    ...{ cd2: 10_800_000, cd4: 5_400_000, cd8: 2_700_000, "3cd4": 16_200_000, "3cd8": 8_100_000 },
  };
  for (const part of [2, 3, 4, 5, 6, 8, 10, 12, 32]) {
    guides[`wd${part}`] = width / part;
    guides[`hd${part}`] = height / part;
    guides[`ssd${part}`] = Math.min(width, height) / part;
  }
  const formulas = [...children(child(custom, "avLst"), "gd"), ...children(child(custom, "gdLst"), "gd")];
  for (const { attributes } of formulas.slice(0, MAX_GUIDES))
    guides[attributes.name ?? ""] = evaluated(attributes.fmla ?? "", guides);
  const paths = children(child(custom, "pathLst"), "path").map((path) => {
    const [sx, sy] = [
      w / (Number(path.attributes.w) || width || 1),
      h / (Number(path.attributes.h) || height || 1),
    ];
    return {
      d: drawnPath(path, guides, sx, sy),
      fill: path.attributes.fill !== "none",
      stroke: path.attributes.stroke !== "0" && path.attributes.stroke !== "false",
    };
  });
  const rect = child(custom, "rect")?.attributes;
  const side = (name: string | undefined, standard: number) =>
    name === undefined ? standard : value(name, guides) * scale;
  const inside = [side(rect?.l, 0), side(rect?.t, 0), side(rect?.r, w), side(rect?.b, h)] as const;
  return { paths, inside: inside[2] > inside[0] && inside[3] > inside[1] ? inside : [0, 0, w, h] };
}

function drawnPath(path: XmlElement, guides: Numbers, sx: number, sy: number): string {
  let d = "";
  let [x, y] = [0, 0];
  for (const step of path.children.slice(0, MAX_STEPS)) {
    if (!("name" in step)) continue;
    const points = children(step, "pt").map(({ attributes }) => {
      [x, y] = [value(attributes.x ?? "0", guides), value(attributes.y ?? "0", guides)];
      return pairs([x * sx, y * sy]);
    });
    const drawn = points.join(" ");
    if (step.name === "moveTo") d += `M${drawn}`;
    else if (step.name === "lnTo") d += `L${drawn}`;
    else if (step.name === "cubicBezTo" && points.length === 3) d += `C${drawn}`;
    else if (step.name === "quadBezTo" && points.length === 2) d += `Q${drawn}`;
    else if (step.name === "close") d += "Z";
    else if (step.name === "arcTo") {
      const { wR = "0", hR = "0", stAng = "0", swAng = "0" } = step.attributes;
      const [rx, ry] = [value(wR, guides), value(hR, guides)];
      const [start, sweep] = [value(stAng, guides) / 60_000, value(swAng, guides) / 60_000];
      const [left, top] = [x - rx * Math.cos(start * DEGREE), y - ry * Math.sin(start * DEGREE)];
      const parts = Math.abs(sweep) > 180 ? 2 : 1;
      for (let i = 1; i <= parts; i++) {
        const angle = (start + (Math.max(-359.99, Math.min(359.99, sweep)) * i) / parts) * DEGREE;
        [x, y] = [left + rx * Math.cos(angle), top + ry * Math.sin(angle)];
        d += `A${pairs([rx * sx, ry * sy, 0, 0, sweep > 0 ? 1 : 0, x * sx, y * sy])}`;
      }
    }
  }
  // A path that does not begin somewhere is none.
  return d.startsWith("M") && !/NaN|Infinity/.test(d) ? d : "";
}
