/**
 * Readable shades of a colour. Contrast as in WCAG 2.2 (relative luminance, 1.4.3 and 1.4.11): 4.5:1 for
 * text, else 3:1. Pure.
 */

export const COLOUR = /^#[0-9a-f]{6}$/;

type Channels = [number, number, number];

const channels = (colour: string): Channels => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Channels;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((first, second) => second - first) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** @param share of the second colour, from 0 to 1 */
export function mixed(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  const hex = from.map((value, i) =>
    Math.round(value + (to[i]! - value) * share)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${hex.join("")}`;
}

/** The number of steps from a colour to black or white. */
const SHADE_STEPS = 64;

/** The colour itself, or the nearest shade toward `end` that stands out from every ground by `ratio`. */
function shadeOf(colour: string, end: string, grounds: readonly string[], ratio: number): string {
  for (let step = 0; step < SHADE_STEPS; step++) {
    const shade = mixed(colour, end, step / SHADE_STEPS);
    if (grounds.every((ground) => contrast(shade, ground) >= ratio)) return shade;
  }
  return end;
}

export const GROUNDS = {
  /** Of phones, documents and a light stage: paper, and what is raised above it. */
  light: ["#fbf9f4", "#ffffff"],
  /** Of a dark stage: its ground, and what is raised above it. */
  dark: ["#0e1a22", "#172730"],
} as const;

/** Text of 4.5:1. */
const TEXT_CONTRAST = 4.5;

interface Accent {
  /** Text and lines on paper; white text stands on it. */
  main: string;
  /** Text on paper and on `wash`, darker. */
  deep: string;
  /** A ground with a touch of the colour. */
  wash: string;
}

/** An accent on light ground. @param colour "#rrggbb" */
export function accentOnLight(colour: string): Accent {
  const wash = mixed(colour, "#ffffff", 0.9);
  const grounds = [...GROUNDS.light, wash];
  return {
    main: shadeOf(colour, "#000000", grounds, TEXT_CONTRAST),
    deep: shadeOf(colour, "#000000", grounds, 7),
    wash,
  };
}

/** An accent on the dark stage; dark text stands on it. @param colour "#rrggbb" */
export const accentOnDark = (colour: string): string =>
  shadeOf(colour, "#ffffff", GROUNDS.dark, TEXT_CONTRAST);
