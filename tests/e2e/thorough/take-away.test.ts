/** A trainer takes files out of a room by the menu of its debrief. */
import { readFileSync } from "node:fs";
import { DOUBLE_CLICK_MS } from "@/components/ui/double-click";
import { expect, guide, type House, type Page, sizes, test } from "@/tests/e2e/story";
import arabic from "@/messages/ar/exports.json" with { type: "json" };
import { LANGUAGE_COOKIE } from "@/messages/languages";
import { axe } from "@/tests/support/browser";
import { did } from "@/tests/support/full-room";
import { guideSession } from "@/tests/support/guide";
import { readPdf } from "@/tests/support/pdf";
import { sampleBody } from "@/tests/support/sample-answer";
import { planOf } from "@/workshop/content/plan";
import { openExport } from "@/tests/support/steps";

const PRE_TEST = guideSession(1).activity("quiz", "pre-test");

const entry = (page: Page, name: string) =>
  page
    .getByRole("dialog")
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) });

const unspaced = (text: string) => text.replace(/\s/g, "");

/** The menu of an ended room in which one phone answered one thing. */
async function menu(house: House): Promise<Page> {
  const { plenary } = house;
  const room = await house.room();
  const [desk, trainer, phone] = await Promise.all([
    plenary.console(room),
    house.signedIn(room.trainer),
    plenary.phone(room),
  ]);
  const plan = planOf(guide);
  const step = plan.steps.find((s) => s.activityId === PRE_TEST.id && s.question)!;
  await desk.go(step.id);
  await desk.openRound(step.question!);
  await phone.sees((v) => v.question === step.question && v.phase === "open");
  await did(phone.answer(sampleBody(PRE_TEST, plan.question(step.question!)!, 0)));
  await desk.closeRound(step.question!);
  await desk.do({ type: "end" });
  await trainer.goto(house.venue.at(`/debrief/${room.id}`));
  await openExport(trainer);
  await entry(trainer, "Workbook (Excel)").waitFor();
  return trainer;
}

/** @param name of the format, in the page's language */
async function make(page: Page, name: string) {
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    entry(page, name)
      .getByRole("button", { name: new RegExp(`^(Download|${arabic.make}|${arabic.makeAgain})`) })
      .click(),
  ]);
  return { file: readFileSync(await download.path()), download };
}

test("the menu", async ({ house, step }) => {
  const trainer = await menu(house);
  await step("opens a menu of what the room has, without barriers", async () => {
    expect(await axe(trainer)).toEqual([]);
  });

  await step(
    "X-11: makes a workbook, shows that it is ready, and saves it under the room's title",
    async () => {
      const { file, download } = await make(trainer, "Workbook (Excel)");
      expect(file.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
      expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
      await entry(trainer, "Workbook (Excel)")
        .getByRole("link", { name: /^Download .*\.xlsx$/ })
        .waitFor();
    },
  );

  await step("reads well on a phone", async () => {
    await trainer.setViewportSize(sizes.phone.viewport);
    expect(await trainer.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axe(trainer)).toEqual([]);
  });
});

test("X-15: prints the page on the server", async ({ house, step }) => {
  const trainer = await menu(house);
  const authored = [PRE_TEST.title, ...PRE_TEST.items.map((item) => item.text)].map(unspaced);
  /** The text of the file, which is titled and on A4. */
  const printed = async (name: string) => {
    const { pages, size, title } = await readPdf((await make(trainer, name)).file);
    expect({ size, title }).toEqual({ size: [595, 842], title: guide.title });
    return unspaced(pages.map(({ text }) => text).join(""));
  };

  await step("in English", async () => {
    const text = await printed("PDF, A4");
    for (const words of authored) expect(text).toContain(words);
  });

  await step("in the language of its reader, with the workshop's own texts (X-44)", async () => {
    await trainer.context().addCookies([{ name: LANGUAGE_COOKIE, value: "ar", url: house.venue.origin }]);
    await trainer.reload();
    await openExport(trainer, arabic.button);
    const text = await printed(arabic.formats["pdf-a4"]);
    for (const words of authored) expect(text).not.toContain(words);
    // Its letters are joined by its font, and pdfjs does not put them together again.
    expect(text.match(/\p{Script=Arabic}/gu)!.length).toBeGreaterThan(authored.join("").length / 2);
  });
});

test("B-157: what one of five answered is not in the PDF; that too few did, is", async ({ house }) => {
  const { plenary } = house;
  const room = await house.room();
  const [desk, trainer] = await Promise.all([plenary.console(room), house.signedIn(room.trainer)]);
  const phones = await Promise.all(Array.from({ length: 5 }, () => plenary.phone(room)));
  const plan = planOf(guide);
  const { id, question } = plan.steps.find(
    (s) => s.question && plan.activity(s.activityId)?.kind === "open",
  )!;
  await desk.go(id);
  await desk.openRound(question!);
  await phones[0]!.sees((v) => v.question === question && v.phase === "open");
  const word = "Awordthatoneofthemwrote";
  expect(await phones[0]!.answer({ texts: [word] })).toMatchObject({ ok: true });
  await desk.closeRound(question!);
  await desk.do({ type: "end" });
  await trainer.goto(house.venue.at(`/debrief/${room.id}`));
  await openExport(trainer);
  const { pages } = await readPdf((await make(trainer, "PDF, A4")).file);
  const text = unspaced(pages.map((page) => page.text).join(""));
  expect(text).toContain(unspaced("Fewer than 3 people answered"));
  expect(text).not.toContain(word);
});

test("X-13: stops when asked to, and can begin again", async ({ house }) => {
  const trainer = await menu(house);
  // The longest job there is: a shorter one may be ready before a press.
  const all = entry(trainer, "Everything in one archive");
  await all.getByRole("button", { name: /^Download/ }).click();
  // Sooner it is the second half of a double click.
  await trainer.waitForTimeout(DOUBLE_CLICK_MS + 50);
  await all.getByRole("button", { name: "Cancel" }).click();
  await all.getByText("Cancelled. Nothing was kept.").waitFor();
  await all.getByRole("button", { name: /^Try again/ }).waitFor();
});

test("the archive", async ({ house, step }) => {
  const trainer = await menu(house);
  const all = entry(trainer, "Everything in one archive");

  const download = await step(
    "X-53: is not cancelled by a double click, nor lost with a look that the network swallows",
    async () => {
      let looks = 0;
      const download = await house.venue.complaints.expect(/export/, async () => {
        await trainer.route(/\/export\/[^/]+\/[^/]+$/, (route) =>
          route.request().method() === "GET" && ++looks <= 3
            ? route.abort("internetdisconnected")
            : route.continue(),
        );
        const button = all.getByRole("button", { name: /^Download/ });
        // Until it stands still.
        await button.hover();
        const { x, y, width, height } = (await button.boundingBox())!;
        const downloaded = trainer.waitForEvent("download", { timeout: 90_000 });
        await trainer.mouse.click(x + width / 2, y + height / 2);
        await trainer.waitForTimeout(150);
        await trainer.mouse.click(x + width / 2, y + height / 2);
        const download = await downloaded;
        await trainer.unroute(/\/export\/[^/]+\/[^/]+$/);
        return download;
      });
      expect(looks).toBeGreaterThan(3);
      return download;
    },
  );

  await step("X-12: puts everything into one archive", async () => {
    expect(
      readFileSync(await download.path())
        .subarray(0, 4)
        .toString("latin1"),
    ).toBe("PK\u0003\u0004");
    await all.getByRole("link", { name: /^Download / }).waitFor();
    expect(await all.getByText("Left out").count()).toBe(0);
  });

  await step("the menu is there again after the page was loaded again", async () => {
    await trainer.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await trainer.reload();
    await openExport(trainer);
    await all.waitFor();
  });
});

test("X-53: is queued from a trainer's home, goes on while the menu is closed, and is saved once", async ({
  house,
}) => {
  const trainer = await menu(house);
  await trainer.goto(house.venue.at("/trainer"));
  let saved = 0;
  trainer.on("download", () => saved++);
  const open = () => openExport(trainer, /^Export: /);
  const close = () => trainer.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await open();
  const workbook = entry(trainer, "Workbook (Excel)");
  await Promise.all([
    trainer.waitForEvent("download", { timeout: 60_000 }),
    (async () => {
      await workbook.getByRole("button", { name: /^Download/ }).click();
      await close();
    })(),
  ]);
  const link = trainer.getByRole("main").getByRole("link", { name: /^Download .*\.xlsx$/ });
  await link.waitFor();
  await open();
  await workbook.getByRole("link", { name: /^Download / }).waitFor();
  await close();
  await link.waitFor();
  expect(saved).toBe(1);
});

test("X-53: is made also when the page is left, and is offered on return", async ({ house }) => {
  const trainer = await menu(house);
  let saved = 0;
  trainer.on("download", () => saved++);
  const all = entry(trainer, "Everything in one archive");
  await Promise.all([
    trainer.waitForResponse((res) => res.request().method() === "POST" && res.url().includes("/export/")),
    all.getByRole("button", { name: /^Download/ }).click(),
  ]);
  const debrief = trainer.url();
  await trainer.goto(house.venue.at("/trainer"));
  await trainer.goto(debrief);
  await openExport(trainer);
  await all.getByRole("link", { name: /^Download / }).waitFor({ timeout: 90_000 });
  expect(saved).toBe(0);
});
