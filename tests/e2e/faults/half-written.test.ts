/** An answer that is half written while the room goes on with the same question (B-64). */
import type { Page } from "playwright";
import { expect, type House, test } from "@/tests/e2e/story";
import { jump, press, saved } from "@/tests/support/steps";

async function atTheWall(house: House): Promise<{ trainer: Page; phone: Page }> {
  const { trainer, door } = await house.open();
  const [phone] = await Promise.all([house.phone(door), jump(trainer, "Expectations wall")]);
  await phone.locator('body[data-link="connected"]').waitFor();
  await press(trainer, "open");
  return { trainer, phone };
}

const field = (phone: Page) => phone.locator('#view textarea[name="texts"]').first();
const pause = (phone: Page) => phone.getByRole("heading", { name: "A short pause." });

test("a half-written answer (B-64) is no reason not to dim, and what is whole in it is stored before its form goes", async ({
  house,
}) => {
  const { trainer, phone } = await atTheWall(house);
  await field(phone).pressSequentially("Listen firs");
  await trainer.keyboard.press("b");
  // A person who types on is never done: the room dims all the same.
  for (let n = 0; n < 30 && !(await pause(phone).isVisible()); n++)
    await phone.keyboard.press("s", { delay: 100 });
  await pause(phone).waitFor();
  await trainer.getByText("1 of 1").first().waitFor();
  await press(trainer, "dim");
  await field(phone).waitFor();
  expect(await field(phone).inputValue()).toMatch(/^Listen firs+$/);
  await saved(phone);
});

test("a half-written answer (B-64) is there again after a pause where nothing of it could be stored", async ({
  house,
}) => {
  const { trainer, phone } = await atTheWall(house);
  await field(phone).fill("Listen first");
  await saved(phone);
  await field(phone).fill("  ");
  await phone
    .locator("#saved", { hasText: "What you saved before still counts. Answer above to change it, or pass." })
    .waitFor();
  await press(trainer, "dim");
  await pause(phone).waitFor();
  await press(trainer, "dim");
  await field(phone).waitFor();
  expect(await field(phone).inputValue()).toBe("  ");
});

test("what was marked before a phone's script came (B-64) stays when the room moves on", async ({
  house,
}) => {
  const { trainer, door } = await house.open();
  const [phone] = await Promise.all([house.phone(door), jump(trainer, "1 · wants to leave")]);
  await press(trainer, "open");
  await phone.locator('[name="sureness"]').first().waitFor({ state: "attached" });
  let arrive = () => {};
  const arrived = new Promise<void>((done) => {
    arrive = done;
  });
  await phone.route("**/phone/*.js", (route) => arrived.then(() => route.continue()));
  await phone.reload({ waitUntil: "commit" });
  await phone.getByText("Say more").click();
  await phone.locator('label:has([name="sureness"][value="2"])').click();
  arrive();
  await phone.locator('body[data-link="connected"]').waitFor();
  await press(trainer, "next");
  await phone.getByText("Your unfinished answer is still here.").waitFor();
  await expect(phone.locator('[name="sureness"][value="2"]')).toBeChecked();
});
