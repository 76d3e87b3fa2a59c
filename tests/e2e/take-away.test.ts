/** A trainer takes files out of a room by the menu of its debrief. */
import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { DOUBLE_CLICK } from "@/components/console/double-click";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { jump, makeFirstAccount, openRoom, openStage, press } from "@/tests/support/steps";

let venue: Venue;
let trainer: Page;
let room: string;

const PRE_TEST = "Test before: what do we think now?";

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  room = await openRoom(trainer);
  const { door } = await openStage(venue, trainer);
  const phone = await venue.page({ ...sizes.phone, javaScriptEnabled: false });
  await phone.goto(venue.at(door));
  await phone.getByRole("button", { name: "Join", exact: true }).click();
  await jump(trainer, PRE_TEST);
  await press(trainer, "open");
  await press(trainer, "close");
  await trainer.getByRole("button", { name: "Room menu" }).click();
  await trainer.getByRole("button", { name: "End the room…" }).click();
  await trainer.getByRole("dialog").getByRole("button", { name: "End the room" }).click();
  await trainer.getByRole("dialog").waitFor({ state: "detached" });
  await trainer.goto(venue.at(`/debrief/${room}`));
});
afterAll(() => venue?.close());
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

const entry = (name: string) =>
  trainer
    .getByRole("dialog")
    .getByRole("listitem")
    .filter({ has: trainer.getByText(name, { exact: true }) });

async function make(name: string): Promise<{ file: Buffer; download: Download }> {
  const [download] = await Promise.all([
    trainer.waitForEvent("download", { timeout: 60_000 }),
    entry(name).getByRole("button", { name: /^Make/ }).click(),
  ]);
  return { file: readFileSync(await download.path()), download };
}

describe("Take it with you", () => {
  it("opens a menu of what the room has, without barriers", async () => {
    await trainer.getByRole("button", { name: "Take it with you" }).click();
    await entry("Workbook (Excel)").waitFor();
    expect(await axe(trainer)).toEqual([]);
  });

  it("X-11: makes a workbook, shows that it is ready, and saves it under the room's title", async () => {
    const { file, download } = await make("Workbook (Excel)");
    expect(file.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    await entry("Workbook (Excel)")
      .getByRole("link", { name: /^Save .*\.xlsx$/ })
      .waitFor();
  });

  it("X-15: prints the page on the server", async () => {
    const { file } = await make("PDF, A4");
    expect(file.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect(file.length).toBeGreaterThan(10_000);
  });

  it("X-13: stops when asked to, and can begin anew", async () => {
    // The longest job there is: a shorter one may be ready before anybody could press.
    const all = entry("Everything in one archive");
    await all.getByRole("button", { name: /^Make/ }).click();
    // Sooner it is the second half of a double click.
    await trainer.waitForTimeout(DOUBLE_CLICK + 50);
    await all.getByRole("button", { name: "Cancel" }).click();
    await all.getByText("Cancelled. Nothing was kept.").waitFor();
    await all.getByRole("button", { name: /^Make/ }).waitFor();
  });

  it("X-19: is not cancelled by a double click, nor lost with a look that the network swallows", async () => {
    let looks = 0;
    await venue.complaints.expect(/export/, async () => {
      await trainer.route(/\/export\/[^/]+\/[^/]+$/, (route) =>
        route.request().method() === "GET" && ++looks <= 3 ? route.abort("internetdisconnected") : route.continue(),
      );
      const button = entry("Everything in one archive").getByRole("button", { name: /^Make/ });
      await button.scrollIntoViewIfNeeded();
      // The press before was another one.
      await trainer.waitForTimeout(DOUBLE_CLICK + 50);
      const { x, y, width, height } = (await button.boundingBox())!;
      const downloaded = trainer.waitForEvent("download", { timeout: 90_000 });
      await trainer.mouse.click(x + width / 2, y + height / 2);
      await trainer.waitForTimeout(150);
      await trainer.mouse.click(x + width / 2, y + height / 2);
      await downloaded;
      await trainer.unroute(/\/export\/[^/]+\/[^/]+$/);
    });
    expect(looks).toBeGreaterThan(3);
    await trainer.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await trainer.reload();
    await trainer.getByRole("button", { name: "Take it with you" }).click();
    await entry("Everything in one archive").waitFor();
  });

  it("X-12: puts everything into one archive", async () => {
    const { file } = await make("Everything in one archive");
    expect(file.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    expect(await entry("Everything in one archive").getByText("Left out").count()).toBe(0);
  });

  it("reads well on a phone", async () => {
    await trainer.setViewportSize({ width: 390, height: 844 });
    expect(await trainer.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axe(trainer)).toEqual([]);
    await trainer.setViewportSize({ width: 1440, height: 900 });
  });
});
