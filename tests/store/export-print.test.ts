/** The page on paper, printed by a Chromium of this machine, where there is one. */
import { createServer } from "node:http";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, describe, expect, it } from "vitest";
import { chartSvg } from "@/components/chart/chart-svg";
import { chartSamples } from "@/tests/support/chart-samples";
import { RunningHead } from "@/components/debrief/print-header";
import { describeNeeding } from "@/tests/support/needing";
import { readPdf } from "@/tests/support/pdf";
import { findBrowser } from "@/server/exports/browser";
import { footOf, standalone } from "@/server/exports/page";
import { onPaper, printPage } from "@/server/exports/print";

const root = mkdtempSync(path.join(tmpdir(), "export-print-"));
afterAll(() => rmSync(root, { recursive: true }));

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/x.css"><script>document.title="ran"</script></head><body>${body}<script>document.body.innerHTML="SCRIPT RAN"</script></body></html>`;
/** As pages have it: a variable font under this name, wherever it comes from. */
const css =
  '@font-face{font-family:"Noto Sans Variable";src:url("/variable.woff2")}@page{margin:12mm}body{font-family:var(--font-ui)}q{font-family:var(--font-story)}';

describe("a page that needs nothing else", () => {
  const html = standalone(page("ผู้เสียหาย <b>الضحية</b>"), [css], "Room <1> & workshop");

  it("X-15: has no script and no link, and a policy that lets nothing else in", () => {
    expect(html).not.toMatch(/<script|<link/);
    expect(html).toContain("default-src 'none'");
  });

  it("X-15: brings a font for every script in it", () => {
    expect(html).toContain("NotoSansThai_400Regular.ttf");
    expect(html).toContain("NotoSansArabic_700Bold.ttf");
    expect(html).not.toContain("NotoSansKhmer");
  });

  it("X-15: is called after the workshop and the room, and has no font of many weights", () => {
    expect(html).toContain("<title>Room &lt;1&gt; &amp; workshop</title>");
    expect(html.match(/<title/g)).toHaveLength(1);
    expect(html).not.toContain("woff2");
    expect(html).toContain("NotoSans_600SemiBold.ttf");
  });

  it("X-15: changes the paper and nothing else", () => {
    for (const paper of ["A4", "Letter"] as const)
      expect(onPaper(html, paper).replace(`<style>@page{size:${paper}}</style>`, "")).toBe(html);
  });
});

const browser = findBrowser();

/** Every type of chart, as it stands in the debrief. */
const charts = chartSamples
  .map(({ chart }, i) => chartSvg(chart, { title: "Chart", expert: true, id: `c${i}` }).svg)
  .join("");

describeNeeding(browser ? null : "Chromium is not installed")("a Chromium", () => {
  it.each([
    ["A4", [595, 842]],
    ["Letter", [612, 792]],
  ] as const)(
    "X-15: prints on %s with fonts of its own and none that is drawn, runs nothing and asks nobody",
    async (paper, size) => {
      let requests = 0;
      const other = createServer((_req, res) => {
        requests++;
        res.end();
      });
      await new Promise<void>((go) => other.listen(0, "127.0.0.1", go));
      const { port } = other.address() as { port: number };
      // As if something hostile had come through.
      const hostile = `<img src="http://127.0.0.1:${port}/x.png"><img src="http://plenary.test/x.png"><iframe src="file:///etc/passwd"></iframe><style>@import "http://127.0.0.1:${port}/y.css";</style>`;
      writeFileSync(
        path.join(root, "page.html"),
        standalone(
          page(`<p>Plain words</p><p>ผู้เสียหาย</p><p dir="rtl">الضحية</p>${charts}${hostile}`),
          [css, footOf(`Taken out by Ada "</style>\\ on 1 May 2026`, "en")],
          "Room <1> & workshop",
        ),
      );
      const output = path.join(root, `${paper}.pdf`);
      await printPage(browser!, root, "page.html", paper, output);
      other.close();
      const file = readFileSync(output);
      const { pages, fonts, ...facts } = await readPdf(file);
      expect(facts).toEqual({ size, title: "Room <1> & workshop" });
      const text = pages[0]!;
      expect(text).toContain("Plain words");
      expect(text.replace(/\s+/g, " ")).toContain('Taken out by Ada "</style>\\ on 1 May 2026');
      expect(text).not.toMatch(/SCRIPT RAN|root:/);
      const raw = file.toString("latin1");
      expect(raw).toContain("/FontFile2");
      expect(fonts).toContain("CIDFontType2");
      expect(fonts).not.toContain("Type3");
      expect(raw).toMatch(/NotoSansThai/);
      expect(raw).toMatch(/NotoSansArabic/);
      expect(requests).toBe(0);
      expect(readdirSync(root).filter((name) => name.startsWith("profile"))).toEqual([]);
      expect(existsSync(path.join(root, `print-${paper}.html`))).toBe(false);
    },
  );

  it.each(["en", "ar"])(
    "X-23, R-11: has its number and who took it out at the foot of each page, in %s",
    async (language) => {
      const head = renderToStaticMarkup(createElement(RunningHead, { title: "A room", language }));
      const foot = footOf("Taken out by Ada", language);
      const twoPages = page(`${head}<p>One</p><p style="break-before:page">Two</p>`);
      writeFileSync(path.join(root, "page.html"), standalone(twoPages, [css, foot], "Room"));
      const output = path.join(root, `foot-${language}.pdf`);
      await printPage(browser!, root, "page.html", "A4", output);
      const { pages } = await readPdf(readFileSync(output));
      for (const text of ["A room", "Two", "Taken out by Ada", "2 / 2"]) expect(pages[1]).toContain(text);
    },
  );

  it("X-15: what is no browser gives an error and no file", async () => {
    writeFileSync(path.join(root, "page.html"), page("x"));
    await expect(
      printPage("/bin/false", root, "page.html", "A4", path.join(root, "none.pdf")),
    ).rejects.toThrow();
    expect(existsSync(path.join(root, "none.pdf"))).toBe(false);
  });
});
