/** The debrief's page, whose figures come as they are read. */
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { answeredRoom } from "@/tests/support/answered-room";
import { readPdf } from "@/tests/support/pdf";

const FIGURE = "poll-answers";
const poll = (person: number) => ({ choice: [person % 2 ? "red" : "blue"] });

async function ended(house: House) {
  const { room, desk } = await answeredRoom(house, { texts: Array(9).fill("More time") as string[], poll });
  await desk.do({ type: "end" });
  return { room, address: house.venue.at(`/debrief/${room.id}`) };
}

/** The heads of the poll's session and, within, of the poll. */
const headsOn = (page: Page) => ({
  session: page.locator("[data-folded]:has(#a-poll) > summary").first(),
  part: page.locator("details:has(> #a-poll) > summary"),
});

async function openPoll(page: Page): Promise<void> {
  const { session, part } = headsOn(page);
  await session.click();
  await part.click();
}

/** Keeps chapters from coming, and counts how often each is asked for. */
async function watched(page: Page, through: () => boolean): Promise<string[]> {
  const asked: string[] = [];
  await page.route("**/chapter/**", (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return through() ? route.continue() : route.abort();
  });
  return asked;
}

/** A browser that saves data brings nothing unasked. */
const savingData = (page: Page): Promise<unknown> =>
  page.addInitScript(() =>
    Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true }),
  );

test("R-41: figures of a chapter come when a part is opened, when a link names one, and all when they are searched", async ({
  house,
}) => {
  const { room, address } = await ended(house);
  const page = await house.signedIn(room.trainer);
  await savingData(page);
  const asked = await watched(page, () => true);
  const figure = page.locator(`#${FIGURE}`);
  await page.goto(address);
  await page.locator("[data-sentence]").first().waitFor();
  expect(await figure.count()).toBe(0);
  await openPoll(page);
  await figure.waitFor();
  expect(new Set(asked).size).toBe(1);

  await page.goto("about:blank");
  await page.goto(`${address}#${FIGURE}`);
  await figure.waitFor({ state: "visible" });
  await expect(figure).toBeInViewport();

  await page.goto("about:blank");
  await page.goto(address);
  await page.locator("[data-sentence]").first().waitFor();
  await expect(async () => {
    await page.keyboard.press("Control+f");
    expect(await page.locator("[data-chapter]").count()).toBe(0);
  }).toPass();
  expect(await figure.count()).toBe(1);
});

test("R-41: all figures come once the page rests, and are printed whole before", async ({ house }) => {
  const { room, address } = await ended(house);
  const page = await house.signedIn(room.trainer);
  await page.goto(address);
  await page.locator(`#${FIGURE}`).waitFor({ state: "attached" });
  await expect(page.locator("[data-chapter]")).toHaveCount(0);

  const printing = await house.signedIn(room.trainer);
  await savingData(printing);
  await printing.goto(address);
  await printing.locator("[data-sentence]").first().waitFor();
  await printing.waitForLoadState("networkidle");
  expect(await printing.locator(`#${FIGURE}`).count()).toBe(0);
  const { pages } = await readPdf(await printing.pdf());
  expect(pages.map(({ text }) => text).join("")).toContain("4 of 9");
  expect(await printing.locator("[data-chapter]").count()).toBe(0);
  // What was opened for paper is folded again.
  expect(await printing.locator("details[data-folded][open]").count()).toBe(0);
});

test("R-41: a chapter that cannot be had leaves its link, and comes when it is asked for again", async ({
  house,
}) => {
  const { room, address } = await ended(house);
  const page = await house.signedIn(room.trainer);
  await savingData(page);
  let through = false;
  const asked = await watched(page, () => through);
  await page.goto(address);
  const { session, part } = headsOn(page);
  for (const head of [session, part])
    await house.venue.complaints.expect(/chapter/, () =>
      Promise.all([page.waitForEvent("requestfailed"), page.waitForEvent("console"), head.click()]),
    );
  expect(asked).toHaveLength(2);
  await page.locator("#a-poll").getByRole("link", { name: "Open this chapter" }).waitFor();
  through = true;
  await part.click();
  await part.click();
  await page.locator(`#${FIGURE}`).waitFor();
});

test("R-41: without a script a link in each part leads to its chapter, where a remark can be written", async ({
  house,
}) => {
  const { room, address } = await ended(house);
  const page = await house.signedIn(room.trainer, { ...sizes.laptop, javaScriptEnabled: false });
  await house.venue.complaints.expect(/ csp$/, () => page.goto(address));
  await openPoll(page);
  await house.venue.complaints.expect(/ csp$/, () =>
    Promise.all([
      page.waitForEvent("load"),
      page.locator("#a-poll").getByRole("link", { name: "Open this chapter" }).click(),
    ]),
  );
  await page.locator(`#${FIGURE}`).waitFor();
  const remark = page.locator('[data-remark="poll"]');
  await remark.getByText("Add a remark").click();
  await remark.getByRole("textbox").fill("Blue and red were close.");
  await house.venue.complaints.expect(/ csp$/, () =>
    Promise.all([
      page.waitForEvent("load"),
      remark.getByRole("button", { name: "Save", exact: true }).click(),
    ]),
  );
  await house.venue.complaints.expect(/ csp$/, () => page.goto(address));
  await openPoll(page);
  await page.locator('[data-remark="poll"]').getByText("Blue and red were close.").waitFor();
});

test("R-41: the field of a remark is there when it is opened, and saves itself", async ({ house }) => {
  const { room, address } = await ended(house);
  const page = await house.signedIn(room.trainer);
  await page.goto(address);
  await openPoll(page);
  await page.locator(`#${FIGURE}`).waitFor();
  const remark = page.locator('[data-remark="poll"]');
  await remark.getByText("Add a remark").click();
  await remark.getByRole("textbox").fill("**Close**, both.");
  await remark.getByText("Saved", { exact: true }).waitFor();
  await remark.locator("strong").getByText("Close").waitFor();
  await page.reload();
  await openPoll(page);
  await page.locator('[data-remark="poll"] strong').getByText("Close").waitFor();
});

test("F-26: a target is set beside the indicators, and the table says whether it is reached", async ({
  house,
}) => {
  const { room, address } = await ended(house);
  const page = await house.signedIn(room.trainer);
  const open = () => page.locator("#a-indicators > details > summary").click();
  const row = page.getByRole("row", { name: /^Answered at least once/ });
  const openTable = async () => {
    await page.locator("#a-indicators details > summary").nth(1).click();
    await page.locator("#indicators-table").getByText("The numbers").click();
  };
  await page.goto(address);
  await open();
  await page.getByText("Set a target").click();
  await page.getByLabel("Target", { exact: true }).fill("80");
  await page.locator("#a-indicators").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("option", { name: "Answered at least once: 80" }).waitFor({ state: "attached" });
  await page.reload();
  await open();
  await openTable();
  await expect(row).toContainText("80\u00a0%: reached");
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
