/** The phone's style sheet and script: read once, named by their content, so that phones keep them for good. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import { projectRoot } from "@/server/project-root";

export interface PhoneAssets {
  css: string;
  script: { name: string; body: Buffer } | null;
}

/** Reads the built assets; the script may be missing (pages then work by forms alone). */
export function loadAssets(): PhoneAssets {
  const source = readFileSync(path.join(projectRoot, "components/phone/phone.css"), "utf8");
  const css = transformSync(source, { loader: "css", minify: true, target: ["chrome80", "safari13"] }).code;
  const file = path.join(projectRoot, ".build/phone/phone.js");
  if (!existsSync(file)) return { css, script: null };
  const body = readFileSync(file);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return { css, script: { name: `phone-${hash}.js`, body } };
}
