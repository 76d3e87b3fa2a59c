/** Quiz, checklist and form on real phones: with the script they save as one goes, without it they are posted. */
import { expect, type Page, sizes, test } from "@/tests/e2e/story";
import { DOUBLE_CLICK_MS } from "@/components/ui/double-click";
import { axe } from "@/tests/support/browser";
import { jump, press, saved, turnToPage, verb } from "@/tests/support/steps";

/** A page without script looks again every few seconds. */
const FOLLOW = { timeout: 40_000 };
const PRE_TEST = "Test before: what do we think now?";

/** The choice of one item of a form, by the item's place and the choice's words. */
const choice = (phone: Page, item: number, text: string) =>
  phone.locator(`fieldset[data-item="${item}"] label.opt`).filter({ hasText: new RegExp(`^${text}$`) });
const choose = async (phone: Page, item: number, text: string) => {
  await turnToPage(phone, choice(phone, item, text));
  await choice(phone, item, text).click();
};
const radio = (phone: Page, item: number, text: string) => choice(phone, item, text).locator("input");

test("a quiz as one form", async ({ house, step }) => {
  const { trainer, door } = await house.open();
  const [scripted, plain] = await Promise.all([
    house.phone(door, sizes.smallPhone),
    house.phone(door, { ...sizes.phone, javaScriptEnabled: false }),
  ]);
  await jump(trainer, PRE_TEST);
  await press(trainer, "open");

  await step("saves each answer by itself, and keeps it over a reload", async () => {
    await choose(scripted, 1, "True");
    await saved(scripted);
    await choose(scripted, 3, "False");
    await scripted.locator('fieldset[data-item="3"] .sureness label').last().click();
    await saved(scripted);
    await trainer.getByText("1 of 2 have answered").waitFor();
    await scripted.reload();
    await scripted.locator('body[data-link="connected"]').waitFor();
    expect(await radio(scripted, 1, "True").isChecked()).toBe(true);
    expect(await radio(scripted, 3, "False").isChecked()).toBe(true);
    expect(await scripted.locator('fieldset[data-item="3"] .sureness input').last().isChecked()).toBe(true);
    expect(await scripted.locator('fieldset[data-item="2"] .opt input:checked').count()).toBe(0);
    expect(await axe(scripted)).toEqual([]);
  });

  await step("shows one statement at a time, and asks how sure once it is answered (B-322)", async () => {
    for (const phone of [scripted, plain]) {
      await choice(phone, 1, "True").waitFor({ ...FOLLOW, state: "attached" });
      await turnToPage(phone, choice(phone, 1, "True"));
      const pages = phone.locator(".page").filter({ visible: true });
      await expect(pages).toHaveCount(1);
      for (const [to, place] of [
        ["Next", "2 of 13"],
        ["Next", "3 of 13"],
        ["Back", "2 of 13"],
      ] as const) {
        await pages.getByRole("link", { name: to, exact: true }).click();
        await expect(pages).toHaveCount(1);
        await pages.getByText(place).waitFor();
        await expect(pages).toBeFocused();
        await expect(pages.locator("label.opt").first()).toBeInViewport({ ratio: 1 });
      }
      await turnToPage(phone, choice(phone, 5, "True"));
      const sureness = phone.locator('fieldset[data-item="5"] .sureness');
      await expect(sureness).toBeHidden();
      await choice(phone, 5, "True").click();
      await expect(sureness).toBeVisible();
    }
    await saved(scripted);
    expect(await axe(scripted)).toEqual([]);
  });

  await step("is posted as a whole where there is no script", async () => {
    await choose(plain, 1, "False");
    await choose(plain, 2, "True");
    await plain.getByRole("button", { name: "Send my answer" }).click();
    await plain.getByText("✓ Saved.").waitFor();
    expect(await radio(plain, 1, "False").isChecked()).toBe(true);
    await choose(plain, 1, "True");
    await plain.getByRole("button", { name: "Change my answer" }).click();
    await plain.getByText("✓ Saved.").waitFor();
    expect(await radio(plain, 1, "True").isChecked()).toBe(true);
    expect(await radio(plain, 2, "True").isChecked()).toBe(true);
    await trainer.getByText("2 of 2 have answered").waitFor();
  });

  await step("of a test keeps its results and its key from the room (B-60)", async () => {
    await press(trainer, "close");
    await trainer.getByText("This is a test: results and answers can be shown once").waitFor();
    await trainer.locator('[data-verb="next"][data-leads]').waitFor();
    expect(await trainer.locator('[data-verb="reveal"], [data-verb="explain"]').count()).toBe(0);
    await trainer.keyboard.press("r");
    await trainer.getByRole("alert").getByText("This is a test").waitFor();
  });
});

test("a quiz item by item is explained with a key press, and a phone sees its own answer beside the expert's (B-49)", async ({
  house,
}) => {
  const { room, trainer, door } = await house.open();
  const [stage, phone] = await Promise.all([house.stage(room), house.phone(door)]);
  await jump(trainer, "Only a person who has crossed an international border");
  await press(trainer, "open");
  await phone
    .locator("label.opt")
    .filter({ hasText: /^True$/ })
    .click();
  await saved(phone);
  await press(trainer, "close");
  expect(await stage.getByText("What an expert says").count()).toBe(0);
  await verb(trainer, "reveal").waitFor();
  await trainer.locator("h1, h2").first().click();
  await trainer.keyboard.press("e");
  await stage.getByText("What an expert says").waitFor();
  await phone.getByText("Your answer: True").waitFor();
  await phone.getByText("Accepted answer:").waitFor();
  await verb(trainer, "explain").getByText("Hide the expert").waitFor();
  await trainer.waitForTimeout(DOUBLE_CLICK_MS + 50);
  await trainer.keyboard.press("e");
  await stage.getByText("What an expert says").waitFor({ state: "detached" });
});

test("a form keeps what somebody is writing when the room moves on, and follows at a tap (B-64)", async ({
  house,
}) => {
  const { trainer, door } = await house.open();
  const phone = await house.phone(door);
  await jump(trainer, "Evaluation of the workshop");
  await press(trainer, "open");
  const text = phone.locator("form[data-question] textarea").first();
  await turnToPage(phone, text);
  await text.fill("Half a thought");
  await text.focus();
  await saved(phone);
  await press(trainer, "next");
  await phone.getByText("The room has moved on.").waitFor();
  expect(await text.inputValue()).toBe("Half a thought");
  await text.pressSequentially(", and the rest");
  await saved(phone);
  expect(await text.inputValue()).toBe("Half a thought, and the rest");
  await phone.getByRole("button", { name: "Follow the room" }).click();
  await text.waitFor({ state: "detached" });
});
