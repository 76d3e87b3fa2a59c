/** Steps of a group's people on their phones, found by what is written there. */
import type { Page } from "playwright";

/** The name of the group as its phone shows it; empty while there is none. */
export async function inGroup(phone: Page): Promise<string> {
  const line =
    (await phone
      .locator("#group-line")
      .first()
      .getAttribute("data-line", { timeout: 5_000 })
      .catch(() => null)) ?? "";
  return line.split(" · ")[0] ?? "";
}

/** One cell of the sheet, by its path. */
export const cell = (phone: Page, path: string) => phone.locator(`#sheet [name="${path}"]`).first();

/** The cell, once the sheet is at its step and nothing around it is folded. */
export async function reach(phone: Page, path: string) {
  const field = cell(phone, path);
  const part = field.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' part ')][1]");
  await part.waitFor({ state: "attached" });
  if (await part.isHidden())
    await phone
      .locator(`#sheet .steps a[href="#${await part.getAttribute("id")}"]`)
      .evaluate((link: HTMLElement) => link.click());
  const fold = field.locator("xpath=ancestor::details[not(@open)]/summary").first();
  while ((await fold.count()) > 0) await fold.click();
  return field;
}

/** Types at the end of a cell, letter by letter. */
export async function writes(phone: Page, path: string, text: string): Promise<void> {
  const field = await reach(phone, path);
  await field.click();
  await field.press("End");
  await field.pressSequentially(text, { delay: 15 });
}
