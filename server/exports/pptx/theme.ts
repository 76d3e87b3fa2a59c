/** The colours of a deck, by the places that PowerPoint gives them. */
import { palette } from "@/components/chart/palette";
import type { Look } from "@/model/figures/chart";

/** The deck's theme, so that an institute changes a colour in one place. */
const THEME = {
  dk1: palette.ink,
  lt1: palette.raised,
  dk2: palette.seaDeep,
  lt2: palette.paper,
  accent1: palette.yes,
  accent2: palette.unsure,
  accent3: palette.no,
  accent4: "#9cc7d0",
  accent5: palette.inkSoft,
  accent6: palette.seaDeep,
  hlink: palette.sea,
  folHlink: palette.seaDeep,
} as const;

/** The theme as a file has it. */
export const COLOURS = `<a:clrScheme name="Plenary">${Object.entries(THEME)
  .map(([name, colour]) => `<a:${name}><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:${name}>`)
  .join("")}</a:clrScheme>`;

/** Accents of the deck's theme, by look; letters on them. */
export const lookColours: Record<Look, { fill: string; letters: string }> = {
  yes: { fill: "accent1", letters: "bg1" },
  unsure: { fill: "accent2", letters: "tx1" },
  no: { fill: "accent3", letters: "bg1" },
  soft: { fill: "accent4", letters: "tx1" },
  none: { fill: "accent5", letters: "bg1" },
  plain: { fill: "accent1", letters: "bg1" },
  strong: { fill: "accent6", letters: "bg1" },
};
