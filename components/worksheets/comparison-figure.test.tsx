import { renderToStaticMarkup } from "react-dom/server";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { ComparisonFigure } from "@/components/worksheets/comparison-figure";
import type { CompareText } from "@/model/worksheets/wording";
import { completed, messages as english } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import {
  board,
  campaign,
  comparisons,
  difference,
  inArabic,
  map,
  services,
} from "@/tests/support/worksheets/shown-samples";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";

const textIn = (locale: string, all: typeof english): CompareText =>
  createTranslator<Record<string, string>>({ locale, messages: all.compare as never });
const t = textIn("en", english);
const drawn = (comparison: Comparison, asking = false, say = t) =>
  renderToStaticMarkup(<ComparisonFigure comparison={comparison} t={say} asking={asking} />);
/** The words of a page, without tags. */
const read = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "’")
    .replace(/\s+/g, " ");
/** Cells of the table's row that is headed so. */
const rowOf = (html: string, head: string): string =>
  html.split("<tr").find((row) => row.includes(head)) ?? "";

describe("a board of measures", () => {
  it("says in words which column nobody wrote in, and who left one empty", () => {
    const text = read(drawn(board));
    expect(text.match(/Nobody wrote anything here/g)).toHaveLength(1);
    expect(text).toMatch(/Left this empty: Harbour/);
    // The column that is empty for all is not held against one group.
    expect(text).not.toMatch(/Left this empty: Group 3/);
  });

  it("counts what several groups wrote, for eyes and for ears, and names what is missing", () => {
    const html = drawn(board);
    expect(read(html)).toMatch(/before any interview ×3 3 groups/);
    expect(html).toMatch(/aria-hidden="true">×3</);
    expect(read(html)).toMatch(/reflection period of thirty days Group 1 Who Police – no date yet/);
    expect(read(html)).toMatch(/every district Group 1 – no owner yet – no date yet/);
  });

  it("stands once for each topic, under its name (G-157)", () => {
    const [first, ...others] = board.groups;
    const topics = { ...board, groups: [{ ...first!, topic: "Rotation" }, ...others] };
    expect(drawn(topics).match(/<table/g)).toHaveLength(1);
    expect(read(drawn(topics))).toMatch(/^ Rotation /);
    expect(drawn(board)).not.toContain("<h3");
  });

  it("draws words that were blacked out as bars and does not leave their length in letters", () => {
    const html = drawn(board);
    expect(html).not.toContain("█");
    expect(read(html)).toMatch(/Shelter blacked out/);
  });
});

describe("the difference of two lists", () => {
  it("flags a slip once a trainer confirmed it, and asks only a trainer before", () => {
    expect(read(drawn(difference))).toMatch(
      /Medical care ×2 2 groups A basic need that is only on this list Contact with the family/,
    );
    expect(read(drawn(difference))).not.toMatch(/Is this a basic need/);
    expect(read(drawn(difference, true)).match(/Is this a basic need\?/g)).toHaveLength(1);
  });

  it("says nothing was found rather than leaving a hole", () => {
    expect(read(drawn({ ...difference, both: [] }))).toMatch(/Nothing/);
  });
});

describe("the map of who does what", () => {
  it("names the steps that nobody owns and those that several claim", () => {
    const html = drawn(map);
    expect(read(rowOf(html, "Pay for the interpreter"))).toMatch(/Nobody owns it/);
    expect(read(rowOf(html, "Identify the person"))).toMatch(/\b3 1 .*2 agencies claim it/);
  });

  it("heads each column with the name of its agency, also where eyes see a letter", () => {
    const html = drawn(map);
    for (const agency of map.agencies)
      expect(html).toMatch(new RegExp(`<th scope="col"[^>]*>(?:(?!</th>).)*${agency}`));
  });

  it("says so where nobody named an agency", () => {
    expect(
      read(
        drawn({ ...map, agencies: [], steps: map.steps.map((s) => ({ ...s, owners: [], state: "nobody" })) }),
      ),
    ).toMatch(/No group named an agency yet/);
  });
});

describe("the map of services", () => {
  it("keeps several organisations in one cell apart", () => {
    const text = read(drawn(services));
    expect(text).toMatch(/[A-Z] [^·]+ \d · [A-Z] /);
  });

  it("counts the empty cells and says nobody in each of them", () => {
    const html = drawn(services);
    expect(read(html)).toMatch(new RegExp(`${services.empty} of 55 cells are empty`));
    expect(html.match(/>nobody</g)).toHaveLength(services.empty);
  });

  it("has the dilemmas with most dots first", () => {
    const text = read(drawn(services));
    expect(text.indexOf("feels like confinement")).toBeLessThan(text.indexOf("wants to go home"));
    expect(text).toMatch(/14 dots/);
    expect(text).not.toMatch(/\b0 dots/);
  });
});

describe("plans of a campaign", () => {
  it("says of each step whether it is whole, partly filled or empty", () => {
    expect(read(rowOf(drawn(campaign), "Young people who think"))).toMatch(
      /complete partly complete complete partly empty/,
    );
  });

  it("pairs barrier and message in words", () => {
    const text = read(drawn(campaign));
    for (const state of [
      "A message for a barrier",
      "A barrier without a message",
      "A message without a barrier",
      "Neither yet",
    ])
      expect(text).toContain(state);
  });

  it("names the place that nobody chose, and asks questions without a verdict", () => {
    const text = read(drawn(campaign));
    expect(text).toMatch(/Market No group chose this/);
    expect(text).toMatch(/Who among them listens to this station/);
  });
});

describe.each(comparisons)("$type", (comparison) => {
  it("has real heads for those who listen", () => {
    const html = drawn(comparison);
    expect(html).toMatch(/<th scope="col"/);
    for (const cell of html.match(/<th\b[^>]*>/g) ?? []) expect(cell).toMatch(/scope="(col|row)"/);
  });

  it("has all its words in Arabic, and keeps what groups wrote in its own direction", async () => {
    const arabic = completed(await translationIn("ar"));
    const html = drawn(inArabic(comparison), true, textIn("ar", arabic));
    expect(html).toMatch(/[\u0600-\u06ff]/);
    expect(html).toMatch(/<bdi[^>]* dir="auto"/);
    for (const words of Object.values(english.compare[comparison.type])) {
      const plain = words.replace(/\{.*/, "").trim();
      if (plain.length > 8) expect(read(html)).not.toContain(plain);
    }
  });
});
