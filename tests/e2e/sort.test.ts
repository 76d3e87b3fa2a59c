/** Cards to sort, by touch and by keyboard. Without script: tests/security/every-form.test.ts. */
import { expect, guide, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { jump, press, saved, unfoldResults } from "@/tests/support/steps";

const cards = guide.sessions.flatMap((s) => s.activities).find((a) => a.id === "smuggling-or-trafficking");
if (cards?.kind !== "sort") throw new Error("the guide has no cards to sort");
const sort = cards;
const [first, second, third] = sort.cards;
const unsure = sort.bins.find((b) => b.text === "Not enough information")!;

const bin = (phone: Page, id: string) =>
  phone.locator("plenary-sort .bins button").nth(sort.bins.findIndex((b) => b.id === id));
const chip = (phone: Page, label: string) =>
  phone.locator("plenary-sort .rest").getByRole("button", { name: label, exact: true });
/** Value of a card's native list; it stays the truth below the island. */
const placed = (phone: Page, card: string) =>
  phone.locator(`select[name="placed.${card}"]`).evaluate((s: HTMLSelectElement) => s.value);
const left = (phone: Page, count: number) =>
  phone.getByText(`Cards without a place: ${count}`, { exact: true });
const says = (phone: Page) => phone.locator("#announce");

test("a sort in the room", async ({ house, step }) => {
  const { room, trainer, door } = await house.open();
  const [stage, touch, keys, ...crowd] = await Promise.all([
    house.stage(room),
    house.phone(door, sizes.smallPhone),
    house.phone(door),
    ...Array.from({ length: 6 }, () => CrowdPhone.join(house.venue.server.url, door)),
  ]);
  /** Five who answer alike, and one who does not. */
  const [other, ...alike] = crowd;
  await jump(trainer, sort.title);
  // With a time limit, so that it can be made longer: a push that everybody gets in the middle of sorting.
  await trainer.getByRole("button", { name: "Time limit and reading time" }).click();
  await trainer.locator("label").getByText("5 min", { exact: true }).click();
  await press(trainer, "open");
  await Promise.all(
    [touch, keys].map((phone) => phone.locator("plenary-sort .bins button").first().waitFor()),
  );

  await step("is done by tapping: the card in hand, then a bin; the next card comes by itself", async () => {
    await left(touch, sort.cards.length).waitFor();
    await bin(touch, "smuggling").tap();
    await left(touch, sort.cards.length - 1).waitFor();
    await touch.locator("plenary-sort .card").getByText(second!.text).waitFor();
    await bin(touch, "trafficking").tap();
    await saved(touch);
    expect([await placed(touch, first!.id), await placed(touch, second!.id)]).toEqual([
      "smuggling",
      "trafficking",
    ]);
  });

  await step("takes the last step back, and takes a card out again", async () => {
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

  await step("works with the keyboard alone, and says where a card is (B-90)", async () => {
    await bin(keys, sort.bins[0]!.id).focus();
    await keys.keyboard.press("ArrowDown");
    await keys.keyboard.press("Enter");
    await expect
      .poll(() => says(keys).textContent())
      .toContain(`${first!.label} is in ${sort.bins[1]!.text}.`);
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
      .poll(() =>
        keys.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.closest(".bins") !== null),
      )
      .toBe(true);
    await keys.locator("plenary-sort .card").getByText(sort.cards[3]!.text).waitFor();
  });

  await step(
    "keeps a half-placed sort, the card in hand and the focus when a push comes (B-90)",
    async () => {
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
      expect(
        await keys.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent),
      ).toContain("Neither");
      await press(trainer, "dim");
      await keys.getByRole("heading", { name: "A short pause." }).waitFor();
      await press(trainer, "dim");
      await chip(keys, second!.label).waitFor();
      expect(await placed(keys, second!.id)).toBe(sort.bins[0]!.id);
    },
  );

  await step("comes back as it was after the page is loaded again", async () => {
    await keys.reload();
    await left(keys, sort.cards.length - 2).waitFor();
    expect(await placed(keys, first!.id)).toBe(sort.bins[1]!.id);
  });

  await step("fits a phone of 320 points and has no faults that axe finds", async () => {
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

  await step(
    "shows nothing of where cards went before the reveal, then all of it, the most contested first (B-17)",
    async () => {
      await other!.answer(sort.id, 1, { placed: { [first!.id]: "trafficking", [third!.id]: unsure.id } });
      await trainer
        .getByText(/^3 of \d+ have answered/)
        .first()
        .waitFor();
      await Promise.all(
        alike.map((p, i) =>
          p.answer(sort.id, 1, {
            placed: { [first!.id]: "smuggling", [third!.id]: i % 2 ? "trafficking" : "neither" },
          }),
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
      // Five of the crowd and one by touch in the first bin; by keyboard and by the other one each in the second.
      expect((await row(first!.label).allTextContents()).slice(0, 5)).toEqual(["6", "2", "0", "0", "0"]);
      await unfoldResults(keys);
      await keys
        .locator(".results li")
        .filter({ hasText: first!.label })
        .getByText("6 people, 75%")
        .waitFor();
      expect(await stage.locator("[data-expert]").count()).toBe(0);
      expect(await axe(stage)).toEqual([]);
      expect(await axe(keys)).toEqual([]);
    },
  );

  await step(
    "marks the expert's bins, two where two are accepted, once the trainer explains (B-49)",
    async () => {
      await press(trainer, "explain");
      await stage.locator("[data-expert]").first().waitFor({ state: "attached" });
      const accepted = sort.cards.reduce((sum, c) => sum + (c.key?.accepted.length ?? 0), 0);
      expect(await stage.locator("[data-expert]").count()).toBe(accepted);
      await stage.getByText("What tells them apart").waitFor();
      await touch.getByText("What tells them apart").first().waitFor();
      expect(await axe(touch)).toEqual([]);
    },
  );

  await step("begins a second round empty", async () => {
    await press(trainer, "again");
    await left(keys, sort.cards.length).waitFor();
    expect(await placed(keys, first!.id)).toBe("");
    await expect(stage.locator("[data-expert]")).toHaveCount(0);
  });
  for (const phone of crowd) phone.leave();
});
