/** A trainer who presses Next twice where once was meant, or does not wait for a page. */
import { DOUBLE_CLICK_MS } from "@/components/ui/double-click";
import { createAuthored } from "@/server/store/editor/authored";
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { jump, press, verb } from "@/tests/support/steps";
import type { Draft } from "@/workshop/editor/draft";

const here = (page: Page) => page.locator('[aria-current="step"]');
/** Waits until a page says that the room stands at a step; on a telephone, its run sheet is behind a tab. */
const waitForStep = (page: Page, step: string) =>
  here(page).filter({ hasText: step }).waitFor({ state: "attached" });

/** A room at the first part of a case. */
async function atFirstPart(house: House) {
  const { room, trainer } = await house.open();
  await jump(trainer, "1 · wants to leave");
  await waitForStep(trainer, "wants to leave");
  return { room, trainer };
}

async function middleOf(page: Page, name: "next" | "open") {
  const button = await verb(page, name).boundingBox();
  if (!button) throw new Error(`there is no ${name}`);
  return [button.x + button.width / 2, button.y + button.height / 2] as const;
}

const clickAt =
  (x: number, y: number) =>
  (clickCount: number): [kind: Method, event: object][] =>
    ["mousePressed", "mouseReleased"].map((type) => [
      "Input.dispatchMouseEvent",
      { type, x, y, clickCount, button: "left" },
    ]);

/**
 * The room has gone one step from the first part, and no second one was on its way: one step back is the
 * first part.
 */
async function oneStep(trainer: Page, pressed: Page): Promise<void> {
  for (const page of [trainer, pressed]) await waitForStep(page, "ticket and visa");
  await verb(pressed, "back").click();
  await waitForStep(trainer, "wants to leave");
}

/**
 * Two presses `pause` ms apart by the clock of the events themselves, however slow the machine is.
 * @param press its events, each with the name of its kind
 */
async function twice(page: Page, pause: number, press: (nth: 1 | 2) => [kind: Method, event: object][]) {
  const devtools = await page.context().newCDPSession(page);
  // The pressed control, by events of a second ago, has meant the same for longer than a double press.
  await page.waitForTimeout(DOUBLE_CLICK_MS + 1_050);
  const began = Date.now() - 1_000;
  for (const nth of [1, 2] as const)
    for (const [method, event] of press(nth))
      await devtools.send(method, { ...event, timestamp: (began + (nth - 1) * pause) / 1_000 } as never);
}
type Method = "Input.dispatchMouseEvent" | "Input.dispatchTouchEvent";

test.describe("a control that is pressed twice by nervous hands", () => {
  // As fast as a hand can, and as slow as still counts as one double click.
  for (const pause of [60, 120, 250])
    test(`goes one step by a double click of ${pause} ms`, async ({ house }) => {
      const { trainer } = await atFirstPart(house);
      const [x, y] = await middleOf(trainer, "next");
      await trainer.mouse.move(x, y);
      await twice(trainer, pause, clickAt(x, y));
      await oneStep(trainer, trainer);
    });

  test("goes one step by a double tap on a telephone", async ({ house }) => {
    const { room, trainer } = await atFirstPart(house);
    const remote = await house.signedIn(room.trainer, sizes.phone);
    await remote.goto(house.venue.at(`/console/${room.id}`));
    await verb(remote, "next").waitFor();
    const [x, y] = await middleOf(remote, "next");
    await twice(remote, 120, () => [
      ["Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] }],
      ["Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] }],
    ]);
    await oneStep(trainer, remote);
  });

  // The second half comes when the button means something else.
  for (const pause of [60, 300])
    test(`opens answers and closes none by a double click of ${pause} ms (B-279)`, async ({ house }) => {
      const { trainer } = await atFirstPart(house);
      const [x, y] = await middleOf(trainer, "open");
      await trainer.mouse.move(x, y);
      await twice(trainer, pause, clickAt(x, y));
      await press(trainer, "addTime");
      await trainer.locator('[data-verb="close"][data-leads]').waitFor();
    });

  test("goes on with the next press once the step is there", async ({ house }) => {
    const { trainer } = await atFirstPart(house);
    await press(trainer, "next");
    await waitForStep(trainer, "ticket and visa");
    await press(trainer, "next");
    await waitForStep(trainer, "rent and tips");
  });
});

test("what a trainer chooses and types before the page's script has come stays, and is what opens", async ({
  house,
}) => {
  const trainer = await house.plenary.trainer("Ada Kim");
  const id = await createAuthored(trainer.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
  const page = await house.signedIn(trainer);
  let letScriptsCome = () => {};
  const scripts = new Promise<void>((come) => {
    letScriptsCome = come;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(house.venue.at("/trainer"), { waitUntil: "commit" });
  await page.getByLabel("Workshop", { exact: true }).selectOption(id);
  await page.getByLabel("Title", { exact: true }).fill("Day two");
  await page.getByLabel("Language", { exact: true }).selectOption("id");
  letScriptsCome();
  await page.locator('html[lang="id"]').waitFor({ state: "attached" });
  await expect(page.locator('select[name="workshop"]')).toHaveValue(id);
  await expect(page.locator('input[name="title"]')).toHaveValue("Day two");
  await page
    .locator("form", { has: page.locator('[name="workshop"]') })
    .getByRole("button")
    .click();
  await page.waitForURL(/\/console\//);
  await page.getByRole("heading", { name: "Day two", level: 1 }).waitFor();
});
