/** Ten sheets of a quiz: printed, typed in by keyboard alone, checked by a second entry, and shown like other answers. */
import { sheetCode } from "@/model/activity/paper-entry";
import { expect, guide, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { jump, press } from "@/tests/support/steps";
import { readPdf } from "@/tests/support/pdf";
import type { Workshop } from "@/workshop/content/workshop";

const SHEETS = 10;
const ID = "pre-test";
const quiz = guide.sessions.flatMap((s) => s.activities).find((a) => a.id === ID);
if (quiz?.kind !== "quiz") throw new Error("the guide has no test before");
const { title, items } = quiz;
/** The quiz alone, whose result is shown at once. */
const workshop: Workshop = {
  ...guide,
  sessions: guide.sessions.map((session) => ({
    ...session,
    activities: session.activities.map((activity) =>
      activity.kind === "quiz" ? { ...activity, test: false, after: undefined } : activity,
    ),
  })),
};

/** The digits on the n-th sheet; of the first, one item is blank. */
const digitsOn = (n: number) => items.map((_, i) => (n === 0 && i === 1 ? "0" : String(1 + ((n + i) % 2))));

async function typeSheet(page: Page, code: string, digits: readonly string[]): Promise<number> {
  const began = Date.now();
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  for (const [i, digit] of digits.entries()) {
    await page.keyboard.type(digit);
    // Tab leads on as Enter does, but for the last field, where Enter stores.
    await page.keyboard.press(i % 2 && i < digits.length - 1 ? "Tab" : "Enter");
  }
  await page.getByText(`Sheet ${code}`).first().waitFor();
  await expect(page.locator("form input").first()).toBeFocused();
  return Date.now() - began;
}

test("sheets are typed in by keyboard alone and count like phones (H-40 to H-43, H-22)", async ({
  house,
  step,
}, info) => {
  const { room, trainer, door } = await house.open(workshop);
  const stage = await house.stage(room);
  await house.phone(door, sizes.phone);
  const code = (n: number) => sheetCode(room.id, ID, n);
  const file = (path: string) =>
    fetch(`${house.plenary.url}${path}`, { headers: { cookie: room.trainer.cookie } });
  const panel = trainer.getByRole("dialog", { name: `On paper: ${title}` });

  await step("sheets are printed before anything is asked", async () => {
    await trainer.getByRole("button", { name: `Change ${title} in the run sheet` }).click();
    await trainer.getByRole("button", { name: "On paper…" }).click();
    await panel.getByLabel("How many sheets").fill(String(SHEETS + 5));
    expect(await axe(trainer)).toEqual([]);
    await panel.getByRole("button", { name: "Make the sheets" }).click();
    const href = await panel.getByRole("link", { name: "PDF, A4" }).getAttribute("href");
    const pdf = await file(href!);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    const { pages } = await readPdf(new Uint8Array(await pdf.arrayBuffer()));
    expect(pages.length % (SHEETS + 5)).toBe(0);
    await panel.getByRole("button", { name: "Type in sheets of paper" }).click();
    await panel.getByText("Nothing of this has been asked in the room yet.").waitFor();
    await panel.getByRole("button", { name: "Close" }).click();
  });
  await jump(trainer, title);
  await press(trainer, "open");
  const helper = await house.venue.page(sizes.smallPhone);
  await step("a helper's page has the same fields, and fits a small phone", async () => {
    await trainer.getByRole("tab", { name: "People" }).click();
    await trainer.getByRole("button", { name: "Helpers, observers, shared phones…" }).click();
    const links = trainer.getByRole("dialog", { name: "Helpers, observers and shared phones" });
    await links.getByRole("button", { name: "Link for a helper" }).click();
    const link = new URL(await links.getByLabel("Link for a helper").first().inputValue());
    await links.getByRole("button", { name: "Close" }).click();
    await helper.goto(house.venue.at(link.pathname + link.hash));
    await helper.getByRole("button", { name: title }).click();
    await helper.getByLabel("Code of the sheet").waitFor();
    expect(await axe(helper)).toEqual([]);
    expect(await helper.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
  await step("a slip of a finger is told at once", async () => {
    await helper.getByLabel("Code of the sheet").focus();
    const wrong = `${code(0).slice(0, 5)}${(Number(code(0)[5]) + 1) % 10}`;
    await helper.keyboard.type(wrong);
    await helper.keyboard.press("Enter");
    await helper.getByText("This is no code of a sheet").waitFor();
    await helper.getByLabel("Code of the sheet").fill("");
    await helper.keyboard.type(code(0));
    await helper.keyboard.press("Enter");
    await helper.keyboard.type("3");
    await helper.keyboard.press("Enter");
    await helper.getByText("Type numbers from 1 to 2, or 0 for no answer.").waitFor();
    await helper.getByLabel("Code of the sheet").fill("");
    await helper.locator("input[name='1']").fill("");
    await helper.getByLabel("Code of the sheet").focus();
  });
  await step("ten sheets take seconds each, without a mouse", async () => {
    const times: number[] = [];
    for (let n = 0; n < SHEETS; n++) {
      // The third has a slip at its last item.
      const digits =
        n === 2 ? [...digitsOn(n).slice(0, -1), digitsOn(n).at(-1) === "1" ? "2" : "1"] : digitsOn(n);
      times.push(await typeSheet(helper, code(n), digits));
    }
    const mean = Math.round(times.reduce((sum, t) => sum + t, 0) / SHEETS);
    info.annotations.push({ type: "milliseconds per sheet", description: String(mean) });
    console.log(
      `typed ${SHEETS} sheets of ${items.length} items: ${mean} ms each, the longest ${Math.max(...times)} ms`,
    );
    // What the page itself takes; fingers take more.
    expect(mean).toBeLessThan(3_000);
    await helper.getByText("Typed in: 10. Typed twice: 0. Typed once: 10.").waitFor();
  });
  await step("the second entry finds the slip (H-42)", async () => {
    await typeSheet(helper, code(1), digitsOn(1));
    await helper.getByText(`Sheet ${code(1)} is checked.`).waitFor();
    await typeSheet(helper, code(2), digitsOn(2));
    await helper.getByText(`Sheet ${code(2)} was typed before, and differs`).waitFor();
    await helper.getByText("Look at the sheet, and type these items again.").waitFor();
    expect(await axe(helper)).toEqual([]);
    await helper.keyboard.type(digitsOn(2).at(-1)!);
    await helper.keyboard.press("Enter");
    await helper.getByText(`Sheet ${code(2)} is checked.`).waitFor();
    await helper.getByText("Typed in: 10. Typed twice: 2. Typed once: 8.").waitFor();
  });
  await step("stage and console show them beside the phones", async () => {
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.getByText("10 on paper").waitFor();
    await trainer.getByText("10 on paper").first().waitFor();
  });
  await step("after that, sheets wait for one another (H-43)", async () => {
    await helper.getByLabel("Code of the sheet").focus();
    for (const n of [10, 11]) {
      await typeSheet(helper, code(n), digitsOn(n));
      await helper.getByText(`Waiting on this page: ${n - 9}.`).waitFor();
    }
    await stage.getByText("10 on paper").waitFor();
    await typeSheet(helper, code(12), digitsOn(12));
    await helper.getByText("Typed in: 13. Typed twice: 2. Typed once: 11.").waitFor();
    await stage.getByText("13 on paper").waitFor();
  });
  await step("the debrief's table has the same number", async () => {
    const csv = await file(`/debrief/${room.id}/summary.csv`);
    const lines = (await csv.text())
      .split("\n")
      .filter((line) => line.includes(ID) && line.includes("paper"));
    expect(lines.join("\n")).toMatch(/\b13\b/);
  });
});
