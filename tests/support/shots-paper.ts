/** A page as it is printed: a PDF, and contact sheets of its leaves where there is something to draw them with. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { contactSheets } from "@/tests/support/contact-sheet";
import { folder } from "@/tests/support/shoot";

/** Dots per inch: four leaves beside each other fill a sheet. */
const DPI = "47";

/** Writes .shots/debrief/paper-<name>/. */
export async function shootPaper(page: Page, name: string, format: "A4" | "Letter"): Promise<void> {
  const directory = path.join(folder, "debrief", `paper-${name}`);
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, "all.pdf");
  writeFileSync(file, await page.pdf({ format, printBackground: true, preferCSSPageSize: false }));
  await drawn(file, directory);
}

/** Contact sheets of a PDF's leaves beside it. */
export async function drawn(file: string, directory: string): Promise<void> {
  const leaves = path.join(directory, "leaves");
  rmSync(leaves, { recursive: true, force: true });
  mkdirSync(leaves);
  if (spawnSync("pdftoppm", ["-r", DPI, "-png", file, path.join(leaves, "leaf")]).status !== 0) {
    process.stdout.write(`  ${file}: install poppler-utils for pictures of it\n`);
    return;
  }
  const pictures = readdirSync(leaves)
    .sort()
    .map((leaf) => readFileSync(path.join(leaves, leaf)));
  const sheets = await contactSheets(pictures, path.join(directory, "sheet"), 4);
  rmSync(leaves, { recursive: true });
  process.stdout.write(`  ${path.basename(directory)}: ${pictures.length} leaves on ${sheets} sheets\n`);
}
