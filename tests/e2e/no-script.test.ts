import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { sizes, Venue } from "@/tests/support/browser";
import { jump, makeFirstAccount, openRoom, openStage, press } from "@/tests/support/steps";

let venue: Venue;
let trainer: Page;
let door: string;
let code: string;

/** A page without script looks again every few seconds. */
const FOLLOW = { timeout: 40_000 };

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  await openRoom(trainer);
  const opened = await openStage(venue, trainer);
  door = opened.door;
  code = (await opened.stage.locator("bdi").last().textContent()) ?? "";
});
afterAll(() => venue?.close());
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

const option = (page: Page, text: string) => page.locator("label.opt").filter({ hasText: text });
const story = (page: Page, text: string) => page.locator(".story").getByText(text);

describe("a phone without any script", () => {
  let phone: Page;

  beforeAll(async () => {
    phone = await venue.page({ ...sizes.phone, javaScriptEnabled: false });
  });

  it("joins by typing the code, even with spaces and small letters", async () => {
    await phone.goto(venue.at("/"));
    await phone.getByLabel("Room code").fill("nosuchcode 11");
    await venue.complaints.expect(/404/, async () => {
      await phone.getByRole("button", { name: "Go on" }).click();
      await phone.getByRole("alert").waitFor();
    });
    await phone.getByLabel("Room code").fill(` ${code.toLowerCase()} `);
    await phone.getByRole("button", { name: "Go on" }).click();
    await phone.getByRole("button", { name: "Join", exact: true }).click();
    await phone.getByRole("heading", { name: "Welcome. You are in." }).waitFor();
  });

  it("follows by itself and shows the first part of the story, then its question", async () => {
    await jump(trainer, "1 · wants to leave");
    await story(phone, "Paula is 18").waitFor(FOLLOW);
    await press(trainer, "open");
    await option(phone, "Yes").waitFor(FOLLOW);
    expect(await phone.getByText("Anonymous.").isVisible()).toBe(true);
  });

  it("sends an answer, says that it is saved, and takes another one", async () => {
    await option(phone, "Yes").click();
    await phone.getByRole("button", { name: "Send my answer" }).click();
    await phone.getByText("✓ Saved.").waitFor();
    expect(await option(phone, "Yes").locator("input").isChecked()).toBe(true);

    await option(phone, "No").last().click();
    await phone.getByText("Say more").click();
    await phone.locator('label:has([name="sureness"][value="4"])').click();
    await phone.locator("label.clause").first().click();
    await phone.getByRole("button", { name: "Change my answer" }).click();
    await phone.getByText("✓ Saved.").waitFor();
    expect(await phone.locator('[name="answer"][value="no"]').isChecked()).toBe(true);
    expect(await phone.locator('[name="sureness"][value="4"]').isChecked()).toBe(true);
    expect(await phone.locator('[name="clauses"]').first().isChecked()).toBe(true);
    await trainer.getByText("1 of 1 have answered").waitFor();
  });

  it("passes without giving a reason", async () => {
    await phone.getByRole("button", { name: "Pass" }).click();
    await phone.getByText("You passed. That is fine.").waitFor();
  });

  it("reads the results as text", async () => {
    await option(phone, "Not enough to say yet").click();
    await phone.getByRole("button", { name: "Change my answer" }).click();
    await phone.getByText("✓ Saved.").waitFor();
    await press(trainer, "close");
    await press(trainer, "reveal");
    // The page with the form does not load itself anew: its frame says that there is something, and leads on.
    await follow(phone);
    await phone.getByText("What the room said").waitFor();
    expect(await phone.locator(".results").textContent()).toContain("1 person, 100%");
  });

  it("keeps a half-filled form when the room moves on, and still sends it", async () => {
    await press(trainer, "next");
    await story(phone, "pays for her air ticket").waitFor(FOLLOW);
    await press(trainer, "open");
    await option(phone, "Yes").waitFor(FOLLOW);
    await phone.getByText("Say more").click();
    await phone.locator('label:has([name="sureness"][value="2"])').click();
    await press(trainer, "next");
    await pulse(phone).getByText("The room has moved on.").waitFor(FOLLOW);
    expect(await phone.locator('[name="sureness"][value="2"]').isChecked()).toBe(true);
    await option(phone, "Yes").click();
    await phone.getByRole("button", { name: "Send my answer" }).click();
    await story(phone, "nearly enough for her costs").waitFor();
  });

  it("takes a break and comes back", async () => {
    await phone.getByRole("button", { name: "Take a break" }).click();
    await phone.getByRole("heading", { name: "You are taking a break." }).waitFor();
    expect(await phone.locator(".story").count()).toBe(0);
    await phone.getByRole("button", { name: "Come back" }).click();
    await story(phone, "nearly enough for her costs").waitFor();
  });
});

describe("a phone whose script never arrives", () => {
  let context: BrowserContext;
  let phone: Page;
  const blocked = /ERR_FAILED|ERR_BLOCKED/;

  it("joins, follows by itself, answers, and loses nothing of a half-filled form", async () => {
    context = await venue.context(sizes.phone);
    await context.route("**/phone/*.js", (route) => route.abort());
    await venue.complaints.expect(blocked, async () => {
      phone = await context.newPage();
      await phone.goto(venue.at(door));
      await phone.getByRole("button", { name: "Join", exact: true }).click();
      await story(phone, "nearly enough for her costs").waitFor();
      await press(trainer, "open");
      await option(phone, "Yes").waitFor(FOLLOW);
      await option(phone, "Yes").click();
      await press(trainer, "close");
      await phone.locator("iframe#pulse").waitFor(FOLLOW);
      await phone.frameLocator("iframe#pulse").getByText("The room has moved on.").waitFor(FOLLOW);
      expect(await phone.locator('[name="answer"][value="yes"]').isChecked()).toBe(true);
      await venue.complaints.expect(/409/, async () => {
        await phone.getByRole("button", { name: "Send my answer" }).click();
        await phone.getByRole("heading", { name: "This question has closed" }).waitFor();
      });
      await press(trainer, "again");
      await phone.goto(venue.at(door));
      await option(phone, "Yes").click();
      await phone.getByRole("button", { name: "Send my answer" }).click();
      await phone.getByText("✓ Saved.").waitFor();
    });
  });
});

const pulse = (page: Page) => page.frameLocator("iframe.pulse");

async function follow(page: Page): Promise<void> {
  await pulse(page).getByRole("link", { name: "Follow the room" }).click(FOLLOW);
}
