/**
 * The front page of a debrief: a trainer edits the story, releases texts, publishes; a participant reads it
 * by the link.
 */
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { answeredRoom } from "@/tests/support/answered-room";
import { axe } from "@/tests/support/browser";

const texts = [
  "More time for the interview",
  "An interpreter from the first day",
  "Call Maria, 24, from Busan",
  "A quiet room",
  "Less paper",
  "Someone to ask at night",
  "Trust takes time",
  "A rest before questions",
  "Say what happens next",
];

/** A room that has ended, with a phone that is still in it, and the front page of its debrief before its trainer. */
async function ended(house: House) {
  const { room, door, desk } = await answeredRoom(house, {
    texts,
    poll: (i) => (i === 0 ? { choice: [], other: "OTHER-WORDS" } : { choice: [i % 2 ? "red" : "blue"] }),
    elements: (part) => (part > 0 ? ["act", "means"] : ["act"]),
  });
  const [phone, trainer] = await Promise.all([house.phone(door), house.signedIn(room.trainer)]);
  await phone.locator('body[data-link="connected"]').waitFor();
  await desk.do({ type: "end" });
  await phone.getByText(/ended/i).first().waitFor();
  const debrief = house.venue.at(`/debrief/${room.id}`);
  await trainer.goto(debrief);
  return { trainer, phone, debrief };
}

const sentenceOn = (page: Page, id: string) => page.locator(`[data-sentence="${id}"]`);

test("the front page", async ({ house, step }) => {
  const { venue } = house;
  const { trainer, phone, debrief } = await ended(house);
  const sentence = (id: string) => sentenceOn(trainer, id);
  const text = (words: string) => trainer.locator("[data-text]").filter({ hasText: words });

  await step("tells the day in sentences that name their figures", async () => {
    expect(
      await trainer
        .locator("[data-sentence]")
        .evaluateAll((all) => all.map((e) => (e as HTMLElement).dataset.sentence)),
    ).toEqual(["turning:story", "movement:story", "contested:1", "participation"]);
    expect(await sentence("turning:story").textContent()).toContain(
      "at least half of those who answered said “Yes” at part 3 (label-3): 8 of 9.",
    );
    expect(await axe(trainer)).toEqual([]);
  });

  await step("F-7: saves a wording by itself, says so, and keeps it", async () => {
    await sentence("participation").getByText("Reword", { exact: true }).click();
    await sentence("participation").getByRole("textbox").fill("Ten people gave us a long afternoon.");
    await sentence("participation").getByText("Saved", { exact: true }).waitFor();
    await trainer.reload();
    await sentence("participation").getByText("Ten people gave us a long afternoon.").first().waitFor();
    expect(await sentence("participation").textContent()).toContain("Reworded by Ada Kim.");
  });

  await step("F-7: takes a wording back, and hides a sentence", async () => {
    await sentence("movement:story").getByText("Reword", { exact: true }).click();
    await sentence("movement:story").getByRole("textbox").fill("Something else.");
    await sentence("movement:story").getByText("Saved", { exact: true }).waitFor();
    await sentence("movement:story").getByRole("button", { name: "Undo" }).click();
    await sentence("movement:story").locator("p").first().getByText("The largest movement was").waitFor();
    await sentence("contested:1").getByRole("button", { name: "Hide" }).click();
    await sentence("contested:1").getByText("Hidden: it is in no report.").waitFor();
  });

  await step("F-22: puts another picture on the page, and takes it off", async () => {
    const pictures = trainer.locator("section[aria-labelledby^=front-] > h2");
    // The hidden sentence takes its picture along.
    await trainer.reload();
    const before = await pictures.count();
    await trainer.getByText("Put another picture on this page").click();
    await trainer.getByRole("button", { name: "Put it here" }).click();
    await expect(pictures).toHaveCount(before + 1);
    await trainer.getByRole("button", { name: "Take off this page" }).last().click();
    await expect(pictures).toHaveCount(before);
  });

  await step("F-8: shows what another trainer wrote meanwhile, and loses neither", async () => {
    const other = await trainer.context().newPage();
    await other.goto(debrief);
    const theirs = sentenceOn(other, "turning:story");
    await theirs.getByText("Reword", { exact: true }).click();
    await theirs.getByRole("textbox").fill("Written first.");
    await theirs.getByText("Saved", { exact: true }).waitFor();
    await other.close();
    await sentence("turning:story").getByText("Reword", { exact: true }).click();
    await sentence("turning:story").getByRole("textbox").fill("Written second.");
    await sentence("turning:story").getByText("Written first.").waitFor();
    expect(await sentence("turning:story").getByRole("textbox").inputValue()).toBe("Written second.");
    await sentence("turning:story").getByRole("button", { name: "Keep mine" }).click();
    await sentence("turning:story").locator("p").first().getByText("Written second.").waitFor();
  });

  await step("takes a remark on the whole", async () => {
    const remark = trainer.locator('[data-remark=""]');
    await remark.getByText("Add a remark on the whole").click();
    await remark.getByRole("textbox").fill("Thank you for your care.\n\nWe meet again in May.");
    await remark.getByText("Saved", { exact: true }).waitFor();
  });

  await step("F-11: marks what may lead to somebody, blackens a word by a tap and releases", async () => {
    await trainer.goto(`${debrief}/texts`);
    expect(await text("Maria").textContent()).toContain("This may lead to somebody: Maria, 24");
    for (const word of ["Maria", "24", "Busan"])
      await text("Maria").getByText(word, { exact: true }).first().click();
    await text("Maria").getByRole("button", { name: "Release" }).click();
    await text("Maria").getByText("Released", { exact: true }).waitFor();
    await text("A quiet room").getByRole("button", { name: "Release" }).click();
    await text("A quiet room").getByText("Released", { exact: true }).waitFor();
    expect(await axe(trainer)).toEqual([]);
  });

  await step("F-12: offers no release of what the phone promised to count only", async () => {
    await trainer.goto(`${debrief}/texts?of=${encodeURIComponent("poll/other")}`);
    await trainer.getByText("OTHER-WORDS").waitFor();
    expect(await trainer.getByRole("button", { name: "Release" }).count()).toBe(0);
  });

  const link = await step("F-15: makes a link with a QR code and its last day", async () => {
    await trainer.goto(`${debrief}/share`);
    await trainer.getByRole("button", { name: "Publish" }).click();
    await trainer.getByRole("img", { name: "QR code of the published debrief" }).waitFor();
    const link = trainer.locator('a[href*="/report/"]').first();
    const href = new URL((await link.getAttribute("href"))!).pathname;
    expect(href).toMatch(/^\/report\/[\w-]{22}$/);
    expect(await axe(trainer)).toEqual([]);
    return href;
  });

  await step(
    "F-17, R-4: is read without a script or an account, by the same rules, with what was released and nothing else",
    async () => {
      const [reader, small, wide] = await Promise.all([
        venue.page({ ...sizes.phone, javaScriptEnabled: false }),
        venue.page({ ...sizes.smallPhone, javaScriptEnabled: false }),
        venue.page(sizes.laptop),
      ]);
      // A browser without script refuses what the page offers to those with one.
      const [response] = await venue.complaints.expect(/ csp$/, () =>
        Promise.all([reader, small].map((page) => page.goto(venue.at(`${link}?of=*`)))),
      );
      expect(response?.headers()["cache-control"]).toContain("no-store");
      expect(response?.headers()["x-robots-tag"]).toContain("noindex");
      const html = (await response?.text()) ?? "";
      for (const text of [
        "Ten people gave us a long afternoon.",
        "Written second.",
        "We meet again in May.",
        "A quiet room",
      ])
        expect(html).toContain(text);
      const around = (kept: string) =>
        html.includes(kept) ? html.slice(Math.max(0, html.indexOf(kept) - 80), html.indexOf(kept) + 40) : "";
      for (const kept of [
        "OTHER-WORDS",
        "Maria",
        "Busan",
        "Less paper",
        "evenly divided",
        "BAND-REASON",
        "KEY-REASON",
        "Ada Kim",
        "expert reading",
      ])
        expect(around(kept)).toBe("");
      expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await wide.goto(venue.at(link));
      expect(await axe(wide)).toEqual([]);
    },
  );

  await step("is offered on the phones of the room, and opens nothing once it is withdrawn", async () => {
    await phone.goto(phone.url());
    expect(await phone.locator("#published a").getAttribute("href")).toBe(link);
    await trainer.getByRole("button", { name: "Withdraw now" }).click();
    await trainer.getByRole("button", { name: "Publish" }).waitFor();
    await venue.complaints.expect(/404/, async () => {
      const response = await phone.goto(venue.at(link));
      expect(response?.status()).toBe(404);
      await phone.getByText("There is nothing to read here").waitFor();
    });
  });

  await step("F-2: leaves a log that names deeds and no texts", async () => {
    await trainer.goto(`${debrief}/log`);
    const log = (await trainer.locator("table").textContent()) ?? "";
    for (const action of [
      "Read the debrief",
      "Changed a sentence",
      "Released a text",
      "Published the debrief",
      "Withdrew",
    ])
      expect(log).toContain(action);
    expect(log).not.toContain("quiet room");
  });
});

test("F-7 F-8: answers a page without script as well, and keeps what was typed there", async ({ house }) => {
  const { venue } = house;
  const { trainer, debrief } = await ended(house);
  const without = await venue.context({
    ...sizes.laptop,
    javaScriptEnabled: false,
    storageState: await trainer.context().storageState(),
  });
  const open = async () => {
    const page = await without.newPage();
    await page.goto(debrief);
    const sentence = sentenceOn(page, "movement:story");
    await sentence.getByText("Reword", { exact: true }).click();
    return {
      sentence,
      text: sentence.locator("p").first(),
      field: sentence.getByRole("textbox"),
      press: (name: string) => sentence.getByRole("button", { name, exact: true }).click(),
    };
  };
  await venue.complaints.expect(/ csp$/, async () => {
    const [first, second] = await Promise.all([open(), open()]);
    await first.field.fill("Written without script.");
    await first.press("Save");
    await first.sentence.getByText("Saved", { exact: true }).waitFor();
    expect(await first.text.textContent()).toContain("Written without script.");
    await second.field.fill("Typed at the same time.");
    await second.press("Save");
    await second.sentence.locator("blockquote").getByText("Written without script.").waitFor();
    expect(await second.field.inputValue()).toBe("Typed at the same time.");
    await second.press("Keep mine");
    await second.text.getByText("Typed at the same time.").waitFor();
    await second.press("Hide");
    await second.sentence.getByText("Hidden: it is in no report.").waitFor();
    await second.press("Show again");
    await second.sentence.getByText("Hidden: it is in no report.").waitFor({ state: "detached" });
    const last = await open();
    await last.press("Restore the original");
    await last.text.getByText("The largest movement was").waitFor();
  });
  await without.close();
});
