/** Colours and fonts of a presentation: its theme, its map of colours, and their changes (ECMA-376, 20.1.2.3). */
import { child, elements, path, type XmlElement } from "@/server/workers/xml";

export interface Colour {
  /** Red, green and blue from 0 to 1, as they are stored. */
  rgb: readonly [number, number, number];
  alpha: number;
}

export interface Theme {
  colours: Record<string, XmlElement>;
  fonts: Record<"major" | "minor", string>;
  /** Styles by number: fills, lines and backgrounds. */
  fills: XmlElement[];
  lines: XmlElement[];
  backgrounds: XmlElement[];
}

/** Colours of a slide: the names that its parts use, and what they stand for in the theme. */
export interface Palette {
  theme: Theme;
  map: Record<string, string>;
}

export function themeOf(root: XmlElement | undefined): Theme {
  const parts = child(root, "themeElements");
  const formats = child(parts, "fmtScheme");
  const face = (name: string) => path(parts, "fontScheme", name, "latin")?.attributes.typeface ?? "";
  return {
    colours: Object.fromEntries(elements(child(parts, "clrScheme")).map((c) => [c.name, c])),
    fonts: { major: face("majorFont"), minor: face("minorFont") },
    fills: elements(child(formats, "fillStyleLst")),
    lines: elements(child(formats, "lnStyleLst")),
    backgrounds: elements(child(formats, "bgFillStyleLst")),
  };
}

/** The names of colours that CSS has otherwise, or that files use most. */
const NAMES: Record<string, string> = {
  ...{ black: "000000", white: "FFFFFF", red: "FF0000", green: "008000", blue: "0000FF", yellow: "FFFF00" },
  ...{
    orange: "FFA500",
    gray: "808080",
    grey: "808080",
    ltGray: "D3D3D3",
    dkGray: "A9A9A9",
    purple: "800080",
  },
  ...{ cyan: "00FFFF", magenta: "FF00FF", navy: "000080", teal: "008080", silver: "C0C0C0", brown: "A52A2A" },
};
const COLOURS = new Set(["srgbClr", "schemeClr", "sysClr", "prstClr", "scrgbClr", "hslClr"]);

const hex = (text: string): Colour["rgb"] => {
  const value = /^[0-9a-f]{6}$/i.test(text) ? Number.parseInt(text, 16) : 0;
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
};
const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const stored = (c: number) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);
const bounded = (c: number) => Math.max(0, Math.min(1, c));

/** The first colour in an element, with what is done to it. @param base the one that a style leaves open */
export function colourIn(parent: XmlElement | undefined, palette: Palette, base?: Colour): Colour | null {
  const element = parent && elements(parent).find((c) => COLOURS.has(c.name));
  return element ? colourOf(element, palette, base, 0) : null;
}

function colourOf(element: XmlElement, palette: Palette, base: Colour | undefined, depth: number): Colour {
  const { val = "", lastClr } = element.attributes;
  let colour: Colour = { rgb: [0, 0, 0], alpha: 1 };
  if (element.name === "schemeClr") {
    const scheme = palette.theme.colours[palette.map[val] ?? val];
    const found = scheme && elements(scheme).find((c) => COLOURS.has(c.name));
    if (val === "phClr" && base) colour = base;
    else if (found && depth < 4) colour = colourOf(found, palette, base, depth + 1);
  } else if (element.name === "sysClr")
    colour = { rgb: hex(lastClr ?? (val === "window" ? "FFFFFF" : "000000")), alpha: 1 };
  else if (element.name === "prstClr") colour = { rgb: hex(NAMES[val] ?? "000000"), alpha: 1 };
  else if (element.name === "scrgbClr") {
    const part = (name: string) =>
      stored(bounded(Number.parseFloat(element.attributes[name] ?? "0") / 100_000));
    colour = { rgb: [part("r"), part("g"), part("b")], alpha: 1 };
  } else if (element.name === "hslClr") {
    const { hue = "0", sat = "0", lum = "0" } = element.attributes;
    colour = {
      rgb: fromHsl(Number(hue) / 21_600_000, Number(sat) / 100_000, Number(lum) / 100_000),
      alpha: 1,
    };
  } else colour = { rgb: hex(val), alpha: 1 };
  return elements(element).reduce(changed, colour);
}

type Hsl = [hue: number, saturation: number, lightness: number];
const OF_ALPHA: Record<string, (alpha: number, by: number) => number> = {
  alpha: (_, by) => by,
  alphaMod: (alpha, by) => alpha * by,
  alphaOff: (alpha, by) => alpha + by,
};
const OF_PARTS: Record<string, (part: number, by: number) => number> = {
  shade: (part, by) => stored(linear(part) * by),
  tint: (part, by) => stored(linear(part) * by + 1 - by),
  inv: (part) => 1 - part,
};
const OF_HSL: Record<string, (hsl: Hsl, by: number) => Hsl> = {
  lumMod: ([h, s, l], by) => [h, s, l * by],
  lumOff: ([h, s, l], by) => [h, s, l + by],
  satMod: ([h, s, l], by) => [h, s * by, l],
  satOff: ([h, s, l], by) => [h, s + by, l],
  hueMod: ([h, s, l], by) => [h * by, s, l],
  hueOff: ([h, s, l], by) => [h + by / 216, s, l],
  comp: ([h, s, l]) => [h + 0.5, s, l],
  gray: ([h, , l]) => [h, 0, l],
};

function changed({ rgb, alpha }: Colour, { name, attributes }: XmlElement): Colour {
  const by = Number.parseFloat(attributes.val ?? "100000") / 100_000;
  if (OF_ALPHA[name]) return { rgb, alpha: bounded(OF_ALPHA[name](alpha, by)) };
  if (OF_PARTS[name])
    return { rgb: rgb.map((c) => bounded(OF_PARTS[name]!(c, by))) as unknown as Colour["rgb"], alpha };
  if (!OF_HSL[name]) return { rgb, alpha };
  const [h, s, l] = OF_HSL[name](toHsl(rgb), by);
  return { rgb: fromHsl(h - Math.floor(h), bounded(s), bounded(l)), alpha };
}

function toHsl([r, g, b]: Colour["rgb"]): Hsl {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [range, lum] = [most - least, (most + least) / 2];
  if (range === 0) return [0, 0, lum];
  const sat = range / (1 - Math.abs(2 * lum - 1));
  const hue = most === r ? (g - b) / range : most === g ? 2 + (b - r) / range : 4 + (r - g) / range;
  return [((hue + 6) % 6) / 6, sat, lum];
}

function fromHsl(hue: number, sat: number, lum: number): [number, number, number] {
  const a = sat * Math.min(lum, 1 - lum);
  const part = (k: number) => {
    const turn = (k + hue * 12) % 12;
    return bounded(lum - a * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
  };
  return [part(0), part(8), part(4)];
}

export const cssOf = ({ rgb }: Colour): string =>
  `#${rgb
    .map((c) =>
      Math.round(c * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** A colour as it is, made lighter or darker by a part. */
export const shaded = (colour: Colour, by: number): Colour => ({
  ...colour,
  rgb: colour.rgb.map((c) => bounded(by > 0 ? c + (1 - c) * by : c * (1 + by))) as unknown as Colour["rgb"],
});
