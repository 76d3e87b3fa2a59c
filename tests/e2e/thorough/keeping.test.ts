/**
 * The story of a room that is over: it is closed, its debrief read, a sentence edited, quotes released, the debrief
 * published and opened by a participant, files taken out, and the personal data erased.
 */
import { readFileSync } from "node:fs";
import exportTexts from "@/messages/en/exports.json" with { type: "json" };
import { expect, type Page, sizes, test } from "@/tests/e2e/story";
import { answeredRoom } from "@/tests/support/answered-room";
import { endRoom, openExport } from "@/tests/support/steps";
import { beginsWith } from "@/tests/support/taken-out";
import type { Format } from "@/workshop/exports/formats";

const thoughts = [
  "More time for the interview",
  "An interpreter from the first day",
  "A quiet room",
  "أريد أن أفهم كيف",
  "Someone to ask at night",
  "Trust takes time",
  "A rest before questions",
  "Say what happens next",
  "KEPT-BACK words",
];
const ALIAS = "Alias-Canary";

const whole = async (page: Page): Promise<string> => (await page.locator("body").textContent()) ?? "";

test("a debrief that people keep", async ({ house, step }) => {
  const { venue } = house;
  const { room, door } = await answeredRoom(house, { texts: thoughts, alias: ALIAS });
  const [trainer, phone] = await Promise.all([house.signedIn(room.trainer), house.phone(door)]);
  await Promise.all([
    trainer.goto(venue.at(`/console/${room.id}`)),
    phone.locator('body[data-link="connected"]').waitFor(),
  ]);
  const debrief = venue.at(`/debrief/${room.id}`);
  const sentence = (id: string) => trainer.locator(`[data-sentence="${id}"]`);

  await step("is there as soon as the room is closed", async () => {
    await endRoom(trainer);
    await phone.getByText(/ended/i).first().waitFor();
    await trainer.goto(debrief);
    expect(await trainer.getByRole("heading", { level: 1 }).textContent()).toContain("Sample workshop");
    await trainer.getByText("at least half of those who answered said “Yes” at part 3").first().waitFor();
  });

  await step("takes a sentence of the trainer's own, apart from its figures", async () => {
    await sentence("participation").getByText("Reword", { exact: true }).click();
    await sentence("participation").getByRole("textbox").fill("Ten people gave us a long afternoon.");
    await sentence("participation").getByText("Saved", { exact: true }).waitFor();
    await trainer.reload();
    await sentence("participation").getByText("Ten people gave us a long afternoon.").first().waitFor();
  });

  await step("lets two quotes out, and no more", async () => {
    await trainer.goto(`${debrief}/texts`);
    for (const words of ["A quiet room", "Trust takes time"]) {
      const text = trainer.locator("[data-text]").filter({ hasText: words });
      await text.getByRole("button", { name: "Release" }).click();
      await text.getByText("Released", { exact: true }).waitFor();
    }
    expect(await trainer.locator('[data-text][data-released="true"]').count()).toBe(2);
  });

  await step("lets a text of the other direction be read on an English page", async () => {
    const words = trainer.locator("[data-text]").filter({ hasText: "أريد" }).locator("label");
    const [first, last] = [await words.first().boundingBox(), await words.last().boundingBox()];
    expect(first!.x).toBeGreaterThan(last!.x);
  });

  const link = await step("is published by a link", async () => {
    await trainer.goto(`${debrief}/share`);
    await trainer.getByRole("button", { name: "Publish" }).click();
    const link = trainer.locator('a[href*="/report/"]').first();
    const href = new URL((await link.getAttribute("href"))!).pathname;
    expect(href).toMatch(/^\/report\/[\w-]{22}$/);
    return href;
  });

  for (const [how, javaScriptEnabled] of [
    ["with a script", true],
    ["without one", false],
  ] as const)
    await step(`is opened by a participant on a phone ${how}`, async () => {
      await phone.goto(phone.url());
      expect(await phone.locator("#published a").getAttribute("href")).toBe(link);
      const reader = await venue.page({ ...sizes.smallPhone, javaScriptEnabled });
      // A browser without script refuses what the page offers to those with one.
      await venue.complaints.expect(/ csp$/, () => reader.goto(venue.at(`${link}?of=*`)));
      const text = await whole(reader);
      for (const words of ["Ten people gave us a long afternoon.", "A quiet room", "Trust takes time"])
        expect(text).toContain(words);
      for (const words of ["KEPT-BACK", "أفهم", ALIAS, "Ada Kim"]) expect(text).not.toContain(words);
      expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await reader.context().close();
    });

  await step("is taken away as a report and as the whole archive", async () => {
    await trainer.goto(debrief);
    await openExport(trainer);
    const dialog = trainer.getByRole("dialog");
    const names = exportTexts.formats;
    for (const format of ["word", "everything"] satisfies Format[]) {
      const entry = dialog
        .getByRole("listitem")
        .filter({ has: trainer.getByText(names[format], { exact: true }) });
      const [file] = await Promise.all([
        trainer.waitForEvent("download", { timeout: 90_000 }),
        entry.getByRole("button", { name: names[format] }).click(),
      ]);
      const bytes = readFileSync(await file.path());
      expect({ format, begins: bytes.subarray(0, beginsWith[format].length).toString("latin1") }).toEqual({
        format,
        begins: beginsWith[format],
      });
      expect(bytes.length).toBeGreaterThan(100);
      expect(bytes.length).toBeLessThan(20_000_000);
    }
  });

  await step("stands when the personal data is erased: the figures stay and the words are gone", async () => {
    await trainer.goto(`${debrief}/data`);
    const form = trainer.locator('form[action$="/erase"]');
    await form.locator('input[name="title"]').fill("Sample workshop");
    // The cookies of phones open nothing any more.
    await phone.goto("about:blank");
    await form.getByRole("button").click();
    await trainer.getByRole("status").first().waitFor();
    await trainer.goto(debrief);
    const left = await whole(trainer);
    expect(left).toContain("at least half of those who answered said “Yes” at part 3");
    expect(left).toContain("Ten people gave us a long afternoon.");
    for (const words of [...thoughts, ALIAS]) expect(left).not.toContain(words);
    const reader = await venue.page(sizes.phone);
    await reader.goto(venue.at(`${link}?of=*`));
    const published = await whole(reader);
    expect(published).toContain("Ten people gave us a long afternoon.");
    expect(published).toContain("What fewer than five people answered is left out");
    for (const words of thoughts) expect(published).not.toContain(words);
  });
});
