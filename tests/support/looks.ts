/** A picture of a page in the middle of a test, for eyes: only where PLENARY_LOOKS names a folder. */
import path from "node:path";
import type { Page } from "playwright";

export async function looks(page: Page, name: string): Promise<void> {
  const folder = process.env.PLENARY_LOOKS;
  if (!folder) return;
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
