/** Three groups present, hang their sheets and are compared, led from the console with buttons and with keys. */
import { io } from "socket.io-client";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { axe, sizes, type Venue } from "@/tests/support/browser";
import { Console } from "@/tests/support/plenary";
import { jump, makeFirstAccount, openRoom, openStage, press } from "@/tests/support/steps";
import { openVenueWith } from "@/tests/support/venue-with";
import { sheetsWorkshop } from "@/tests/support/worksheets";

let venue: Venue;
let close: (() => Promise<void>) | undefined;
let ada: Page;
let stage: Page;
/** The same trainer by a bare socket, for what other tests press. */
let trainer: Console;
const phones: Page[] = [];

const SAID = [
  ["Share one list of shelters", "Train officers together"],
  ["One shared list of shelters", "Open a hotline"],
  ["Visit recruiters in pairs", "Pay for interpreters"],
];

beforeAll(async () => {
  ({ venue, close } = await openVenueWith(inject("chromium"), [sheetsWorkshop]));
  ada = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, ada);
  const room = await openRoom(ada, "Worksheets");
  const opened = await openStage(venue, ada, "oldProjector");
  stage = opened.stage;
  const cookie = (await ada.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
  trainer = await new Console(
    io(venue.server.url, {
      path: "/live",
      transports: ["websocket"],
      auth: { as: "console", room },
      extraHeaders: { cookie },
      forceNew: true,
    }),
  ).ready();
  for (const name of ["Ana", "Budi", "Chan"]) {
    const phone = await venue.page(sizes.phone);
    await phone.goto(venue.at(opened.door));
    await phone.getByLabel("A name for today").fill(name);
    await phone.getByRole("button", { name: "Join" }).click();
    await phone.locator('body[data-link="connected"] #view').waitFor();
    phones.push(phone);
  }
  await trainer.do({ type: "form-groups", by: "count", n: 3, mix: "random", meetNew: false, places: "none" });
  await trainer.do({ type: "draw-seats", group: null });
  await trainer.go("scenario");
  await trainer.do({ type: "start-work", activity: "scenario", seconds: null, phases: null });
  // Sheets in the order of the groups, whoever was drawn into which.
  for (const [i, { people }] of trainer.view.groups.groups.entries()) {
    const phone = phones[["Ana", "Budi", "Chan"].indexOf(people[0]!.alias)]!;
    for (const [row, text] of SAID[i]!.entries())
      await phone.locator(`[name="government/r${row + 1}/what"]`).fill(text);
    await phone.locator('[name="joint/r1/what"]').fill("A protocol for first contact");
    await phone.locator('#sheet [data-status][data-state="saved"]').waitFor();
  }
  await trainer.sees((v) => (v.work?.groups ?? []).every((g) => g.lastAt !== null), 30_000);
  await trainer.sees((v) => (v.work?.groups ?? []).every((g) => g.done > 0), 30_000);
  await trainer.do({ type: "freeze-work", activity: "scenario" });
}, 240_000);
afterAll(async () => {
  trainer?.socket.disconnect();
  await close?.();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await venue.keepPictures(task.name);
  expect(venue.takeComplaints()).toEqual([]);
});

const WAIT = { timeout: 30_000 };
const live = () => ada.getByRole("region", { name: "Now", exact: true });
const onStage = (group: number) => live().getByRole("region", { name: `Group ${group} on the stage` });
const next = () => ada.locator('[data-verb="next"]');
const rows = async () =>
  (
    await live()
      .getByRole("region", { name: "Order of the groups" })
      .getByRole("listitem")
      .locator("b")
      .allTextContents()
  ).map((text) => text.trim());

describe("a trainer who leads presentations (G-151, G-152)", () => {
  it("finds the stops of the worksheet in the run sheet, and the first group on the button", async () => {
    await jump(ada, "Groups present (Different priorities)");
    await next().filter({ hasText: "Call Group 1" }).waitFor(WAIT);
    expect(await axe(ada)).toEqual([]);
  });

  it("puts groups in another order with keys and by hand", async () => {
    await live().getByRole("button", { name: "Move Group 1 down" }).focus();
    await ada.keyboard.press("Enter");
    await expect.poll(rows, WAIT).toEqual(["Group 2", "Group 1", "Group 3"]);
    const handle = live().locator("[data-row-place='1'] i");
    const target = await live().locator("[data-row-place='0']").boundingBox();
    await handle.hover();
    await ada.mouse.down();
    await ada.mouse.move(target!.x + 60, target!.y + 10, { steps: 6 });
    await ada.mouse.up();
    await expect.poll(rows, WAIT).toEqual(["Group 1", "Group 2", "Group 3"]);
  });

  it("calls groups and turns cards with Next, back with Back, and opens “us too” with the first", async () => {
    await press(ada, "next");
    await onStage(1).getByText("Card 1 of 2").waitFor(WAIT);
    await stage.getByText("Share one list of shelters").first().waitFor(WAIT);
    await trainer.sees((v) => v.asked?.phase === "open", 30_000);
    await next().filter({ hasText: "Next card" }).waitFor(WAIT);
    await ada.waitForTimeout(600);
    await ada.locator("body").press("PageDown");
    await onStage(1).getByText("Card 2 of 2").waitFor(WAIT);
    await next().filter({ hasText: "Call Group 2" }).waitFor(WAIT);
    await press(ada, "back");
    await onStage(1).getByText("Card 1 of 2").waitFor(WAIT);
    await ada.locator('[data-verb="back"]').filter({ hasText: "Off the stage" }).waitFor(WAIT);
  });

  it("blacks out a word with one press, and takes it back", async () => {
    await onStage(1).getByRole("button", { name: "Share", exact: true }).first().click();
    await stage.getByText("blacked out").waitFor(WAIT);
    await onStage(1).getByRole("button", { name: "Show the black word again" }).click();
    await stage.getByText("Share one list of shelters", { exact: true }).waitFor(WAIT);
  });

  it("is told what an earlier group said, and greys it with one press", async () => {
    await live().getByRole("button", { name: "Call Group 2" }).click();
    await onStage(2).getByText("Group 1 said something like this:").first().waitFor(WAIT);
    await onStage(2).getByRole("button", { name: "Grey it" }).first().click();
    await onStage(2)
      .getByRole("button", { name: /^Said before: One shared list/ })
      .and(ada.locator('[aria-pressed="true"]'))
      .waitFor(WAIT);
    expect(await axe(ada)).toEqual([]);
    await ada.screenshot({ path: ".build/test-results/present-1440.png", fullPage: true });
  });

  it("lets somebody else speak where a phone is gone", async () => {
    await onStage(2)
      .getByText(/speaks\./)
      .waitFor(WAIT);
    const seat = trainer.view.groups.groups[1]!.people[0]!.alias;
    const gone = onStage(2).getByText(`The phone of ${seat} is not connected.`);
    const phone = phones[["Ana", "Budi", "Chan"].indexOf(seat)]!;
    const again = phone.url();
    await phone.goto("about:blank");
    await gone.waitFor(WAIT);
    expect(await axe(ada)).toEqual([]);
    await onStage(2).getByRole("button", { name: "Somebody else speaks" }).click();
    await onStage(2).getByRole("button", { name: "Draw somebody" }).click();
    await ada.getByText("Nobody is here for this just now.").waitFor(WAIT);
    await phone.goto(again);
    await gone.waitFor({ state: "detached", ...WAIT });
  }, 120_000);
});

describe("a trainer at the gallery (G-153)", () => {
  it("hides a remark and shows it again, and begins and ends a walk", async () => {
    await jump(ada, "Gallery (Different priorities)");
    await live().getByRole("button", { name: "Begin the walk" }).click();
    await live().getByRole("button", { name: "End the walk" }).click();
    await live().getByRole("button", { name: "Begin the walk" }).waitFor(WAIT);
    expect(await axe(ada)).toEqual([]);
    await ada.screenshot({ path: ".build/test-results/gallery-1440.png", fullPage: true });
  });
});

describe("a trainer at the board (G-154)", () => {
  it("says which entries are the same and parts them again, and sees whom to ask", async () => {
    await jump(ada, "Side by side (Different priorities)");
    const same = live().getByRole("region", { name: "The same?" });
    const one = same
      .getByRole("listitem")
      .filter({ hasText: "One shared list of shelters" })
      .filter({ has: ada.getByRole("button", { name: "Merge" }) });
    await one.getByRole("button", { name: "Merge" }).click();
    await one.waitFor({ state: "detached", ...WAIT });
    await live()
      .getByRole("region", { name: "To ask the groups" })
      .getByText("no owner and no date yet")
      .first()
      .waitFor(WAIT);
    expect(await axe(ada)).toEqual([]);
    await ada.screenshot({ path: ".build/test-results/board-1440.png", fullPage: true });
    await same.getByText(/merged$/).click();
    await same
      .getByRole("listitem")
      .filter({ hasText: "One shared list of shelters" })
      .getByRole("button", { name: "Part them again" })
      .click();
    await one.waitFor(WAIT);
    await live().getByRole("combobox", { name: "Show" }).selectOption({ label: "Group 3" });
    await one.waitFor({ state: "detached", ...WAIT });
  });

  it("can do all of it on a phone", async () => {
    await ada.setViewportSize(sizes.phone.viewport);
    for (const [stop, name] of [
      ["Groups present", "present"],
      ["Gallery", "gallery"],
      ["Side by side", "board"],
    ] as const) {
      await trainer.go(`scenario/${name}`);
      await ada.getByRole("button", { name: "Now", exact: true }).click();
      await ada
        .locator('[aria-current="step"]')
        .filter({ hasText: stop })
        .waitFor({ state: "attached", ...WAIT });
      await ada.waitForTimeout(500);
      await ada.screenshot({ path: `.build/test-results/${name}-390.png`, fullPage: true });
      expect(await ada.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });
});
