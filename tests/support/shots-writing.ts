/** Pictures of writing a workshop that has one of every kind, and of the rehearsal before the day. */
import type { Page } from "playwright";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { sizes, type Venue } from "@/tests/support/browser";
import { everyKind } from "@/tests/support/every-kind";
import { shoot } from "@/tests/support/shoot";

export async function shootWriting(venue: Venue, trainer: Page): Promise<void> {
  await upsertWorkshop(everyKind);
  await trainer.goto(venue.at("/trainer/workshops"));
  await shoot(trainer, "kinds/editor-list", true);
  await trainer.getByLabel("Title", { exact: true }).fill("First response");
  await trainer.getByRole("button", { name: "Start writing" }).click();
  await trainer.waitForURL(/\/editor\/[0-9a-f-]{36}/);
  await trainer
    .getByRole("button", { name: /Add activity/ })
    .first()
    .waitFor();
  await shoot(trainer, "kinds/editor-blank");

  await trainer.goto(venue.at("/trainer/workshops"));
  await trainer
    .getByRole("listitem")
    .filter({ hasText: everyKind.title })
    .getByRole("button", { name: /^Duplicate: / })
    .click();
  const tree = trainer.getByRole("treegrid");
  await tree.waitFor();
  const drawn = () => trainer.locator("iframe[data-ready]").waitFor();
  const rows = tree.getByRole("row", { level: 2 });
  for (const [i, activity] of (everyKind.sessions[0]?.activities ?? []).entries()) {
    await rows.nth(i).click();
    await drawn();
    await shoot(trainer, `kinds/editor-${activity.kind}`);
  }
  await trainer.getByRole("button", { name: "Translate" }).click();
  await shoot(trainer, "kinds/editor-translate");
  await trainer.goto(venue.at(`/trainer/rehearse/${everyKind.id}`));
  await trainer.getByRole("heading", { level: 1 }).waitFor();
  await shoot(trainer, "kinds/rehearse-1440", true);
  await trainer.setViewportSize(sizes.phone.viewport);
  await shoot(trainer, "kinds/rehearse-390", true);
  await trainer.setViewportSize(sizes.laptop.viewport);
}
