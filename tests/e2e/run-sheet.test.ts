/** A trainer runs a day by its run sheet: late, catching up, asking on the fly, away and back, and in other hands. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { connect } from "@/server/store/connect";
import { startEmbedded } from "@/server/store/embedded/supervisor";
import { closePrisma } from "@/server/store/prisma";
import { upsertWorkshop } from "@/server/store/workshops";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { axe, sizes, Venue } from "@/tests/support/browser";
import {
  choose,
  jump,
  makeFirstAccount,
  openRoom,
  openStage,
  press,
  saved,
  shows,
  signIn,
  verb,
} from "@/tests/support/steps";
import { looks } from "@/tests/support/looks";

const LATE = 12;

let cluster: Awaited<ReturnType<typeof startEmbedded>>;
const folder = mkdtempSync(path.join(process.env.TEST_RUN_FOLDER ?? tmpdir(), "plenary-run-sheet-"));
chmodSync(folder, 0o755);
let venue: Venue;
let trainer: Page;
let phone: Page;
let room: string;
let door: string;

/** Twelve minutes ago by the clock of the browsers of these tests. */
const start = (): string =>
  new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Asia/Seoul",
  }).format(Date.now() - LATE * 60_000);

beforeAll(async () => {
  cluster = await startEmbedded(path.join(folder, "database"));
  const admin = await connect(cluster.url("postgres"), 5_000);
  await admin.query("CREATE DATABASE run_sheet");
  await admin.end();
  process.env.DATABASE_URL = cluster.url("run_sheet");
  venue = await Venue.open(inject("chromium"), { databaseUrl: cluster.url("run_sheet") });
  const agendas = agendaWorkshop.agendas.map((a) => ({
    ...a,
    days: a.days.map((d, i) => (i === 0 ? { ...d, start: start() } : d)),
  }));
  await upsertWorkshop({ ...agendaWorkshop, title: "A workshop in a hurry", agendas });
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  await trainer.getByLabel("Workshop").selectOption({ label: "A workshop in a hurry" });
  await trainer.getByLabel("Agenda").selectOption({ label: "Two days" });
  room = await openRoom(trainer);
  const opened = await openStage(venue, trainer);
  door = opened.door;
  phone = await venue.page(sizes.phone);
  await phone.goto(venue.at(door));
  await phone.locator("form button.send").first().click();
  await phone.locator('body[data-link="connected"]').waitFor();
});
afterAll(async () => {
  await venue?.close();
  await closePrisma();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

const pace = () =>
  trainer
    .locator("header")
    .getByText(/min late|On time|min ahead/)
    .first();
const minutesLate = async (): Promise<number> =>
  Number(/Running (\d+) min late/.exec((await pace().textContent()) ?? "")?.[1] ?? 0);

describe("a day that runs late", () => {
  it("begins by its clock, says how late it is, and catches up by leaving out what can go (B-105, B-107)", async () => {
    await verb(trainer, "next").filter({ hasText: "Start the day" }).click();
    // A step chosen before the console has seen the day begin would be refused: it was chosen by what stood there before.
    await verb(trainer, "next").filter({ hasNotText: "Start the day" }).waitFor();
    await jump(trainer, "Title a1");
    const before = await minutesLate();
    // The opening was jumped over: ten minutes of the twelve are made up, and that much is known at once.
    expect(before === 0 || before <= LATE + 1).toBe(true);
    await trainer
      .getByRole("button", { name: "5 minutes more for Title a1" })
      .or(trainer.getByTitle("5 minutes more for Title a1"))
      .first()
      .click();
    await trainer.getByText(/What can go:/).waitFor();
    // It may have been late enough before: the five minutes have to be in.
    await expect.poll(minutesLate).toBeGreaterThanOrEqual(before + 4);
    const late = await minutesLate();
    const go = trainer.getByRole("button", { name: "Leave out: 10 min, Title a3" });
    await looks(trainer, "console-late");
    expect(await axe(trainer)).toEqual([]);
    await go.click();
    await trainer.getByText("left out").first().waitFor();
    // A minute may pass meanwhile.
    await expect.poll(minutesLate).toBeOneOf([Math.max(0, late - 10), Math.max(0, late - 9)]);
    await trainer.getByRole("button", { name: "Change Title a3 in the run sheet" }).click();
    await trainer.getByRole("button", { name: "Take back in" }).click();
    await expect.poll(minutesLate).toBeOneOf([late, late + 1]);
  });
});

describe("a question on the fly", () => {
  it("is on the phones with one field and one press, and is answered (B-109)", async () => {
    await trainer.keyboard.press("q");
    await trainer.getByLabel("Your question").fill("Are we going too fast?");
    await looks(trainer, "console-quick");
    await trainer.getByRole("button", { name: "Ask now" }).click();
    await shows(phone, "Are we going too fast?");
    await choose(phone, "Yes");
    await saved(phone);
    await trainer.getByText("1 of 1 have answered").waitFor();
    await press(trainer, "close");
    await press(trainer, "reveal");
    await shows(phone, /1 person, 100\s?%/);
  });

  it("keeps its answers when it is changed, and asks the new text in a new round (B-110)", async () => {
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
  });
});

describe("a jump away", () => {
  it("leads back to where the room was, with one press (B-108)", async () => {
    await jump(trainer, "Title a2");
    await press(trainer, "open");
    await choose(phone, "No");
    await saved(phone);
    await press(trainer, "close");
    await trainer.getByRole("button", { name: "2 Session two" }).first().click();
    await jump(trainer, "Title b1");
    await looks(trainer, "console-away");
    await trainer.locator('[data-verb="return"]').click();
    await trainer.locator('[aria-current="step"]').filter({ hasText: "Title a2" }).waitFor({ state: "attached" });
    await trainer.getByText("1 of 1 have answered").waitFor();
    expect(await trainer.locator('[data-verb="return"]').count()).toBe(0);
  });
});

describe("a session in other hands", () => {
  it("is run from a link with a name, and taken back (B-111)", async () => {
    await trainer.getByRole("button", { name: "Change Session one in the run sheet" }).click();
    await trainer.getByRole("button", { name: "Hand over to a presenter" }).click();
    await trainer.getByRole("button", { name: "Make a link" }).click();
    const link = await trainer.getByLabel("Link for the presenter").inputValue();
    await looks(trainer, "console-hand-over");
    await trainer.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    const presenter = await venue.page(sizes.phone);
    await presenter.goto(link);
    await presenter.getByLabel("Your name").fill("Dr. Pia");
    await presenter.getByRole("button", { name: "Open my session" }).click();
    await verb(presenter, "next").waitFor();
    await looks(presenter, "presenter-390");
    expect(await axe(presenter)).toEqual([]);
    await press(presenter, "next");
    await trainer.locator('[aria-current="step"]').filter({ hasText: "Title a3" }).waitFor({ state: "attached" });
    await trainer.getByText("with Dr. Pia").first().waitFor();
    await trainer.locator('[data-part="people"]').getByRole("button", { name: "Take back" }).click();
    await presenter.getByText("in the trainer’s hands again").waitFor();
    await presenter.context().close();
  });
});

describe("the remote, and the end of the day", () => {
  it("has two big buttons, the time and the drift on a telephone, and ends the day calmly (B-103)", async () => {
    const remote = await venue.page(sizes.phone);
    await signIn(venue, remote, `/console/${room}`);
    for (const name of ["back", "next"] as const) {
      const box = await remote.locator(`[data-verb="${name}"]`).boundingBox();
      expect(box && box.height >= 56 && box.width >= 120).toBe(true);
    }
    await looks(remote, "remote-390");
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
    await remote.context().close();
  });
});

describe("what the agenda does not have", () => {
  it("is brought in with one press, where it stands in the workshop (B-137)", async () => {
    const page = await trainer.context().newPage();
    await page.goto(venue.at("/trainer"));
    await page.getByLabel("Workshop", { exact: true }).selectOption({ label: "A workshop in a hurry" });
    await page.getByLabel("Agenda").selectOption({ label: "One hour" });
    await openRoom(page);
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
    await page.close();
  });
});
