import { expect, it } from "vitest";
import { kindOf } from "@/activities/kinds";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { inLanguage, languagesOf, textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { checkHandouts } from "@/workshop/handouts/check";
import { layoutOf } from "@/workshop/handouts/fit";
import { blocksOf, handoutsOf } from "@/workshop/handouts/handouts";

const activitiesOf = (workshop: Workshop) => workshop.sessions.flatMap((s) => s.activities);

/** Every text of some blocks. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === "type" ? [] : textsIn(inner)));
}

const written = (parts: string[], workshop: Workshop = guide) =>
  handoutsOf({ ...workshop, handouts: [{ id: "one", title: "One", parts }] })[0]!;

it("has texts that the room reads, and nothing of a key or a note (X-49)", () => {
  for (const workshop of [guide, everyKind]) {
    const forRoom = new Map(
      textsOf(workshop)
        .filter((t) => t.audience === "room" && !/\/(key|keys|reasons|recall|whatIfs|compare)\//.test(t.path))
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

it("of the guide, each fits on one page in every language (X-50)", () => {
  const tooLong = languagesOf(guide).flatMap((language) =>
    handoutsOf(inLanguage(guide, language))
      .filter((handout) => layoutOf(handout, language) === null)
      .map(({ id }) => `${id} in ${language}`),
  );
  expect(tooLong).toEqual([]);
});

it("has letters as large as the page allows, and none where there is too much for one page (X-50)", () => {
  const text = (times: number) => ({
    title: "One",
    notices: [],
    blocks: Array.from(
      { length: times },
      () => ({ type: "prose", text: "A sentence of some length. ".repeat(8) }) as const,
    ),
  });
  expect(layoutOf(text(3), "en")).toEqual({ size: 12, columns: 1 });
  const sizes = [3, 14, 18, 24, 30].map((times) => layoutOf(text(times), "en")?.size ?? 0);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(layoutOf(text(30), "en")?.columns).toBe(2);
  expect(layoutOf(text(100), "en")).toBeNull();
});
