/**
 * The pages beside a debrief, filled: data and its end, certificates, follow-up, cohorts, exports, and what
 * people keep.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { prisma } from "@/server/store/database/prisma";
import type { Venue } from "@/tests/support/browser";
import { contactSheets } from "@/tests/support/contact-sheet";
import { endKeptRoom, openKeptRoom } from "@/tests/support/kept-room";
import { folder } from "@/tests/support/shoot";
import { asTrainer, screens } from "@/tests/support/shots-screens";
import { drawn } from "@/tests/support/shots-paper";

const directory = path.join(folder, "debrief", "beside");

type Kept = Map<string, Buffer[]>;

async function take(page: Page, name: string, kept: Kept): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  const picture = await page.screenshot({ fullPage: true });
  const width = page.viewportSize()!.width;
  writeFileSync(path.join(directory, `${name}-${width}.png`), picture);
  kept.set(String(width), [...(kept.get(String(width)) ?? []), picture]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) process.stdout.write(`  ! ${name} at ${width} is ${wide} wide\n`);
}

/** @param example a room that is over, with texts, figures and a published report */
export async function shootBeside(venue: Venue, trainer: Page, example: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const kept: Kept = new Map();
  const room = await openKeptRoom(venue, trainer);
  await phonePages(venue, room.phone, room.id, kept);
  await room.phone.goto(venue.at("/f"));
  await room.phone.locator("#code").fill(room.code);
  await room.phone.locator("button.send").click();
  await room.phone.locator('input[name="status"]').first().waitFor();
  await take(room.phone, "phone-follow-up", kept);
  await endKeptRoom(venue, trainer, room);
  await room.phone.goto(venue.at(`/r/${room.id}/`));
  await take(room.phone, "phone-ended", kept);
  const certificate = await prisma.certificate.findFirst({ where: { roomId: room.id } });
  const pages = {
    certificates: `/debrief/${room.id}/certificates`,
    "follow-up": `/debrief/${room.id}/follow-up`,
    data: `/debrief/${room.id}/data`,
    log: `/debrief/${room.id}/log`,
    rows: `/debrief/${example}/rows`,
    share: `/debrief/${example}/share`,
    texts: `/debrief/${example}/texts`,
    cohorts: "/trainer/cohorts",
    "cohorts-room": `/trainer/cohorts?room=${example}`,
    verify: `/verify/${certificate?.id}`,
    gone: "/report/AAAAAAAAAAAAAAAAAAAAAA",
  };
  for (const language of ["en", "ar"])
    for (const { size } of [screens[1440], screens[390]]) {
      const page = await asTrainer(venue, trainer, size, language);
      for (const [name, address] of Object.entries(pages)) {
        if (name === "texts" && size === screens[390].size && language === "ar") continue;
        await venue.complaints.expect(/404/, () => page.goto(venue.at(address)));
        await take(page, `${name}-${language}`, kept);
      }
      await page.context().close();
    }
  await exportDesk(venue, trainer, example, kept);
  for (const [width, pictures] of kept)
    await contactSheets(
      pictures,
      path.join(directory, `sheet-${width}`),
      screens[width as unknown as 1440].columns,
    );
  process.stdout.write(`  beside: ${[...kept.values()].flat().length} pictures\n`);
}

/** A person's keepsakes while the room runs and the phone still has its own answers. */
async function phonePages(venue: Venue, phone: Page, room: string, kept: Kept): Promise<void> {
  await phone.goto(venue.at(`/r/${room}/certificate`));
  await phone.getByLabel("Your name as it should be printed").fill("អានា រូអ៊ីស");
  await phone.getByRole("button", { name: "Save" }).click();
  await phone.getByText("Saved.").waitFor();
  await take(phone, "phone-certificate", kept);
  for (const name of ["take-away", "erase"]) {
    await phone.goto(venue.at(`/r/${room}/${name}`));
    await take(phone, `phone-${name}`, kept);
  }
  await phone.goto(venue.at(`/r/${room}/take-away`));
  const [file] = await Promise.all([
    phone.waitForEvent("download", { timeout: 60_000 }),
    phone.locator('form[action="take-away.pdf"] button[type="submit"]').click(),
  ]);
  const folderOf = path.join(directory, "take-away");
  mkdirSync(folderOf, { recursive: true });
  await file.saveAs(path.join(folderOf, "take-away.pdf"));
  await drawn(path.join(folderOf, "take-away.pdf"), folderOf);
}

/** The menu of files, first at rest and then with two jobs on the way. */
async function exportDesk(venue: Venue, trainer: Page, room: string, kept: Kept): Promise<void> {
  for (const language of ["en", "ar"]) {
    const page = await asTrainer(venue, trainer, screens[1440].size, language);
    await page.goto(venue.at(`/debrief/${room}`));
    await page.locator("header nav button").first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("listitem").first().waitFor();
    for (const n of [0, 2]) await dialog.getByRole("listitem").nth(n).getByRole("button").first().click();
    await page.waitForTimeout(1_500);
    const picture = await page.screenshot();
    writeFileSync(path.join(directory, `exports-${language}.png`), picture);
    kept.set("1440", [...(kept.get("1440") ?? []), picture]);
    await page.context().close();
  }
}
