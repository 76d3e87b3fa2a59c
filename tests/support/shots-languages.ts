/** Pictures of two languages on one stage, and of phones that read from right to left, with sessions of the guide. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { parse } from "yaml";
import { loadWorkshops } from "@/server/editor/content/load";
import { projectRoot } from "@/server/platform/settings/project-root";
import type { Venue } from "@/tests/support/browser";
import { excerpt, translatedBy } from "@/tests/support/excerpt";
import { fillIn } from "@/tests/support/fill-in";
import { shootAll } from "@/tests/support/shoot";
import { complain, leave, surfaces } from "@/tests/support/shots-room";
import { walk } from "@/tests/support/walk";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

async function inTwo(
  venue: Venue,
  trainer: Page,
  workshop: Workshop,
  second: string,
  most: number,
): Promise<void> {
  const room = await surfaces(venue, trainer, workshop, second);
  await trainer.getByRole("button", { name: /stages? open/i }).click();
  await trainer.getByLabel(/second/i).selectOption(second);
  await trainer.keyboard.press("Escape");
  await room.wide.locator(`[lang="${second}"]`).first().waitFor({ state: "attached" });
  const seen = new Map<string, number>();
  await walk(workshop, trainer, room.crowd, async ({ activity, step, name }, moment) => {
    const n = seen.get(activity.kind) ?? 0;
    if (moment === "shown" || moment === "open") seen.set(activity.kind, n + 1);
    if (n > most) return;
    const at = `kinds/en+${second}-${workshop.sessions.findIndex((s) => s.id === step.sessionId) + 1}-${name}-${moment}`;
    await shootAll([
      [room.wide, `${at}-stage-1920`],
      [room.old, `${at}-stage-1024`],
      [room.large, `${at}-phone-390`, true],
      [room.small, `${at}-phone-320`, true],
    ]);
    await complain(`en+${second} ${name} ${moment}`, room);
    if (moment === "open")
      await fillIn(room.large, 0).catch(() =>
        process.stdout.write(`  ! ${name}: the phone could not fill in\n`),
      );
  });
  await leave(room);
}

export async function shootLanguages(venue: Venue, trainer: Page): Promise<void> {
  const guide = loadWorkshops(path.join(projectRoot, "content")).find(
    (w) => w.id === "victim-centred-approach",
  );
  if (!guide) throw new Error("there is no guide");
  const thai = workshopSchema.parse(
    parse(readFileSync(path.join(projectRoot, "tests/support/content/th.yaml"), "utf8")),
  );
  const inThai = guide.translations.th ? guide : translatedBy(guide, thai);
  const held = (part: string) => guide.sessions.filter((s) => s.id.includes(part)).map((s) => s.id);
  await inTwo(venue, trainer, excerpt(inThai, "in-thai", held("victim")), "th", 5);
  await inTwo(
    venue,
    trainer,
    excerpt(guide, "in-arabic", [...held("identification"), ...held("prosecution")]),
    "ar",
    3,
  );
}
