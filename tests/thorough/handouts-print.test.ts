/** The handouts of the guide on paper, printed by a Chromium of this machine, where there is one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, expect, it } from "vitest";
import { findBrowser } from "@/server/exports/browser";
import { handoutPage } from "@/server/exports/handouts";
import { standalone } from "@/server/exports/page";
import { printPage } from "@/server/exports/print";
import { guide } from "@/tests/support/guide";
import { describeNeeding } from "@/tests/support/needing";
import { languagesOf } from "@/workshop/content/texts";

const root = mkdtempSync(path.join(tmpdir(), "handouts-print-"));
afterAll(() => rmSync(root, { recursive: true }));

const browser = findBrowser();

describeNeeding(browser ? null : "Chromium is not installed")("a Chromium", () => {
  it.each(languagesOf(guide))("X-50: prints each handout on one page of A4, in %s", async (language) => {
    const help = { hotline: "Hotline 1577-1366", referral: "Referral desk" };
    const { html } = handoutPage(guide, { language, only: null, help });
    writeFileSync(path.join(root, "page.html"), standalone(html, [], "Handouts"));
    const output = path.join(root, `${language}.pdf`);
    await printPage(browser!, root, "page.html", "A4", output);
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(output)), useSystemFonts: false })
      .promise;
    expect(pdf.numPages).toBe(guide.handouts.length);
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      expect(page.view.slice(2).map(Math.round)).toEqual([595, 842]);
      const { items } = await page.getTextContent();
      expect(items.map((i) => ("str" in i ? i.str : "")).join("")).toContain("1577-1366");
    }
  });
});
