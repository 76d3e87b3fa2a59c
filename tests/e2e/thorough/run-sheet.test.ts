/** A trainer runs a day by its run sheet: late, catching up, a quick question, away and back, and in other hands. */
import type { Page } from "playwright";
import { DOUBLE_CLICK_MS } from "@/components/ui/double-click";
import { loadState } from "@/server/store/rooms/room-state";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { expect, type House, sizes, test } from "@/tests/e2e/story";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { axe } from "@/tests/support/browser";
import { looks } from "@/tests/support/looks";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { choose, jump, openRoom, press, rested, saved, shows, turnTo, verb } from "@/tests/support/steps";

const LATE = 12;

/** Twelve minutes ago by the clock of the browsers of these tests. */
const start = (): string =>
  new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Asia/Seoul",
  }).format(Date.now() - LATE * 60_000);

const inAHurry = () => ({
  ...agendaWorkshop,
  id: "in-a-hurry",
  title: "A workshop in a hurry",
  agendas: agendaWorkshop.agendas.map((a) => ({
    ...a,
    days: a.days.map((d, i) => (i === 0 ? { ...d, start: start() } : d)),
  })),
});

/** A room whose first day is twelve minutes late by now, and has begun. */
async function lateDay(house: House) {
  const opened = await house.open(inAHurry(), { agenda: "two-days" });
  const { trainer } = opened;
  await verb(trainer, "next").filter({ hasText: "Start the day" }).waitFor();
  await rested(trainer);
  await verb(trainer, "next").filter({ hasText: "Start the day" }).click();
  // A step chosen before the console has seen the day begin would be refused: it was chosen by what stood there before.
  await verb(trainer, "next").filter({ hasNotText: "Start the day" }).waitFor();
  return opened;
}

async function connected(house: House, door: string): Promise<Page> {
  const phone = await house.phone(door);
  await phone.locator('body[data-link="connected"]').waitFor();
  return phone;
}

test("a day that runs late begins by its clock, says how late it is, and catches up by one plan, and takes it back (B-105, B-107)", async ({
  house,
}) => {
  const { trainer } = await lateDay(house);
  const pace = trainer
    .locator("header")
    .getByText(/min late|On time|min ahead/)
    .first();
  const minutesLate = async (): Promise<number> =>
    Number(/Running (\d+) min late/.exec((await pace.textContent()) ?? "")?.[1] ?? 0);
  const becomesOneOf = (minutes: number[]) =>
    expect(async () => expect(minutes).toContain(await minutesLate())).toPass({ timeout: 30_000 });
  await jump(trainer, "Title a1");
  const before = await minutesLate();
  // The opening was jumped over: ten minutes of the twelve are made up, and that much is known at once.
  expect(before === 0 || before <= LATE + 1).toBe(true);
  await trainer
    .getByRole("button", { name: "5 minutes more for Title a1" })
    .or(trainer.getByTitle("5 minutes more for Title a1"))
    .first()
    .click();
  const plan = trainer.getByText(/min late: see a plan/);
  await plan.waitFor();
  // It may have been late enough before: the five minutes have to be in.
  await expect.poll(minutesLate).toBeGreaterThanOrEqual(before + 4);
  await plan.click();
  await trainer.getByText("Shorten").or(trainer.getByText("Leave out")).first().waitFor();
  await looks(trainer, "console-late");
  expect(await axe(trainer)).toEqual([]);
  const late = await minutesLate();
  await trainer.getByRole("button", { name: /^Win \d+ minutes/ }).click();
  // A minute may pass meanwhile, and less than five are not called late.
  await becomesOneOf([0]);
  await trainer.getByText(/minutes won/).waitFor();
  await looks(trainer, "console-won");
  await trainer.getByRole("button", { name: "Take it back" }).click();
  await becomesOneOf([late, late + 1]);
});

test("a quick question", async ({ house, step }) => {
  const { trainer, door } = await lateDay(house);
  const phone = await connected(house, door);
  await step("is on the phones with one field and one press, and is answered (B-109)", async () => {
    await trainer.keyboard.press("q");
    await trainer.getByLabel("Your question").fill("Are we going too fast?");
    await looks(trainer, "console-quick");
    await trainer.getByRole("radio", { name: "Yes or no" }).focus();
    await trainer.keyboard.press("Control+Enter");
    await shows(phone, "Are we going too fast?");
    await choose(phone, "Yes");
    await saved(phone);
    await trainer.getByText("1 of 1 have answered").waitFor();
    await press(trainer, "close");
    await press(trainer, "reveal");
    await shows(phone, /1 person, 100\s?%/);
  });

  await step(
    "keeps its answers when it is changed, and asks the new text in a new round (B-110)",
    async () => {
      await trainer.getByRole("button", { name: "Change this activity" }).click();
      const form = trainer.getByRole("dialog");
      await form
        .getByLabel(/^Question/)
        .first()
        .fill("Is the pace right now?");
      await looks(trainer, "console-edit");
      await form.getByRole("button", { name: "Save the change" }).click();
      await trainer.getByText(/was changed since it was asked/).waitFor();
      await shows(phone, "Are we going too fast?");
      await press(trainer, "again");
      await shows(phone, "Is the pace right now?");
      await press(trainer, "close");
    },
  );
});

test("a question in the waiting room leads on to the first step, and one amid a story back into it (B-158)", async ({
  house,
}) => {
  const { room, trainer, door } = await house.open(sampleWorkshop);
  const phone = await connected(house, door);
  const waitForStep = (title: string) =>
    trainer.locator('[aria-current="step"]').filter({ hasText: title }).waitFor({ state: "attached" });
  const ask = async (question: string) => {
    await trainer.keyboard.press("q");
    await trainer.getByLabel("Your question").fill(question);
    await trainer.getByRole("button", { name: "Ask now" }).dblclick();
    await shows(phone, question);
    await press(trainer, "close");
    await press(trainer, "reveal");
  };
  await ask("Can you all hear me?");
  await press(trainer, "next");
  await waitForStep("Hello");
  await jump(trainer, "1 · title of part 1");
  await ask("Are we going too fast?");
  await press(trainer, "next");
  await waitForStep("1 · title of part 1");
  await press(trainer, "next");
  await waitForStep("2 · title of part 2");
  // Nervous hands pressed twice, and it was asked once.
  expect((await loadState(room.id))!.amendments).toHaveLength(2);
});

test("a jump away leads back to where the room was, with one press (B-108)", async ({ house }) => {
  const { trainer, door } = await lateDay(house);
  const phone = await connected(house, door);
  await jump(trainer, "Title a2");
  await press(trainer, "open");
  await choose(phone, "No");
  await saved(phone);
  await press(trainer, "close");
  await trainer.getByRole("button", { name: "2 Session two" }).first().click();
  await jump(trainer, "Title b1");
  await looks(trainer, "console-away");
  await trainer.locator('[data-verb="return"]').click();
  await trainer
    .locator('[aria-current="step"]')
    .filter({ hasText: "Title a2" })
    .waitFor({ state: "attached" });
  await trainer.getByText("1 of 1 have answered").waitFor();
  expect(await trainer.locator('[data-verb="return"]').count()).toBe(0);
});

test("a session in other hands is run from a link with a name, and taken back (B-111)", async ({ house }) => {
  const { trainer } = await lateDay(house);
  await jump(trainer, "Title a2");
  await trainer.getByRole("button", { name: "Change Session one in the run sheet" }).click();
  await trainer.getByRole("button", { name: "Hand over to a presenter" }).click();
  await trainer.getByRole("button", { name: "Create a link" }).click();
  const link = await trainer.getByLabel("Link for the presenter").inputValue();
  await looks(trainer, "console-hand-over");
  await trainer.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  const presenter = await house.venue.page(sizes.phone);
  await presenter.goto(link);
  await presenter.getByLabel("Your name").fill("Dr. Pia");
  await presenter.getByRole("button", { name: "Open my session" }).click();
  await verb(presenter, "next").waitFor();
  await looks(presenter, "presenter-390");
  expect(await axe(presenter)).toEqual([]);
  await press(presenter, "next");
  await trainer
    .locator('[aria-current="step"]')
    .filter({ hasText: "Title a3" })
    .waitFor({ state: "attached" });
  await turnTo(trainer, "People");
  await trainer.getByText("with Dr. Pia").first().waitFor();
  await trainer.locator('[data-part="people"]').getByRole("button", { name: "Take back" }).click();
  await presenter.getByText("in the trainer’s hands again").waitFor();
});

test("the remote, and the end of the day: has two big buttons, the time and the drift on a telephone, and ends the day calmly (B-103)", async ({
  house,
}) => {
  const { room, trainer, door } = await lateDay(house);
  const [phone, remote] = await Promise.all([
    connected(house, door),
    house.signedIn(room.trainer, sizes.phone),
  ]);
  await remote.goto(house.venue.at(`/console/${room.id}`));
  for (const name of ["back", "next"] as const) {
    const box = await remote.locator(`[data-verb="${name}"]`).boundingBox();
    expect(box && box.height >= 56 && box.width >= 120).toBe(true);
  }
  await remote
    .locator("header")
    .getByText(/min late|On time|min ahead/)
    .first()
    .waitFor();
  await looks(remote, "remote-390");
  // Two thirds of the height are what goes on (B-277).
  const [part, viewport] = [await remote.locator('[data-part="now"]').boundingBox(), remote.viewportSize()!];
  expect(part!.height).toBeGreaterThanOrEqual((viewport.height * 2) / 3);
  expect(await remote.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await remote.getByRole("button", { name: "Run sheet" }).click();
  await looks(remote, "remote-390-sheet");
  await remote.getByRole("button", { name: "Now", exact: true }).click();
  await remote.getByRole("button", { name: "Room menu" }).click();
  await remote.getByRole("button", { name: "End the day" }).click();
  await remote.getByRole("dialog").getByRole("button", { name: "End the day" }).click();
  await shows(phone, "That is all for today.");
  await looks(phone, "phone-day-over");
  await verb(remote, "next").filter({ hasText: "Start the day" }).waitFor();
  await looks(trainer, "console-day-over");
  await trainer.setViewportSize({ width: 1024, height: 768 });
  await looks(trainer, "console-1024");
});

test("what the agenda does not have is brought in with one press, where it stands in the workshop (B-102)", async ({
  house,
}) => {
  await upsertWorkshop(inAHurry());
  const { page } = await house.trainer();
  await page.getByLabel("Workshop", { exact: true }).selectOption({ label: "A workshop in a hurry" });
  await openRoom(page, undefined, "One hour");
  const sheet = page.getByRole("navigation", { name: "Run sheet" });
  const beside = sheet.getByText("Not in the agenda");
  await beside.click();
  await looks(page, "console-beside");
  expect(await axe(page)).toEqual([]);
  await sheet.getByRole("button", { name: "Bring in Title a3" }).click();
  await page.getByText("Title a3 is in the agenda now.").waitFor();
  await sheet.getByRole("button", { name: "Bring in Title a2" }).click();
  await beside.waitFor({ state: "detached" });
  const lines = await sheet
    .getByRole("button")
    .filter({ hasText: /Title a\d/ })
    .allTextContents();
  expect(lines.map((line) => /a\d/.exec(line)?.[0])).toEqual(["a1", "a2", "a3"]);
});

test("a step is looked at before it goes live, with the mouse and with keys, and the room stays (B-270, B-271)", async ({
  house,
  step,
}) => {
  const { trainer, door } = await house.open(sampleWorkshop);
  const phone = await connected(house, door);
  const sheet = trainer.getByRole("navigation", { name: "Run sheet" });
  const line = (name: string) => sheet.locator("[data-step]:not([data-notice])").filter({ hasText: name });
  const here = sheet.locator('[aria-current="step"]');
  const small = (title: string) => trainer.frameLocator(`iframe[title="${title}"]`);

  await step("sees the stage in small, and beside it what comes next", async () => {
    await small("What the stage shows now").getByText("Scan the QR code").waitFor();
    await small("How the stage will show it").getByText("Hello").first().waitFor();
    expect(await axe(trainer)).toEqual([]);
  });

  await step("looks at a step by a click, also by both halves of a double click", async () => {
    await line("A poll").dblclick();
    await trainer.getByRole("region", { name: "Preview" }).waitFor();
    await small("How the stage will show it").getByText("Which one?").first().waitFor();
    expect(await here.count()).toBe(0);
    await trainer.getByRole("button", { name: "Phone", exact: true }).click();
    await small("How a phone will show it").getByText("Which one?").first().waitFor();
    expect(await axe(trainer)).toEqual([]);
    await looks(trainer, "console-preview");
    expect(await phone.getByText("Which one?").count()).toBe(0);
    await trainer.keyboard.press("Escape");
    await trainer.getByRole("region", { name: "Next", exact: true }).waitFor();
  });

  await step("goes there with the next press", async () => {
    await trainer.waitForTimeout(DOUBLE_CLICK_MS + 50);
    await line("A poll").click();
    await trainer.waitForTimeout(DOUBLE_CLICK_MS + 50);
    await line("A poll").click();
    await here.filter({ hasText: "A poll" }).waitFor();
    await shows(phone, "Which one?");
    await trainer.getByRole("region", { name: "Next", exact: true }).waitFor();
  });

  await step("goes with Enter, by the content notice that stands before the step", async () => {
    const part = line("3 · title of part 3");
    await part.focus();
    await trainer.keyboard.press("Enter");
    await trainer.getByRole("region", { name: "Preview" }).getByText("content notice shows first").waitFor();
    await trainer.waitForTimeout(DOUBLE_CLICK_MS + 50);
    await trainer.keyboard.press("Enter");
    await sheet.locator('[data-notice][aria-current="step"]').waitFor();
  });

  await step("finds an activity by a word of it (B-271)", async () => {
    await trainer.getByRole("searchbox", { name: "Find an activity" }).fill("poll");
    await line("A poll").waitFor();
    expect(await line("Hello").count()).toBe(0);
    await trainer.getByRole("searchbox", { name: "Find an activity" }).fill("no such thing");
    await trainer.getByText("Nothing found.").waitFor();
  });
});

/** Controls under a message once they are scrolled to, as their text. */
const coveredByMessage = (page: Page): Promise<string[]> =>
  page.locator("button, a[href], input, summary").evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility() && !one.closest('[role="alert"]'))
      .filter((one) => {
        one.scrollIntoView({ block: "center" });
        const { x, y, width, height } = one.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('[role="alert"]');
      })
      .map((one) => one.textContent ?? ""),
  );

test("no control of the console lies under a message (B-192)", async ({ house, step }) => {
  const { trainer, door } = await house.open(sampleWorkshop);
  await connected(house, door);
  const message = trainer.getByRole("alert").filter({ hasText: "There is no question here" });
  for (const [name, viewport] of [
    ["laptop", sizes.laptop.viewport],
    ["small", { width: 1024, height: 640 }],
    ["phone", sizes.phone.viewport],
    ["low", { width: 700, height: 400 }],
  ] as const)
    await step(name, async () => {
      await trainer.setViewportSize(viewport);
      const tabs = trainer.getByRole("navigation", { name: "Parts of the console" });
      const parts = (await tabs.isVisible()) ? ["Now", "Run sheet", "People"] : [null];
      for (const part of parts) {
        if (part) await tabs.getByRole("button", { name: part, exact: true }).click();
        await trainer.keyboard.press("t");
        await message.waitFor();
        await looks(trainer, `console-message-${name}-${part ?? "all"}`);
        expect(await coveredByMessage(trainer)).toEqual([]);
      }
    });
});
