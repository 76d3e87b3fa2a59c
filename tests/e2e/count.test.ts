/** People without a phone: their hands are counted on the console and join what the phones say. */
import { expect, guide, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { jump, press } from "@/tests/support/steps";

const story = guide.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
if (story?.kind !== "case") throw new Error("the guide has no case");
const [part] = story.parts;
const [yes, second, no] = story.answers;

test("hands are counted beside phones (H-22, H-23)", async ({ house, step }) => {
  const { room, trainer, door } = await house.open();
  const [stage, phone, ...crowd] = await Promise.all([
    house.stage(room),
    house.phone(door),
    ...Array.from({ length: 5 }, () => CrowdPhone.join(house.venue.server.url, door)),
  ]);
  await jump(trainer, `${part!.title ?? part!.label}`);
  await press(trainer, "open");
  const question = `${story.id}/${part!.id}`;
  await phone.locator("form").first().waitFor();
  for (const [i, one] of crowd.entries()) await one.answer(question, 1, { answer: i < 3 ? yes!.id : no!.id });

  const panel = trainer.getByRole("dialog", { name: "Count hands" });
  const tap = (people: number) => panel.getByRole("button", { name: String(people), exact: true }).click();
  await step("what is read aloud is in the room's language, on a console of another too", async () => {
    const other = await house.signedIn(room.trainer, { ...sizes.laptop, locale: "ar" });
    await other.goto(house.venue.at(`/console/${room.id}`));
    await other.getByRole("button", { name: "عدّ الأيدي" }).click();
    await other.getByText(`Who says “${yes!.text}”? Hands up, please.`).waitFor();
    await other.close();
  });
  await step("one option after another, by one tap each", async () => {
    await trainer.getByRole("button", { name: "Count hands" }).click();
    const minutes = Date.now();
    await panel.getByText(`Who says “${yes!.text}”? Hands up, please.`).waitFor();
    // The other half of a double click does not answer for the next option.
    await panel.getByRole("button", { name: "2", exact: true }).dblclick({ delay: 120 });
    await panel.getByText(`Who says “${second!.text}”? Hands up, please.`).waitFor();
    await expect.poll(() => panel.locator("dd").allTextContents()).toEqual(["2", "0", "0"]);
    await tap(0);
    await panel.getByText(`Who says “${no!.text}”? Hands up, please.`).waitFor();
    await tap(7);
    expect(Date.now() - minutes).toBeLessThan(40_000);
  });
  await step("a count above the people without a phone is taken, with a warning (H-26)", async () => {
    await panel.getByText("9 hands, and 0 people here without a phone.").waitFor();
    await panel.getByLabel("People here without a phone").fill("10");
    await panel.getByLabel("People here without a phone").blur();
    await panel.getByText("1 person without a phone is not counted yet.").waitFor();
    expect(await axe(trainer)).toEqual([]);
  });
  await step("the numbers stay when the console is loaded again, and can be corrected", async () => {
    await trainer.reload();
    await trainer.getByRole("button", { name: "Count hands: 9" }).click();
    await panel.getByText(`Who says “${yes!.text}”`).waitFor();
    await tap(3);
    await panel.getByText("Everybody without a phone is counted.").waitFor();
    await panel.getByRole("button", { name: "Done" }).click();
  });
  await step("stage, phones and console show the sum, and how many came how", async () => {
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.getByText("5 by phone · 10 by hand").waitFor();
    await trainer.getByText("5 by phone · 10 by hand").first().waitFor();
    await phone
      .getByText(/5 by phone · 10 by hand/)
      .first()
      .waitFor();
    await expect.poll(() => stage.locator("footer").textContent()).toContain("15");
    await trainer.getByRole("button", { name: /Count hands/ }).waitFor({ state: "detached" });
  });
  await step("fit a phone of 320 points", async () => {
    await trainer.setViewportSize(sizes.smallPhone.viewport);
    const { wide, inner } = await trainer.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      inner: innerWidth,
    }));
    expect(wide).toBeLessThanOrEqual(inner);
  });
});
