/** A workshop's accent as variables of the style sheets of surfaces on light ground. */
import type { CSSProperties } from "react";
import { accentOnLight } from "@/model/colour";

/** @param accent "#rrggbb" */
export function phoneAccent(accent: string | undefined): CSSProperties | undefined {
  if (accent === undefined) return undefined;
  const { main, deep, wash } = accentOnLight(accent);
  return { "--sea": main, "--deep": deep, "--wash": wash } as CSSProperties;
}

/** @param accent "#rrggbb" */
export function pageAccent(accent: string | undefined): CSSProperties | undefined {
  if (accent === undefined) return undefined;
  const { main, deep, wash } = accentOnLight(accent);
  return { "--sea": main, "--sea-deep": deep, "--sea-wash": wash, "--focus": main } as CSSProperties;
}
