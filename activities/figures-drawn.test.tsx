import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { OpenDebrief } from "@/activities/kinds/open/debrief-data";
import { openFigures } from "@/activities/kinds/open/figures";
import { debriefed } from "@/activities/faces/debrief";
import { debriefWords } from "@/components/debrief/translated-words";
import { Unbroken } from "@/components/ui/unbroken";
import { guide } from "@/tests/support/guide";
import { sampleInput, sampleWords } from "@/tests/support/sample-report";
import { furtherFigures } from "@/workshop/debrief/figures-of";
import { debriefOf } from "@/workshop/debrief/debrief";
import { reportOf } from "@/workshop/debrief/report/report-of";
import { readingsOf } from "@/workshop/debrief/split/readings";
import { safeSplits } from "@/workshop/debrief/split/safe-splits";
import { planOf } from "@/workshop/content/plan";

const words = debriefWords();
const base = sampleInput({ people: 23, workshop: guide });
const sector = (person: string) => ["Police", "NGO"][Number(person.split("-")[1]) % 2]!;
const room = new Map([
  ["Police", 12],
  ["NGO", 11],
]);
const splits = ["worker-question-1", "pre-test"].flatMap((id) =>
  safeSplits(
    readingsOf(
      base.rounds.filter((r) => r.question === id),
      () => planOf(guide).activity(id),
    ),
    sector,
    room,
  ),
);
const all = debriefOf({ ...base, splits }).sessions.flatMap((s) => s.activities);
const drawn = (id: string, said = words) => {
  const debrief = all.find((a) => a.activity.id === id)!;
  return renderToStaticMarkup(debriefed(debrief, furtherFigures(debrief, said), said));
};

describe("texts in groups", () => {
  const text = (id: string) => ({ id, text: `Text ${id}`, times: 1, support: 0 });
  const titles = (groups: OpenDebrief["groups"], rest: OpenDebrief["rest"]) => {
    const debrief = {
      ...{ activity: { id: "open", title: "T", question: "Q" }, few: false, hidden: 0 },
      ...{ answered: 3, passed: 0, missing: 0, present: null, groups, rest },
    } as unknown as OpenDebrief;
    return openFigures(debrief, words)[0]!.texts!.map((one) => one.title);
  };

  it("have a heading for those outside all groups, where there are groups", () => {
    expect(
      titles([{ id: "g", label: "Law", texts: [text("a")] }] as OpenDebrief["groups"], [text("b")]),
    ).toEqual(["Law", "Not grouped"]);
    expect(titles([], [text("b")])).toEqual([""]);
  });
});

describe("a title", () => {
  it("is broken neither in a range nor before a percent sign, and keeps its letters", () => {
    const html = renderToStaticMarkup(<Unbroken text="Cases (1–4): 60 % of men" />);
    expect(html.replace(/<[^>]+>/g, "")).toBe("Cases (1–4): 60 % of men");
    for (const kept of ["(1–4)", "60 %"]) expect(html).toContain(`nowrap">${kept}<`);
  });
});

describe("on the page, behind a kind's own figures", () => {
  it("stand answers by sector, with every group and its number in the table (H-3)", () => {
    const html = drawn("worker-question-1");
    expect(html).toContain('id="worker-question-1-sectors"');
    for (const said of ["Police", "NGO", "Differences between groups can come about by chance"])
      expect(html).toContain(said);
    expect(drawn("pre-test")).toContain('id="pre-test-sectors"');
  });

  it("stand the words behind a choice, under what the story leaves open (H-15)", () => {
    const html = drawn("worker-question-1");
    expect(html).toContain("The story never states the sex of the worker.");
    expect(html.indexOf("worker-question-1-answers")).toBeLessThan(html.indexOf("worker-question-1-because"));
  });

  it("begin small charts where reading begins (R-3)", async () => {
    const arabic = await sampleWords("ar");
    const parts = (html: string) =>
      [...html.matchAll(/<g transform="translate\((\d+) 20\)">.*?class="[^"]*number[^"]*">(\d+)</g)]
        .slice(0, 8)
        .map(([, x, part]) => [Number(x), Number(part)] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, part]) => part);
    expect(parts(drawn("paula"))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(parts(drawn("paula", arabic))).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it("say in words that an expert gives a clause no label", () => {
    const html = drawn("mark-the-definition");
    expect(html).toContain("✓ no label");
    expect(html).not.toContain("✓ –");
  });

  it("stand the money of the story and what a text does not show (H-14, H-16)", () => {
    expect(drawn("paula")).toContain("£14,700");
    expect(drawn("worker-indicators")).toContain("worker-indicators-worker-traps");
  });

  it("stands each remark of an expert in a paragraph of its own", () => {
    const debrief = all.find((a) => a.activity.id === "worker-indicators")!;
    const figure = furtherFigures(debrief, words).find((f) => f.id.endsWith("-traps"))!;
    const remarks = figure.expert!.split("\n");
    expect(remarks.length).toBeGreaterThan(1);
    const html = drawn("worker-indicators");
    for (const remark of remarks) {
      const [item] = remark.split(":");
      expect(html).toContain(`<p dir="auto">${item}:`);
    }
  });
});

describe("D-20: what is said below a figure", () => {
  const figureIn = (html: string, id: string) =>
    html.split("<section").find((section) => section.includes(`id="${id}"`))!;
  const inReport = (id: string) =>
    reportOf(debriefOf(base), words)
      .chapters.flatMap((c) => c.parts.flatMap((p) => p.figures))
      .find((f) => f.id === id)!;
  const said = (id: string) => [inReport(id).how, inReport(id).howKey].join(" ");

  it("is of what the page draws there, and in a report of its charts", () => {
    const marked = figureIn(drawn("mark-the-definition"), "mark-the-definition-clauses");
    expect(marked).toContain("Behind each clause: the letter of a label");
    expect(marked).not.toMatch(/A tick marks|The darker a cell/);
    expect(said("mark-the-definition-clauses")).toMatch(/^Numbers are people\..* A tick marks/);
    const clauses = figureIn(drawn("paula"), "paula-4-clauses");
    expect(clauses).not.toMatch(/Each bar counts|The thin line/);
    expect(said("paula-4-clauses")).toMatch(/^Each bar counts people who tapped.* The thin line is/);
    expect(figureIn(drawn("justice-challenges"), "justice-challenges-places")).toContain(
      "The columns show every place.",
    );
    expect(said("justice-challenges-places")).not.toMatch(/columns|hatched/);
  });

  it("says how to read both drawings where a phone has another one", () => {
    const elements = figureIn(drawn("paula"), "paula-elements");
    expect(elements.split("A tick marks").length).toBe(2);
  });

  it("is said once, in every figure of the guide", () => {
    for (const { how = "", howKey = "", id } of reportOf(debriefOf(base), words).chapters.flatMap((c) =>
      c.parts.flatMap((p) => p.figures),
    )) {
      const sentences = `${how} ${howKey}`.split(/(?<=\.) /).filter(Boolean);
      expect(new Set(sentences).size, id).toBe(sentences.length);
    }
  });
});
