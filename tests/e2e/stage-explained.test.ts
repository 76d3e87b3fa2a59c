/** With the expert's answer the room's own stays on the stage, and only the trainer turns pages. */
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { press, verb } from "@/tests/support/steps";
import { expect, type Page, test } from "@/tests/e2e/story";
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
      expect(await stage.getByText("What an expert says").boundingBox()).toMatchObject({
        y: expect.any(Number),
      });
      expect(await bars(stage)).toEqual([3, 3]);
    }
  });
  await step("waits for the trainer, however long", async () => {
    await small.clock.fastForward(120_000);
    await small.getByText("1 / 2").waitFor();
    await verb(trainer, "next").filter({ hasText: "Next page" }).click();
    for (const stage of [wide, small]) {
      await stage.getByText("2 / 2").waitFor();
      expect(await bars(stage)).toEqual([3, 3]);
    }
    await trainer.getByText("Page 2 of 2 on the stage").waitFor();
    await verb(trainer, "back").filter({ hasText: "Page before" }).waitFor();
  });
});
