/** A phone that goes round: turns of many on one phone, with and without a network, and what they leave on it. */
import { expect, guide, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { jump, press } from "@/tests/support/steps";

const story = guide.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
if (story?.kind !== "case") throw new Error("the guide has no case");
const [part] = story.parts;
const [yes] = story.answers;

const option = (page: Page, text: string) => page.locator("label.opt").filter({ hasText: text }).first();
const begin = (page: Page, words = "It is my turn") => page.getByRole("button", { name: words }).click();
const handOn = (page: Page) => page.getByRole("heading", { name: "Hand the phone to the next person" });

/** One person's turn, by keyboard alone where asked. */
async function turn(page: Page, answer: string, keyboard = false): Promise<void> {
  await handOn(page).waitFor();
  if (keyboard) {
    await page.getByRole("button", { name: "It is my turn" }).focus();
    await page.keyboard.press("Enter");
  } else await begin(page);
  await option(page, answer).click();
  const send = page.getByRole("button", { name: "Send my answer" });
  if (keyboard) {
    await send.focus();
    await page.keyboard.press("Enter");
  } else await send.click();
}

/** Everything that this phone holds of the people who answered on it. */
const leftOn = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify([
      document.documentElement.outerHTML.replace(/<script[\s\S]*?<\/script>/g, ""),
      { ...localStorage },
      { ...sessionStorage },
      await indexedDB.databases(),
      history.length,
      location.href,
    ]),
  );

test("many answer on one phone in turns, and nothing of them stays (H-30, H-32)", async ({ house, step }) => {
  const { trainer, room } = await house.open();
  const stage = await house.stage(room);
  const dialog = trainer.getByRole("dialog", { name: "Helpers, observers and shared phones" });
  await trainer.getByRole("tab", { name: "People" }).click();
  await trainer.getByRole("button", { name: "Helpers, observers, shared phones…" }).click();
  await dialog.getByRole("button", { name: "Link for a shared phone" }).click();
  const link = await dialog.getByLabel("Link for a shared phone").first().inputValue();
  await dialog.getByRole("button", { name: "Close" }).click();

  const phone = await house.venue.page(sizes.smallPhone);
  await phone.goto(house.venue.at(new URL(link).pathname));
  await phone.getByRole("heading", { name: "This phone goes round" }).waitFor();
  await phone.getByRole("button", { name: "Share this phone" }).click();
  await phone.getByRole("heading", { name: "No question is open now" }).waitFor();
  expect(await axe(phone)).toEqual([]);

  await jump(trainer, `${part!.title ?? part!.label}`);
  await press(trainer, "open");
  await handOn(phone).waitFor();
  expect(await axe(phone)).toEqual([]);
  const before = await leftOn(phone);

  await step("twelve people take less than four minutes", async () => {
    const began = Date.now();
    for (let n = 0; n < 12; n++) await turn(phone, yes!.text, n === 0);
    await phone.getByText("Thank you. Your answer is saved.").waitFor();
    expect(Date.now() - began).toBeLessThan(240_000);
    await trainer.getByText("Turns at shared phones: 12").waitFor();
  });
  await step("the phone is as it was before them", async () => {
    expect((await leftOn(phone)).replace(">Thank you. Your answer is saved.<", "><")).toBe(before);
    await phone.goBack();
    await phone.goto(house.venue.at(`/r/${room.id}/turn/`));
    await handOn(phone).waitFor();
    await begin(phone);
    expect(await phone.locator("#turn input:checked").count()).toBe(0);
    await axe(phone).then((found) => expect(found).toEqual([]));
    await phone.goto(house.venue.at(`/r/${room.id}/turn/`));
  });
  await step("without a network turns go on, in another language too, and are sent afterwards", async () => {
    await handOn(phone).waitFor();
    house.venue.complaints.allow(/ERR_INTERNET_DISCONNECTED/);
    // The questions of five languages are fetched ahead.
    await phone.waitForLoadState("networkidle");
    await phone.context().setOffline(true);
    await turn(phone, yes!.text);
    await phone.getByText("Answers that wait on this phone for the network: 1").waitFor({ timeout: 15_000 });
    await begin(phone, "ถึงตาฉันแล้ว");
    await expect(phone.locator("html")).toHaveAttribute("lang", "th");
    await phone.locator("label.opt").first().click();
    await phone.getByRole("button", { name: "ส่งคำตอบ" }).click();
    await phone.getByText("Answers that wait on this phone for the network: 2").waitFor({ timeout: 15_000 });
    await phone.context().setOffline(false);
    await trainer.getByText("Turns at shared phones: 14").waitFor({ timeout: 30_000 });
    await handOn(phone).waitFor();
    expect(await phone.evaluate(() => localStorage.length)).toBe(0);
  });
  await step("the stage says how they answered", async () => {
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.getByText("14 on a shared phone").waitFor();
    await phone.getByRole("heading", { name: "No question is open now" }).waitFor({ timeout: 15_000 });
  });
});
