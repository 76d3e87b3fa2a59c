import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import { describe, expect, it } from "vitest";
import { furtherFigures } from "@/workshop/debrief/figures-of";
import { debriefWords } from "@/components/debrief/translated-words";
import {
  comparisonInput,
  groupSheets,
  audienceIn,
  measuresIn,
  sheetNamed,
  sheetOf,
  sheetWith,
} from "@/tests/support/worksheets/contents";
import { worksheetDebriefSample } from "@/tests/support/worksheets/debrief-samples";
import { withBoardsBeside } from "@/activities/kinds/worksheet/kind";
import type { ActivityDebrief } from "@/workshop/debrief/debrief";
import { planViews } from "@/activities/kinds/worksheet/plan-views";
import type { SheetContent } from "@/model/worksheets/cells";
import { comparisonOf } from "@/model/worksheets/comparisons/all";
import { releasedDebrief } from "@/workshop/debrief/report/release/released-debrief";
import { standingReleases } from "@/workshop/debrief/report/release/releases";
import { boardText } from "@/activities/kinds/worksheet/release";
import { writtenSources } from "@/workshop/debrief/report/release/written-texts";
import { withoutWords } from "@/workshop/debrief/report/report-of";
import { textId } from "@/model/text/text-id";
import { sheetKey } from "@/model/room/groups";

const words = debriefWords();
const compared = (id: "scenario" | "campaign", contents: SheetContent[]) =>
  comparisonOf(sheetNamed(id), comparisonInput(contents));

describe("which of several boards got least (H-17)", () => {
  const board = (id: string, title: string, contents: SheetContent[]): WorksheetDebrief => {
    const sample = worksheetDebriefSample(compared("scenario", contents));
    return { ...sample, activity: { ...sample.activity, id, title } };
  };
  const rich = board("one", "Priorities", [
    sheetOf(measuresIn("government", ["Train", "Police"], ["A law"]), measuresIn("ngo", ["Visit", "NGO"])),
  ]);
  const poor = board("two", "Stereotypes", [measuresIn("joint", ["Speak together"])]);

  it("is said once, on the last of them, with each side's number", () => {
    const [first, last] = withBoardsBeside([rich, poor]).map((a) =>
      furtherFigures(a, words).filter((f) => f.id.endsWith("-boards")),
    );
    expect(first).toEqual([]);
    expect(last![0]!.reading).toBe("Fewest measures are on “Stereotypes” (1), most on “Priorities” (3).");
    expect(last![0]!.tables[0]!.head).toEqual([
      "Worksheet",
      "Government",
      "NGO",
      "Together",
      "Measures",
      "Groups",
    ]);
    expect(last![0]!.tables[0]!.rows).toEqual([
      ["Stereotypes", 0, 0, 1, 1, 3],
      ["Priorities", 2, 1, 0, 3, 3],
    ]);
    expect(last![0]!.how).toContain("Fewer may mean less time");
  });

  it("is no figure where one board stands alone", () => {
    expect(withBoardsBeside([rich]).flatMap((a) => furtherFigures(a, words))).toEqual([]);
  });
});

describe("what plans pass, and whom they mean", () => {
  const contents = [
    sheetOf(
      sheetWith({ "smart/real": "1", "smart/dated": "1", indicator: "Calls" }, { "audience@": ["r1", "x"] }),
      audienceIn("r1", { who: "Young people at the market", where: "origin" }),
      audienceIn("x", { who: "Buyers", where: "market" }),
    ),
    sheetOf(sheetWith({ "smart/real": "1" }), audienceIn("r1", { who: "Young sellers", where: "origin" })),
    audienceIn("r1", { who: "Someone" }),
    sheetWith({}),
  ];
  const plans = planViews(sheetNamed("campaign"), groupSheets(contents), (text) =>
    text.replace("sellers", "███████"),
  );
  const comparison = compared("campaign", contents)!;
  const sample: ActivityDebrief = { ...worksheetDebriefSample(comparison), plans };
  const figures = furtherFigures(sample, words);

  it("H-18: counts each check and each field of monitoring over the plans that were begun, and those that have all", () => {
    const checks = figures.find((f) => f.id.endsWith("-checks"))!;
    expect(checks.reading).toBe(
      "It is: 1 of 3 plans have all of it. Monitoring: 1 of 3 plans have all of it.",
    );
    expect(checks.tables.map((t) => t.rows)).toEqual([
      [
        ["realistic", 2, 3],
        ["bound to a date", 1, 3],
        ["all of it", 1, 3],
      ],
      [
        ["By which sign?", 1, 3],
        ["all of it", 1, 3],
      ],
    ]);
  });

  it("H-19: has the audiences in the groups' own words, by place, with their black words black", () => {
    const audiences = figures.find((f) => f.id.endsWith("-audiences"))!;
    expect(audiences.reading).toBe("4 audiences were named, in 2 places.");
    expect(audiences.texts).toMatchObject([
      {
        title: "At the origin",
        texts: ["Young people at the market · Group 1", expect.stringMatching(/^Young .+ · Group 2$/)],
      },
      { title: "Where goods are sold", texts: ["Buyers · Group 1"] },
      { title: "No place chosen", texts: ["Someone · Group 3"] },
    ]);
    expect(JSON.stringify(audiences)).not.toContain("sellers");
  });

  it("H-19: leaves the trainers' page only with the board that was released", () => {
    expect(JSON.stringify(figures.map(withoutWords))).not.toContain("Buyers");
    const debrief = {
      title: "T",
      language: "en",
      people: 6,
      ended: true,
      startedAt: null,
      endedAt: null,
      answeredOnce: 6,
      sessions: [{ id: "one", number: 1, title: "One", activities: [sample], withheld: [] }],
    };
    const shown = new Set(
      sample.kind === "worksheet" ? sample.groups.map((g) => sheetKey(sample.activity.id, g.group.id)) : [],
    );
    const out = (release: boolean) => {
      const releases = standingReleases(
        writtenSources(debrief, [], shown),
        release ? [{ source: "priorities/board", textId: textId(boardText(comparison)), black: [] }] : [],
      );
      return JSON.stringify(
        furtherFigures(releasedDebrief(debrief, releases).sessions[0]!.activities[0]!, words),
      );
    };
    expect(out(false)).not.toContain("Buyers");
    expect(out(false)).toContain("bound to a date");
    expect(out(true)).toContain("Buyers");
  });

  it("is nothing where no group began a plan, or the worksheet has none", () => {
    expect(planViews(sheetNamed("campaign"), groupSheets([sheetWith({})]), String)).toBeNull();
    expect(planViews(sheetNamed("scenario"), groupSheets(contents), String)).toBeNull();
  });
});
