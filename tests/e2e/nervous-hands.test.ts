/** A trainer who presses Next twice where once was meant. */
import { type House, type Page, sizes, test } from "@/tests/e2e/story";
import { jump, press, verb } from "@/tests/support/steps";

const here = (page: Page) => page.locator('[aria-current="step"]');
/** Waits until a page says that the room stands at a step; on a telephone, its run sheet is behind a tab. */
const at = (page: Page, step: string) => here(page).filter({ hasText: step }).waitFor({ state: "attached" });

/** A room at the first part of a case. */
async function atFirstPart(house: House) {
  const { room, trainer } = await house.open();
  await jump(trainer, "1 · wants to leave");
  await at(trainer, "wants to leave");
  return { room, trainer };
}

async function middleOfNext(page: Page) {
  const next = await verb(page, "next").boundingBox();
  if (!next) throw new Error("there is no Next");
  return [next.x + next.width / 2, next.y + next.height / 2] as const;
}

/** The room has gone one step from the first part, and no second one was on its way: one step back is the first part. */
async function oneStep(trainer: Page, pressed: Page): Promise<void> {
  for (const page of [trainer, pressed]) await at(page, "ticket and visa");
  await verb(pressed, "back").click();
  await at(trainer, "wants to leave");
}

test.describe("a control that is pressed twice by nervous hands", () => {
  // As fast as a hand can, and as slow as still counts as one double click.
  for (const pause of [60, 120, 250])
    test(`goes one step by a double click of ${pause} ms`, async ({ house }) => {
      const { trainer } = await atFirstPart(house);
      const [x, y] = await middleOfNext(trainer);
      await trainer.mouse.move(x, y);
      for (const clickCount of [1, 2]) {
        await trainer.mouse.down({ clickCount });
        await trainer.mouse.up({ clickCount });
        if (clickCount === 1) await trainer.waitForTimeout(pause);
      }
      await oneStep(trainer, trainer);
    });

  test("goes one step by a double tap on a telephone", async ({ house }) => {
    const { room, trainer } = await atFirstPart(house);
    const remote = await house.signedIn(room.trainer, sizes.phone);
    await remote.goto(house.venue.at(`/console/${room.id}`));
    await verb(remote, "next").waitFor();
    const [x, y] = await middleOfNext(remote);
    await remote.touchscreen.tap(x, y);
    await remote.waitForTimeout(120);
    await remote.touchscreen.tap(x, y);
    await oneStep(trainer, remote);
  });

  test("goes on with the next press once the step is there", async ({ house }) => {
    const { trainer } = await atFirstPart(house);
    await press(trainer, "next");
    await at(trainer, "ticket and visa");
    await press(trainer, "next");
    await at(trainer, "rent and tips");
  });
});
