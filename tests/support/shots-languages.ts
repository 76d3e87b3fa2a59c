/**
 * Pictures of two languages on one stage, of phones that read from right to left, and of each other language
 * in short.
 */
import path from "node:path";
import type { Page } from "playwright";
import { loadWorkshops } from "@/server/editor/content/load";
import { projectRoot } from "@/server/platform/settings/project-root";
import { sizes, type Venue } from "@/tests/support/browser";
import { excerpt } from "@/tests/support/excerpt";
import { fillIn } from "@/tests/support/fill-in";
import { shoot, shootAll } from "@/tests/support/shoot";
import { complain, leave, surfaces } from "@/tests/support/shots-room";
import { asTrainer } from "@/tests/support/shots-screens";
import { endRoom } from "@/tests/support/steps";
import { walk } from "@/tests/support/walk";
import { inLanguage } from "@/workshop/content/texts";
import type { Activity } from "@/activities/kinds";
import type { Workshop } from "@/workshop/content/workshop";

async function inTwo(
  venue: Venue,
  trainer: Page,
  workshop: Workshop,
  second: string,
  most: number,
): Promise<void> {
  const room = await surfaces(venue, trainer, workshop, second);
  await trainer.getByRole("button", { name: /stages? (open|closed)/i }).click();
  await trainer.getByLabel(/second/i).selectOption(second);
  await trainer.keyboard.press("Escape");
  await room.wide.locator(`[lang="${second}"]`).first().waitFor({ state: "attached" });
  const seen = new Map<string, number>();
  await walk(workshop, trainer, room.crowd, async ({ activity, step, name }, moment) => {
    const n = seen.get(activity.kind) ?? 0;
    if (moment === "shown" || moment === "open") seen.set(activity.kind, n + 1);
    await complain(`en+${second} ${name} ${moment}`, room);
    if (n > most) return;
    const base = `kinds/en+${second}-${workshop.sessions.findIndex((s) => s.id === step.sessionId) + 1}-${name}-${moment}`;
    await shootAll([
      [room.wide, `${base}-stage-1920`],
      [room.small, `${base}-phone-320`, true],
    ]);
    if (moment === "open")
      await fillIn(room.large, 0).catch(() =>
        process.stdout.write(`  ! ${name}: the phone could not fill in\n`),
      );
  });
  await leave(room);
}

const theGuide = (): Workshop => {
  const guide = loadWorkshops(path.join(projectRoot, "content")).find(
    (w) => w.id === "victim-centred-approach",
  );
  if (!guide) throw new Error("there is no guide");
  return guide;
};

/** The door asks for the sector already, so that a poll for it is skipped from the start. */
const isSkipped = (activity: Activity): boolean => activity.kind === "poll" && activity.asksSector;

/** The first session of the guide that has an activity of a kind, written in one of its languages. */
export function sessionInLanguage(language: string, kind: string, id: string): Workshop {
  const guide = inLanguage(theGuide(), language);
  const session = guide.sessions.find(({ activities }) => activities.some((one) => one.kind === kind))!;
  return excerpt({ ...guide, translations: {} }, id, [session.id]);
}

/** One poll on stage, phones, console, and afterwards in the debrief and on the trainer's home. */
export async function shootInShort(venue: Venue, trainer: Page, language: string): Promise<void> {
  const workshop = sessionInLanguage(language, "poll", `in-${language}`);
  const [session] = workshop.sessions;
  session!.activities = session!.activities
    .filter((activity) => activity.kind === "poll" && !isSkipped(activity))
    .slice(0, 1);
  const room = await surfaces(venue, trainer, workshop, language);
  const desk = await asTrainer(venue, trainer, sizes.laptop, language);
  await desk.goto(trainer.url());
  await desk.locator('[data-surface="console"]').waitFor();
  await desk.frameLocator("iframe").first().locator("main").waitFor();
  await walk(workshop, trainer, room.crowd, async (_, moment) => {
    await shootAll([
      [room.wide, `stage-1920-${language}-${moment}`],
      [room.old, `stage-1024-${language}-${moment}`],
      [room.large, `phone-390-${language}-${moment}`, true],
      [room.small, `phone-320-${language}-${moment}`, true],
      [desk, `console-1440-${language}-${moment}`],
    ]);
    await complain(`${language} ${moment}`, room);
  });
  const code = new URL(trainer.url()).pathname.split("/").at(-1)!;
  await endRoom(trainer);
  await room.large.locator("#afterwards").waitFor();
  for (const [name, address] of [
    ["debrief", `/debrief/${code}`],
    ["trainer-home", "/trainer"],
  ] as const) {
    await desk.goto(venue.at(address));
    await desk.getByRole("heading", { level: 1 }).waitFor();
    await shoot(desk, `${name}-1440-${language}`, true);
  }
  await desk.context().close();
  await leave(room);
}

/** Sessions of the guide in English and in Thai or Arabic; each in a room of its own. */
export async function shootInTwo(venue: Venue, trainer: Page, second: "th" | "ar"): Promise<void> {
  const guide = theGuide();
  const sessionsOf = (part: string) => guide.sessions.filter((s) => s.id.includes(part)).map((s) => s.id);
  if (second === "th")
    return inTwo(venue, trainer, excerpt(guide, "in-thai", sessionsOf("victim")), second, 5);
  const sessions = [...sessionsOf("identification"), ...sessionsOf("prosecution")];
  return inTwo(venue, trainer, excerpt(guide, "in-arabic", sessions), second, 3);
}
