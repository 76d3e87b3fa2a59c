/** The documentation in a browser: read with and without script, searched, by keyboard, on small, dark and printed pages. */
import { expect, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";

const SAMPLES = [
  "",
  "/operations",
  "/data-inventory",
  "/behaviour-operation",
  "/decisions",
  "/search?q=erase",
];

test("the search finds rules and words, in the browser alone (O-140)", async ({ venue }) => {
  const page = await venue.page(sizes.laptop);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).search));
  await page.goto(venue.at("/docs"));
  const field = page.getByRole("searchbox", { name: "Search" });
  await field.fill("B-139");
  await field.press("Enter");
  const results = page.locator("#results > li");
  await expect(results.first().getByRole("link")).toHaveText("B-139");
  await results.first().getByRole("link").click();
  await expect(page.locator("#B-139")).toBeInViewport();
  await page.goBack();
  asked.length = 0;
  await field.fill("passkeys");
  await expect(page.getByRole("status")).toHaveText(/^\d+ places?$/);
  await expect(page.locator("#results mark").first()).toHaveText(/passkey/i);
  await field.fill("erasre");
  await expect(results.first()).toContainText(/erasure/i);
  await field.fill("xyzzyq");
  await expect(page.getByRole("status")).toHaveText("Nothing was found for “xyzzyq”.");
  expect(asked.filter(Boolean)).toEqual([]);
});

test("pages have no faults by axe, light and dark, wide and at 320 px, and fit their width (O-140)", async ({
  venue,
}) => {
  for (const size of [sizes.laptop, sizes.smallPhone])
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await venue.page({ ...size, colorScheme });
      for (const sample of SAMPLES) {
        await page.goto(venue.at(`/docs${sample}`));
        if (sample.startsWith("/search")) await page.locator("#results > li").first().waitFor();
        expect([sample, colorScheme, await axe(page)]).toEqual([sample, colorScheme, []]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([sample, size.viewport.width, over]).toEqual([sample, size.viewport.width, 0]);
      }
    }
});

test("everything but the search can be read without script, and a lost page leads on (O-140)", async ({
  venue,
}) => {
  const page = await venue.page({ ...sizes.laptop, javaScriptEnabled: false });
  await page.goto(venue.at("/docs"));
  await page.getByRole("navigation").getByRole("link", { name: "Privacy", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("What is stored");
  await page.getByRole("searchbox").fill("key");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("Searching needs scripts")).toBeVisible();
  venue.complaints.allow(/status of 404/);
  await page.goto(venue.at("/docs/no-such-page"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
});

test("the keyboard reaches text and search; a trainer's page leads to the documentation (O-140)", async ({
  house,
}) => {
  const { page } = await house.trainer();
  await page.getByRole("link", { name: "Help", exact: true }).click();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "To the text" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Search" })).toBeFocused();
});

test("the page for those who decide is one sheet of paper", async ({ venue }) => {
  const page = await venue.page(sizes.laptop);
  await page.goto(venue.at("/docs/for-deciders"));
  const paper = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
});
