import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { phoneTranslator } from "@/components/phone/texts";
import { worksheetSchema } from "@/model/worksheets/content";
import { SheetFormMarkup, type SheetFormProps } from "@/components/phone/worksheets/sheet-form";
import { cellAt, type SheetContent } from "@/model/worksheets/cells";

const options = [
  { id: "a", text: "First" },
  { id: "b", text: "Second" },
];
const sheet = worksheetSchema.parse({
  id: "plan",
  kind: "worksheet",
  title: "Plan",
  question: "What do you do?",
  agencies: [{ id: "police", text: "Police" }],
  sections: [
    {
      id: "s",
      title: "First things",
      fields: [
        { id: "say", type: "text", text: "The message", length: 160, hint: "Short" },
        { id: "all", type: "list", text: "Ideas", least: 2 },
        { id: "one", type: "choice", text: "Which?", options },
        { id: "checks", type: "checklist", text: "Checks", options, required: false },
        { id: "who", type: "agency", text: "Who", required: false },
        { id: "when", type: "date", text: "When", required: false },
        { id: "much", type: "number", text: "How much", required: false },
        {
          id: "good",
          type: "rating",
          text: "How good",
          points: 5,
          low: "bad",
          high: "good",
          required: false,
        },
        {
          id: "steps",
          type: "table",
          text: "Steps",
          rows: [{ id: "id", text: "Identify" }],
          columns: [
            { id: "who", type: "agency", text: "Agency" },
            { id: "how", type: "text", text: "How", guard: false },
          ],
          required: false,
        },
        {
          id: "more",
          type: "table",
          text: "More",
          start: 2,
          most: 3,
          columns: [{ id: "what", type: "text", text: "What" }],
          required: false,
        },
      ],
    },
    {
      id: "aud",
      title: "Audience",
      repeat: {},
      fields: [{ id: "name", type: "text", text: "Who are they" }],
    },
    {
      id: "msg",
      title: "Message to them",
      repeat: { with: "aud" },
      fields: [{ id: "text", type: "text", text: "Message" }],
    },
  ],
});
const blank: SheetContent = { cells: {}, rows: {} };

function draw(
  content: SheetContent,
  more: Partial<SheetFormProps> & { frozen?: boolean; language?: string; task?: string } = {},
): string {
  const { id, agencies, sections } = sheet;
  const form = {
    activity: "plan",
    group: "g1-a",
    task: more.task ?? null,
    shape: { id, agencies, sections },
    frozen: more.frozen ?? false,
    content,
  };
  return renderToStaticMarkup(
    <SheetFormMarkup form={form} t={phoneTranslator(more.language ?? "en")} conflicts={more.conflicts} />,
  );
}
const outsidePatterns = (html: string): string => {
  let rest = html;
  for (let last = ""; last !== rest; ) {
    last = rest;
    rest = rest.replace(/<template[^>]*>(?:(?!<template)[\s\S])*?<\/template>/g, "");
  }
  return rest;
};
const namesIn = (html: string) =>
  [...outsidePatterns(html).matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map((m) => m[1]!);

describe("the form of a sheet (G-61)", () => {
  it("has one control for each cell, named by a path that the sheet knows", () => {
    const names = namesIn(draw(blank)).filter((n) => n !== "activity" && n !== "group");
    expect(names.filter((name) => cellAt(sheet, name) === null)).toEqual([]);
    expect(new Set(names)).toEqual(
      new Set([
        "say",
        "all",
        "one",
        "checks/a",
        "checks/b",
        "who",
        "when",
        "much",
        "good",
        "steps/id/who",
        "steps/id/how",
        "more/r1/what",
        "more/r2/what",
        "aud@r1.name",
        "msg@r1.text",
      ]),
    );
  });

  it("posts to the sheet, and Enter in a line saves instead of adding or taking away", () => {
    const html = draw(blank);
    expect(html).toMatch(
      /<form[^>]*method="post"[^>]*action="sheet"|<form[^>]*action="sheet"[^>]*method="post"/,
    );
    expect(/<button[^>]*>/.exec(html)![0]).not.toMatch(/name=/);
  });

  it("shows what stands on it, and tells the server without script what that was", () => {
    const html = draw({
      cells: { say: "Come to us", "checks/b": "1", one: "a", "aud@x1.name": "Migrants" },
      rows: { "aud@": ["x1"] },
    });
    expect(html).toMatch(/<textarea[^>]*name="say"[^>]*>Come to us<\/textarea>/);
    expect(html).toMatch(/type="hidden" name="before.say" value="Come to us"/);
    expect(/<input[^>]*name="checks\/b"[^>]*>/.exec(html)![0]).toContain("checked");
    expect(html).toContain('name="before.checks/b"');
    expect(html).not.toContain('name="before.checks/a"');
    expect(html).toContain('name="aud@x1.name"');
    expect(html).toContain('name="msg@x1.text"');
  });

  it("shows one field at a time, with Back and Next as links within the page (G-156)", () => {
    const html = outsidePatterns(draw(blank));
    const steps = [...html.matchAll(/<section class="part" id="([^"]+)"/g)].map((m) => m[1]!);
    expect(steps.length).toBeGreaterThan(3);
    const parts = html.split(/(?=<section class="part")/).slice(1);
    for (const [i, part] of parts.entries()) {
      expect(part).toContain(`Step ${i + 1} of ${steps.length}`);
      const acts = /<p class="step-acts">.*?<\/p>/.exec(part)![0];
      expect([...acts.matchAll(/href="#([^"]+)"/g)].map((m) => m[1])).toEqual(
        [steps[i - 1], steps[i + 1]].filter((id) => id !== undefined),
      );
      expect(acts).toContain(`formAction="sheet#${steps[i]}"`);
    }
    expect(draw(blank, { frozen: true })).not.toContain("step-acts");
  });

  it("has the task in full at the first step, and folded behind it (G-156)", () => {
    const html = draw(blank, { task: "Say **it**." });
    expect(html).toMatch(/class="task-first">.*?Say <strong>it<\/strong>.*?<details class="task-again">/s);
    expect(html).not.toContain("data-task-of");
  });

  it("says how much of a row is filled", () => {
    expect(outsidePatterns(draw({ cells: { "steps/id/how": "x" }, rows: {} }))).toMatch(
      /Identify[\s\S]*?>1 of 2</,
    );
  });

  it("has a row for each entry, and an empty one until the list is full (G-158)", () => {
    const rows = (content: SheetContent) =>
      [...outsidePatterns(draw(content)).matchAll(/<textarea[^>]*name="(all[^"]*)"[^>]*>([^<]*)</g)].map(
        (m) => [m[1], m[2]],
      );
    expect(rows({ cells: { "all/k1": "One", "all/k2": "Two" }, rows: { all: ["k1", "k2"] } })).toEqual([
      ["all/k1", "One"],
      ["all/k2", "Two"],
      ["all", ""],
    ]);
    const full = Array.from({ length: 8 }, (_, i) => `k${i}`);
    const cells = Object.fromEntries(full.map((row) => [`all/${row}`, row]));
    expect(rows({ cells, rows: { all: full } })).toHaveLength(8);
  });

  it("offers rows up to the most, from patterns that hold no cell of the sheet", () => {
    const html = draw({ cells: {}, rows: { more: ["r1", "r2", "x"] } });
    expect(html).toMatch(/<button[^>]*value="more" hidden=""/);
    expect(html).toContain('name="more/NEWROW/what"');
    expect(html).toContain('name="msg@NEWPART.text"');
    expect(html).not.toMatch(/name="add" value="msg@"/);
    expect(
      [...outsidePatterns(html).matchAll(/value="([^"]+)"[^>]* name="remove"/g)].map((m) => m[1]),
    ).toEqual(["more/r1", "more/r2", "more/x", "aud@/r1"]);
  });

  it("comes back to the step whose button was pressed (G-52)", () => {
    const html = draw({ cells: {}, rows: { more: ["r1", "x"] } });
    const buttons = html.match(/<button[^>]* name="(?:add|remove)"[^>]*>/g)!;
    expect(buttons.length).toBeGreaterThan(3);
    for (const button of buttons) {
      const value = /value="([^"/]+)/.exec(button)![1]!;
      const [, id] = /formAction="sheet#([^"]+)"/i.exec(button) ?? [];
      const part = new RegExp(`<section class="part" id="${id}".*?</section>`, "s").exec(html)?.[0];
      expect(part, button).toContain(`data-list="${value}"`);
    }
  });

  it("marks the cells in which signs of real people are looked for", () => {
    const html = draw(blank);
    expect(html).toMatch(/data-cell="say"[^>]*data-guard/);
    expect(html).not.toMatch(/data-cell="steps\/id\/how"[^>]*data-guard/);
  });

  it("is text without a control when it is frozen, and says so (G-45)", () => {
    const html = draw(
      { cells: { say: "Come <b>to us", one: "b", "checks/a": "1", good: "4" }, rows: {} },
      { frozen: true },
    );
    expect(html).not.toMatch(/<textarea|type="(?:text|radio|checkbox|date)"|<button|<template/);
    for (const text of [
      "This sheet is closed now.",
      "Come &lt;b&gt;to us",
      ">Second<",
      ">First<",
      "4 of 5",
      "Nothing is written here.",
    ])
      expect(html).toContain(text);
  });

  it("shows what somebody else had written beside what stands there now (G-52)", () => {
    const html = draw(
      { cells: { say: "Theirs\nMine", one: "a" }, rows: {} },
      { conflicts: { say: "Theirs", one: "b" } },
    );
    expect(html).toMatch(/<textarea[^>]*name="say"[^>]*>Theirs\nMine<\/textarea>/);
    expect(html).toContain("Somebody else wrote in the same place");
    expect(html).toMatch(/had written here:<\/b><div class="written">Theirs</);
    expect(html).toMatch(/had written here:<\/b><div class="written">Second</);
    expect(html).toContain('name="before.say" value="Theirs\nMine"');
  });

  it.each(["id", "th", "ko", "ar"])("has all its words in %s", (language) => {
    expect(draw(blank, { language })).not.toMatch(/sheet[A-Z]\w+/);
  });
});
