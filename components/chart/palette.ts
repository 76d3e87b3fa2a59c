/** The colours of exported drawings: those of `components/ui/tokens.css` (a test compares), and mixtures. */
import type { Look } from "@/model/figures/chart";

export const palette = {
  paper: "#fbf9f4",
  raised: "#ffffff",
  line: "#e4dfd4",
  lineStrong: "#c9c2b3",
  ink: "#14222e",
  inkSoft: "#4a5763",
  inkFaint: "#5d6872",
  sea: "#0b6477",
  seaDeep: "#084a59",
  seaWash: "#e3f0f2",
  tangerine: "#c2500c",
  canola: "#e0a800",
  canolaWash: "#fdf5da",
  yes: "#0b6477",
  unsure: "#e0a800",
  no: "#a8461a",
  track: "#f0ece2",
} as const;

/** Six grounds from none to all, one for each fifth; the number is always written too. */
export const grounds = ["#fbf9f4", "#dcebee", "#b5d5dc", "#7fb5c1", "#2f7f92", "#084a59"] as const;

export const inkOnGround = (ground: number): string =>
  ground >= 4 ? palette.raised : ground === 0 ? palette.inkFaint : palette.ink;

/** The plain colour below a look's pattern. */
export const colourOf: Record<Look, string> = {
  yes: palette.yes,
  unsure: palette.unsure,
  no: palette.no,
  none: palette.paper,
  plain: palette.sea,
  soft: "#9cc7d0",
  strong: palette.seaDeep,
};

export const inkOnLook: Record<Look, string> = {
  yes: palette.raised,
  unsure: palette.ink,
  no: palette.raised,
  none: palette.inkSoft,
  plain: palette.raised,
  soft: palette.ink,
  strong: palette.raised,
};

/** The plate behind a number on a pattern. */
export const plateOnLook: Partial<Record<Look, string>> = { unsure: palette.unsure, strong: palette.seaDeep };
