/**
 * Pages of another version than their server, in a real browser: each loads itself again once, at a calm
 * moment, and nothing that was written is lost. An old page is a present one of which the browser got another
 * number. Pages have a clock that can be moved on, as they wait for a rest in writing.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Route } from "playwright";
import { projectRoot } from "@/server/platform/settings/project-root";
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import type { Venue } from "@/tests/support/browser";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { choose, jump, press, saved, verb } from "@/tests/support/steps";
import { PROTOCOL_VERSION } from "@/workshop/protocol/connection";

/** Longer than a page takes from one look for a calm moment to the next. */
const LOOKS = 5_500;
/** Longer than a page waits without writing before it loads itself again. */
const REST = 16_000;

/** Number of loads of a page. */
function loads(page: Page): () => number {
  let n = 0;
  page.on("domcontentloaded", () => void n++);
  return () => n;
}

/** It was loaded so often, and would not load itself again if it were left alone. */
async function stays(page: Page, loaded: () => number, times: number): Promise<void> {
  // Written down by the page just before it loads itself again.
  const renewed = () => page.evaluate(() => sessionStorage.getItem("plenary renewed"));
  const before = await renewed();
  await page.clock.runFor(LOOKS);
  // Answered after whatever the page itself has asked of the server.
  await page.evaluate(async () => void (await fetch(location.href, { method: "HEAD" })));
  expect(await renewed()).toBe(before);
  expect(loaded()).toBe(times);
}

/** Gives out what is asked for with some words in place of others, the first `times` times that a page is loaded. */
async function other(
  page: Page,
  venue: Venue,
  url: RegExp,
  before: string,
  after: string,
  times: number,
): Promise<void> {
  let pages = 0;
  page.on("framenavigated", (frame) => frame === page.mainFrame() && pages++);
  await page.route(url, async (route: Route) => {
    // Names of hosts are the browser's own here.
    const request = route.request();
    const response = await route.fetch({
      url: request.url().replace(venue.origin, venue.server.url),
      headers: { ...(await request.allHeaders()), host: new URL(venue.origin).host },
    });
    // The page may have gone meanwhile: that is what it is to do.
    const body = await response.text().catch(() => null);
    if (body === null) return;
    await route.fulfill({
      response,
      body: pages < times + (request.isNavigationRequest() ? 0 : 1) ? body.replaceAll(before, after) : body,
    });
  });
}

const versionOf = (phone: Page) => phone.locator("body").getAttribute("data-version");

/** A phone whose page says another version, the first `times` times that it is loaded. */
async function oldPhone(
  house: House,
  door: string,
  times: number,
): Promise<{ phone: Page; loaded: () => number }> {
  const phone = await house.phone(door);
  await phone.locator('body[data-link="connected"]').waitFor();
  await phone.clock.install();
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

/** A room with a question that is open. */
async function ask(house: House, title: string) {
  const opened = await house.open(sampleWorkshop);
  await jump(opened.trainer, title);
  if (await verb(opened.trainer, "open").isVisible()) await press(opened.trainer, "open");
  return opened;
}

test.describe("an old phone's page", () => {
  test("K-19 waits while somebody writes, loads again once, and keeps what was written without a network", async ({
    house,
  }) => {
    const { door } = await ask(house, "Thoughts");
    const { phone, loaded } = await oldPhone(house, door, 1);
    expect(await versionOf(phone)).toBe(String(PROTOCOL_VERSION - 1));
    const field = phone.locator("#view textarea").first();
    await field.waitFor();
    const before = loaded();
    await house.venue.complaints.expect(/ERR_INTERNET_DISCONNECTED/, async () => {
      for (const words of ["We", "We need", "We need more", "We need more time"]) {
        await field.fill(words);
        await saved(phone);
        await phone.clock.runFor(LOOKS);
      }
      await phone.context().setOffline(true);
      await field.fill("We need more time together");
      await phone.locator('#saved[data-state="kept"]').waitFor();
      expect(loaded()).toBe(before);
      await phone.context().setOffline(false);
      await phone.clock.fastForward(REST);
      await expect.poll(loaded, { timeout: 60_000 }).toBe(before + 1);
    });
    expect(await versionOf(phone)).toBe(String(PROTOCOL_VERSION));
    await saved(phone);
    expect(await phone.locator("#view textarea").first().inputValue()).toBe("We need more time together");
    // The page as the server makes it: what is stored stands in the form.
    expect(await phone.evaluate(async () => (await fetch("./")).text())).toContain(
      "We need more time together",
    );
    await phone.locator('body[data-link="connected"]').waitFor();
    await phone.clock.fastForward(REST);
    await stays(phone, loaded, before + 1);
  });

  test("K-19 that stays an old one goes on as it is, without going round in circles", async ({ house }) => {
    const { door } = await ask(house, "A poll");
    const { phone, loaded } = await oldPhone(house, door, 99);
    const before = loaded();
    await expect.poll(loaded, { timeout: 60_000 }).toBe(before + 1);
    await phone.locator('body[data-link="connected"]').waitFor();
    expect(await versionOf(phone)).toBe(String(PROTOCOL_VERSION - 1));
    await choose(phone, "Red");
    await saved(phone);
    await phone.clock.fastForward(REST);
    await stays(phone, loaded, before + 1);
  });
});

test.describe("an old page of a trainer", () => {
  const build = () => readFileSync(path.join(projectRoot, ".next/BUILD_ID"), "utf8").trim();
  const oldScripts = () => [/\/_next\/static\/chunks\/.*\.js/, build(), "a-build-of-before"] as const;

  for (const surface of ["console", "stage"])
    test(`K-20 loads itself again at once, and once alone: ${surface}`, async ({ house }) => {
      const { room, trainer } = await house.open(sampleWorkshop);
      await jump(trainer, "A poll");
      const address =
        surface === "console"
          ? `/console/${room.id}`
          : `/stage/${room.id}#k=${encodeURIComponent(room.stageKey)}`;
      const open = async (times: number) => {
        const page =
          surface === "console"
            ? await house.signedIn(room.trainer)
            : await house.venue.page(sizes.projector);
        await page.clock.install();
        await other(page, house.venue, ...oldScripts(), times);
        const loaded = loads(page);
        await page.goto(house.venue.at(address));
        await expect.poll(loaded, { timeout: 60_000 }).toBe(2);
        return { page, loaded };
      };
      await Promise.all([
        open(1).then(async ({ page, loaded }) => {
          await (surface === "console"
            ? page.locator('[aria-current="step"]')
            : page.getByText("A poll").first()
          ).waitFor();
          await stays(page, loaded, 2);
          expect(await page.locator("[data-version]").count()).toBe(0);
        }),
        open(99).then(async ({ page, loaded }) => {
          await (surface === "console"
            ? page.locator('[data-version="other"]')
            : page.getByText("A poll").first()
          ).waitFor();
          await stays(page, loaded, 2);
        }),
      ]);
    });

  test("K-20 that asks for a part which the server no longer has loads itself again, once", async ({
    house,
  }) => {
    const { trainer: page } = await house.open(sampleWorkshop);
    await jump(page, "A poll");
    await page.clock.install();
    const loaded = loads(page);
    await house.venue.complaints.expect(/404|Failed to load|ChunkLoadError|chunk/i, async () => {
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
      await expect.poll(loaded, { timeout: 60_000 }).toBe(1);
      await page.locator('[aria-current="step"]').waitFor();
      await stays(page, loaded, 1);
    });
  });
});
