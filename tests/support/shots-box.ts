/** Pictures of the question box: asking on a phone, sorting on the console, reading on the stage. */
import type { Page } from "playwright";
import { shoot, shootAll } from "@/tests/support/shoot";
import type { Surfaces } from "@/tests/support/shots-room";

const questions = [
  "If a debt is on paper and both signed it, is it still a means?",
  "May we tell the employer that somebody has complained, or does that put the person who spoke to us in danger before we have found a place for them to sleep?",
];

export async function shootBox(trainer: Page, { wide, old, large, small }: Surfaces): Promise<void> {
  for (const [i, phone] of [large, small].entries()) {
    await phone.locator("#ask > summary").click();
    await phone.locator('#ask textarea[name="text"]').fill(questions[i] ?? "");
    if (i === 0) await shoot(phone, "kinds/box-asking-phone-390", true);
    await phone.locator("#ask button").click();
    await phone.locator("#asked").filter({ hasText: /\S/ }).waitFor();
  }
  const box = trainer.getByRole("region", { name: /question/i });
  await box.getByText(questions[1] ?? "").waitFor();
  await shoot(trainer, "kinds/box-waiting-console");
  await box
    .getByRole("listitem")
    .filter({ hasText: questions[0] ?? "" })
    .getByRole("button", { name: "Show" })
    .first()
    .click();
  await box
    .getByRole("listitem")
    .filter({ hasText: questions[1] ?? "" })
    .getByRole("button", { name: /stage/ })
    .click();
  await wide.getByText(questions[1] ?? "").waitFor();
  await large.locator("#box > summary").click();
  await shootAll([
    [wide, "kinds/box-stage-1920"],
    [old, "kinds/box-stage-1024"],
    [large, "kinds/box-phone-390", true],
    [small, "kinds/box-phone-320", true],
    [trainer, "kinds/box-console"],
  ]);
}
