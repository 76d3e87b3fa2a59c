/** Screens on which trainers read, and windows of a signed-in person. */
import type { Page } from "playwright";
import { LANGUAGE_COOKIE } from "@/messages/languages";
import { sizes, type Venue } from "@/tests/support/browser";

/** At one pixel for each of the page: hundreds of pictures at two would take as many minutes. */
const light = { deviceScaleFactor: 1 };
export const screens = {
  1440: { size: sizes.laptop, columns: 2 },
  390: { size: { ...sizes.phone, ...light }, columns: 4 },
  320: { size: { ...sizes.smallPhone, ...light }, columns: 5 },
} as const;

type Size = Parameters<Venue["context"]>[0];

/** A page of the trainer who is signed in on `trainer`, in a window of another size and language. */
export async function asTrainer(venue: Venue, trainer: Page, size: Size, language: string): Promise<Page> {
  const context = await venue.context({ ...size, storageState: await trainer.context().storageState() });
  context.setDefaultTimeout(90_000);
  await context.addCookies([{ name: LANGUAGE_COOKIE, value: language, url: venue.origin }]);
  return context.newPage();
}
