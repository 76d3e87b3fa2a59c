/** A group's phones as people hold them: who speaks, the clicker, us too over several cards, dots, remarks. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { io } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { axe, sizes, type Venue } from "@/tests/support/browser";
import { groupWorkshop } from "@/tests/support/group-workshop";
import { Console } from "@/tests/support/plenary";
import { makeFirstAccount, openRoom, openStage } from "@/tests/support/steps";
import { openVenueWith } from "@/tests/support/venue-with";

/** Set to a folder to keep pictures of what the tests see. */
const KEEP = process.env.GROUP_PICTURES;
const WORDS = "Shelter first\nA hotline for Maria";
const SLOW = { timeout: 30_000 };

let venue: Venue;
let close: (() => Promise<void>) | undefined;
let desk: Console;
let ann: Page;
let ben: Page;
let cho: Page;

beforeAll(async () => {
  ({ venue, close } = await openVenueWith(inject("chromium"), [groupWorkshop]));
  const trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  const room = await openRoom(trainer, "Groups");
  const { door } = await openStage(venue, trainer);
  const cookie = (await trainer.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
  desk = await new Console(
    io(venue.server.url, {
      path: "/live",
      transports: ["websocket"],
      auth: { as: "console", room },
      extraHeaders: { cookie },
      forceNew: true,
    }),
  ).ready();
  const join = async (name: string, size: (typeof sizes)["phone"]) => {
    const page = await venue.page(size);
    await page.goto(venue.at(door));
    await page.getByLabel("A name for today").fill(name);
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await page.locator("#status", { hasText: "Connected" }).waitFor(SLOW);
    return page;
  };
  ann = await join("Ann", sizes.phone);
  ben = await join("Ben", sizes.smallPhone);
  cho = await join("Cho", sizes.phone);
  await desk.sees((v) => v.people.length === 3);
  const id = (alias: string) => desk.view.people.find((p) => p.alias === alias)!.id;
  await desk.go("plan");
  await desk.do({
    type: "list-groups",
    groups: [
      { name: "Harbour", people: [id("Ann"), id("Ben")] },
      { name: "Border", people: [id("Cho")] },
    ],
  });
}, 240_000);
afterAll(async () => {
  desk?.socket.disconnect();
  await close?.();
});
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

/** Nothing for axe to complain of, nothing wider than the screen; a picture where wanted. */
async function look(page: Page, name: string): Promise<void> {
  if (KEEP) {
    mkdirSync(KEEP, { recursive: true });
    await page.screenshot({ path: `${KEEP}/${name}.png`, fullPage: true });
  }
  expect(await axe(page), name).toEqual([]);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide, name).toBeLessThanOrEqual(screen!);
}
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const field = (page: Page, name: string) => page.locator("#sheet").getByLabel(name);

describe("a group at work", () => {
  it("stands in the head of its phones with its time, and one tap makes a rapporteur (G-76, G-78, G-82)", async () => {
    await desk.do({ type: "start-work", activity: "plan", seconds: 680, phases: null });
    await ann.locator("header", { hasText: /Harbour · .?2 people/ }).waitFor(SLOW);
    await ann.locator(".pill", { hasText: /Breakout · 11:\d\d left/ }).waitFor(SLOW);
    await field(ann, "Government").fill(WORDS);
    await button(ben, "I will be the rapporteur").click();
    await ann.locator("#rapporteur", { hasText: "Rapporteur: Ben" }).waitFor(SLOW);
    for (const page of [ann, ben]) await expect.poll(() => field(page, "Government").inputValue(), SLOW).toBe(WORDS);
    await look(ann, "work");
    await look(ben, "work-small");
  });

  it("is nudged, and puts that away once it is read; it stays away", async () => {
    await desk.do({ type: "nudge", activity: "plan", group: "g1-1", text: "Think of the night" });
    await ann.locator("#nudge", { hasText: "Think of the night" }).waitFor(SLOW);
    await expect.poll(() => ann.locator("#announce").textContent(), SLOW).toBe("Think of the night");
    await look(ann, "nudge");
    await button(ann, "I have read it").click();
    await ann.locator("#nudge").waitFor({ state: "hidden" });
    await button(ann, "Call the trainer").click();
    await ann.getByText("The trainer knows.").waitFor(SLOW);
    expect(await ann.locator("#nudge").isHidden()).toBe(true);
    await desk.sees((v) => v.groups.groups.some((g) => g.call === 1));
    expect(await cho.locator("#nudge").count()).toBe(0);
  });

  it("prepares what it says on the seat's phone: notes, the minority's view, cards that are left out (G-82)", async () => {
    await ben.getByLabel("Notes for speaking").fill("Slowly");
    expect(await ann.getByLabel("Notes for speaking").isHidden()).toBe(true);
    await ben.getByLabel("What some of us see differently").fill("It is too fast");
    await ben.getByLabel("Show it on a card of its own").check();
    await ben.locator("#prepare > summary", { hasText: "2 cards" }).waitFor(SLOW);
    await ben.locator("#prepare > summary").click();
    await ben.locator("#prepare .card").last().getByRole("button", { name: "Leave this card out" }).click();
    await ben.locator("#prepare > summary", { hasText: "1 card" }).waitFor(SLOW);
    await ben.locator("#prepare .card").last().getByRole("button", { name: "Show this card" }).click();
    await ben.locator("#prepare > summary", { hasText: "2 cards" }).waitFor(SLOW);
    await look(ben, "prepare");
    await field(cho, "Government").fill("Pay the fare");
    await cho.locator("#sheet .saved", { hasText: /saved/i }).waitFor(SLOW);
  });
});

describe("a group on the stage", () => {
  it("is driven by its seat's phone, which blacks out a name for all (G-83, G-84)", async () => {
    await desk.do({ type: "freeze-work", activity: "plan" });
    await desk.go("plan/present");
    await desk.openRound("plan/present");
    await desk.do({ type: "present", activity: "plan", group: "g1-1" });
    await ben.locator(".clicker", { hasText: "Slowly" }).waitFor(SLOW);
    await ann.locator(".presented", { hasText: "A hotline for Maria" }).waitFor(SLOW);
    await ben.locator("#black-words > summary").click();
    await button(ben, "Maria").click();
    await ann.locator(".presented", { hasText: "A hotline for █████" }).waitFor(SLOW);
    await button(ben, "Maria").and(ben.locator("[aria-pressed=true]")).waitFor(SLOW);
    await look(ben, "clicker");
    await look(ann, "presented");
  });

  it("hears us too, which stays in the answer when the card is turned and another group comes (G-86)", async () => {
    const box = (page: Page, text: string) => page.locator("#view label.opt", { hasText: text }).locator("input");
    await box(cho, "Shelter first").check();
    await cho.locator("#saved[data-state=saved]").waitFor(SLOW);
    await button(ben, "Next").click();
    await cho.locator(".presented", { hasText: "It is too fast" }).waitFor(SLOW);
    await desk.do({ type: "present", activity: "plan", group: "g1-2" });
    await box(cho, "Pay the fare").check();
    // The card is turned before the tap was even sent.
    await desk.do({ type: "present", activity: "plan", group: "g1-1" });
    await cho.locator(".presented", { hasText: "Shelter first" }).waitFor(SLOW);
    expect(await box(cho, "Shelter first").isChecked()).toBe(true);
    const id = await box(cho, "Shelter first").getAttribute("id");
    const stored = () =>
      cho.evaluate(
        async (ticked) => (await (await fetch("./")).text()).includes(ticked),
        `id="${id}" name="entries" checked`,
      );
    await expect.poll(stored, SLOW).toBe(true);
    await box(cho, "Shelter first").uncheck();
    await expect.poll(stored, SLOW).toBe(false);
    await cho.reload();
    await cho.locator(".presented", { hasText: "Shelter first" }).waitFor(SLOW);
    expect(await box(cho, "Shelter first").isChecked()).toBe(false);
    expect(await cho.locator("#view [data-beside] input").count()).toBe(1);
  });
});

describe("the gallery on phones", () => {
  it("gives no more dots than there are, and frees the others when one is taken back (G-87)", async () => {
    await desk.go("plan/gallery");
    await desk.openRound("plan/gallery");
    const boxes = ann.locator('#view input[name="entries"]');
    await boxes.first().waitFor({ state: "attached", ...SLOW });
    for (const summary of await ann.locator(".sheet-shown > summary").all()) await summary.click();
    expect(await boxes.count()).toBe(3);
    await ann.locator("#marks-left", { hasText: "3 left" }).waitFor(SLOW);
    for (const box of await boxes.all()) await box.check();
    await ann.locator("#marks-left", { hasText: "0 left" }).waitFor(SLOW);
    await ann.locator("#saved[data-state=saved]").waitFor(SLOW);
    await boxes.first().uncheck();
    await ann.locator("#marks-left", { hasText: "1 left" }).waitFor(SLOW);
    await look(ann, "gallery");
  });

  it("keeps a remark that is being typed while others' come in (G-88)", async () => {
    const say = async (page: Page, text: string) => {
      if (!(await page.locator("#sheet-g1-2[open]").count())) await page.locator("#sheet-g1-2 > summary").click();
      if (!(await page.locator("#say-g1-2[open]").count())) await page.locator("#say-g1-2 > summary").click();
      await page.locator("#remark-g1-2 textarea").fill(text);
    };
    await say(ann, "Half of a thought");
    await ann.locator("#remark-g1-2 textarea").blur();
    await say(cho, "Who translates?");
    await cho.locator("#remark-g1-2").getByRole("button", { name: "Send" }).click();
    await ann.locator("#sheet-g1-2 .said", { hasText: "Who translates?" }).waitFor(SLOW);
    expect(await ann.locator("#remark-g1-2 textarea").inputValue()).toBe("Half of a thought");
    await cho.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>("#remark-g1-2 textarea")?.value === "",
      null,
      SLOW,
    );
  });
});
