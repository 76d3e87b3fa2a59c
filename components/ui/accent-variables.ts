/** What a workshop's accent is called in the style sheets of surfaces on light ground. */
import type { CSSProperties } from "react";
import { accentOnLight } from "@/model/colour";

/** The phone's names. @param accent "#rrggbb"; nothing where the author chose none */
export function phoneAccent(accent: string | undefined): CSSProperties | undefined {
  if (accent === undefined) return undefined;
  const { main, deep, wash } = accentOnLight(accent);
  return { "--sea": main, "--deep": deep, "--wash": wash } as CSSProperties;
}

/** The names of components/ui/tokens.css. */
export function pageAccent(accent: string | undefined): CSSProperties | undefined {
  if (accent === undefined) return undefined;
  const { main, deep, wash } = accentOnLight(accent);
  return { "--sea": main, "--sea-deep": deep, "--sea-wash": wash, "--focus": main } as CSSProperties;
}
