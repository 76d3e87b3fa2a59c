import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { percentOfStep } from "@/model/worksheets/wording";
import { CampaignPages } from "@/components/debrief/campaign-pages";
import { WorksheetDebriefed } from "@/activities/kinds/worksheet/debrief";
import { comparedFigure, dotsFigure, sheetsFigure } from "@/activities/kinds/worksheet/figures";
import { debriefWords } from "@/components/debrief/translated-words";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { campaignsIn } from "@/workshop/debrief/campaigns";
import {
  board,
  campaign,
  comparisons,
  difference,
  map,
  services,
} from "@/tests/support/worksheets/shown-samples";
import { worksheetDebriefSample } from "@/tests/support/worksheets/debrief-samples";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";
import { basisOf } from "@/model/debrief/made";
import { textId } from "@/model/text/text-id";
import { sheetStory } from "@/activities/kinds/worksheet/sentences";
import { comparing } from "@/model/worksheets/comparisons/all";

const words = debriefWords();
const read = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const debriefed = (comparison: Comparison | null) =>
  read(
    renderToStaticMarkup(<WorksheetDebriefed debrief={worksheetDebriefSample(comparison)} words={words} />),
  );

describe("the sentence of a comparison", () => {
  const said = (comparison: Comparison) => words.say(comparing(comparison).sentence(comparison));

  it("tells which column nobody wrote in before it counts", () => {
    expect(said(board)).toBe(
      "Nobody wrote anything under “Joint”. Of 5 measures elsewhere, 2 came from several groups and 2 lack an owner or a date.",
    );
  });

  it("F-10: is known to stored wordings as when one alone was named, until more tie", () => {
    const based = (comparison: Comparison) => basisOf(sheetStory([[worksheetDebriefSample(comparison)]])[0]!);
    const stored = (finding: object) =>
      textId(JSON.stringify(["groups", { title: "Different priorities", groups: 4 }, finding]));
    expect(based(board)).toBe(
      stored({
        key: "sheet-board-blank",
        values: { measures: 5, shared: 2, lacking: 2, column: "Joint" },
      }),
    );
    expect(based(campaign)).toBe(
      stored({ key: "sheet-campaign-place", values: { plans: 4, paired: 1, place: "Market" } }),
    );
    const [row] = services.rows.toSorted((a, b) => b.empty - a.empty);
    const alone = { ...services, rows: services.rows.map((r) => (r === row ? { ...r, empty: 5 } : r)) };
    const values = { all: 55, empty: services.empty, service: row!.text, most: 5, of: 5 };
    expect(based(alone)).toBe(stored({ key: "sheet-services", values }));
    expect(based(services)).not.toBe(stored({ key: "sheet-services", values: { ...values, most: 4 } }));
  });

  it("counts confirmed slips alone", () => {
    expect(said(difference)).toMatch(
      /^3 are on both lists, 2 only on “If they do not want to cooperate” and 3 only on “If they talk to the police”\. 1 of these is a basic need/,
    );
    expect(
      said({ ...difference, onlyHere: difference.onlyHere.map((m) => ({ ...m, slip: false })) }),
    ).toMatch(/No basic need was found/);
  });

  it("counts steps that nobody owns, empty cells, and plans that pair", () => {
    expect(said(map)).toBe("Of 6 steps, nobody owns 2, and several agencies claim 1.");
    expect(said(services)).toMatch(
      new RegExp(`^${services.empty} of 55 cells are empty; most of them at .*“Family tracing”.* \\(4 of 5`),
    );
    expect(said(campaign)).toBe(
      "1 of 4 plans, one for each audience, answer a barrier with a message. Nobody chose an audience at “Market”.",
    );
  });
});

describe("a worksheet in the debrief", () => {
  it("keeps the groups' work side by side, with the view of the minority and the remarks", () => {
    const text = debriefed(board);
    expect(text).toMatch(
      /Group 1 Table 1 · 5 people · 100 % filled.*What government can do.*The group agreed on this.*Missed: Who pays for the interpreter/,
    );
    expect(text).toMatch(/Some in the group saw it otherwise: Two of us would not wait/);
    expect(text).toMatch(/This group showed no card/);
  });

  it("has equal remarks on a sheet once, with how many made them, on the page and in files", () => {
    const sample = worksheetDebriefSample(board);
    const [remark] = sample.remarks;
    const debrief = { ...sample, remarks: [remark!, { ...remark!, text: ` ${remark!.text}` }, remark!] };
    const html = renderToStaticMarkup(<WorksheetDebriefed debrief={debrief} words={words} />);
    expect(read(html).split("Who pays for the interpreter?").length).toBe(2);
    expect(read(html)).toContain("Who pays for the interpreter? ×3");
    const said = sheetsFigure(debrief, words).texts!.map(({ texts }) => texts);
    expect(said).toContainEqual(["Missed: Who pays for the interpreter? ×3"]);
  });

  it("says of a group which cards of its sheet are not here (G-106)", () => {
    const sample = worksheetDebriefSample(board);
    for (const [chose, said] of [
      [true, "2 more cards of this group were not among those that it chose to show."],
      [false, "Only the first five cards of this group are here; 2 more are on its sheet."],
    ] as const) {
      const groups = sample.groups.map((g, i) => ({ ...g, chose, notShown: i === 0 ? 2 : 0 }));
      const debrief = { ...sample, groups };
      const html = renderToStaticMarkup(<WorksheetDebriefed debrief={debrief} words={words} />);
      expect(read(html).split(said).length).toBe(2);
      expect(sheetsFigure(debrief, words).texts![0]!.texts).toContain(said);
    }
  });

  it("says that not all entries with dots are drawn, where that is so", () => {
    const sample = worksheetDebriefSample(null);
    const [dot] = sample.dots;
    const dots = (n: number) => Array.from({ length: n }, () => dot!);
    expect(dotsFigure({ ...sample, dots: dots(12) }, words)!.how).toBeUndefined();
    expect(dotsFigure({ ...sample, dots: dots(14) }, words)!.how).toBe(
      "The 12 with most dots are drawn; the table has all.",
    );
  });

  it("has how much of each step of a plan is filled, in a number as dark as its cell", () => {
    const { chart, tables } = comparedFigure(worksheetDebriefSample(campaign), words)!;
    const cells = chart?.type === "heat" ? chart.rows.flatMap((row) => row.cells) : [];
    expect(cells.length).toBeGreaterThan(3);
    for (const { said, level } of cells) expect(said).toBe(`${Math.round(100 * level)}\u00a0%`);
    for (const { said } of cells.filter(({ level }) => level > 0 && level < 1))
      expect(JSON.stringify(tables[0]!.rows)).toContain(`partly · ${said}`);
  });

  it("has nothing and all of a step only where that is so, and percents as the language writes them", async () => {
    const arabic = debriefWords("ar", completed(await translationIn("ar")));
    const said = (language: typeof words) =>
      [0, 0.004, 0.5, 0.996, 1].map((done) => percentOfStep(done, language));
    expect(said(words)).toEqual([0, 1, 50, 99, 100].map((share) => `${share}\u00a0%`));
    expect(said(arabic)).toEqual(["0%", "1%", "50%", "99%", "100%"]);
  });

  it("names what got most dots, with whose entry it is", () => {
    expect(debriefed(null)).toMatch(
      /most of all “Needs and consent come first” \(14\).*Needs and consent come first Group 1.*14/,
    );
  });

  it.each(comparisons)("has the figure and the table of $type with equal numbers", (comparison) => {
    const html = renderToStaticMarkup(
      <WorksheetDebriefed debrief={worksheetDebriefSample(comparison)} words={words} />,
    );
    expect(read(html)).toContain(words.say(comparing(comparison).sentence(comparison)));
    expect(html).toMatch(/<details[\s\S]*<caption/);
  });

  it("stands in Arabic without a word of the interface missing from the drawing", async () => {
    const arabic = debriefWords("ar", completed(await translationIn("ar")));
    const html = renderToStaticMarkup(
      <WorksheetDebriefed debrief={worksheetDebriefSample(board)} words={arabic} />,
    );
    expect(read(html)).toMatch(/لم يكتب أحد شيئًا هنا/);
    expect(html).not.toContain("█");
  });
});

describe("a campaign on one page", () => {
  const pages = renderToStaticMarkup(
    <CampaignPages
      campaigns={campaignsIn({ sessions: [{ activities: [worksheetDebriefSample(campaign)] }] })}
      words={words}
      title="Jeju"
    />,
  );

  it("has a page for each plan that says anything", () => {
    expect(pages.match(/<article/g)).toHaveLength(3);
  });

  it("has the message, what it answers, where it goes and how one will know", () => {
    expect(read(pages)).toMatch(
      /Young people who think about leaving.*Before you pay.*It will not happen to me.*Channel.*Saturday market.*Messenger.*People who came back.*Indicator.*Calls to the hotline/,
    );
  });

  it("says so where no group made a plan", () => {
    expect(read(renderToStaticMarkup(<CampaignPages campaigns={[]} words={words} title="Jeju" />))).toMatch(
      /No group made a campaign plan/,
    );
  });
});
