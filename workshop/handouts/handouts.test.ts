import { expect, it } from "vitest";
import { kindOf } from "@/activities/kinds";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { checkHandouts } from "@/workshop/handouts/check";
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

it("has on a card lists in place of boxes, and a paragraph that slides share once (X-63)", () => {
  const parts = ["worker-indicators/items", "s3-principles-1-4/text", "s3-principles-5-8/text"];
  const [card, sheet] = (["a6", undefined] as const).map(
    (size) => handoutsOf({ ...guide, handouts: [{ id: "one", title: "One", size, parts }] })[0]!,
  );
  expect(card!.blocks.map((b) => b.type)).toEqual(["list", "prose", "prose"]);
  expect(sheet!.blocks.map((b) => b.type)).toEqual(["marks", "prose", "prose"]);
  const shared = (handout: Handout) => JSON.stringify(handout).split("After the OHCHR").length - 1;
  expect([shared(card!), shared(sheet!)]).toEqual([1, 2]);
  expect(card!.size).toBe("a6");
});

it("begins a side with each paper that is dealt out (X-63)", () => {
  const { blocks } = written(["s4-role-play/text", "s4-role-play/documents/person"]);
  expect(blocks.map((b) => b.type)).toEqual(["question", "prose", "side", "prose"]);
  expect(blocks[2]).toMatchObject({ title: "The person" });
});
