import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { upsertWorkshop } from "@/server/store/workshops";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { everyKind } from "@/tests/support/every-kind";
import { illegible } from "@/tests/support/legible";
import { type OwnDatabase, ownDatabase } from "@/tests/support/own-database";
import { makeFirstAccount, openRoom, openStage } from "@/tests/support/steps";
import { walk } from "@/tests/support/walk";

let database: OwnDatabase;
let venue: Venue;
let trainer: Page;

beforeAll(async () => {
  database = await ownDatabase("everykind");
  venue = await Venue.open(inject("chromium"), { databaseUrl: database.url });
  await upsertWorkshop(everyKind);
  trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
});
afterAll(async () => {
  await venue?.close();
  await database?.stop();
});
afterEach(() => expect(venue.takeComplaints()).toEqual([]));

describe("every kind of activity", () => {
  it("can be run by the console's verbs, and axe finds nothing on phone, stage, console and debrief", async () => {
    const room = await openRoom(trainer, everyKind.title);
    const { stage, door } = await openStage(venue, trainer);
    const phone = await venue.page(sizes.smallPhone);
    await phone.goto(venue.at(door));
    await phone.locator("form button.send").first().click();
    await phone.locator('body[data-link="connected"]').waitFor();
    const crowd = await Promise.all([1, 2, 3, 4, 5, 6].map(() => CrowdPhone.join(venue.server.url, door)));

    const found: string[] = [];
    const seen = new Set<string>();
    await walk(everyKind, trainer, crowd, async ({ activity, name }, moment) => {
      seen.add(activity.kind);
      const wide = await phone.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) found.push(`${name}, ${moment}: the phone scrolls sideways by ${wide} px`);
      const surfaces: [string, Page][] = [
        ["phone", phone],
        ["stage", stage],
        ...(moment === "revealed" ? [["console", trainer] as [string, Page]] : []),
      ];
      for (const [surface, page] of surfaces)
        for (const line of await axe(page)) found.push(`${name}, ${moment}, ${surface}: ${line}`);
      for (const line of await illegible(stage)) found.push(`${name}, ${moment}, the stage: ${line}`);
    });
    for (const person of crowd) person.leave();
    await trainer.goto(venue.at(`/debrief/${room}`));
    for (const line of await axe(trainer)) found.push(`debrief: ${line}`);
    expect(found).toEqual([]);
    expect([...seen].sort()).toEqual(everyKind.sessions[0]?.activities.map((a) => a.kind).sort());
  }, 420_000);
});
