import { describe, expect, it } from "vitest";
import { guide } from "@/tests/support/guide";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { neededTexts } from "@/workshop/content/texts";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { after, reportOn } from "@/workshop/rehearsal/report";
import { LETTERS_PER_LINE, LINES_PER_SCREEN, screensFor } from "@/workshop/rehearsal/room-for-text";

describe("what fits a screen (B-58)", () => {
  it("is some twenty lines of the smallest type", () => {
    expect(screensFor("word ".repeat(60))).toBe(1);
    expect(screensFor("x".repeat(LETTERS_PER_LINE * (LINES_PER_SCREEN + 1)))).toBe(2);
  });
  it("counts wide letters twice, and rows of a table by their longest cell", () => {
    expect(screensFor("가".repeat(LETTERS_PER_LINE * 13))).toBe(2);
    const row = `| ${"x".repeat(200)} | y |\n`;
    expect(screensFor(`| a | b |\n|---|---|\n${row.repeat(8)}`)).toBe(2);
  });
});

describe("the report on a workshop (B-58)", () => {
  it("lists what a translation lacks of what the room reads", () => {
    const half = workshopSchema.parse({
      ...sampleWorkshop,
      translations: { ko: { texts: { "poll/question": "무엇?" } } },
    });
    const [ko] = reportOn(half).missing;
    expect(ko?.language).toBe("ko");
    expect(ko?.of.map((o) => o.owner)).toContain("workshop:");
    expect(ko?.of.find((o) => o.owner === "poll")?.texts).toBeGreaterThan(0);
    expect(reportOn(sampleWorkshop).missing).toEqual([]);
  });
  it("counts as missing what the editor counts: what the room reads, and nothing empty (B-58)", () => {
    const { sessions } = sampleWorkshop;
    const [first, ...others] = sessions;
    const noted = { ...first!.activities[0]!, notes: "For the trainer alone." };
    const draft = {
      ...sampleWorkshop,
      summary: " ",
      sessions: [{ ...first!, activities: [noted, ...first!.activities.slice(1)] }, ...others],
      translations: { ko: { status: "draft", texts: {} } },
    } as unknown as Workshop;
    const [ko] = reportOn(draft).missing;
    expect(ko?.texts).toBe(neededTexts(draft, "room").length);
    expect(neededTexts(draft).map((t) => t.path)).toContain(`${noted.id}/notes`);
    const paths = neededTexts(draft, "room").map((t) => t.path);
    expect(paths).not.toContain(`${noted.id}/notes`);
    expect(paths).not.toContain("workshop:summary");
  });
  it("finds the slide that is too full", () => {
    const full = workshopSchema.parse({
      ...sampleWorkshop,
      sessions: [
        {
          ...sampleWorkshop.sessions[0],
          activities: [
            {
              id: "full",
              kind: "slide",
              title: "Full",
              body: "- a line of a list that is rather long\n".repeat(30),
            },
          ],
        },
      ],
    });
    expect(reportOn(full).crowded).toMatchObject([{ id: "full", screens: 2 }]);
  });
  it("finds the worksheet whose task is too long for the screen", () => {
    const sheet = {
      id: "sheet",
      kind: "worksheet",
      title: "Sheet",
      question: "What can each side do?",
      sections: [{ id: "s", title: "S", fields: [{ id: "f", text: "F", type: "text" }] }],
    };
    const withTask = (text: string) =>
      workshopSchema.parse({
        ...sampleWorkshop,
        sessions: [{ ...sampleWorkshop.sessions[0], activities: [{ ...sheet, text }] }],
      });
    expect(reportOn(withTask("Write what you would do.")).crowded).toEqual([]);
    expect(reportOn(withTask("- a line of a task that is rather long\n".repeat(30))).crowded).toMatchObject([
      { id: "sheet", screens: 2 },
    ]);
  });
  it("adds up each day: what it has, what it needs, when it would end", () => {
    expect(after("09:30", 95)).toBe("11:05");
    const days = reportOn(guide).days;
    expect(days.filter((d) => d.agenda === guide.agendas[0]?.title)).toHaveLength(
      guide.agendas[0]!.days.length,
    );
    for (const day of days) expect(day.needed).toBeGreaterThan(60);
  });
});
