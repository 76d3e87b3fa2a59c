/** The page on paper, printed by a Chromium of this machine, where there is one. */
import { createServer } from "node:http";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, describe, expect, it } from "vitest";
import { describeNeeding } from "@/tests/support/needing";
import { findBrowser } from "@/server/export/browser";
import { footOf, standalone } from "@/server/export/page";
import { onPaper, printPage } from "@/server/export/print";

const root = mkdtempSync(path.join(tmpdir(), "export-print-"));
afterAll(() => rmSync(root, { recursive: true }));

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/x.css"><script>document.title="ran"</script></head><body>${body}<script>document.body.innerHTML="SCRIPT RAN"</script></body></html>`;
const css = "@page{size:A4 landscape;margin:12mm}body{font-family:var(--font-ui)}";

describe("a page that needs nothing else", () => {
  const html = standalone(page("ผู้เสียหาย <b>الضحية</b>"), [css]);

  it("X-15: has no script and no link, and a policy that lets nothing else in", () => {
    expect(html).not.toMatch(/<script|<link/);
    expect(html).toContain("default-src 'none'");
  });

  it("X-15: brings a font for every script in it", () => {
    expect(html).toContain("NotoSansThai_400Regular.ttf");
    expect(html).toContain("NotoSansArabic_700Bold.ttf");
    expect(html).not.toContain("NotoSansKhmer");
  });

  it("X-15: changes the paper and nothing else", () => {
    expect(onPaper(html, "Letter")).toContain("@page{size:Letter landscape;margin:12mm}");
    expect(onPaper(html, "A4")).toBe(html);
  });
});

async function read(file: string): Promise<{ text: string; size: number[] }> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), useSystemFonts: false }).promise;
  const first = await pdf.getPage(1);
  const content = await first.getTextContent();
  return {
    text: content.items.map((i) => ("str" in i ? i.str : "")).join(""),
    size: first.view.slice(2).map(Math.round),
  };
}

const browser = findBrowser();

describeNeeding(browser ? null : "Chromium is not installed")("a Chromium", () => {
  it.each([
    ["A4", [842, 595]],
    ["Letter", [792, 612]],
  ] as const)(
    "X-15: prints on %s with fonts of its own, runs nothing and asks nobody",
    async (paper, size) => {
      let asked = 0;
      const other = createServer((_req, res) => {
        asked++;
        res.end();
      });
      await new Promise<void>((go) => other.listen(0, "127.0.0.1", go));
      const { port } = other.address() as { port: number };
      // As if something hostile had come through.
      const hostile = `<img src="http://127.0.0.1:${port}/x.png"><img src="http://plenary.test/x.png"><iframe src="file:///etc/passwd"></iframe><style>@import "http://127.0.0.1:${port}/y.css";</style>`;
      writeFileSync(
        path.join(root, "page.html"),
        standalone(page(`<p>Plain words</p><p>ผู้เสียหาย</p><p dir="rtl">الضحية</p>${hostile}`), [
          css,
          footOf(`Taken out by Ada "</style>\\ on 1 May 2026`),
        ]),
      );
      const output = path.join(root, `${paper}.pdf`);
      await printPage(browser!, root, "page.html", paper, output);
      other.close();
      const { text, size: found } = await read(output);
      expect(found).toEqual(size);
      expect(text).toContain("Plain words");
      expect(text.replace(/\s+/g, " ")).toContain('Taken out by Ada "</style>\\ on 1 May 2026');
      expect(text).not.toMatch(/SCRIPT RAN|root:/);
      const raw = readFileSync(output, "latin1");
      expect(raw).toMatch(/NotoSansThai/);
      expect(raw).toMatch(/NotoSansArabic/);
      expect(asked).toBe(0);
      expect(readdirSync(root).filter((name) => name.startsWith("profile"))).toEqual([]);
      expect(existsSync(path.join(root, `print-${paper}.html`))).toBe(false);
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
