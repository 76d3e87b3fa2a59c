import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { loadWorkshops } from "@/server/content/load";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { jump, makeFirstAccount, openRoom, openStage, press, saved } from "@/tests/support/steps";

const guide = loadWorkshops(path.join(import.meta.dirname, "../../content"))[0]!;
const found = guide.sessions.flatMap((s) => s.activities).find((a) => a.id === "smuggling-or-trafficking");
if (found?.kind !== "sort") throw new Error("the guide has no cards to sort");
const sort = found;
const [first, second, third] = sort.cards;

let venue: Venue;
let trainer: Page;
let stage: Page;
let door: string;
const crowd: CrowdPhone[] = [];

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  await openRoom(trainer);
  ({ stage, door } = await openStage(venue, trainer));
  for (let i = 0; i < 5; i++) crowd.push(await CrowdPhone.join(venue.server.url, door));
});
afterAll(async () => {
  for (const phone of crowd) phone.leave();
  await venue?.close();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await venue.keepPictures(task.name);
  expect(venue.takeComplaints()).toEqual([]);
});

async function join(options: Parameters<Venue["page"]>[0]): Promise<Page> {
  const phone = await venue.page(options);
  await phone.goto(venue.at(door));
  await phone.getByRole("button", { name: "Join", exact: true }).click();
  return phone;
}

const bin = (phone: Page, id: string) =>
  phone.locator("plenary-sort .bins button").nth(sort.bins.findIndex((b) => b.id === id));
const chip = (phone: Page, label: string) =>
  phone.locator("plenary-sort .rest").getByRole("button", { name: label, exact: true });
/** What the native list of a card holds; it stays the truth below the island. */
const placed = (phone: Page, card: string) =>
  phone.locator(`select[name="placed.${card}"]`).evaluate((s: HTMLSelectElement) => s.value);
const left = (phone: Page, count: number) => phone.getByText(`Cards without a place: ${count}`, { exact: true });
const says = (phone: Page) => phone.locator("#announce");

describe("a sort in the room", () => {
  let touch: Page;
  let keys: Page;

  beforeAll(async () => {
    touch = await join(sizes.smallPhone);
    keys = await join(sizes.phone);
    await jump(trainer, sort.title);
    // With a time limit, so that it can be made longer: a push that everybody gets in the middle of sorting.
    await trainer.getByRole("button", { name: "Time limit and reading time" }).click();
    await trainer.locator("label").getByText("5 min", { exact: true }).click();
    await trainer.getByRole("button", { name: "Open answers" }).last().click();
    for (const phone of [touch, keys]) await phone.locator("plenary-sort .bins button").first().waitFor();
  });

  it("is done by tapping: the card in hand, then a bin; the next card comes by itself", async () => {
    await left(touch, sort.cards.length).waitFor();
    await bin(touch, "smuggling").tap();
    await left(touch, sort.cards.length - 1).waitFor();
    await touch.locator("plenary-sort .card").getByText(second!.text).waitFor();
    await bin(touch, "trafficking").tap();
    await saved(touch);
    expect([await placed(touch, first!.id), await placed(touch, second!.id)]).toEqual(["smuggling", "trafficking"]);
  });

  it("takes the last step back, and takes a card out again", async () => {
    await touch.getByRole("button", { name: "Undo the last step" }).tap();
    await touch.locator("plenary-sort .card").getByText(second!.text).waitFor();
    expect(await placed(touch, second!.id)).toBe("");
    await chip(touch, first!.label).tap();
    await touch.getByRole("button", { name: "Take this card out" }).tap();
    expect(await placed(touch, first!.id)).toBe("");
    await touch.locator("#saved").getByText("What you saved before still counts.").waitFor();
    await bin(touch, "smuggling").tap();
    await saved(touch);
  });

  it("works with the keyboard alone, and says where a card is (B-90)", async () => {
    await bin(keys, sort.bins[0]!.id).focus();
    await keys.keyboard.press("ArrowDown");
    await keys.keyboard.press("Enter");
    await expect.poll(() => says(keys).textContent()).toContain(`${first!.label} is in ${sort.bins[1]!.text}.`);
    expect(await says(keys).textContent()).toContain(second!.text);
    await keys.keyboard.press("ArrowUp");
    await keys.keyboard.press("Space");
    await saved(keys);
    expect([await placed(keys, first!.id), await placed(keys, second!.id)]).toEqual([
      sort.bins[1]!.id,
      sort.bins[0]!.id,
    ]);
    // Tab leads out of the bins to the cards; a card that is chosen leads back to its bin.
    await chip(keys, third!.label).focus();
    await keys.keyboard.press("ArrowRight");
    await keys.keyboard.press("Enter");
    await expect
      .poll(() => keys.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.closest(".bins") !== null))
      .toBe(true);
    await keys.locator("plenary-sort .card").getByText(sort.cards[3]!.text).waitFor();
  });

  it("keeps a half-placed sort, the card in hand and the focus when a push comes (B-90)", async () => {
    await bin(keys, "neither").focus();
    const hand = await keys.locator("plenary-sort .card .text").textContent();
    const until = () => keys.locator("#closes").getAttribute("data-until");
    const before = await until();
    await press(trainer, "addTime");
    await expect.poll(until).not.toBe(before);
    expect(await keys.locator("plenary-sort .card .text").textContent()).toBe(hand);
    expect([await placed(keys, first!.id), await placed(keys, second!.id)]).toEqual([
      sort.bins[1]!.id,
      sort.bins[0]!.id,
    ]);
    expect(await keys.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toContain(
      "Neither",
    );
    await press(trainer, "dim");
    await keys.getByRole("heading", { name: "A short pause." }).waitFor();
    await press(trainer, "dim");
    await chip(keys, second!.label).waitFor();
    expect(await placed(keys, second!.id)).toBe(sort.bins[0]!.id);
  });

  it("comes back as it was after the page is loaded again", async () => {
    await keys.reload();
    await left(keys, sort.cards.length - 2).waitFor();
    expect(await placed(keys, first!.id)).toBe(sort.bins[1]!.id);
  });

  it("fits a phone of 320 points and has no faults that axe finds", async () => {
    for (const phone of [touch, keys]) {
      const { wide, inner } = await phone.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        inner: innerWidth,
      }));
      expect(wide).toBeLessThanOrEqual(inner);
      expect(await axe(phone)).toEqual([]);
    }
    for (const button of await touch.locator("plenary-sort button:visible").all()) {
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
  });

  it("is a plain form where no script runs: lists to choose from, that show what was sent", async () => {
    const plain = await join({ ...sizes.smallPhone, javaScriptEnabled: false });
    await plain.getByLabel(first!.text).selectOption({ label: "Trafficking" });
    await plain.getByLabel(third!.text).selectOption({ label: "Not enough information" });
    await plain.getByRole("button", { name: "Send my answer" }).click();
    await plain.getByText("✓ Saved.").waitFor();
    expect(await plain.getByLabel(first!.text).inputValue()).toBe("trafficking");
    expect(await plain.getByLabel(second!.text).inputValue()).toBe("");
    await trainer
      .getByText(/^3 of \d+ have answered/)
      .first()
      .waitFor();
  });

  it("shows nothing of where cards went before the reveal, then all of it, the most contested first (B-17)", async () => {
    await Promise.all(
      crowd.map((p, i) =>
        p.answer(sort.id, 1, { placed: { [first!.id]: "smuggling", [third!.id]: i % 2 ? "trafficking" : "neither" } }),
      ),
    );
    await press(trainer, "close");
    await stage.getByText("Answers are closed.").waitFor();
    expect(await stage.locator("table").count()).toBe(0);
    await press(trainer, "reveal");
    await stage.locator("table").first().waitFor();
    const heads = await stage.locator("tbody th").allTextContents();
    expect(heads.slice(0, 3)).toEqual(expect.arrayContaining([second!.label, third!.label]));
    const row = (label: string) => stage.locator("tbody tr").filter({ hasText: label }).locator("td");
    // Five of the crowd and one by touch in the first bin; by keyboard and by form one each in the second.
    expect((await row(first!.label).allTextContents()).slice(0, 5)).toEqual(["6", "2", "0", "0", "0"]);
    await keys.locator(".results li").filter({ hasText: first!.label }).getByText("6 people, 75%").waitFor();
    expect(await stage.locator("[data-expert]").count()).toBe(0);
    expect(await axe(stage)).toEqual([]);
    expect(await axe(keys)).toEqual([]);
  });

  it("marks the expert's bins, two where two are accepted, once the trainer explains (B-49)", async () => {
    await press(trainer, "explain");
    await stage.locator("[data-expert]").first().waitFor({ state: "attached" });
    const accepted = sort.cards.reduce((sum, c) => sum + (c.key?.accepted.length ?? 0), 0);
    expect(await stage.locator("[data-expert]").count()).toBe(accepted);
    await stage.getByText("What tells them apart").waitFor();
    await touch.getByText("What tells them apart").first().waitFor();
    expect(await axe(touch)).toEqual([]);
  });

  it("begins a second round empty", async () => {
    await press(trainer, "again");
    await left(keys, sort.cards.length).waitFor();
    expect(await placed(keys, first!.id)).toBe("");
    expect(await stage.locator("[data-expert]").count()).toBe(0);
  });
});
