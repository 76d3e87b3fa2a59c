import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AssetsProvider } from "@/components/assets/assets";
import { AuthoredLanguagesProvider } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";

const map = { kind: "picture", at: "/assets/room/token/", width: 800, height: 600 } as const;
const html = (text: string, top?: number, size: "phone" | "stage" = "stage") =>
  renderToStaticMarkup(
    <AssetsProvider sources={{ "map.webp": map, "film.mp4": { ...map, kind: "video" } }} size={size}>
      <Markdown text={text} top={top} />
    </AssetsProvider>,
  );

describe("what authors can write", () => {
  it("draws headings, paragraphs, bold, italic and code", () => {
    expect(html("# Title\n\nA **bold** and *soft* `code`.")).toBe(
      "<h1>Title</h1><p>A <strong>bold</strong> and <em>soft</em> <code>code</code>.</p>",
    );
  });

  it("starts headings at the level that the page has left", () => {
    expect(html("# One\n\n## Two", 3)).toBe("<h3>One</h3><h4>Two</h4>");
  });

  it("draws lists, nested and numbered", () => {
    expect(html("- a\n  - b\n- c")).toBe("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>");
    expect(html("3. a\n4. b")).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
    expect(html("0. a\n1. b")).toBe('<ol start="0"><li>a</li><li>b</li></ol>');
  });

  it("keeps a number and its sign in one line and order, and leaves ranges and dates alone (B-195)", () => {
    const out = html("زيادة +£10,000، ثم **−£100** من £600 و +47 %، 2019-2020 و 5−3 و a-1");
    expect(
      [...out.matchAll(/<bdi dir="ltr" style="white-space:nowrap">([^<]*)<\/bdi>/g)].map((m) => m[1]),
    ).toEqual(["+£10,000", "−£100", "£600", "+47 %"]);
    expect(html("5 - 3 = 2, -")).toBe("<p>5 - 3 = 2, -</p>");
  });

  it("draws tables with column headers and alignment", () => {
    const out = html("| A | B |\n|---|--:|\n| **1** | 2 |");
    expect(out).toContain('<th scope="col">A</th>');
    expect(out).toContain('<td style="text-align:right">2</td>');
    expect(out).toContain("<strong>1</strong>");
  });

  it("draws quotes", () => {
    expect(html("> said")).toBe("<blockquote><p>said</p></blockquote>");
  });

  it("keeps ampersands, quotes and angle brackets as they were written", () => {
    expect(html('R&D "x" a < b & it\'s')).toBe("<p>R&amp;D &quot;x&quot; a &lt; b &amp; it&#x27;s</p>");
  });

  it("links to http, https and mail", () => {
    expect(html("[a](https://example.org/x?a=1&b=2)")).toContain('href="https://example.org/x?a=1&amp;b=2"');
    expect(html("[a](https://example.org)")).toContain('rel="noopener noreferrer"');
    expect(html("info@iom.int")).toContain('href="mailto:info@iom.int"');
  });

  it("asks for a drawing's words in the language of the text", () => {
    const drawn = (language: string | null) => {
      const text = <Markdown text="![A map](map.svg) ![B](map.webp)" />;
      const written = language && { language, original: "en", lacking: [] };
      return renderToStaticMarkup(
        <AssetsProvider sources={{ "map.svg": map, "map.webp": map }} size="phone">
          {written ? (
            <AuthoredLanguagesProvider page="en" written={written} direction={() => "ltr"}>
              {text}
            </AuthoredLanguagesProvider>
          ) : (
            text
          )}
        </AssetsProvider>,
      );
    };
    expect(drawn("th")).toContain('href="/assets/room/token/stage#th"');
    expect(drawn("th")).toContain('src="/assets/room/token/phone#th"');
    expect(drawn("th")).toContain('src="/assets/room/token/phone"');
    expect(drawn(null)).not.toContain("#");
  });

  it("shows pictures of the workshop by name, with their size so that nothing jumps", () => {
    const out = html("![A map](map.webp)");
    expect(out).toContain('src="/assets/room/token/stage"');
    expect(out).toContain('alt="A map"');
    expect(out).toContain('width="800" height="600"');
    expect(html("![A map](/assets/guide/map.webp)")).toContain('src="/assets/room/token/stage"');
  });

  it("shows phones a small picture, loaded when it comes into sight, that a tap opens large", () => {
    const out = html("![A map](map.webp)", 1, "phone");
    expect(out).toContain('href="/assets/room/token/stage"');
    expect(out).toMatch(/<img[^>]* src="\/assets\/room\/token\/phone"[^>]* loading="lazy"/);
  });

  it("takes no alternative text for markup, whoever wrote it (B-47)", () => {
    const hostile = [
      '" onerror="alert(1)',
      "<img src=x onerror=alert(1)>",
      "](javascript:alert(1)) [x",
      "![x](http://tracker.example/p.png)",
      "</figure><script>alert(1)</script>",
      "\u202eevil\u2066 `a` **b** \\",
      "[".repeat(200),
    ];
    for (const alt of hostile) {
      const out = html(`![${alt}](map.webp)`);
      // Quoted text is no markup.
      const markup = out.replaceAll(/"[^"]*"/g, '""').match(/<[^>]*>/g) ?? [];
      for (const tag of markup)
        expect([alt, tag]).toEqual([alt, expect.stringMatching(/^<(img|\/?(h1|p|a|code|strong|link)\b)/)]);
      expect([alt, markup.filter((tag) => tag.includes("onerror"))]).toEqual([alt, []]);
      expect([alt, out.match(/(?:href|src)="(?!\/assets\/)[^"]*"/g)]).toEqual([alt, null]);
    }
  });

  it("shows a picture that the workshop does not have in words", () => {
    expect(html('![A "map"](other.webp)')).toBe("<p>A &quot;map&quot;</p>");
    expect(html("![A film](film.mp4)")).toBe("<p>A film</p>");
    expect(html("![x](constructor)")).toBe("<p>x</p>");
  });
});

describe("what nobody can smuggle in", () => {
  const attacks = [
    "<script>alert(1)</script>",
    "x <script>alert(1)</script> y",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '![x](/assets/a.png" onerror="alert(1))',
    "![x](https://example.org/spy.png)",
    "![x](//example.org/spy.png)",
    "![x](/assets/../trainer)",
    "![x](/assets/room/../map.webp)",
    "![x](map.webp%00)",
    "[x]: javascript:alert(1)\n\n[x]",
    "| <script>a</script> |\n|---|\n| <b onclick=x>y</b> |",
    "- <iframe src=x></iframe>",
    "```\n</code><script>alert(1)</script>\n```",
  ];
  it.each(attacks)("shows %j as text", (attack) => {
    const out = html(attack);
    expect(out).not.toMatch(/<(script|svg|iframe|b)\b/);
    expect(out).not.toMatch(/<[^>]+\son\w+=/i);
    expect(out).not.toMatch(/(href|src)="(?!https?:\/\/|mailto:|\/assets\/)/i);
    expect(out).not.toMatch(/src="(https?:)?\/\//);
    expect(out).not.toContain("..");
  });

  it("leaves relative links as their text", () => {
    expect(html("[x](/trainer)")).toBe("<p>x</p>");
  });
});
