/**
 * Phones that follow the room though no script runs. What their forms send and what comes back is tested over HTTP: see
 * "a phone without script" in tests/security/doors.test.ts.
 */
import { expect, type Page, sizes, test } from "@/tests/e2e/story";
import { jump, press } from "@/tests/support/steps";

/** A page without script looks again every few seconds. */
const FOLLOW = { timeout: 40_000 };
/** Milliseconds after which a page whose script has not come looks again. */
const WATCH = 15_000;

const plain = { ...sizes.phone, javaScriptEnabled: false };
const option = (page: Page, text: string) => page.locator("label.opt").filter({ hasText: text });
const story = (page: Page, text: string) => page.locator(".story").getByText(text);
const pulse = (page: Page) => page.frameLocator("iframe.pulse");
/** Sends the form, and waits for the page that comes back. */
const send = (page: Page, verb: "Send" | "Change") =>
  Promise.all([
    page.waitForEvent("domcontentloaded"),
    page.getByRole("button", { name: `${verb} my answer` }).click(),
  ]);

test("a phone without any script", async ({ house, step }) => {
  const { trainer, door } = await house.open();
  const phone = await house.phone(door, plain);

  await step("follows by itself and shows the first part of the story, then its question", async () => {
    await phone.getByRole("heading", { name: "Welcome. You are in." }).waitFor();
    await jump(trainer, "1 · wants to leave");
    await story(phone, "Paula is 18").waitFor(FOLLOW);
    await press(trainer, "open");
    await option(phone, "Yes").waitFor(FOLLOW);
    await phone.getByText("Nobody sees who answered").waitFor();
  });

  await step("sends an answer, says that it is saved, and takes another one", async () => {
    await option(phone, "Yes").click();
    await send(phone, "Send");
    await phone.getByText("✓ Saved.").waitFor();
    expect(await option(phone, "Yes").locator("input").isChecked()).toBe(true);

    await option(phone, "No").last().click();
    await phone.getByText("Say more").click();
    await phone.locator('label:has([name="sureness"][value="4"])').click();
    await phone.locator("label.clause").first().click();
    await send(phone, "Change");
    await phone.getByText("✓ Saved.").waitFor();
    expect(await phone.locator('[name="answer"][value="no"]').isChecked()).toBe(true);
    expect(await phone.locator('[name="sureness"][value="4"]').isChecked()).toBe(true);
    expect(await phone.locator('[name="clauses"]').first().isChecked()).toBe(true);
    await trainer.getByText("1 of 1 have answered").waitFor();
  });

  await step("reads the results as text", async () => {
    await press(trainer, "close");
    await press(trainer, "reveal");
    // The page with the form does not load itself again: its frame says that there is something, and leads on.
    await pulse(phone).getByRole("link", { name: "Follow the room" }).click(FOLLOW);
    await phone.getByText("What the room said").waitFor();
    await expect(phone.locator(".results")).toContainText("1 person, 100%");
  });
});

test("a phone without any script keeps a half-filled form when the room moves on, and still sends it", async ({
  house,
}) => {
  const { trainer, door } = await house.open();
  await jump(trainer, "1 · wants to leave");
  await press(trainer, "open");
  const phone = await house.phone(door, plain);
  await option(phone, "Yes").waitFor();
  await phone.getByText("Say more").click();
  await phone.locator('label:has([name="sureness"][value="2"])').click();
  await press(trainer, "next");
  await pulse(phone).getByText("The room has moved on.").waitFor(FOLLOW);
  expect(await phone.locator('[name="sureness"][value="2"]').isChecked()).toBe(true);
  await option(phone, "Yes").click();
  await send(phone, "Send");
  await story(phone, "pays for her air ticket").waitFor();
});

test("a phone whose script never arrives joins, follows by itself, answers, and loses nothing of a half-filled form", async ({
  house,
}) => {
  const { venue } = house;
  const { trainer, door } = await house.open();
  await jump(trainer, "1 · wants to leave");
  const context = await venue.context(sizes.phone);
  await context.clock.install();
  await context.route("**/phone/*.js", (route) => route.abort());
  await venue.complaints.expect(/ERR_FAILED|ERR_BLOCKED/, async () => {
    const phone = await context.newPage();
    await phone.goto(venue.at(door));
    await phone.getByRole("button", { name: "Join", exact: true }).click();
    await story(phone, "Paula is 18").waitFor();
    await press(trainer, "open");
    await trainer.locator('[data-verb="close"]').waitFor();
    await context.clock.fastForward(WATCH);
    await option(phone, "Yes").click();
    await press(trainer, "close");
    await trainer.locator('[data-verb="reveal"]').waitFor();
    await context.clock.fastForward(WATCH);
    await phone.frameLocator("iframe#pulse").getByText("The room has moved on.").waitFor(FOLLOW);
    expect(await phone.locator('[name="answer"][value="yes"]').isChecked()).toBe(true);
    await venue.complaints.expect(/409/, async () => {
      await send(phone, "Send");
      await phone.getByRole("heading", { name: "This question has closed" }).waitFor();
    });
    await press(trainer, "again");
    await trainer.locator('[data-verb="close"]').waitFor();
    await phone.goto(venue.at(door));
    await option(phone, "Yes").click();
    await send(phone, "Send");
    await phone.getByText("✓ Saved.").waitFor();
  });
});
