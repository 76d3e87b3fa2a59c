/** A group's phones as people hold them: who speaks, the clicker, us too over several cards, dots, remarks. */
import type { Page } from "playwright";
import { expect, type House, isFit, sizes, test } from "@/tests/e2e/story";
import { entriesOn, entryFields } from "@/tests/support/worksheets/entries";
import { groupWorkshop } from "@/tests/support/group-workshop";

const WORDS = ["Shelter first", "A hotline for Maria"];

/** Ann and Ben at the harbour, Cho at the border, and work that has begun. */
async function threePhones(house: House, together = false) {
  const room = await house.room(groupWorkshop);
  const door = `/j/${room.token}`;
  const join = async (name: string, size: (typeof sizes)["phone"]) => {
    const page = await house.phone(door, size, name);
    await page.locator("#status", { hasText: "Connected" }).waitFor();
    return page;
  };
  const [desk, ann, ben, cho] = await Promise.all([
    house.plenary.console(room),
    join("Ann", sizes.phone),
    join("Ben", sizes.smallPhone),
    join("Cho", sizes.phone),
  ]);
  await desk.sees((v) => v.people.length === 3);
  const id = (alias: string) => desk.view.people.find((p) => p.alias === alias)!.id;
  await desk.go("plan");
  await desk.do({
    type: "list-groups",
    groups: together
      ? [{ name: "Harbour", people: ["Ann", "Ben", "Cho"].map(id) }]
      : [
          { name: "Harbour", people: [id("Ann"), id("Ben")] },
          { name: "Border", people: [id("Cho")] },
        ],
  });
  await desk.do({ type: "start-work", activity: "plan", seconds: 719, phases: null });
  return { desk, ann, ben, cho };
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
async function write(page: Page, text: string): Promise<void> {
  await entryFields(page, "state").last().fill(text);
  await page.locator("#sheet .saved", { hasText: /saved/i }).waitFor();
}

test("three phones that write into one list", async ({ house, step }) => {
  const { ann, ben, cho } = await threePhones(house, true);
  const phones = [ann, ben, cho];
  const texts = ["Shelter for women", "Hotline, day and night", "مأوى للنساء مع NGO"];
  const sorted = (list: readonly string[]) => [...list].sort();
  const allHold = async (list: readonly string[]) => {
    for (const page of phones)
      await expect.poll(async () => sorted(await entriesOn(page, "state"))).toEqual(sorted(list));
    expect(await entriesOn(ben, "state")).toEqual(await entriesOn(ann, "state"));
    expect(await entriesOn(cho, "state")).toEqual(await entriesOn(ann, "state"));
  };
  await step("at once, in two directions: each text stays its own (G-158)", async () => {
    for (const page of phones) await entryFields(page, "state").last().focus();
    await Promise.all(phones.map((page, i) => page.keyboard.type(texts[i]!, { delay: 20 })));
    await allHold(texts);
    await ann.locator("#step-main[data-whole]").waitFor();
    await isFit(ben, "entries");
  });

  await step("go on with Enter, in the middle of an entry too, and an emptied row goes", async () => {
    await ann.keyboard.press("Enter");
    await ann.keyboard.type("Food");
    await allHold([...texts, "Food"]);
    await ann.keyboard.press("Home");
    await ann.keyboard.press("Enter");
    await ann.keyboard.type("Warm ");
    await allHold([...texts, "Warm Food"]);
    await ann.keyboard.press("Control+A");
    await ann.keyboard.press("Delete");
    await ann.keyboard.press("Tab");
    await allHold(texts);
  });

  await step("without a network, and again with one: nothing is lost", async () => {
    await house.venue.complaints.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket/, async () => {
      for (const page of phones) {
        await page.context().setOffline(true);
        await page.evaluate(() => dispatchEvent(new Event("offline")));
      }
      const more = ["Doctor", "Lawyer", "طبيب"];
      for (const [i, page] of phones.entries()) {
        await entryFields(page, "state").last().fill(`${more[i]}\nof ${i}`);
        await entryFields(page, "state").first().focus();
        await page.keyboard.press("End");
        await page.keyboard.type(String(i));
      }
      await Promise.all(phones.map((page) => page.context().setOffline(false)));
      await expect.poll(async () => (await entriesOn(ann, "state")).length).toBe(9);
      const [first, ...others] = await entriesOn(ann, "state");
      expect(sorted([...first!.slice(-3)])).toEqual(["0", "1", "2"]);
      await allHold([first!, ...others]);
      expect(others).toEqual(expect.arrayContaining([...more, "of 0", "of 1", "of 2"]));
      await expect.poll(() => entryFields(cho, "state").count()).toBe(9);
    });
  });
});

test("a group at work, and on the stage", async ({ house, step }) => {
  const { desk, ann, ben, cho } = await threePhones(house);
  await step(
    "stands in the head of its phones with its time, and one tap makes a rapporteur (G-76, G-82)",
    async () => {
      await ann.locator("header", { hasText: /Harbour · .?2 people/ }).waitFor();
      await ann.locator(".pill", { hasText: /Group work · 11:\d\d left/ }).waitFor();
      await entryFields(ann, "state").last().fill(WORDS.join("\n"));
      await button(ben, "I will be the rapporteur").click();
      await ann.locator("#rapporteur", { hasText: "Rapporteur: Ben" }).waitFor();
      for (const page of [ann, ben]) await expect.poll(() => entriesOn(page, "state")).toEqual(WORDS);
      await isFit(ann, "work");
      await isFit(ben, "work-small");
    },
  );

  await step("is nudged, and puts that away once it is read; it stays away", async () => {
    await desk.do({ type: "nudge", activity: "plan", group: "g1-1", text: "Think of the night" });
    await ann.locator("#nudge", { hasText: "Think of the night" }).waitFor();
    await expect.poll(() => ann.locator("#announce").textContent()).toBe("Think of the night");
    await isFit(ann, "nudge");
    await button(ann, "I have read it").click();
    await ann.locator("#nudge").waitFor({ state: "hidden" });
    await button(ann, "Call the trainer").click();
    await ann.getByText("The trainer knows.").waitFor();
    expect(await ann.locator("#nudge").isHidden()).toBe(true);
    await desk.sees((v) => v.groups.groups.some((g) => g.call === 1));
    expect(await cho.locator("#nudge").count()).toBe(0);
  });

  await step(
    "prepares what it says on the seat's phone: notes, the minority's view, cards that are left out (G-82)",
    async () => {
      for (let step = 1; step < 4; step++) await ben.locator("#sheet .step-next:visible").click();
      await ben.getByLabel("Notes for speaking").fill("Slowly");
      expect(await ann.getByLabel("Notes for speaking").isHidden()).toBe(true);
      await ben.getByLabel("What some of us see differently").fill("It is too fast");
      await ben.getByLabel("Show it on a card of its own").check();
      await ben.locator("#prepare > summary", { hasText: "2 cards" }).waitFor();
      await ben.locator("#prepare > summary").click();
      await ben.locator("#prepare .card").last().getByRole("button", { name: "Leave this card out" }).click();
      await ben.locator("#prepare > summary", { hasText: "1 card" }).waitFor();
      await ben.locator("#prepare .card").last().getByRole("button", { name: "Show this card" }).click();
      await ben.locator("#prepare > summary", { hasText: "2 cards" }).waitFor();
      await isFit(ben, "prepare");
      await write(cho, "Pay the fare");
    },
  );

  await step("is driven by its seat's phone, which blacks out a name for all (G-83, G-27)", async () => {
    // Called back, and called to the front, a page begins at its top (B-319).
    const scrolled = (page: Page) => page.evaluate(() => scrollY);
    await ben.evaluate(() => scrollTo(0, 400));
    expect(await scrolled(ben)).toBeGreaterThan(0);
    await desk.do({ type: "freeze-work", activity: "plan" });
    await expect.poll(() => scrolled(ben)).toBe(0);
    await desk.go("plan/present");
    await desk.openRound("plan/present");
    await ben.getByLabel("Notes for speaking").focus();
    await desk.do({ type: "present", activity: "plan", group: "g1-1" });
    await ben.locator(".clicker", { hasText: "Slowly" }).waitFor();
    await expect(ben.locator(".clicks .forward")).toBeInViewport({ ratio: 1 });
    await expect(ben.locator("#announce")).toHaveText(/It is your turn/);
    await expect(ann.locator("#announce")).toHaveText("Your group is on the screen");
    for (const page of [ann, ben]) {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(page.locator("header", { hasText: "Your group is on the screen" })).toBeInViewport({
        ratio: 1,
      });
      await page.evaluate(() => scrollTo(0, 0));
    }
    await ann.locator(".presented", { hasText: "A hotline for Maria" }).waitFor();
    await ben.locator("#black-words > summary").click();
    await button(ben, "Maria").click();
    await ann.locator(".presented", { hasText: "A hotline for █████" }).waitFor();
    await button(ben, "Maria").and(ben.locator("[aria-pressed=true]")).waitFor();
    await isFit(ben, "clicker");
    await isFit(ann, "presented");
  });

  await step(
    "hears us too, which stays in the answer when the card is turned and another group comes (G-86)",
    async () => {
      const box = (page: Page, text: string) =>
        page.locator("#view label.opt", { hasText: text }).locator("input");
      await box(cho, "Shelter first").check();
      await cho.locator("#saved[data-state=saved]").waitFor();
      await button(ben, "Next").click();
      await cho.locator(".presented", { hasText: "It is too fast" }).waitFor();
      await desk.do({ type: "present", activity: "plan", group: "g1-2" });
      await cho.locator("header", { hasText: "Your group is on the screen" }).waitFor();
      await box(cho, "Pay the fare").waitFor({ state: "hidden" });
      await box(ann, "Pay the fare").check();
      // The card is turned before the tap was even sent.
      await desk.do({ type: "present", activity: "plan", group: "g1-1" });
      await ann.locator("header", { hasText: "Your group is on the screen" }).waitFor();
      await box(ann, "Shelter first").waitFor({ state: "hidden" });
      // Other lines look like no question, and take no tap.
      await expect(ann.locator("#view label.opt", { hasText: "Shelter first" })).toHaveCSS(
        "pointer-events",
        "none",
      );
      await cho.locator(".presented", { hasText: "Shelter first" }).waitFor();
      expect(await box(cho, "Shelter first").isChecked()).toBe(true);
      const id = await box(cho, "Shelter first").getAttribute("id");
      const stored = () =>
        cho.evaluate(
          async (ticked) => (await (await fetch("./")).text()).includes(ticked),
          `id="${id}" name="entries" checked`,
        );
      await expect.poll(stored).toBe(true);
      await box(cho, "Shelter first").uncheck();
      await expect.poll(stored).toBe(false);
      await cho.reload();
      await cho.locator(".presented", { hasText: "Shelter first" }).waitFor();
      expect(await box(cho, "Shelter first").isChecked()).toBe(false);
      await expect(ann.locator("#view [data-beside] input")).toHaveCount(1);
      await ann.reload();
      await expect(ann.locator("#view [data-beside] input")).toHaveCount(1);
    },
  );
});

test("the gallery on phones", async ({ house, step }) => {
  const { desk, ann, cho } = await threePhones(house);
  await Promise.all([write(ann, WORDS.join("\n")), write(cho, "Pay the fare")]);
  await desk.sees((v) => (v.work?.groups ?? []).every((g) => g.lastAt !== null));
  await desk.do({ type: "freeze-work", activity: "plan" });

  await step(
    "gives no more dots than there are, and frees the others when one is taken back (G-87)",
    async () => {
      await desk.go("plan/gallery");
      await desk.openRound("plan/gallery");
      const boxes = ann.locator('#view input[name="entries"]');
      await boxes.first().waitFor({ state: "attached" });
      expect(await boxes.count()).toBe(3);
      await ann.locator("#marks-left", { hasText: "3 left" }).waitFor();
      for (const box of await boxes.all()) await box.check();
      await ann.locator("#marks-left", { hasText: "0 left" }).waitFor();
      await ann.locator("#saved[data-state=saved]").waitFor();
      await boxes.first().uncheck();
      await ann.locator("#marks-left", { hasText: "1 left" }).waitFor();
      await isFit(ann, "gallery");
    },
  );

  await step("keeps a remark that is being typed while others' come in (G-53)", async () => {
    const say = async (page: Page, text: string) => {
      if (!(await page.locator("#say-g1-2[open]").count())) await page.locator("#say-g1-2 > summary").click();
      await page.locator("#remark-g1-2 textarea").fill(text);
    };
    await say(ann, "Half of a thought");
    await ann.locator("#remark-g1-2 textarea").blur();
    await say(cho, "Who translates?");
    await cho.locator("#remark-g1-2").getByRole("button", { name: "Send" }).click();
    await ann.locator("#sheet-g1-2 .said", { hasText: "Who translates?" }).waitFor();
    expect(await ann.locator("#remark-g1-2 textarea").inputValue()).toBe("Half of a thought");
    await cho.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>("#remark-g1-2 textarea")?.value === "",
    );
  });
});
