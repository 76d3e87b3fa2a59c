/**
 * Pictures of a room's remains, as a designer would judge them: every figure of an example's debrief and of the
 * published report, on screens and on paper, and the pages beside them. All in .shots/debrief/, with contact
 * sheets to look at quickly.
 */
import type { Page } from "playwright";
import { exampleFile, type ExampleName, openExample } from "@/server/store/rooms/examples";
import { prisma } from "@/server/store/database/prisma";
import { sizes, type Venue } from "@/tests/support/browser";
import { only, shoot, type Shots, wanted } from "@/tests/support/shoot";
import { asTrainer, screens } from "@/tests/support/shots-screens";
import { shootBeside } from "@/tests/support/shots-beside";
import { shootFigures } from "@/tests/support/shots-figures";
import { shootPaper } from "@/tests/support/shots-paper";
import { unfoldAll } from "@/tests/support/steps";

const languages = ["en", "ar"] as const;
/** Each script on the wide screen, and the one with the longer words on the narrowest. */
const drawn = [
  ["ar", 1440],
  ["en", 1440],
  ["en", 320],
] as const;
/** A window at 200 % on a laptop: half its width, everything twice as large. */
const zoomed = { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 };

/** An example as the trainer's own room, so that everything a trainer can do with a report is there to see. */
async function ownExample(name: ExampleName): Promise<string> {
  const id = await openExample(name);
  const [account] = await prisma.account.findMany({ take: 1 });
  if (!account) throw new Error(`nobody to give ${exampleFile(name)} to`);
  await prisma.room.update({
    where: { id },
    data: { example: null, trainers: { create: { accountId: account.id, role: "trainer" } } },
  });
  return id;
}

async function published(venue: Venue, trainer: Page, room: string): Promise<void> {
  await trainer.goto(venue.at(`/debrief/${room}/share`));
  await trainer.locator('input[name="experts"]').check();
  await trainer.locator('button[value="publish"]').click();
  const link = new URL((await trainer.locator('a[href*="/report/"]').getAttribute("href"))!).pathname;
  const { size, columns } = screens[390];
  const page = await venue.page(size);
  page.setDefaultTimeout(90_000);
  for (const language of languages) {
    await page.goto(venue.at(`${link}?in=${language}`));
    await shoot(page, `debrief/report-top-390-${language}`);
  }
  await page.goto(venue.at(`${link}?in=ar&of=*`));
  await shootFigures(page, "debrief/report-390-ar", columns);
  await page.context().close();
}

async function figures(venue: Venue, trainer: Page, room: string): Promise<void> {
  for (const [language, width] of drawn) {
    const { size, columns } = screens[width];
    const page = await asTrainer(venue, trainer, size, language);
    await page.goto(venue.at(`/debrief/${room}`));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await shoot(page, `debrief/top-${width}-${language}`);
    await unfoldAll(page);
    await shootFigures(page, `debrief/${width}-${language}`, columns);
    await page.context().close();
  }
}

async function paper(venue: Venue, trainer: Page, room: string): Promise<void> {
  for (const language of languages) {
    const page = await asTrainer(venue, trainer, sizes.laptop, language);
    await page.goto(venue.at(`/debrief/${room}`));
    await shootPaper(page, `${language}-A4`, "A4");
    await page.context().close();
  }
}

async function zoom(venue: Venue, trainer: Page, room: string): Promise<void> {
  const page = await asTrainer(venue, trainer, zoomed, "en");
  await page.goto(venue.at(`/debrief/${room}`));
  for (const [i, selector] of ["h1", "#paula-strip", "#s1-where-you-work-answers"].entries()) {
    await page.locator(selector).first().scrollIntoViewIfNeeded();
    await shoot(page, `debrief/zoom-200-${i + 1}`);
  }
  await page.context().close();
}

async function home(venue: Venue, trainer: Page): Promise<void> {
  await trainer.goto(venue.at("/trainer"));
  await shoot(trainer, "debrief/home-with-examples", true);
  await trainer.goto(venue.at(`/debrief/${await openExample("conference")}`));
  await shoot(trainer, "debrief/example-top");
}

const parts = { figures, paper, zoom, report: published, beside: shootBeside };
/** Windows of their own; pages beside the debrief are drawn once its report is published. */
const windows = [["figures"], ["paper", "zoom"], ["report", "beside"]] as const;
const partNames = only === "debrief" ? wanted.slice(1) : [];
const chosen = (part: string): boolean => partNames.length === 0 || partNames.includes(part);

/**
 * Draws home while examples are offered there, and makes them the trainer's own.
 * @returns the room whose debrief is drawn
 */
async function begun(venue: Venue, trainer: Page): Promise<string> {
  if (chosen("home")) await home(venue, trainer);
  const room = await ownExample("jeju");
  // A second room of the same workshop, to compare with.
  await ownExample("conference");
  return room;
}
let room: Promise<string> | undefined;

/** `npm run screenshots debrief` draws these alone; with names of parts after it, those parts alone. */
export const debriefShots: Shots = Object.fromEntries(
  windows.map((names) => [
    names.join(", "),
    async (venue: Venue, trainer: Page) => {
      room ??= begun(venue, trainer);
      for (const name of names) if (chosen(name)) await parts[name](venue, trainer, await room);
    },
  ]),
);
