import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { sizes, Venue } from "@/tests/support/browser";
import { jump, makeFirstAccount, openRoom, press, signIn } from "@/tests/support/steps";

let venue: Venue;
let trainer: Page;
let room: string;

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  room = await openRoom(trainer);
});
afterAll(() => venue?.close());
beforeEach(async () => {
  await jump(trainer, "1 · wants to leave");
  await at(trainer, "wants to leave");
  await trainer.waitForTimeout(1_000);
});
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

const here = (page: Page) => page.locator('[aria-current="step"]');
const at = (page: Page, step: string) => here(page).filter({ hasText: step }).waitFor();

/** The room has gone one step from the first part, and stays there. */
async function oneStep(): Promise<void> {
  await at(trainer, "ticket and visa");
  await trainer.waitForTimeout(700);
  expect(await here(trainer).textContent()).toContain("ticket and visa");
}

describe("a control that is pressed twice by nervous hands", () => {
  // As fast as a hand can, and as slow as still counts as one double click.
  it.each([60, 120, 250])("goes one step by a double click of %i ms", async (pause) => {
    const next = await trainer.locator('[data-verb="next"]').boundingBox();
    if (!next) throw new Error("there is no Next");
    const [x, y] = [next.x + next.width / 2, next.y + next.height / 2];
    await trainer.mouse.move(x, y);
    for (const clickCount of [1, 2]) {
      await trainer.mouse.down({ clickCount });
      await trainer.mouse.up({ clickCount });
      if (clickCount === 1) await trainer.waitForTimeout(pause);
    }
    await oneStep();
  });

  it("goes one step by a double tap on a telephone", async () => {
    const remote = await venue.page(sizes.phone);
    await signIn(venue, remote, `/console/${room}`);
    const next = await remote.locator('[data-verb="next"]').boundingBox();
    if (!next) throw new Error("there is no Next");
    const [x, y] = [next.x + next.width / 2, next.y + next.height / 2];
    await remote.touchscreen.tap(x, y);
    await remote.waitForTimeout(120);
    await remote.touchscreen.tap(x, y);
    await oneStep();
    await remote.context().close();
  });

  it("goes on with the next press once the step is there", async () => {
    await press(trainer, "next");
    await at(trainer, "ticket and visa");
    await trainer.waitForTimeout(700);
    await press(trainer, "next");
    await at(trainer, "rent and tips");
  });
});
