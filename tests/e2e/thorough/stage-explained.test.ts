/** With the expert's answer the room's own stays on the stage, and only the trainer turns pages. */
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { press, rested, verb } from "@/tests/support/steps";
import type { Locator } from "playwright/test";
import { expect, guide, type Page, sizes, test } from "@/tests/e2e/story";
import { workshopSchema } from "@/workshop/content/workshop";

const sentence = "She could leave only once a debt was paid that grew from month to month. ";

/** Part 1 of the story, whose key fills more than a screen. */
const lengthy = workshopSchema.parse({
  ...sampleWorkshop,
  sessions: sampleWorkshop.sessions.map((session) => ({
    ...session,
    activities: session.activities
      .filter((a) => a.kind === "case")
      .map((a) => ({
        ...a,
        parts: a.parts.map((p) => ({ ...p, key: { ...p.key, reason: sentence.repeat(18).trim() } })),
      })),
  })),
});

/** The bars of the room's answer, and how many of them are on the screen. */
const bars = (stage: Page): Promise<number[]> =>
  stage.locator("main ul > li").evaluateAll((all) => {
    const seen = all.map((bar) => bar.getBoundingClientRect());
    return [seen.length, seen.filter((b) => b.left >= 0 && b.top >= 0 && b.bottom <= innerHeight).length];
  });

/** True when all of it is inside the window. */
const isInside = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { left, top, right, bottom, height } = element.getBoundingClientRect();
    return height > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });

/** The expert's answer: the box, its heading, and its first words. */
const expertOn = (stage: Page) => {
  const box = stage.locator("section", {
    has: stage.getByRole("heading", { name: "What an expert says", exact: true }),
  });
  return { box, parts: [box.getByRole("heading"), box.locator("p").first()] };
};

test("the room's answer and the expert's stand on the stage together, and no clock turns the pages (B-183, B-184)", async ({
  house,
  step,
}) => {
  const { room, trainer, door } = await house.open(lengthy);
  const [wide, small] = await Promise.all([
    house.stage(room, { viewport: { width: 1920, height: 1080 } }),
    house.stage(room, { viewport: { width: 1366, height: 768 } }),
    house.phone(door),
  ]);
  await small.clock.install();
  await step("shows both", async () => {
    await press(trainer, "next");
    await press(trainer, "open");
    await press(trainer, "close");
    await press(trainer, "reveal");
    await press(trainer, "explain");
    for (const stage of [wide, small]) {
      await stage.getByText("1 / 2").waitFor();
      for (const part of expertOn(stage).parts) expect(await isInside(part)).toBe(true);
      expect(await bars(stage)).toEqual([3, 3]);
    }
  });
  await step("waits for the trainer, however long", async () => {
    await small.clock.fastForward(120_000);
    await small.getByText("1 / 2").waitFor();
    await rested(trainer);
    await verb(trainer, "next").filter({ hasText: "Next page" }).click();
    for (const stage of [wide, small]) {
      await stage.getByText("2 / 2").waitFor();
      expect(await bars(stage)).toEqual([3, 3]);
    }
    await trainer.getByText("Page 2 of 2 on the stage").waitFor();
    await verb(trainer, "back").filter({ hasText: "Previous page" }).waitFor();
  });
});

const options = ["One", "Two", "Three", "Four", "Five"].map((text, i) => ({
  id: `o${i}`,
  text: `${text}: ${sentence}`.slice(0, 80),
}));
const [first] = sampleWorkshop.sessions;
/** A question of a quiz with its key, and a poll. */
const asking = workshopSchema.parse({
  ...sampleWorkshop,
  sessions: [
    {
      ...first,
      activities: [
        {
          id: "quiz",
          kind: "quiz",
          title: "A quiz",
          question: "What is so?",
          pace: "steps",
          options: options.slice(0, 3),
          items: [
            { id: "one", text: sentence, key: { accepted: ["o1"], reason: sentence.repeat(3).trim() } },
          ],
        },
        { id: "poll", kind: "poll", title: "A poll", question: sentence, options },
      ],
    },
  ],
});

test("a quiz with the expert's answer, and a poll, are whole inside the window at both sizes (B-183)", async ({
  house,
  step,
}) => {
  const { room, trainer, door } = await house.open(asking);
  const stages = await Promise.all([
    house.stage(room, { viewport: { width: 1920, height: 1080 } }),
    house.stage(room, { viewport: { width: 1366, height: 768 } }),
    house.phone(door),
  ]).then(([wide, small]) => [wide, small]);
  await step("a quiz", async () => {
    for (const name of ["next", "open", "close", "reveal", "explain"] as const) await press(trainer, name);
    for (const stage of stages) {
      const { box, parts } = expertOn(stage);
      await box.waitFor();
      for (const part of [box, ...parts]) expect(await isInside(part)).toBe(true);
      expect(await bars(stage)).toEqual([3, 3]);
    }
  });
  await step("a poll", async () => {
    for (const name of ["next", "open", "close", "reveal"] as const) await press(trainer, name);
    for (const stage of stages) {
      await expect.poll(() => bars(stage)).toEqual([5, 5]);
      expect(await isInside(stage.getByRole("heading", { level: 1 }))).toBe(true);
    }
  });
});

/** The twelve signs in three stories, each with the expert's reasons, and more sources than a stage names. */
const signs = workshopSchema.parse({
  ...guide,
  id: "signs",
  agendas: [],
  sessions: guide.sessions.flatMap((session) => {
    const activities = session.activities.filter(({ id }) => id === "s4-indicators-three");
    return activities.length > 0 ? [{ ...session, activities }] : [];
  }),
});

/**
 * "1 / 4": where each half of the screen is; whether it says so within the half; and how much stands beyond
 * the half.
 */
const pagesOn = (stage: Page) =>
  stage.locator("main p").evaluateAll((all) =>
    all.flatMap((mark) => {
      const pages = /^1 \/ (\d+)$/.exec(mark.textContent ?? "")?.[1];
      if (!pages) return [];
      const [box, half] = [mark, mark.closest("section")!].map((e) => e.getBoundingClientRect());
      return {
        pages: Number(pages),
        inside: box!.right <= half!.right + 1,
        wide: mark.scrollWidth - mark.clientWidth,
      };
    }),
  );

test("the reasons of an expert in two languages, above long sources, take nine pages at most (B-62, B-183)", async ({
  house,
  step,
}) => {
  const { room, trainer, door } = await house.open(signs);
  const stages = await Promise.all([
    house.stage(room, { viewport: { width: 1920, height: 1080 } }),
    house.stage(room, sizes.oldProjector),
    house.phone(door),
  ]).then(([wide, old]) => [wide, old]);
  await step("shows both languages", async () => {
    await trainer.getByRole("button", { name: /stages? (open|closed)/i }).click();
    await trainer.getByLabel(/second/i).selectOption("ar");
    await trainer.keyboard.press("Escape");
    await stages[0]!.locator('[lang="ar"]').first().waitFor({ state: "attached" });
  });
  for (const story of ["fisherman", "domestic-worker", "child"])
    await step(story, async () => {
      for (const name of ["next", "next", "open", "close", "reveal", "explain"] as const)
        await press(trainer, name);
      for (const stage of stages) {
        await stage
          .getByText(/^1 \/ \d+$/)
          .first()
          .waitFor();
        for (const { pages, inside, wide } of await pagesOn(stage))
          expect([pages <= 9, inside, wide]).toEqual([true, true, 0]);
      }
    });
});
