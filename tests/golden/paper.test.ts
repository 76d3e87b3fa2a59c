/** The example rooms on paper: their sizes and their pages. */
import { describe, expect, it } from "vitest";
import { loadReport } from "@/server/debrief/load-report";
import { reportPdf } from "@/server/exports/report-pdf";
import { openArchive } from "@/tests/golden/archive-database";
import { missing } from "@/tests/golden/settle";
import { describeNeeding } from "@/tests/support/needing";
import { readPdf } from "@/tests/support/pdf";
import { findings, onePage, shortReport } from "@/workshop/debrief/report/short-report";

describeNeeding(missing)("X-15: paper of the example rooms", () => {
  describe.each(["jeju", "conference"] as const)("of %s", (name) => {
    it.each(["en", "ar", "th"])("is short enough and well filled, in %s", async (language) => {
      const report = (await loadReport(await openArchive(name), language, "trainers"))!;
      const whole = reportPdf(findings(report), { paper: "a4" });
      const short = reportPdf(shortReport(report), { paper: "a4", extent: "short" });
      const [all, few] = [await readPdf(whole), await readPdf(short)];
      // Each joined letter is placed by itself.
      expect(whole.length).toBeLessThan(language === "ar" ? 5_000_000 : 4_000_000);
      expect(short.length).toBeLessThan(500_000);
      expect(all.pages.length).toBeLessThanOrEqual(160);
      expect(few.pages.length).toBeLessThanOrEqual(12);
      const starts = all.bookmarks.map(({ page }) => page);
      for (const [i, page] of all.pages.entries())
        if (i + 1 < all.pages.length && !starts.includes(i + 2))
          expect(page.filled, `page ${i + 1}`).toBeGreaterThan(1 / 3);
      for (const page of few.pages.slice(0, -1)) expect(page.filled).toBeGreaterThan(1 / 3);
      for (const page of [...all.pages, ...few.pages]) expect(page.endsWithHeading).toBe(false);
    });

    it.each(["en", "ar", "id", "ko", "th"])("has one page for a donor, in %s (X-54)", async (language) => {
      const report = (await loadReport(await openArchive(name), language, "published"))!;
      for (const paper of ["a4", "letter"] as const) {
        const { pages } = await readPdf(reportPdf(onePage(report), { paper, extent: "page" }));
        expect(pages.length).toBe(1);
        expect(pages[0]!.text).toContain(report.stats[0]!.value.split(" ")[0]);
      }
    });
  });
});
