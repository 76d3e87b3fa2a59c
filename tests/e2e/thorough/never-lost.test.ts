/** A trainer always sees where the room is, and finds the way back. */
import type { Locator, Page, WebSocketRoute } from "playwright";
import { expect, fitsScreen, guide, sizes, test } from "@/tests/e2e/story";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { axe } from "@/tests/support/browser";
import { looks } from "@/tests/support/looks";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { endRoom, jump, press, rested, shows, verb } from "@/tests/support/steps";

const days = () => ({ ...agendaWorkshop, id: "never-lost", title: "A workshop of two days" });

/** A room whose first day has begun. */
async function begin(trainer: Page): Promise<void> {
  await verb(trainer, "next").filter({ hasText: "Start the day" }).waitFor();
  await rested(trainer);
  await verb(trainer, "next").filter({ hasText: "Start the day" }).click();
  await verb(trainer, "next").filter({ hasNotText: "Start the day" }).waitFor();
}

const sheetOf = (page: Page): Locator => page.getByRole("navigation", { name: "Run sheet" });
const here = (page: Page): Locator => sheetOf(page).locator('[aria-current="step"]');

/** The place of the present step in the list, as a part of its height; null: it is not there. */
const placeOfNow = (page: Page): Promise<number | null> =>
  sheetOf(page).evaluate((sheet) => {
    const line = sheet.querySelector('[aria-current="step"]')?.getBoundingClientRect();
    const search = sheet.querySelector('[type="search"]')!.getBoundingClientRect();
    const box = sheet.getBoundingClientRect();
    return line && line.height > 0 && line.top >= search.bottom
      ? (line.bottom - search.bottom) / (box.bottom - search.bottom)
      : null;
  });

async function showsNow(page: Page, title: string): Promise<void> {
  await here(page).filter({ hasText: title }).waitFor();
  await expect.poll(() => placeOfNow(page)).toBeLessThanOrEqual(0.34);
}

test("the run sheet shows now, on another day, after a search and after scrolling away (B-290)", async ({
  house,
  step,
}) => {
  const { trainer } = await house.open(days(), { agenda: "two-days" });
  const sheet = sheetOf(trainer);
  await begin(trainer);
  await step("after a jump to another day, and a search", async () => {
    await sheet.getByRole("searchbox").fill("b3");
    await jump(trainer, "Title b3");
    await sheet.getByRole("searchbox").fill("");
    await showsNow(trainer, "Title b3");
    await looks(trainer, "console-now");
    expect(await axe(trainer)).toEqual([]);
  });
  await step("after folding its session by hand", async () => {
    await sheet.locator('li[data-is="now"] button[data-fold]').click();
    await sheet.getByRole("button", { name: /^Now: Title b3/ }).click();
    await showsNow(trainer, "Title b3");
  });
  await step("after scrolling away", async () => {
    await trainer.setViewportSize({ width: 1366, height: 600 });
    await sheet.locator("section").first().hover();
    await trainer.mouse.wheel(0, 4_000);
    await sheet.getByRole("button", { name: /^Now: Title b3/ }).click();
    await showsNow(trainer, "Title b3");
    expect(await sheet.getByRole("button", { name: /^Now:/ }).count()).toBe(0);
  });
  await step("on a telephone too", async () => {
    await trainer.setViewportSize(sizes.phone.viewport);
    await trainer.getByRole("button", { name: "Run sheet" }).click();
    await showsNow(trainer, "Title b3");
  });
});

test("every menu of the run sheet lies over everything and inside the window (B-289)", async ({ house }) => {
  const { trainer } = await house.open(days(), { agenda: "two-days" });
  const sheet = sheetOf(trainer);
  await begin(trainer);
  await jump(trainer, "Title a2");
  for (const viewport of [sizes.laptop.viewport, { width: 1024, height: 500 }, sizes.phone.viewport]) {
    await trainer.setViewportSize(viewport);
    const tab = trainer.getByRole("button", { name: "Run sheet", exact: true });
    if (await tab.isVisible()) await tab.click();
    const menus = sheet.getByRole("button", { name: /in the run sheet$/ });
    for (const menu of await menus.all()) {
      await menu.click();
      const buttons = trainer.locator("[popover]:popover-open button");
      await buttons.first().waitFor();
      const covered = await buttons.evaluateAll((all) =>
        all
          .filter((one) => {
            one.scrollIntoView({ block: "nearest" });
            const { left, right, top, bottom } = one.getBoundingClientRect();
            const [x, y] = [(left + right) / 2, (top + bottom) / 2];
            const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
            return !inside || !one.contains(document.elementFromPoint(x, y));
          })
          .map((one) => one.textContent),
      );
      expect(covered, `${viewport.width}: ${await menu.getAttribute("aria-label")}`).toEqual([]);
      const groups = trainer.locator("[popover]:popover-open [role=group]");
      expect(await groups.count()).toBeLessThanOrEqual(4);
      await trainer.keyboard.press("Escape");
      await buttons.first().waitFor({ state: "detached" });
    }
  }
  await trainer.setViewportSize(sizes.laptop.viewport);
  await sheet.getByRole("button", { name: "Change Session one in the run sheet" }).click();
  await looks(trainer, "console-menu");
  expect(await axe(trainer)).toEqual([]);
  await trainer.getByRole("button", { name: "Hand over to a presenter" }).click();
  await trainer.getByRole("dialog").waitFor();
});

test("the middle begins at its top with each step, and a message crops nothing beside it (B-290)", async ({
  house,
}) => {
  const { trainer } = await house.open(sampleWorkshop);
  await trainer.setViewportSize({ width: 1366, height: 480 });
  const middle = trainer.locator('[data-part="now"]');
  await press(trainer, "next");
  await middle.evaluate((box) => box.scrollTo(0, 9_000));
  expect(await middle.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
  await press(trainer, "next");
  await expect.poll(() => middle.evaluate((box) => box.scrollTop)).toBe(0);
  const heights = () =>
    trainer
      .locator('[data-part="sheet"], [data-part="people"]')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  const before = await heights();
  await trainer.keyboard.press("t");
  await trainer.getByRole("alert").filter({ hasText: /./ }).waitFor();
  expect(await heights()).toEqual(before);
});

test("a message about the connection goes when it is back (B-290)", async ({ house }) => {
  const { room, trainer } = await house.open(sampleWorkshop);
  let away = false;
  const sockets: WebSocketRoute[] = [];
  await trainer.routeWebSocket(/./, async (socket) => {
    if (away) return socket.close();
    sockets.push(socket);
    socket.connectToServer();
  });
  await trainer.goto(house.venue.at(`/console/${room.id}`));
  await verb(trainer, "next").waitFor();
  away = true;
  await Promise.all(sockets.map((socket) => socket.close()));
  await trainer.getByText("Connection lost.").waitFor();
  await rested(trainer);
  await verb(trainer, "next").click();
  const message = trainer.getByRole("alert").filter({ hasText: "The server gave no answer" });
  await message.waitFor();
  away = false;
  await trainer.getByText("Connection lost.").waitFor({ state: "detached" });
  await message.waitFor({ state: "detached", timeout: 2_000 });
});

test("Back is history, and a second jump keeps the way back, on every console and after a reload (B-291)", async ({
  house,
  step,
}) => {
  const { room, trainer } = await house.open(days(), { agenda: "two-days" });
  const other = await house.signedIn(room.trainer);
  await other.goto(house.venue.at(`/console/${room.id}`));
  const waitForStep = (title: string) =>
    here(trainer).filter({ hasText: title }).waitFor({ state: "attached" });
  const offers = (title: string) =>
    Promise.all(
      [trainer, other].map((page) =>
        page
          .locator('[data-verb="return"]')
          .filter({ hasText: `Back to where we were: ${title}` })
          .waitFor(),
      ),
    );
  await begin(trainer);
  await jump(trainer, "Title a1");
  await jump(trainer, "Title b1");
  await offers("Title a1");
  await press(trainer, "next");
  await waitForStep("Title b2");
  await jump(trainer, "Title a3");
  await step("both consoles offer the place of the second jump", () => offers("Title b2"));
  await step("also after a reload", async () => {
    await trainer.reload();
    await offers("Title b2");
    expect(await axe(trainer)).toEqual([]);
  });
  await step("Next says then back, and leads there", async () => {
    await trainer.getByRole("region", { name: "Next" }).getByText("Then back to").waitFor();
    await looks(trainer, "console-then-back");
    await press(trainer, "next");
    await waitForStep("Title b2");
    await offers("Title a1");
  });
  await step("Back leads over the jumps", async () => {
    for (const title of ["Title a3", "Title b2", "Title b1", "Title a1"]) {
      await press(trainer, "back");
      await waitForStep(title);
    }
    expect(await trainer.locator('[data-verb="return"]').count()).toBe(0);
  });
});

/** The words in view, without those of the two pictures. */
const wordsInView = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement!;
      if (!parent.checkVisibility() || parent.closest("select, .quiet")) continue;
      for (const word of node.data.matchAll(/[\p{L}\p{N}]\S*/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const { left, top, width, height } = range.getBoundingClientRect();
        if (parent.contains(document.elementFromPoint(left + width / 2, top + height / 2))) count += 1;
      }
    }
    return count;
  });

test("the notes are in view under the two pictures, and few words while answers are open (B-270)", async ({
  house,
  step,
}) => {
  const { trainer, door } = await house.open(guide, { agenda: "four-days" });
  await house.phone(door);
  await begin(trainer);
  await jump(trainer, "Working agreement");
  await jump(trainer, "5 · threat of police");
  await press(trainer, "open");
  await trainer.getByText("0 of 1 have answered").waitFor();
  for (const viewport of [sizes.laptop.viewport, { width: 1366, height: 768 }])
    await step(`${viewport.width} × ${viewport.height}`, async () => {
      await trainer.setViewportSize(viewport);
      const middle = trainer.locator('[data-part="now"]');
      const seen = await middle.evaluate((box) => {
        const { bottom } = box.getBoundingClientRect();
        const notes = box.querySelector("[data-notes]")!;
        const line = Number.parseFloat(getComputedStyle(notes).lineHeight);
        return (bottom - notes.getBoundingClientRect().top) / line;
      });
      expect(seen).toBeGreaterThanOrEqual(3);
      const question = middle.getByText("Is Paula trafficked?");
      expect(await question.evaluateAll((all) => all.filter((one) => one.clientHeight > 1).length)).toBe(0);
      await looks(trainer, `console-open-${viewport.width}`);
      expect(await wordsInView(trainer)).toBeLessThanOrEqual(viewport.width === 1366 ? 200 : 220);
    });
  expect(await axe(trainer)).toEqual([]);
  await step("all notes at one press", async () => {
    await trainer.getByRole("button", { name: "All notes" }).click();
    await trainer.getByRole("button", { name: "Fewer notes" }).waitFor();
  });
});

test("the end of a room asks first what only people can tell, then shows what is looked for (B-294)", async ({
  house,
  step,
}) => {
  const { trainer, door } = await house.open(sampleWorkshop, { certificates: true });
  const phone = await house.phone(door);
  await jump(trainer, "A poll");
  await press(trainer, "open");
  await press(trainer, "close");
  await jump(trainer, "Several");
  await jump(trainer, "A poll");
  const waits = trainer.getByText("1 person has no name for their certificate.");
  await step("asks for the name on stage and phones", async () => {
    await trainer.getByRole("button", { name: "Room menu" }).click();
    await trainer.getByRole("button", { name: "End the room…" }).click();
    await waits.waitFor();
    await looks(trainer, "console-end-asks");
    expect(await axe(trainer)).toEqual([]);
    await trainer.getByRole("button", { name: "Ask now on the stage" }).click();
    await shows(phone, "Your certificate needs your name");
  });
  await step("then shows the finish page", async () => {
    const { viewport } = sizes.smallPhone;
    const wide = trainer.viewportSize()!;
    await trainer.setViewportSize(viewport);
    await trainer.getByRole("button", { name: "People", exact: true }).click();
    await trainer.setViewportSize(wide);
    await endRoom(trainer, () => waits.waitFor());
    await trainer.getByRole("heading", { name: "The room has ended" }).waitFor();
    expect(await trainer.getByRole("button", { name: "Ask it" }).count()).toBe(0);
    await trainer.getByText("1 person · 1 question · 0 groups").waitFor();
    await waits.waitFor();
    await trainer.getByText("1 question was shown and not asked.").click();
    await trainer.getByRole("main").getByText("Several").waitFor();
    expect(await trainer.getByRole("link", { name: "Open the debrief" }).getAttribute("href")).toMatch(
      /^\/debrief\//,
    );
    await looks(trainer, "console-finish");
    expect(await axe(trainer)).toEqual([]);
    const file = trainer.waitForEvent("download");
    await trainer.getByRole("button", { name: "PDF", exact: true }).click();
    expect((await file).suggestedFilename()).toMatch(/\.pdf$/);
  });
  await step("on a telephone too", async () => {
    await trainer.setViewportSize(sizes.smallPhone.viewport);
    // The last tab that was open on it was another.
    await trainer.getByRole("heading", { name: "The room has ended" }).waitFor();
    await fitsScreen(trainer, "console-finish-320");
  });
});
