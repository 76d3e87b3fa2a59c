/** The handouts of the guide on paper, printed by a Chromium of this machine, where there is one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, expect, it } from "vitest";
import { findBrowser } from "@/server/exports/browser";
import { loadDrawings } from "@/server/editor/content/drawings";
import { handoutPage, inAddress } from "@/server/exports/handouts";
import { standalone } from "@/server/exports/page";
import { printPage } from "@/server/exports/print";
import { projectRoot } from "@/server/platform/settings/project-root";
import { guide } from "@/tests/support/guide";
import { describeNeeding } from "@/tests/support/needing";
import { languagesOf } from "@/workshop/content/texts";

const root = mkdtempSync(path.join(tmpdir(), "handouts-print-"));
afterAll(() => rmSync(root, { recursive: true }));

const browser = findBrowser();

/** Long names, as those of offices are. */
const help = {
  hotline: "Hotline 1577-1366, day and night, in thirteen languages",
  referral: "Referral desk of the ministry, second floor, from nine to five",
};
const pictures = new Map(
  [...loadDrawings(path.join(projectRoot, "content", guide.id))].map(([name, svg]) => [
    name,
    inAddress("image/svg+xml", Buffer.from(svg)),
  ]),
);
/** In points: the foot of a page is below, and all else above. */
const FOOT = 64;
const ROUNDED = 0.1;

describeNeeding(browser ? null : "Chromium is not installed")("a Chromium", () => {
  it.each(languagesOf(guide))(
    "X-49: prints each handout in letters that can be read, in %s",
    async (language) => {
      const { html } = handoutPage(guide, { language, only: null, help, pictures });
      const sides = [...html.matchAll(/class="text( columns)?"/g)].map(([, columns]) => (columns ? 9 : 10));
      writeFileSync(path.join(root, "page.html"), standalone(html, [], "Handouts"));
      const output = path.join(root, `${language}.pdf`);
      await printPage(browser!, root, "page.html", "A4", output);
      const pdf = await getDocument({ data: new Uint8Array(readFileSync(output)), useSystemFonts: false })
        .promise;
      expect(pdf.numPages).toBe(sides.length);
      for (const [i, least] of sides.entries()) {
        const page = await pdf.getPage(i + 1);
        expect(page.view.slice(2).map(Math.round)).toEqual([595, 842]);
        const { items } = await page.getTextContent();
        const texts = items.flatMap((item) => ("str" in item && item.str.trim() ? [item] : []));
        expect(texts.map(({ str }) => str).join("")).toContain("1577-1366");
        for (const { str, transform } of texts) {
          const [, , slant, height, , y] = transform as number[];
          expect(Math.hypot(slant!, height!), `${i + 1}: ${str}`).toBeGreaterThanOrEqual(
            (y! < FOOT ? 9 : least) - ROUNDED,
          );
        }
      }
    },
  );
});
