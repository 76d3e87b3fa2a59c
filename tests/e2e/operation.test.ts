/** The owner's page over two processes: what each does, one that is lost, one that stops, and a Redis that is away. */
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { LANGUAGE_COOKIE } from "@/messages/languages";
import { connect } from "@/server/store/connect";
import { startEmbedded } from "@/server/store/embedded/supervisor";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { redisProgram, Valkey } from "@/tests/support/cluster";
import { CrowdPhone } from "@/tests/support/crowd";
import { looks } from "@/tests/support/looks";
import { type ServerProcess, startServer, temporaryFolder } from "@/tests/support/server-process";
import { makeFirstAccount, openRoom, openStage } from "@/tests/support/steps";

/** A busy machine may be told of other things meanwhile. */
const SILENT = "has gone silent";
const LONG = { timeout: 45_000 };

describe.skipIf(!redisProgram)("the owner's page of two processes", () => {
  const folder = temporaryFolder();
  let database: Awaited<ReturnType<typeof startEmbedded>>;
  let valkey: Valkey;
  let venue: Venue;
  let second: ServerProcess;
  let owner: Page;
  let page: Page;
  const crowd: CrowdPhone[] = [];
  let env: Record<string, string>;

  const startSecond = (port?: number) =>
    startServer({ databaseUrl: database.url("venue"), env, next: true, ...(port ? { port } : {}) });

  beforeAll(async () => {
    database = await startEmbedded(path.join(folder, "database"));
    const admin = await connect(database.url("postgres"), 5_000);
    await admin.query("CREATE DATABASE venue");
    await admin.end();
    valkey = await Valkey.start();
    env = {
      REDIS_URL: valkey.url,
      PLENARY_SECRET: randomBytes(24).toString("hex"),
      PLENARY_SIGNING_KEY: randomBytes(32).toString("base64url"),
    };
    venue = await Venue.open(inject("chromium"), { databaseUrl: database.url("venue"), env });
    second = await startSecond();
    owner = await venue.page(sizes.laptop);
    await makeFirstAccount(venue, owner);
    await openRoom(owner);
    const { door } = await openStage(venue, owner);
    for (const at of [venue.server.url, second.url, second.url]) crowd.push(await CrowdPhone.join(at, door));
    page = await owner.context().newPage();
    await page.goto(venue.at("/trainer/operation"));
  }, 600_000);
  afterAll(async () => {
    for (const phone of crowd) phone.leave();
    await second?.stop();
    await venue?.close();
    await valkey?.stop();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await venue.keepPictures(`operation ${task.name}`);
    expect(venue.takeComplaints()).toEqual([]);
  });

  const row = (port: number) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`:${port}\\b`) }) });
  const cell = (line: ReturnType<typeof row>, label: string) => line.locator(`[data-label="${label}"]`);
  const says = (port: number, text: RegExp) => row(port).getByRole("rowheader").filter({ hasText: text }).waitFor(LONG);

  it("O-44: shows what each does, and all together with a room of both counted once", async () => {
    await says(venue.server.port, /works.*this page/s);
    await says(second.port, /works/);
    const total = page.locator('[data-process="all"]');
    await expect.poll(() => cell(row(venue.server.port), "Phones").textContent(), LONG).toBe("1");
    await expect.poll(() => cell(row(second.port), "Phones").textContent(), LONG).toBe("2");
    await expect.poll(() => cell(total, "Phones").textContent(), LONG).toBe("3");
    expect(await cell(row(second.port), "Rooms").textContent()).toBe("1");
    expect(await cell(total, "Rooms").textContent()).toBe("1");
    expect(await cell(row(second.port), "Version").textContent()).toMatch(/^\d+\.\d+/);
    expect(await cell(row(second.port), "Waiting time inside").textContent()).toMatch(/ms$/);
    expect(await page.getByText(SILENT).count()).toBe(0);
  });

  it.each(["en", "ar"])("reads well on every screen in %s", async (language) => {
    await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: language, url: venue.origin }]);
    for (const width of [1440, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.reload();
      await row(second.port).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await looks(page, `operation-${language}-${width}`);
      expect(await axe(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: "en", url: venue.origin }]);
    await page.reload();
  });

  it("O-45: says that a process is lost, and takes that back when it is started again", async () => {
    second.kill("SIGKILL");
    await page.getByText(`:${second.port} has gone silent.`).waitFor(LONG);
    await says(second.port, /silent since/);
    await looks(page, "operation-lost");
    expect(await axe(page)).toEqual([]);
    second = await startSecond(second.port);
    await says(second.port, /works/);
    await page.getByText(SILENT).waitFor({ ...LONG, state: "detached" });
    expect(await row(second.port).count()).toBe(1);
  });

  it("O-46: calls nobody lost while Redis is away", async () => {
    await valkey.stop();
    await page.getByText("This process does not hear the others.").waitFor(LONG);
    await says(second.port, /not heard just now/);
    await looks(page, "operation-deaf");
    expect(await page.getByText(SILENT).count()).toBe(0);
    await valkey.restart();
    await says(second.port, /works/);
    await page.getByText("This process does not hear the others.").waitFor({ ...LONG, state: "detached" });
  });

  it("O-45: shows a process that was stopped, which is no trouble", async () => {
    second.kill("SIGTERM");
    await says(second.port, /stopped/);
    expect(await page.getByText(SILENT).count()).toBe(0);
  });

  it("O-40: is for owners; a trainer finds neither it nor a way to it", async () => {
    await owner.goto(venue.at("/trainer/people"));
    await owner.getByRole("button", { name: "Make a link", exact: true }).click();
    const link = await owner.getByLabel("Invitation link").inputValue();
    const trainer = await venue.page(sizes.laptop);
    await trainer.goto(venue.at(link));
    await trainer.getByLabel("Your name").fill("Bo");
    await trainer.getByLabel("E-mail address").fill("bo@example.org");
    await trainer.getByLabel("Choose a password").fill("three quiet harbour lamps");
    await trainer.getByRole("button", { name: "Make account" }).click();
    await trainer.waitForURL(venue.at("/trainer"));
    expect(await trainer.getByRole("link", { name: "Operation" }).count()).toBe(0);
    await venue.complaints.expect(/status of 404/, async () => {
      expect((await trainer.goto(venue.at("/trainer/operation")))?.status()).toBe(404);
    });
  });
});
