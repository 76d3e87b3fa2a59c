import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { loadWorkshops } from "@/server/content/load";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { jump, makeFirstAccount, openRoom, openStage, press, saved } from "@/tests/support/steps";

const guide = loadWorkshops(path.join(import.meta.dirname, "../../content"))[0]!;
const activity = (id: string) => guide.sessions.flatMap((s) => s.activities).find((a) => a.id === id);
const text = activity("mark-the-definition");
const map = activity("services-by-stage");
if (text?.kind !== "marking" || map?.kind !== "table") throw new Error("the guide has no text to mark, or no table");
const marking = text;
const table = map;

let venue: Venue;
let trainer: Page;
let stage: Page;
let room: string;
let touch: Page;
let keys: Page;
let plain: Page;
const crowd: CrowdPhone[] = [];

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  room = await openRoom(trainer);
  const opened = await openStage(venue, trainer);
  stage = opened.stage;
  const join = async (options: Parameters<Venue["page"]>[0]): Promise<Page> => {
    const phone = await venue.page(options);
    await phone.goto(venue.at(opened.door));
    await phone.getByRole("button", { name: "Join", exact: true }).click();
    return phone;
  };
  touch = await join(sizes.smallPhone);
  keys = await join(sizes.phone);
  plain = await join({ ...sizes.smallPhone, javaScriptEnabled: false });
  for (let i = 0; i < 5; i++) crowd.push(await CrowdPhone.join(venue.server.url, opened.door));
});
afterAll(async () => {
  for (const phone of crowd) phone.leave();
  await venue?.close();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await venue.keepPictures(task.name);
  expect(venue.takeComplaints()).toEqual([]);
});

const held = (phone: Page, name: string) =>
  phone.locator(`select[name="${name}"]`).evaluate((s: HTMLSelectElement) => s.value);
const narrow = async (phone: Page) => {
  const { wide, inner } = await phone.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    inner: innerWidth,
  }));
  expect(wide).toBeLessThanOrEqual(inner);
};

describe("a text to mark", () => {
  const [c1, c2, c3] = marking.clauses.map((c) => c.id);
  const clause = (phone: Page, n: number) => phone.locator("plenary-marking .clause").nth(n);
  const label = (phone: Page, n: number) => phone.locator("plenary-marking .palette button").nth(n);
  const inHand = (phone: Page) =>
    phone.evaluate(() => (document.activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.dataset.name);

  beforeAll(async () => {
    await jump(trainer, marking.title);
    await press(trainer, "open");
    for (const phone of [touch, keys]) await clause(phone, 0).waitFor();
  });

  it("is marked by tapping a clause, then a label; and unmarked again", async () => {
    await clause(touch, 0).tap();
    await label(touch, 1).tap();
    await saved(touch);
    expect(await held(touch, `marks.${c1}`)).toBe(marking.labels[1]!.id);
    await clause(touch, 0).tap();
    await label(touch, 0).tap();
    await expect.poll(() => held(touch, `marks.${c1}`)).toBe(marking.labels[0]!.id);
    await clause(touch, 1).tap();
    await label(touch, 1).tap();
    await touch.getByRole("button", { name: "Undo the last step" }).tap();
    expect(await held(touch, `marks.${c2}`)).toBe("");
    await clause(touch, 1).tap();
    await label(touch, 1).tap();
    await clause(touch, 1).tap();
    await touch.getByRole("button", { name: "No label" }).tap();
    expect(await held(touch, `marks.${c2}`)).toBe("");
    await saved(touch);
  });

  it("is marked with the keyboard alone, says what was marked, and keeps its place (B-90)", async () => {
    await clause(keys, 0).focus();
    await keys.keyboard.press("ArrowRight");
    expect(await inHand(keys)).toBe(`marks.${c2}`);
    await keys.keyboard.press("Enter");
    await keys.keyboard.press("ArrowDown");
    await keys.keyboard.press("Enter");
    await expect.poll(() => keys.locator("#announce").textContent()).toContain(`: ${marking.labels[1]!.text}.`);
    expect(await inHand(keys)).toBe(`marks.${c2}`);
    await keys.keyboard.press("ArrowRight");
    await keys.keyboard.press("Space");
    await keys.keyboard.press("Escape");
    expect(await inHand(keys)).toBe(`marks.${c3}`);
    await saved(keys);
    expect(await held(keys, `marks.${c2}`)).toBe(marking.labels[1]!.id);
  });

  it("fits 320 points and has no faults that axe finds, with the labels open", async () => {
    await clause(touch, 2).tap();
    await narrow(touch);
    expect(await axe(touch)).toEqual([]);
    expect(await axe(keys)).toEqual([]);
    expect(await axe(stage)).toEqual([]);
  });

  it("is a plain form where no script runs", async () => {
    await plain.goto(plain.url());
    await plain.getByLabel(marking.clauses[0]!.text).selectOption({ label: marking.labels[2]!.text });
    await plain.getByRole("button", { name: "Send my answer" }).click();
    await plain.getByText("✓ Saved.").waitFor();
    expect(await held(plain, `marks.${c1}`)).toBe(marking.labels[2]!.id);
  });

  it("shows counts only after the reveal, of two people or more, and the expert's letters after that (B-17, B-49, B-91)", async () => {
    await Promise.all(crowd.map((p) => p.answer(marking.id, 1, { marks: { [c1!]: marking.labels[0]!.id } })));
    expect(await stage.locator("main").textContent()).not.toMatch(/A 6/);
    await press(trainer, "close");
    await press(trainer, "reveal");
    // Five of the crowd and one by touch; the one of the plain form is a single person's label.
    await stage.getByText("A 6").waitFor();
    expect(await stage.getByText("C 1").count()).toBe(0);
    expect(await stage.locator("[data-expert]").count()).toBe(0);
    await touch.locator(".results li").filter({ hasText: marking.clauses[0]!.text }).getByText("6 people").waitFor();
    await press(trainer, "explain");
    await stage.locator("[data-expert]").first().waitFor({ state: "attached" });
    expect(await axe(stage)).toEqual([]);
    expect(await axe(touch)).toEqual([]);
  });
});

describe("a table", () => {
  const [r1, r2] = table.rows;
  const [col1, col2] = table.columns;
  const box = (phone: Page, row: string, column: string) => phone.locator(`[name="cells.${row}"][value="${column}"]`);

  beforeAll(async () => {
    await jump(trainer, table.title);
    await press(trainer, "open");
    await touch.locator(".chip").first().waitFor();
  });

  it("is ticked row by row, each tick saved, on a phone of 320 points", async () => {
    await box(touch, r1!.id, col1!.id).tap();
    await box(touch, r1!.id, col2!.id).tap();
    await saved(touch);
    await narrow(touch);
    expect(await axe(touch)).toEqual([]);
    await touch.reload();
    await touch.locator('body[data-link="connected"]').waitFor();
    expect(await box(touch, r1!.id, col2!.id).isChecked()).toBe(true);
  });

  it("is the same without script", async () => {
    await plain.goto(plain.url());
    await box(plain, r2!.id, col1!.id).check();
    await plain.getByRole("button", { name: "Send my answer" }).click();
    await plain.getByText("✓ Saved.").waitFor();
    expect(await box(plain, r2!.id, col1!.id).isChecked()).toBe(true);
  });

  it("names on the stage the cells that nobody gave before it shows all of them", async () => {
    await Promise.all(crowd.map((p) => p.answer(table.id, 1, { cells: { [r1!.id]: [col1!.id] } })));
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.getByText("Given by nobody:").waitFor();
    const row = stage.locator("tbody tr").filter({ hasText: r1!.text }).locator("td");
    expect((await row.allTextContents()).slice(0, 3)).toEqual(["6", "1", "0"]);
    expect(await axe(stage)).toEqual([]);
    await keys.locator(".results li").filter({ hasText: r1!.text }).getByText("6 people, 86%").waitFor();
  });
});

it("the debrief has both, each with its tables, and no faults that axe finds", async () => {
  await trainer.goto(venue.at(`/debrief/${room}`));
  await trainer.getByRole("heading", { name: "How the text was marked" }).waitFor();
  await trainer.getByRole("heading", { name: "What was given where" }).waitFor();
  expect(await axe(trainer)).toEqual([]);
});
