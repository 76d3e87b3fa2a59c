/** The files of the fonts, which the build puts into one folder from packages of npm. */
import path from "node:path";
import { projectRoot } from "@/server/platform/settings/project-root";

/** A weight's name in those packages; the build takes these alone. */
export type Weight =
  | "400Regular"
  | "600SemiBold"
  | "400Regular_Italic"
  | "600SemiBold_Italic"
  | "700Bold"
  | "700Bold_Italic";

export const fontFile = (family: string, weight: Weight): string =>
  path.join(projectRoot, ".build/fonts", `${family.replaceAll(" ", "")}_${weight}.ttf`);
