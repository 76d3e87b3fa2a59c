/** A page of handouts on paper, printed by a Chromium of this machine, where there is one. */
import { createServer } from "node:http";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { chartSvg } from "@/components/chart/chart-svg";
import { chartSamples } from "@/tests/support/chart-samples";
import { describeNeeding } from "@/tests/support/needing";
import { readPdf } from "@/tests/support/pdf";
import { findBrowser } from "@/server/exports/browser";
import { standalone } from "@/server/exports/page";
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

  it("X-49: has no script and no link, and a policy that lets nothing else in", () => {
    expect(html).not.toMatch(/<script|<link/);
    expect(html).toContain("default-src 'none'");
  });

  it("X-49: brings a font for every script in it", () => {
    expect(html).toContain("NotoSansThai_400Regular.ttf");
    expect(html).toContain("NotoSansArabic_700Bold.ttf");
    expect(html).not.toContain("NotoSansKhmer");
  });

  it("X-49: is called after the workshop and the room, and has no font of many weights", () => {
    expect(html).toContain("<title>Room &lt;1&gt; &amp; workshop</title>");
    expect(html.match(/<title/g)).toHaveLength(1);
    expect(html).not.toContain("woff2");
    expect(html).toContain("NotoSans_600SemiBold.ttf");
  });

  it("X-49: changes the paper and nothing else", () => {
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
    "X-49: prints on %s with its own fonts and none that is drawn, runs nothing and loads nothing",
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
          [css],
          "Room <1> & workshop",
        ),
      );
      const output = path.join(root, `${paper}.pdf`);
      await printPage(browser!, root, "page.html", paper, output);
      other.close();
      const file = readFileSync(output);
      const { pages, ...facts } = await readPdf(file);
      expect(facts).toMatchObject({ size, title: "Room <1> & workshop" });
      const { text } = pages[0]!;
      expect(text).toContain("Plain words");
      expect(text).not.toMatch(/SCRIPT RAN|root:/);
      const raw = file.toString("latin1");
      expect(raw).toContain("/FontFile2");
      expect(raw).toContain("CIDFontType2");
      expect(raw).not.toMatch(/\/Subtype \/Type3\b/);
      expect(raw).toMatch(/NotoSansThai/);
      expect(raw).toMatch(/NotoSansArabic/);
      expect(requests).toBe(0);
      expect(readdirSync(root).filter((name) => name.startsWith("profile"))).toEqual([]);
      expect(existsSync(path.join(root, `print-${paper}.html`))).toBe(false);
    },
  );

  it("X-49: what is no browser gives an error and no file", async () => {
    writeFileSync(path.join(root, "page.html"), page("x"));
    await expect(
      printPage("/bin/false", root, "page.html", "A4", path.join(root, "none.pdf")),
    ).rejects.toThrow();
    expect(existsSync(path.join(root, "none.pdf"))).toBe(false);
  });
});
