/**
 * Shared ground of the stories in a browser: one Chromium and one server for each worker, and for each test
 * windows, accounts and rooms of its own. Any complaint of a page fails the test that opened it.
 */
import type { BrowserContextOptions, Page } from "playwright";
import { test as base, expect } from "playwright/test";
import { guide } from "@/tests/support/guide";
import { axe, sizes, Venue, type VenueOptions } from "@/tests/support/browser";
import { looks } from "@/tests/support/looks";
import { Plenary, type TestRoom, type Trainer } from "@/tests/support/plenary";
import { beginOutput, outputOfTest } from "@/tests/support/server-process";
import type { Workshop } from "@/workshop/content/workshop";
import type { RoomSettings } from "@/workshop/room/settings";

export { expect, sizes };
export type { Page };

/** The workshop that the product ships with. */
export { guide };

/** Fields of the form on a trainer's home, as they stand there. */
const usualSettings: Partial<RoomSettings> = {
  alias: "optional",
  sectors: ["Police or immigration", "Labour inspection", "Prosecution or courts", "NGO or shelter", "Other"],
};

/** A room with its trainer at the console. */
interface OpenedRoom {
  room: TestRoom;
  /** At the room's console. */
  trainer: Page;
  /** Path of the room's link for phones. */
  door: string;
}

/** The venue of one test. */
export class House {
  constructor(
    readonly plenary: Plenary,
    readonly venue: Venue,
  ) {}

  /** Lets windows of these options be those of a trainer who is signed in. */
  async signedIn(trainer: Trainer, options: BrowserContextOptions = sizes.laptop): Promise<Page> {
    const context = await this.venue.context(options);
    const [name = "", value = ""] = trainer.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: this.venue.origin, httpOnly: true, sameSite: "Lax" }]);
    return context.newPage();
  }

  /** A trainer at their home. */
  async trainer(options: BrowserContextOptions = sizes.laptop): Promise<{ trainer: Trainer; page: Page }> {
    const trainer = await this.plenary.trainer("Ada Kim");
    const page = await this.signedIn(trainer, options);
    await page.goto(this.venue.at("/trainer"));
    return { trainer, page };
  }

  /** A room as the form on a trainer's home opens it. */
  async room(
    workshop: Workshop = guide,
    settings: Partial<RoomSettings> = {},
    trainer?: Trainer,
  ): Promise<TestRoom> {
    const owner = trainer ?? (await this.plenary.trainer("Ada Kim"));
    return this.plenary.room(workshop, { ...usualSettings, ...settings }, owner);
  }

  /** A room, and its trainer at the console. */
  async open(workshop: Workshop = guide, settings: Partial<RoomSettings> = {}): Promise<OpenedRoom> {
    const room = await this.room(workshop, settings);
    const trainer = await this.signedIn(room.trainer);
    await trainer.goto(this.venue.at(`/console/${room.id}`));
    await trainer.locator('[data-surface="console"]').waitFor();
    return { room, trainer, door: `/j/${room.token}` };
  }

  /** The stage of a room, once it is connected. */
  async stage(room: TestRoom, options: BrowserContextOptions = sizes.projector): Promise<Page> {
    const stage = await this.venue.page(options);
    const connected = stage.waitForEvent("websocket").then((socket) =>
      socket.waitForEvent("framereceived", {
        predicate: ({ payload }) => String(payload).includes('"type":"stage"'),
      }),
    );
    await stage.goto(this.venue.at(`/stage/${room.id}#k=${encodeURIComponent(room.stageKey)}`));
    await connected;
    return stage;
  }

  /** A phone that came by the room's link, without a name unless one is given. */
  async phone(door: string, options: BrowserContextOptions = sizes.phone, alias = ""): Promise<Page> {
    const phone = await this.venue.page(options);
    await phone.goto(this.venue.at(door));
    if (alias) await phone.locator('input[name="alias"]').fill(alias);
    await phone.locator("form button.send").first().click();
    return phone;
  }
}

type Step = <T>(title: string, body: () => Promise<T>) => Promise<T>;

interface Fixtures {
  /** Over the worker's own server. */
  venue: Venue;
  house: House;
  /** Opens venues with a server of their own, in the worker's browser unless it needs flags. */
  openVenue: (options?: VenueOptions) => Promise<Venue>;
  /** One step of a story: no page may have complained when it is over. */
  step: Step;
  /** All venues of this test, to be looked through and closed. */
  venues: Venue[];
}

export const test = base.extend<Fixtures, { plenary: Plenary }>({
  plenary: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const plenary = await Plenary.start({ NODE_ENV: "production" }, { next: true });
      await use(plenary);
      await plenary.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  venues: async ({}, use, info) => {
    const venues: Venue[] = [];
    beginOutput();
    await use(venues);
    const complaints = venues.flatMap((venue) => venue.takeComplaints());
    await Promise.all(venues.map((venue) => venue.close()));
    if (info.status !== info.expectedStatus)
      await info.attach("server.log", { body: outputOfTest() || "(nothing)", contentType: "text/plain" });
    expect(complaints).toEqual([]);
  },
  venue: async ({ plenary, browser, venues }, use) => {
    const venue = Venue.over(plenary.server, browser);
    venues.push(venue);
    await use(venue);
  },
  house: async ({ plenary, venue }, use) => use(new House(plenary, venue)),
  openVenue: async ({ browser, venues }, use) =>
    use(async (options) => {
      const venue = await Venue.open(options?.more ? process.env.TEST_CHROMIUM! : browser, options);
      venues.push(venue);
      return venue;
    }),
  step: async ({ venues }, use) =>
    use((title, body) =>
      base.step(title, async () => {
        const result = await body();
        expect(venues.flatMap((venue) => venue.takeComplaints())).toEqual([]);
        return result;
      }),
    ),
});

/** Nothing wider than the screen; a picture where eyes want one. */
export async function fitsScreen(page: Page, name: string): Promise<void> {
  await looks(page, name);
  const { scrollWidth, clientWidth } = await page
    .locator("html")
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth, name).toBeLessThanOrEqual(clientWidth);
}

/** Nothing for axe to complain of either. */
export async function isFit(page: Page, name: string): Promise<void> {
  await fitsScreen(page, name);
  expect(await axe(page), name).toEqual([]);
}
