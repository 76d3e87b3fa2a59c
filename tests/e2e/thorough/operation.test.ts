/** The owner's page over two processes: what each does, one that is lost, one that stops, and a Redis that is away. */
import { LANGUAGE_COOKIE } from "@/messages/languages";
import { prisma } from "@/server/store/database/prisma";
import type { Locator } from "playwright";
import { expect, type Page, sizes, test as base } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { missingRedis, Valkey } from "@/tests/support/cluster";
import { CrowdPhone } from "@/tests/support/crowd";
import { looks } from "@/tests/support/looks";
import { Plenary, type Trainer } from "@/tests/support/plenary";

/** A busy machine may be told of other things meanwhile. */
const SILENT = "has gone silent";
const LONG = { timeout: 45_000 };
/** Milliseconds after which the page asks again. */
const RENEWED = 5_000;

/** Two processes over one database and one Valkey. */
interface Pair {
  first: Plenary;
  second: Plenary;
  valkey: Valkey;
  owner: Trainer;
}

const test = base.extend<object, { pair: Pair }>({
  pair: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const valkey = await Valkey.start();
      const first = await Plenary.start({ NODE_ENV: "production", REDIS_URL: valkey.url }, { next: true });
      const second = await first.beside({});
      const owner = await first.trainer();
      await prisma.account.update({ where: { id: owner.id }, data: { role: "owner" } });
      await use({ first, second, valkey, owner });
      await second.stop();
      await first.stop();
      await valkey.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  plenary: [async ({ pair }, use) => use(pair.first), { scope: "worker" }],
});

test.skip(missingRedis !== null, missingRedis ?? "");
// One pair of processes serves them all, one after another.
test.describe.configure({ mode: "default" });

const row = (page: Page, port: number) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`:${port}\\b`) }) });
const cell = (line: Locator, label: string) => line.locator(`[data-label="${label}"]`);

test("the owner's page of two processes, which renews itself (O-41)", async ({ house, pair, step }) => {
  const { first, second, valkey, owner } = pair;
  const { venue } = house;
  const [room, page, arabic] = await Promise.all([
    house.room(),
    house.signedIn(owner),
    house.signedIn(owner, { ...sizes.laptop, locale: "ar" }),
  ]);
  await page.clock.install();
  await arabic.context().addCookies([{ name: LANGUAGE_COOKIE, value: "ar", url: venue.origin }]);
  const open = (screen: Page) => screen.goto(venue.at("/trainer/operation"));
  const [crowd] = await Promise.all([
    Promise.all(
      [first.url, second.url, second.url].map((server) => CrowdPhone.join(server, `/j/${room.token}`)),
    ),
    open(page),
    open(arabic),
  ]);
  const [one, two] = [first.server.port, second.server.port];
  /** Waits for what the page shows; the time of the page runs faster meanwhile, so that it asks again sooner. */
  const sees = (what: Locator, state: "visible" | "detached" = "visible") =>
    expect(async () => {
      await page.clock.fastForward(RENEWED);
      await what.waitFor({ state, timeout: 1_000 });
    }).toPass({ ...LONG, intervals: [0] });
  const says = (port: number, text: RegExp) =>
    sees(row(page, port).getByRole("rowheader").filter({ hasText: text }));
  const counts = (line: Locator, label: string, number: number) =>
    sees(cell(line, label).filter({ hasText: new RegExp(`^${number}$`) }));

  await step("O-44: shows what each does, and all together with a room of both counted once", async () => {
    await says(one, /works.*this page/s);
    await says(two, /works/);
    const total = page.locator('[data-process="all"]');
    await counts(row(page, one), "Phones", 1);
    await counts(row(page, two), "Phones", 2);
    await counts(total, "Phones", 3);
    expect(await cell(row(page, two), "Rooms").textContent()).toBe("1");
    expect(await cell(total, "Rooms").textContent()).toBe("1");
    expect(await cell(row(page, two), "Version").textContent()).toMatch(/^\d+\.\d+/);
    expect(await cell(row(page, two), "Waiting time inside").textContent()).toMatch(/ms$/);
    expect(await page.getByText(SILENT).count()).toBe(0);
  });

  const inLanguages = { en: page, ar: arabic };
  for (const [language, screen] of Object.entries(inLanguages))
    await step(`reads well on every screen in ${language}`, async () => {
      for (const width of [1440, 390, 320]) {
        await screen.setViewportSize({ width, height: 900 });
        await row(screen, two).waitFor();
        expect(
          await screen.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
        await looks(screen, `operation-${language}-${width}`);
        expect(await axe(screen)).toEqual([]);
      }
    });
  await arabic.context().close();
  await page.setViewportSize(sizes.laptop.viewport);

  await step("O-45: says that a process is lost, and takes that back when it is started again", async () => {
    second.server.kill("SIGKILL");
    await sees(page.getByText(`:${two} has gone silent.`));
    await says(two, /silent since/);
    await looks(page, "operation-lost");
    expect(await axe(page)).toEqual([]);
    await second.restart();
    await says(two, /works/);
    await sees(page.getByText(SILENT), "detached");
    expect(await row(page, two).count()).toBe(1);
  });

  await step("O-45: calls nobody lost while Redis is away", async () => {
    await valkey.stop();
    await sees(page.getByText("This process does not hear the others."));
    await says(two, /no news right now/);
    await looks(page, "operation-deaf");
    expect(await page.getByText(SILENT).count()).toBe(0);
    await valkey.restart();
    await says(two, /works/);
    await sees(page.getByText("This process does not hear the others."), "detached");
  });

  await step("O-45: shows a process that was stopped, which is no trouble", async () => {
    second.server.kill("SIGTERM");
    await says(two, /stopped/);
    expect(await page.getByText(SILENT).count()).toBe(0);
  });
  for (const phone of crowd) phone.leave();
});

test("O-40: is for owners; a trainer finds neither it nor a way to it", async ({ house, pair }) => {
  const [{ page: trainer }, owner] = await Promise.all([house.trainer(), house.signedIn(pair.owner)]);
  const way = (page: Page) => page.getByRole("link", { name: "Server status" });
  await owner.goto(house.venue.at("/trainer"));
  await way(owner).waitFor();
  await trainer.getByRole("heading", { name: "Open a room" }).waitFor();
  expect(await way(trainer).count()).toBe(0);
  await house.venue.complaints.expect(/status of 404/, async () => {
    expect((await trainer.goto(house.venue.at("/trainer/operation")))?.status()).toBe(404);
  });
});
