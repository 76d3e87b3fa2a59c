import { expect, it } from "vitest";
import { kindOf } from "@/activities/kinds";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { inLanguage, languagesOf, textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { checkHandouts } from "@/workshop/handouts/check";
import { cellsOf, layoutOf, measureOf } from "@/workshop/handouts/fit";
import { blocksOf, type Handout, handoutsOf } from "@/workshop/handouts/handouts";

const activitiesOf = (workshop: Workshop) => workshop.sessions.flatMap((s) => s.activities);

/** Every text of some blocks. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    ["type", "file"].includes(name) ? [] : textsIn(inner),
  );
}

const written = (parts: string[], workshop: Workshop = guide) =>
  handoutsOf({ ...workshop, handouts: [{ id: "one", title: "One", parts }] })[0]!;

it("has texts that the room reads, and nothing of a key or a note (X-49)", () => {
  for (const workshop of [guide, everyKind]) {
    const forRoom = new Map(
      textsOf(workshop)
        .filter(
          (t) =>
            t.audience === "room" &&
            !/\/(key|keys|reasons|recall|whatIfs|compare\/rule)\//.test(`${t.path}/`),
        )
        .map((t) => [t.text, t.path]),
    );
    const onPaper = activitiesOf(workshop).filter((a) => kindOf(a).onPaper);
    expect(onPaper.length).toBeGreaterThan(3);
    for (const activity of onPaper) {
      const texts = textsIn(blocksOf(activity.id, [activity]));
      // The numbers between the ends of a scale stand alone.
      expect(texts.filter((text) => !forRoom.has(text) && !/^\d+$/.test(text))).toEqual([]);
      expect(texts.length).toBeGreaterThan(0);
    }
  }
});

it("stands on activities or on parts of them, in the order in which they are named (X-49)", () => {
  const { blocks } = written(["scenario-rotation/question", "who-is-a-victim-definition", "paula/parts/4"]);
  expect(blocks.map((b) => b.type)).toEqual([
    ...["heading", "question", "lines", "prose"],
    ...["question", "heading", "paragraph", "paragraph", "boxes"],
  ]);
  expect(blocks[5]).toMatchObject({ number: 4 });
  expect(written(["worker-indicators/items"]).blocks).toMatchObject([{ type: "marks" }]);
  expect(written(["s10-campaign/sections/w-start"]).blocks).toMatchObject([{ type: "section" }]);
});

it("says once at its head what kind of content comes (X-49)", () => {
  const { notices, blocks } = written(["worker-story-4", "worker-indicators", "paula", "paula/parts/8"]);
  expect(notices).toHaveLength(5);
  expect(blocks.map((b) => b.type)).not.toContain("notice");
});

it("does not say its title twice (X-49)", () => {
  const bodyIn = (title: string) => {
    const handouts = [{ id: "one", title, parts: ["one-slide"] }];
    return handoutsOf({ ...everyKind, handouts })[0]!.blocks.map(
      (b) => b.type === "prose" && b.text.split("\n")[0],
    );
  };
  expect(bodyIn("Welcome")).toEqual(["Today we look at three things:"]);
  expect(bodyIn("Another")).toEqual(["# Welcome"]);
});

it("leaves out what an author has deleted, and handouts of which nothing is left (X-49)", () => {
  const parts = ["gone", "paula/parts/99", "worker-story-1"];
  expect(written(parts).blocks).toHaveLength(1);
  expect(handoutsOf({ ...guide, handouts: [{ id: "one", title: "One", parts: ["gone"] }] })).toEqual([]);
});

it("is refused where it names what no paper can hold (X-49)", () => {
  const check = (parts: string[]) => checkHandouts([{ id: "one", title: "One", parts }], guide.sessions);
  const nothing = (part: string) =>
    `handouts.one.parts: "${part}" is no activity, and no part of one, that paper can hold.`;
  for (const part of ["gone", "paula/parts/99", "paula/key", "who-is-a-victim-definition/body", "pre-test"])
    expect(check([part])).toEqual([nothing(part)]);
  expect(check(["paula", "paula"])).toHaveLength(1);
  const twice = [guide.handouts[0]!, guide.handouts[0]!];
  expect(checkHandouts(twice, guide.sessions)).toHaveLength(1);
});

it("has the picture of a slide, and of its text alone no heading (X-49)", () => {
  const { blocks } = written(["three-elements-drawn", "s10-santi-leaving/text"]);
  expect(blocks.map((b) => b.type)).toEqual(["prose", "picture", "prose"]);
  expect(blocks[1]).toMatchObject({ file: "three-elements.svg" });
  expect(blocks[2]).toMatchObject({ text: expect.stringMatching(/^- There are no decent jobs/) });
});

const tableOn = ({ blocks }: Handout) => {
  const table = blocks.find((b) => b.type === "table");
  if (table?.type !== "table") throw new Error("there is no table");
  return table;
};

it("has what groups put side by side as one table (X-49)", () => {
  const four = tableOn(handoutsOf(guide).find(({ id }) => id === "four-scenarios")!);
  expect(four.rows).toEqual(["Government", "NGO", "Together"]);
  expect(four.columns.map(({ text }) => text)).toEqual(["Measure", "Office or role", "By when?"]);
  const { blocks } = written(["scenario-by-group", "s10-campaign"]);
  const sections = blocks.flatMap((b) => (b.type === "section" ? [b] : []));
  expect(sections[0]?.title).toBe("Our scenario");
  expect(sections).toHaveLength(7);
  expect(textsIn(sections)).not.toContain("Your message");
});

it("has room for four audiences, each with a message written by hand, in every language (X-49)", () => {
  for (const language of languagesOf(guide)) {
    const plan = handoutsOf(inLanguage(guide, language)).find(({ id }) => id === "campaign")!;
    const table = tableOn(plan);
    const { widths, lines } = cellsOf(table, measureOf(1));
    expect(table.blank).toBe(4);
    // Five millimetres for each letter of the longest message.
    expect(Math.floor(widths[1]! / 5) * lines).toBeGreaterThanOrEqual(160);
  }
});

/** Points of the letters on each handout of the guide, of which the longest translation may have no fewer. */
const LEAST: Record<string, number> = {
  definition: 11,
  "twelve-indicators": 11,
  paula: 9.5,
  worker: 11,
  santi: 9,
  "four-scenarios": 10,
  campaign: 10,
};
const IN_COLUMNS = ["paula", "santi"];

it.each(languagesOf(guide))(
  "of the guide, each is large enough to be read on its page, in %s (X-49)",
  (language) => {
    const handouts = handoutsOf(inLanguage(guide, language));
    expect(handouts.map(({ id }) => id)).toEqual(Object.keys(LEAST));
    for (const handout of handouts) {
      const layout = layoutOf(handout, language);
      expect(layout?.size, handout.id).toBeGreaterThanOrEqual(LEAST[handout.id]!);
      expect(layout?.columns, handout.id).toBe(IN_COLUMNS.includes(handout.id) ? 2 : 1);
      expect(layout?.sides, handout.id).toHaveLength(handout.id === "campaign" ? 2 : 1);
      expect(layout?.sides.flat()).toEqual(handout.blocks);
    }
  },
);

it.each(languagesOf(guide))(
  "of the guide, each has place for long names of who helps, and lines that can be written on, in %s (X-49)",
  (language) => {
    const foot = Array.from({ length: 2 }, () => "A hotline with a long name. ".repeat(4));
    for (const handout of handoutsOf(inLanguage(guide, language))) {
      const layout = layoutOf(handout, language, foot);
      expect(layout?.size, handout.id).toBeGreaterThanOrEqual(9);
      expect(layout?.line, handout.id).toBeGreaterThanOrEqual(7);
    }
  },
);

it("has letters as large as the page allows, a second side before they are too small, and none beyond (X-49)", () => {
  const fitted = (times: number) =>
    layoutOf(
      {
        title: "One",
        notices: [],
        blocks: Array.from(
          { length: times },
          () => ({ type: "prose", text: "A sentence of some length. ".repeat(8) }) as const,
        ),
      },
      "en",
    );
  expect(fitted(3)).toMatchObject({ size: 12, columns: 1 });
  const onOneSide = Array.from({ length: 60 }, (_, i) => fitted(i + 1)).filter((l) => l?.sides.length === 1);
  const sizes = onOneSide.map((l) => l?.size ?? 0);
  expect(Math.min(...onOneSide.map((l) => (l?.columns === 1 ? l.size : 10)))).toBe(10);
  expect(Math.min(...sizes)).toBe(9);
  expect(onOneSide.at(-1)).toMatchObject({ size: 9, columns: 2 });
  expect(fitted(onOneSide.length + 1)?.sides).toHaveLength(2);
  expect(fitted(100)).toBeNull();
});
