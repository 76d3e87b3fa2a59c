/**
 * Every figure of a debrief or a published report as a picture of its own, and contact sheets of them. A page
 * of four days is higher than any picture may be: figures are shown some at a time, photographed together and
 * cut apart.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import sharp from "sharp";
import { contactSheets } from "@/tests/support/contact-sheet";
import { folder } from "@/tests/support/shoot";

const FIGURE = "main section[class*='figure']:not([class*='figures'])";
/** Pixels of page that are photographed at once; browsers refuse pictures above 16,384. */
const MAX_SHOT_HEIGHT = 9_000;

interface Figure {
  id: string;
  height: number;
  /** In words, what is wider than its screen. */
  wide: string | null;
}

const find = (page: Page): Promise<Figure[]> =>
  page.locator(FIGURE).evaluateAll((figures) =>
    figures.map((figure, i) => {
      const scrolls = [...figure.querySelectorAll("*")].some(
        (e) =>
          e.scrollWidth > e.clientWidth + 1 &&
          ["auto", "scroll"].includes(getComputedStyle(e).overflowX) &&
          !e.closest("table, details:not([data-folded])"),
      );
      const wide = scrolls
        ? "scrolls sideways"
        : figure.scrollWidth > document.documentElement.clientWidth
          ? "is wider than the screen"
          : null;
      return { id: figure.id || `figure-${i + 1}`, height: figure.getBoundingClientRect().height, wide };
    }),
  );

/** Figures from one to before another, in their page, with everything else hidden. @returns where each stands */
const showSome = (page: Page, from: number, to: number) =>
  page.locator(FIGURE).evaluateAll(
    (figures, [first, last]) => {
      const shown = new Set<Element>(figures.slice(first, last));
      const show = (parent: Element): void => {
        for (const child of [...parent.children] as HTMLElement[]) {
          const mine = shown.has(child) || [...shown].some((figure) => child.contains(figure));
          const other =
            !mine &&
            (parent.tagName === "MAIN" ||
              child.tagName === "SECTION" ||
              child.querySelector("section") !== null);
          child.style.display = other ? "none" : "";
          if (mine && !shown.has(child)) show(child);
        }
      };
      show(document.querySelector("main")!);
      return figures.slice(first, last).map((figure) => {
        const { x, y, width, height } = figure.getBoundingClientRect();
        return {
          left: Math.floor(x + scrollX),
          top: Math.floor(y + scrollY),
          width: Math.ceil(width),
          height: Math.ceil(height),
        };
      });
    },
    [from, to] as const,
  );

/** @param name of the pictures' folder in .shots/ @param columns of the contact sheets */
export async function shootFigures(page: Page, name: string, columns: number): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const figures = await find(page);
  const pictures: Buffer[] = [];
  mkdirSync(path.join(folder, name), { recursive: true });
  for (let from = 0; from < figures.length; ) {
    let [to, height] = [from + 1, figures[from]!.height];
    while (to < figures.length && height + figures[to]!.height < MAX_SHOT_HEIGHT)
      height += figures[to++]!.height;
    const places = await showSome(page, from, to);
    const whole = sharp(await page.screenshot({ fullPage: true, type: "jpeg", quality: 92 }));
    const { width: wide = 0, height: tall = 0 } = await whole.metadata();
    for (const [i, { left, top, ...size }] of places.entries()) {
      const width = Math.min(size.width, wide - left);
      const picture = await whole
        .clone()
        .extract({ left, top, width, height: Math.min(size.height, tall - top) })
        .png({ compressionLevel: 3 })
        .toBuffer();
      const { id, wide: tooWide } = figures[from + i]!;
      writeFileSync(
        path.join(folder, name, `${String(from + i + 1).padStart(3, "0")}-${id.slice(0, 60)}.png`),
        picture,
      );
      if (tooWide) process.stdout.write(`  ! ${name} ${id} ${tooWide}\n`);
      pictures.push(picture);
    }
    from = to;
  }
  const sheets = await contactSheets(pictures, path.join(folder, name, "sheet"), columns);
  process.stdout.write(`  ${name}: ${figures.length} figures on ${sheets} sheets\n`);
}
