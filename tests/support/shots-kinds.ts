/** Pictures of every kind on every surface, at each moment of its question: .shots/kinds/. */
import type { Page } from "playwright";
import { upsertWorkshop } from "@/server/store/workshops";
import { sizes, type Venue } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { everyKind } from "@/tests/support/every-kind";
import { fillIn } from "@/tests/support/fill-in";
import { illegible } from "@/tests/support/legible";
import { shoot, shootAll } from "@/tests/support/shoot";
import { shootBox } from "@/tests/support/shots-box";
import { shootLanguages } from "@/tests/support/shots-languages";
import { shootWriting } from "@/tests/support/shots-writing";
import { openRoom, openStage } from "@/tests/support/steps";
import { walk } from "@/tests/support/walk";
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

/** Says on the terminal what the stages write too small or outside their screens. */
export async function complain(name: string, { wide, old }: Pick<Surfaces, "wide" | "old">): Promise<void> {
  for (const [size, page] of [
    ["1920", wide],
    ["1024", old],
  ] as const)
    for (const line of await illegible(page)) process.stdout.write(`  ! ${name} at ${size}: ${line}\n`);
}

export async function leave({ wide, old, large, small, crowd }: Surfaces): Promise<void> {
  for (const phone of crowd) phone.leave();
  await Promise.all([wide, old, large, small].map((page) => page.context().close()));
}

async function everyMoment(venue: Venue, trainer: Page): Promise<void> {
  const room = await surfaces(venue, trainer, everyKind);
  await walk(everyKind, trainer, room.crowd, async ({ activity, name }, moment) => {
    if (activity.kind === "open" && moment === "revealed")
      await trainer.getByRole("button", { name: /^Let all/ }).click();
    const at = `kinds/${name}-${moment}`;
    await shootAll([
      [room.wide, `${at}-stage-1920`],
      [room.old, `${at}-stage-1024`],
      [room.large, `${at}-phone-390`, true],
      [room.small, `${at}-phone-320`, true],
      ...(moment === "revealed" || moment === "shown" ? [[trainer, `${at}-console`] as const] : []),
    ]);
    await complain(`${name} ${moment}`, room);
    if (moment === "open")
      await fillIn(room.large, 1).catch(() =>
        process.stdout.write(`  ! ${name}: the phone could not fill in\n`),
      );
  });
  await shootBox(trainer, room);
  const code = new URL(trainer.url()).pathname.split("/").at(-1) ?? "";
  await trainer.getByRole("button", { name: "Room menu" }).click();
  await trainer.getByRole("button", { name: "End the room…" }).click();
  await trainer.getByRole("dialog").getByRole("button", { name: "End the room" }).click();
  await room.large.getByRole("heading", { name: "This room has ended." }).waitFor();
  await trainer.goto(venue.at(`/debrief/${code}`));
  await shoot(trainer, "kinds/debrief-1440", true);
  await room.large.goto("about:blank");
  await leave(room);
}

/** All of it; `npm run screenshots kinds` runs this alone. */
export async function shootKinds(venue: Venue, trainer: Page): Promise<void> {
  await shootWriting(venue, trainer);
  await everyMoment(venue, trainer);
  await shootLanguages(venue, trainer);
}
