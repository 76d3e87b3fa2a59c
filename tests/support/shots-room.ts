/** A room to take pictures of: two stages, two phones, and people who answer. */
import type { Page } from "playwright";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { sizes, type Venue } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { illegible } from "@/tests/support/legible";
import { openRoom, openStage } from "@/tests/support/steps";
import type { Workshop } from "@/workshop/content/workshop";

const PEOPLE = 12;

export interface Surfaces {
  wide: Page;
  old: Page;
  large: Page;
  small: Page;
  crowd: CrowdPhone[];
}

/** A room for a workshop with two stages, two phones and a crowd; the phones speak `locale`. */
export async function surfaces(
  venue: Venue,
  trainer: Page,
  workshop: Workshop,
  locale = "en-GB",
): Promise<Surfaces> {
  await upsertWorkshop(workshop);
  await trainer.goto(venue.at("/trainer"));
  await openRoom(trainer, workshop.title);
  const { stage: wide, door } = await openStage(venue, trainer);
  const old = await venue.page(sizes.oldProjector);
  await old.goto(wide.url());
  const [large, small] = await Promise.all(
    [sizes.phone, sizes.smallPhone].map(async (size) => {
      const page = await venue.page({ ...size, locale });
      await page.goto(venue.at(door));
      await page.locator("form button.send").first().click();
      await page.locator('body[data-link="connected"]').waitFor();
      return page;
    }),
  );
  if (!large || !small) throw new Error("no phones");
  const crowd = await Promise.all(
    Array.from({ length: PEOPLE }, () => CrowdPhone.join(venue.server.url, door)),
  );
  return { wide, old, large, small, crowd };
}

/** Pages that a trainer turns without losing the room. */
const MOST_PAGES = 8;

/** Texts that take too many pages on half a stage. */
const lengthy = (page: Page): Promise<string[]> =>
  page.locator("main p").evaluateAll(
    (all, most) =>
      all.flatMap(({ textContent }) => {
        const pages = Number(/^1 \/ (\d+)$/.exec(textContent ?? "")?.[1]);
        return pages > most ? [`${pages} pages`] : [];
      }),
    MOST_PAGES,
  );

/** Says on the terminal what the stages write too small, outside their screens, or over too many pages. */
export async function complain(name: string, { wide, old }: Pick<Surfaces, "wide" | "old">): Promise<void> {
  for (const [size, page] of [
    ["1920", wide],
    ["1024", old],
  ] as const)
    for (const line of [...(await illegible(page)), ...(await lengthy(page))])
      process.stdout.write(`  ! ${name} at ${size}: ${line}\n`);
}

export async function leave({ wide, old, large, small, crowd }: Surfaces): Promise<void> {
  for (const phone of crowd) phone.leave();
  await Promise.all([wide, old, large, small].map((page) => page.context().close()));
}
