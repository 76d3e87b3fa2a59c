/**
 * Sets a page with typst. People's texts go in as data (JSON), never into the source, so that none is run.
 * Native code: only in a child process (`server/workers/run.ts`).
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { packed } from "@/server/workers/typst/pack";
import { fontsFor } from "@/server/workers/typst/fonts";
import { projectRoot } from "@/server/platform/settings/project-root";

const FOLDER = path.join(projectRoot, "server/workers/typst");

type Template = "certificate" | "take-away" | "report" | "paper" | "poster" | "cards";

/** Certificates are to be kept for years; a report is to be read by everybody. */
const STANDARD = {
  certificate: "a-2u",
  "take-away": "a-2u",
  report: "ua-1",
  paper: "ua-1",
  poster: "ua-1",
  cards: "ua-1",
};

/** One PDF for each of the data, in their order. @throws when the template has a mistake. */
export function pdfsOf(template: Template, all: readonly object[]): Buffer[] {
  const compiler = NodeCompiler.create({
    workspace: FOLDER,
    fontArgs: [{ fontBlobs: fontsFor(JSON.stringify(all)) }],
  });
  const source = readFileSync(path.join(FOLDER, `${template}.typ`), "utf8");
  return all.map((data) => {
    const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(data) } });
    const { result } = compiled;
    if (!result)
      throw new Error(
        `${template}.typ: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? [])}`,
      );
    const pdf = compiler.pdf(result, { pdfStandard: STANDARD[template] });
    compiler.evictCache(2);
    return STANDARD[template] === "ua-1" ? packed(pdf) : pdf;
  });
}
