/** B-154: no text of an author holds the server up or brings it down, whatever stands in it. */
import { renderToStaticMarkup } from "react-dom/server";
import { createElement } from "react";
import { lexer } from "marked";
import { describe, expect, it } from "vitest";
import { Markdown } from "@/components/ui/markdown";
import { guide } from "@/tests/support/guide";
import { assetsNamed, withAssetsRenamed } from "@/workshop/content/assets/names";
import { escaped, textOf, tokensOf } from "@/model/text/markdown";
import { textsOf } from "@/workshop/content/texts";
import { prose } from "@/model/text/text-schemas";
import { titleOf } from "@/workshop/import/deck";
import { importMarkdown } from "@/workshop/import/markdown-deck";
import { lostStructure } from "@/workshop/editor/translation/read-translation";
import { checkTranslation } from "@/workshop/content/check-translation";
import { screensFor } from "@/workshop/rehearsal/room-for-text";

/** The longest text that an author may write. */
const LONGEST = 8_000;
/**
 * In the time that reading all texts of the guide takes: up to five times is seen; what stopped the server
 * took a thousand.
 */
const PATIENCE = 40;

const repeated = (unit: string) => unit.repeat(Math.floor(LONGEST / unit.length));
const nested = (before: string, inside: string, after: string) => {
  const times = Math.floor((LONGEST - inside.length) / (before.length + after.length));
  return before.repeat(times) + inside + after.repeat(times);
};

/** Where a text of some length may be translated. */
const someProse = textsOf(guide).find(({ length }) => length === "prose")!.path;

const hostile: Record<string, string> = Object.fromEntries(
  [
    ...["](a", "](", "](word:", "x\n", "# a #", "# a  x", "- \n", "<a "].map(repeated),
    `# a${" ".repeat(LONGEST - 10)}x`,
    `# a${" #".repeat(LONGEST / 2 - 10)}x`,
    ...'![a]( |> |>|[|**|_a_|`a|<a|~~a|1. |- |> 1. |- > |+ * - |a**b|![|!|![]( |![a](b "|[a](<b|#|- - |<!--|\\|&a|- a\n  '
      .split("|")
      .map(repeated),
    nested("*", "a", "*"),
    nested("_*a ", "b", " c*_"),
    nested("**a ", "b", " c**"),
    nested("[a", "x", "](b)"),
    nested("![a", "x", "](b)"),
    nested("*[", "a", "](b)*"),
    Array.from({ length: 80 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n"),
  ].map((text) => [`${text.slice(0, 12)}…`, text]),
);

/** @returns milliseconds */
function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

describe("a text made to hold the server up", () => {
  it.each(Object.entries(hostile))(
    "%j is read, drawn, measured and looked through at once",
    (_name, text) => {
      const usual = timed(() => textsOf({ ...guide }));
      expect(timed(() => lookThrough(text))).toBeLessThan(PATIENCE * usual);
    },
  );

  function lookThrough(text: string): void {
    expect(prose.safeParse(text).success).toBe(true);
    expect(assetsNamed({ body: text }).length).toBeLessThan(2_000);
    withAssetsRenamed({ body: text }, new Map([["b", "c.webp"]]));
    expect(screensFor(text)).toBeGreaterThan(0);
    expect(renderToStaticMarkup(createElement(Markdown, { text })).length).toBeGreaterThan(0);
    expect(checkTranslation(guide, { [someProse]: text }).length).toBeLessThan(2);
    lostStructure(text, text);
    importMarkdown(`# Title\n\n${text}`);
    titleOf({ title: "", body: text }, 0);
    escaped(text);
  }

  it("is shown as it was written", () => {
    const text = `${"> ".repeat(40)}deep & <b>quiet</b>\n\nand a second paragraph`;
    expect(renderToStaticMarkup(createElement(Markdown, { text }))).toContain(
      "deep &amp; &lt;b&gt;quiet&lt;/b&gt;",
    );
    expect(tokensOf(text).map((token) => token.type)).toEqual(["paragraph", "paragraph"]);
  });
});

describe("texts as trainers write them", () => {
  it("of the guide are all read as Markdown", () => {
    const texts: string[] = [];
    const look = (value: unknown): void => {
      if (typeof value === "string") texts.push(value);
      else if (value && typeof value === "object") for (const child of Object.values(value)) look(child);
    };
    look(guide.sessions);
    expect(texts.length).toBeGreaterThan(1_000);
    for (const text of texts) expect(tokensOf(text)).toEqual(lexer(text, { gfm: true }));
  });

  it("may nest quotes and lists, and have a line across", () => {
    for (const text of [
      "> - 1. > - a",
      "* * * * *",
      "- [ ] a\n  - b\n    > c",
      "**a** _b_ `c` [d](e) ~~f~~ ".repeat(20),
    ])
      expect(tokensOf(text)).toEqual(lexer(text, { gfm: true }));
  });
});

it("gives the words of a text without their markup", () => {
  expect(textOf("A [case manager](word:case-manager) of the *MRC* **asks** `why`.")).toBe(
    "A case manager of the MRC asks why.",
  );
  expect(textOf("# Rule\n\n- one & two\n- [three](https://example.org)\n\n> Art. 3(a)")).toBe(
    "Rule\n• one & two\n• three\nArt. 3(a)",
  );
  expect(textOf("2. No condition\n3. Safe return")).toBe("2. No condition\n3. Safe return");
  expect(textOf("| a | b |\n|---|---|\n| <1 | *2* |")).toBe("a · b\n<1 · 2");
  expect(textOf("Plain words, as they are: 3 * 4 < 20.")).toBe("Plain words, as they are: 3 * 4 < 20.");
});

it("breaks lines in the words of a text where the text is broken, and nowhere else", () => {
  expect(textOf("one *and\ntwo*,\nthen  \nthree")).toBe("one and two, then\nthree");
  expect(textOf("- a\n  - b\n    1. c\n- d\n  e")).toBe("• a\n• b\n1. c\n• d e");
  expect(textOf("0. none\n1. one")).toBe("0. none\n1. one");
  expect(textOf(`${"> ".repeat(13)}deep\ntext`)).toBe(`${"> ".repeat(13)}deep text`);
  expect(textOf("```\none\ntwo\n```")).toBe("one\ntwo");
});
