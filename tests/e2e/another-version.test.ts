/**
 * Pages of another version than their server, in a real browser: each loads itself anew once, at a calm moment, and
 * nothing that was written is lost. An old page is a present one of which the browser got another number.
 */
import { readFileSync } from "node:fs";
import type { Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { sizes, type Venue } from "@/tests/support/browser";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { choose, jump, makeFirstAccount, openRoom, openStage, press, saved, verb } from "@/tests/support/steps";
import { openVenueWith } from "@/tests/support/venue-with";
import { PROTOCOL_VERSION } from "@/workshop/protocol/version";

let venue: Venue;
let close: (() => Promise<void>) | undefined;
let trainer: Page;
let door: string;
let room: string;
let stageLink: string;

beforeAll(async () => {
  ({ venue, close } = await openVenueWith(inject("chromium"), [sampleWorkshop]));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  room = await openRoom(trainer, "Sample workshop");
  const opened = await openStage(venue, trainer);
  door = opened.door;
  stageLink = opened.stage.url();
  await opened.stage.context().close();
}, 300_000);
afterAll(() => close?.());
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await venue.keepPictures(task.name);
  expect(venue.takeComplaints()).toEqual([]);
});

/** How often a page was loaded. */
function loads(page: Page): () => number {
  let n = 0;
  page.on("domcontentloaded", () => void n++);
  return () => n;
}

/** Gives out what is asked for with some words in place of others, the first `times` times that a page is loaded. */
async function other(page: Page, url: RegExp, before: string, after: string, times: number): Promise<void> {
  let pages = 0;
  page.on("framenavigated", (frame) => frame === page.mainFrame() && pages++);
  await page.route(url, async (route: Route) => {
    // Names of hosts are the browser's own here.
    const asked = route.request();
    const response = await route.fetch({
      url: asked.url().replace(venue.origin, venue.server.url),
      headers: { ...(await asked.allHeaders()), host: new URL(venue.origin).host },
    });
    const body = await response.text();
    await route.fulfill({
      response,
      body: pages < times + (asked.isNavigationRequest() ? 0 : 1) ? body.replaceAll(before, after) : body,
    });
  });
}

const versionOf = (phone: Page) => phone.locator("body").getAttribute("data-version");

/** A phone whose page says another version, the first `times` times that it is loaded. */
async function oldPhone(times: number): Promise<{ phone: Page; loaded: () => number }> {
  const phone = await venue.page(sizes.phone);
  await phone.goto(venue.at(door));
  await phone.getByRole("button", { name: "Join", exact: true }).click();
  await phone.locator('body[data-link="connected"]').waitFor();
  await phone.addInitScript(
    ({ version, most }) => {
      const n = Number(sessionStorage.getItem("loads"));
      sessionStorage.setItem("loads", String(n + 1));
      if (n >= most) return;
      // The body is there before the page's own script runs.
      new MutationObserver((_, watching) => {
        if (!document.body) return;
        document.body.dataset.version = version;
        watching.disconnect();
      }).observe(document, { childList: true, subtree: true });
    },
    { version: String(PROTOCOL_VERSION - 1), most: times },
  );
  await phone.goto(phone.url());
  const loaded = loads(phone);
  await phone.locator('body[data-link="connected"]').waitFor();
  return { phone, loaded };
}

/** Brings the room to a question that is open. */
async function ask(title: string): Promise<void> {
  await jump(trainer, title);
  if (await verb(trainer, "open").isVisible()) await press(trainer, "open");
}

describe("an old phone's page", () => {
  it("K-19 waits while somebody writes, loads anew once, and keeps what was written without a network", async () => {
    await ask("Thoughts");
    const { phone, loaded } = await oldPhone(1);
    expect(await versionOf(phone)).toBe(String(PROTOCOL_VERSION - 1));
    const field = phone.locator("#view textarea").first();
    await field.waitFor();
    const before = loaded();
    await venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|received after close/, async () => {
      for (const words of ["We", "We need", "We need more", "We need more time"]) {
        await field.fill(words);
        await phone.waitForTimeout(1_500);
      }
      await phone.context().setOffline(true);
      await field.fill("We need more time together");
      await phone.locator('#saved[data-state="kept"]').waitFor();
      expect(loaded()).toBe(before);
      await phone.context().setOffline(false);
      await vi.waitFor(() => expect(loaded()).toBe(before + 1), 60_000);
    });
    expect(await versionOf(phone)).toBe(String(PROTOCOL_VERSION));
    await saved(phone);
    expect(await phone.locator("#view textarea").first().inputValue()).toBe("We need more time together");
    // The page as the server makes it: what is stored stands in the form.
    expect(await phone.evaluate(async () => (await fetch("./")).text())).toContain("We need more time together");
    await phone.waitForTimeout(8_000);
    expect(loaded()).toBe(before + 1);
    await phone.context().close();
  });

  it("K-19 that stays an old one goes on as it is, without going round in circles", async () => {
    await ask("A poll");
    const { phone, loaded } = await oldPhone(99);
    const before = loaded();
    await vi.waitFor(() => expect(loaded()).toBe(before + 1), 60_000);
    await phone.locator('body[data-link="connected"]').waitFor();
    expect(await versionOf(phone)).toBe(String(PROTOCOL_VERSION - 1));
    await choose(phone, "Red");
    await saved(phone);
    await phone.waitForTimeout(12_000);
    expect(loaded()).toBe(before + 1);
    await phone.context().close();
  });
});

describe("an old page of a trainer", () => {
  const build = () => readFileSync(new URL("../../.next/BUILD_ID", import.meta.url), "utf8").trim();
  const oldScripts = () => [/\/_next\/static\/chunks\/.*\.js/, build(), "a-build-of-before"] as const;

  it.each(["console", "stage"])("K-20 loads itself anew at once, and once alone: %s", async (surface) => {
    await jump(trainer, "A poll");
    const page = surface === "console" ? await trainer.context().newPage() : await venue.page(sizes.projector);
    const address = surface === "console" ? venue.at(`/console/${room}`) : stageLink;
    const there = surface === "console" ? page.locator('[aria-current="step"]') : page.getByText("A poll").first();
    await other(page, ...oldScripts(), 1);
    const loaded = loads(page);
    await page.goto(address);
    await vi.waitFor(() => expect(loaded()).toBe(2), 60_000);
    await there.waitFor();
    await page.waitForTimeout(3_000);
    expect([loaded(), await page.locator("[data-version]").count()]).toEqual([2, 0]);
    await page.close();

    const stubborn = surface === "console" ? await trainer.context().newPage() : await venue.page(sizes.projector);
    await other(stubborn, ...oldScripts(), 99);
    const again = loads(stubborn);
    await stubborn.goto(address);
    await vi.waitFor(() => expect(again()).toBe(2), 60_000);
    await (surface === "console"
      ? stubborn.locator('[data-version="other"]')
      : stubborn.getByText("A poll").first()
    ).waitFor();
    await stubborn.waitForTimeout(4_000);
    expect(again()).toBe(2);
    await stubborn.close();
  });

  it("K-20 that asks for a part which the server no longer has loads itself anew, once", async () => {
    const page = await trainer.context().newPage();
    await page.goto(venue.at(`/console/${room}`));
    await page.locator('[aria-current="step"]').waitFor();
    const loaded = loads(page);
    await venue.complaints.expect(/404|Failed to load|ChunkLoadError|chunk/i, async () => {
      let gone = true;
      page.on("framenavigated", (frame) => {
        if (frame === page.mainFrame()) gone = false;
      });
      await page.route(/\/_next\/static\//, (route) =>
        gone ? route.fulfill({ status: 404, body: "" }) : route.continue(),
      );
      await page.getByRole("button", { name: "Room menu" }).click();
      await page
        .getByRole("button", { name: /Change|Edit/ })
        .first()
        .click();
      await vi.waitFor(() => expect(loaded()).toBe(1), 60_000);
      await page.locator('[aria-current="step"]').waitFor();
      await page.waitForTimeout(2_000);
    });
    expect(loaded()).toBe(1);
    await page.close();
  });
});
