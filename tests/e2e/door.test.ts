/** A trainer at the door of a room: asked before anybody comes in, a flood that is removed at once and let back in, a new code. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { joining } from "@/bench/attacks/asking";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { looks } from "@/tests/support/looks";
import { makeFirstAccount, openRoom, openStage, press, shows } from "@/tests/support/steps";

const BOTS = 26;

let venue: Venue;
let trainer: Page;
let remote: Page;
let stage: Page;
let phone: Page;
let door: string;

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  const room = await openRoom(trainer);
  ({ stage, door } = await openStage(venue, trainer));
  await press(trainer, "next");
  const context = await trainer.context().storageState();
  remote = await venue.page({ ...sizes.phone, storageState: context });
  await remote.goto(venue.at(`/console/${room}`));
  await remote.locator('[data-surface="console"]').waitFor();
});
afterAll(() => venue?.close());
/** Who is not in, or comes by an old link, is told so with a status that browsers speak of. */
afterEach(() => expect(venue.takeComplaints().filter((c) => !/status of (403|410)/.test(c))).toEqual([]));

/** Somebody scans the square, says a name and comes in, or waits. */
async function comes(alias: string, options: Parameters<Venue["page"]>[0] = sizes.phone): Promise<Page> {
  const page = await venue.page(options);
  await page.goto(venue.at(door));
  await page.locator('input[name="alias"]').fill(alias);
  await page.locator("form button.send").first().click();
  return page;
}
/** The link of the square as the stage shows it now. */
const newDoor = async (): Promise<string> => {
  const again = await venue.page(sizes.projector);
  const found = new Promise<string>((resolve) => {
    again.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        const url = /"door":\{[^}]*"url":"([^"]+)"/.exec(String(payload))?.[1];
        if (url) resolve(new URL(url).pathname);
      }),
    );
  });
  await again.goto(stage.url());
  return found;
};
const card = () => trainer.locator('[data-part="people"]');
const line = (name: string) => trainer.locator(`[data-line="${name}"]`);
const isIn = (page: Page) => page.locator('body[data-link="connected"]').waitFor();

describe("a door that asks (B-140, B-141)", () => {
  it("keeps the new waiting in one plain sentence, with script and without, and lets them in by one tap", async () => {
    phone = await comes("Noor");
    await isIn(phone);
    await card()
      .getByRole("radio", { name: /Ask me/ })
      .click();
    await trainer.locator("header").getByText("Asks first").waitFor();
    const mali = await comes("Mali");
    const plain = await comes("Wilhelmina von Hohenstein-Schwarzburg", {
      ...sizes.smallPhone,
      javaScriptEnabled: false,
    });
    const arabic = await comes("سلمى", { ...sizes.smallPhone, locale: "ar" });
    for (const page of [mali, plain]) await shows(page, "The trainer will let you in.");
    await shows(arabic, "سيسمح لكم المدرّب بالدخول");
    for (const [page, name] of [
      [mali, "390-en"],
      [plain, "320-en"],
      [arabic, "320-ar"],
    ] as const)
      await looks(page, `door-waiting-phone-${name}`);
    expect(await axe(mali)).toEqual([]);
    await line("waiting").getByText("3 people wait to be let in.").waitFor();
    await looks(trainer, "door-asks-console-1440");
    await looks(remote, "door-asks-console-390-now");
    await remote.getByRole("button", { name: "People", exact: true }).click();
    await looks(remote, "door-asks-console-390-people");
    expect(await axe(trainer)).toEqual([]);
    await card().getByRole("button", { name: "Let in Mali" }).click();
    await isIn(mali);
    await card()
      .getByRole("button", { name: /Turn away Wilhelmina/ })
      .click();
    await shows(plain, "This browser has not joined this room yet.");
    await line("waiting").getByRole("button", { name: "Let them in" }).click();
    await isIn(arabic);
    await line("waiting").waitFor({ state: "detached" });
    await card().getByRole("radio", { name: /Open/ }).click();
  });
});

describe("a flood (B-142, B-143, B-144)", () => {
  it("is told of, removed at once with its number first, and let back in", async () => {
    const flood = joining(venue.server.port, door.split("/").at(-1)!, 8, BOTS);
    await flood.done;
    expect(await flood.stop()).toEqual({ in: BOTS });
    await card().getByRole("radio", { name: /Open/ }).click();
    await line("waiting").waitFor({ state: "detached" });
    await line("flood")
      .getByText(/joined in a few minutes/)
      .waitFor();
    await looks(trainer, "door-flood-console-1440");
    // Known is known: it is said once, and the way is beside the door as well.
    await line("flood").getByRole("button", { name: "They are expected" }).click();
    await line("flood").waitFor({ state: "detached" });
    const opener = card().getByRole("button", { name: "Remove newcomers…" });
    const dialog = trainer.getByRole("dialog");
    // With the keyboard alone: Escape leads back to where one was.
    await opener.press("Enter");
    await dialog.waitFor();
    await trainer.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    await opener.click();
    const go = dialog.getByRole("button", { name: /^Remove \d+ people$/ });
    await go.waitFor();
    await looks(trainer, "door-newcomers-console-1440");
    expect(await axe(trainer)).toEqual([]);
    const removed = Number(/\d+/.exec((await go.textContent()) ?? "")?.[0]);
    expect(removed).toBeGreaterThanOrEqual(BOTS);
    await go.click();
    await card()
      .getByText(new RegExp(`^${removed} people were removed at`))
      .waitFor();
    await looks(trainer, "door-swept-console-1440");
    // Noor came of late and has answered nothing: one of those who were removed by mistake.
    await shows(phone, "This browser has not joined this room yet.");
    await looks(phone, "door-removed-phone-390");
    await card().getByRole("button", { name: "Let them back in" }).click();
    await card()
      .getByText(/were removed at/)
      .waitFor({ state: "detached" });
    await vi.waitFor(async () => {
      await phone.reload();
      await phone.locator("#take-break").waitFor({ timeout: 1_000 });
    }, 20_000);
    await isIn(phone);
  });
});

describe("a new code (B-145)", () => {
  it("is on the stage at once; the old one says to look there, and whoever is in stays", async () => {
    const old = (await trainer.locator("header bdi").first().textContent())!;
    await looks(stage, "door-stage-before");
    await card().getByRole("button", { name: "New code" }).click();
    await trainer.getByText("The code and the QR are new.").waitFor();
    await trainer.locator("header bdi").first().filter({ hasNotText: old }).waitFor();
    await stage
      .getByText((await trainer.locator("header bdi").first().textContent())!)
      .first()
      .waitFor();
    await looks(stage, "door-stage-after");
    await looks(trainer, "door-new-code-console-1440");
    const late = await venue.page(sizes.phone);
    await late.goto(venue.at(door));
    await shows(late, "This code is no longer used.");
    await looks(late, "door-old-code-phone-390");
    await phone.reload();
    await isIn(phone);
  });

  it("reads the same from right to left", async () => {
    await trainer
      .getByRole("combobox", { name: /language/i })
      .first()
      .selectOption("ar");
    await trainer.locator('html[dir="rtl"]').waitFor();
    await trainer.locator('[data-surface="console"]').waitFor();
    await card().getByRole("radio").nth(1).click();
    door = await newDoor();
    await comes("سلمى", { ...sizes.phone, locale: "ar" });
    await trainer.locator('[data-line="waiting"]').waitFor();
    await looks(trainer, "door-asks-console-1440-ar");
    await card().getByRole("button", { name: "إزالة القادمين الجدد…" }).click();
    await trainer.getByRole("dialog").waitFor();
    await looks(trainer, "door-newcomers-console-1440-ar");
  });
});
