/** Presses that a trainer needs, all of one key or one place. */
import { DOUBLE_CLICK_MS } from "@/components/ui/double-click";
import { expect, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { looks } from "@/tests/support/looks";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { choose, jump, press, resultsShown, saved, shows } from "@/tests/support/steps";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const lead = (trainer: Page, words: string) =>
  trainer.locator("[data-leads]").filter({ hasText: words }).waitFor();
const waitForStep = (trainer: Page, step: string) =>
  trainer.locator(`[data-step="${step}"][aria-current="step"]`).waitFor({ state: "attached" });

/** A key at a person's pace, once the leading button has come to say something. */
async function key(trainer: Page, name: string, after: string): Promise<void> {
  await lead(trainer, after);
  await trainer.waitForTimeout(DOUBLE_CLICK_MS + 50);
  await trainer.keyboard.press(name);
}

/** The sample workshop, whose poll opens and shows its results by itself. */
const byItself: Workshop = workshopSchema.parse({
  ...sampleWorkshop,
  id: "by-itself",
  sessions: sampleWorkshop.sessions.map((session) => ({
    ...session,
    activities: session.activities.map((activity) =>
      activity.id === "poll" ? { ...activity, opensOnArrival: true, showsWhenClosed: true } : activity,
    ),
  })),
});

test("a question in the flow takes four presses of one key, and a what-if three in all (B-278, B-274)", async ({
  house,
  step,
}) => {
  const { trainer, room, door } = await house.open(sampleWorkshop);
  const [phone, stage] = await Promise.all([house.phone(door), house.stage(room)]);
  const place = async () => {
    const box = (await trainer.locator("[data-leads]").boundingBox())!;
    return [Math.round(box.x + box.width), Math.round(box.y + box.height)];
  };
  await jump(trainer, "1 · title of part 1");
  await press(trainer, "open");
  await press(trainer, "close");
  await press(trainer, "reveal");
  const corner = await place();
  await step("next, open, close and show, bottom right", async () => {
    await looks(trainer, "lead-revealed");
    await key(trainer, "PageDown", "Next part");
    await lead(trainer, "Open answers");
    await looks(trainer, "lead-prepared");
    expect(await place()).toEqual(corner);
    expect(await axe(trainer)).toEqual([]);
    await key(trainer, " ", "Open answers");
    await choose(phone, "Yes");
    await saved(phone);
    await looks(trainer, "lead-open");
    expect(await place()).toEqual(corner);
    await key(trainer, "PageDown", "Close answers");
    await lead(trainer, "Show results");
    await looks(trainer, "lead-closed");
    expect(await place()).toEqual(corner);
    await key(trainer, "PageDown", "Show results");
    await resultsShown(trainer);
    await lead(trainer, "Next part");
    expect(await trainer.locator("section > [data-verb], section > div > [data-verb]").count()).toBe(7);
  });
  await step("a what-if: ask, close, show", async () => {
    await trainer.getByRole("button", { name: "What if Younger?" }).click();
    await stage.getByText("WHATIF-FACT she is younger.").waitFor();
    await key(trainer, "PageDown", "Close answers");
    await key(trainer, "PageDown", "Show results");
    await lead(trainer, "Next part");
  });
});

test("a question that opens and shows by itself takes two presses (B-274, B-281)", async ({ house }) => {
  const { trainer, door } = await house.open(byItself);
  const phone = await house.phone(door);
  await jump(trainer, "Look up");
  await key(trainer, "PageDown", "Next");
  await choose(phone, "Red");
  await saved(phone);
  await key(trainer, "PageDown", "Close answers");
  await shows(phone, /1 person, 100\s?%/);
  await lead(trainer, "Next");
});

test("a question that is passed says so, keeps a ring, and is asked with one press (B-280)", async ({
  house,
  step,
}) => {
  const { trainer, door } = await house.open(sampleWorkshop);
  const phone = await house.phone(door);
  const line = trainer.locator('[data-step="poll"]');
  await jump(trainer, "A poll");
  await lead(trainer, "Open answers");
  await step("by N, which is no key for opening", async () => {
    await key(trainer, "n", "Open answers");
    await waitForStep(trainer, "thoughts");
    await trainer.getByRole("alert").getByText("Not asked: A poll").waitFor();
    await expect(line).toHaveAttribute("data-unasked", "true");
    await expect(line.locator("span").last()).toHaveText("○");
    await looks(trainer, "lead-unasked");
    expect(await axe(trainer)).toEqual([]);
  });
  await step("and by the press beside it the room is back, and answers", async () => {
    await trainer.getByRole("alert").getByRole("button", { name: "Ask it" }).click();
    await choose(phone, "Red");
    await saved(phone);
    await expect(line).not.toHaveAttribute("data-unasked", "true");
  });
});

test("a quick question takes a key, its text and a key, and leads straight back past the notice (B-158)", async ({
  house,
}) => {
  const { trainer, door } = await house.open(sampleWorkshop);
  const phone = await house.phone(door);
  await jump(trainer, "3 · title of part 3");
  await trainer.keyboard.press("q");
  await expect(trainer.getByLabel("Your question")).toBeFocused();
  await trainer.keyboard.type("Are we going too fast?");
  await trainer.keyboard.press("Control+Enter");
  await shows(phone, "Are we going too fast?");
  await key(trainer, "PageDown", "Close answers");
  await key(trainer, "PageDown", "Show results");
  await key(trainer, "PageDown", "Next");
  await waitForStep(trainer, "story/3");
});

test("a moderated wall is read once it is closed, and shown by the leading button (B-284)", async ({
  house,
  step,
}) => {
  const { trainer, room, door } = await house.open(sampleWorkshop);
  const [phone, stage] = await Promise.all([house.phone(door), house.stage(room)]);
  await jump(trainer, "Thoughts");
  await key(trainer, "PageDown", "Open answers");
  await phone
    .locator("form[data-question] textarea, form[data-question] input[type=text]")
    .first()
    .fill("More practice");
  await saved(phone);
  await key(trainer, "PageDown", "Close answers");
  await step("by the trainer alone at first", async () => {
    await trainer.getByRole("checkbox", { name: "More practice" }).waitFor();
    await lead(trainer, "Show all 1");
    expect(await stage.getByText("More practice").count()).toBe(0);
    await looks(trainer, "lead-wall");
  });
  await step("then by the room", async () => {
    await key(trainer, "PageDown", "Show all 1");
    await stage.getByText("More practice").waitFor();
    await lead(trainer, "Next");
  });
});

const windows = [
  ["1440", { width: 1440, height: 900 }],
  ["1366", { width: 1366, height: 768 }],
  ["1024", { width: 1024, height: 768 }],
  ["390", sizes.phone.viewport],
  ["320", { width: 320, height: 568 }],
] as const;

test("the bar ends with the leading button in every window, in Arabic at the other side (B-278)", async ({
  house,
}) => {
  const { trainer } = await house.open(sampleWorkshop);
  await jump(trainer, "A poll");
  for (const language of ["en", "th", "ar"]) {
    await trainer.setViewportSize(sizes.laptop.viewport);
    await trainer.locator("header select").first().selectOption(language);
    await trainer.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
    await trainer.locator('[data-verb="open"][data-leads]').waitFor();
    for (const [name, viewport] of windows) {
      await trainer.setViewportSize(viewport);
      await looks(trainer, `lead-bar-${language}-${name}`);
      const { ends, begins, bottom } = await trainer.locator("[data-leads]").evaluate((element) => {
        const { left, right, bottom } = element.getBoundingClientRect();
        const [ends, begins] =
          document.dir === "rtl" ? [left, innerWidth - right] : [innerWidth - right, left];
        return { ends, begins, bottom: innerHeight - bottom };
      });
      expect(ends, `${language} ${name}`).toBeLessThan(32);
      expect(begins, `${language} ${name}`).toBeGreaterThanOrEqual(0);
      expect(bottom, `${language} ${name}`).toBeLessThan(32);
      const wide = await trainer.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, `${language} ${name}`).toBe(false);
    }
  }
});
