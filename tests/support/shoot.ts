/** Pictures of pages for eyes, in .shots/; those named on the command line alone, when any are. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import type { Venue } from "@/tests/support/browser";
import { projectRoot } from "@/server/platform/settings/project-root";

export const folder = path.join(projectRoot, ".shots");
/** Arguments of the command line: beginnings of names, or `kinds`, `groups`, `debrief` or `vote` for those alone. */
export const wanted = process.argv.slice(2);
/** The part of the pictures that was asked for by its own name. */
export const only = (["kinds", "groups", "debrief", "vote"] as const).find((part) => part === wanted[0]);

/** Parts of the pictures, by name: each needs a signed-in trainer's window of its own and nothing of the others. */
export type Shots = Readonly<Record<string, (venue: Venue, trainer: Page) => Promise<void>>>;

/** Parts of the debrief have names of their own. */
const beginnings = only === "debrief" ? [] : only ? wanted.slice(1) : wanted;

/** Bars and faces come in calmly; a picture is of what stays. */
export const CALM = 700;

/** One page, its name in .shots/ without the ending; `whole` for all of a page that scrolls. */
export async function shoot(page: Page, name: string, whole = false): Promise<void> {
  await shootAll([[page, name, whole]]);
}

/** Several pages at the same moment, after one wait for all of them. */
export async function shootAll(
  shots: readonly (readonly [page: Page, name: string, whole?: boolean])[],
): Promise<void> {
  const taken = shots.filter(
    ([, name]) => !beginnings.length || beginnings.some((part) => path.basename(name).startsWith(part)),
  );
  const [first] = taken;
  if (!first) return;
  await Promise.all(taken.map(([page]) => page.evaluate(() => document.fonts.ready)));
  await first[0].waitForTimeout(CALM);
  await Promise.all(
    taken.map(async ([page, name, whole]) => {
      const file = path.join(folder, `${name}.png`);
      mkdirSync(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file, fullPage: whole === true });
      process.stdout.write(`  ${name}\n`);
    }),
  );
}
