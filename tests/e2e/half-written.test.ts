/** An answer that is half written while the room goes on with the same question (B-64). */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, it } from "vitest";
import { sizes, Venue } from "@/tests/support/browser";
import { jump, makeFirstAccount, openRoom, openStage, press } from "@/tests/support/steps";

let venue: Venue;
let trainer: Page;
let phone: Page;

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  await openRoom(trainer);
  const { door } = await openStage(venue, trainer);
  phone = await venue.page(sizes.phone);
  await phone.goto(venue.at(door));
  await phone.locator("form button.send").first().click();
  await phone.locator('body[data-link="connected"]').waitFor();
  await jump(trainer, "Expectations wall");
  await press(trainer, "open");
});
afterAll(() => venue?.close());
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

const field = () => phone.locator('#view textarea[name="texts"]').first();
const pause = () => phone.getByRole("heading", { name: "A short pause." });

it("is no reason not to dim, and what is whole in it is stored before its form goes", async () => {
  await field().pressSequentially("Listen firs");
  await trainer.keyboard.press("b");
  // Whoever goes on typing is never done: the room dims all the same.
  for (let n = 0; n < 12 && !(await pause().isVisible()); n++) {
    await phone.keyboard.type("s");
    await phone.waitForTimeout(250);
  }
  await pause().waitFor();
  await trainer.getByText("1 of 1").first().waitFor();
  await press(trainer, "dim");
  await field().waitFor();
  expect(await field().inputValue()).toMatch(/^Listen firs+$/);
  await phone.locator('#saved[data-state="saved"]').waitFor();
});

it("is there again after a pause where nothing of it could be stored", async () => {
  await field().fill("  ");
  await phone.waitForTimeout(1_500);
  await press(trainer, "dim");
  await pause().waitFor();
  await press(trainer, "dim");
  await field().waitFor();
  expect(await field().inputValue()).toBe("  ");
});
