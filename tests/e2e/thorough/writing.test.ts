/**
 * An author writes slides and a case with what the editor's forms offer, and a trainer corrects one in a
 * running room.
 */
import { createAuthored, readDraft } from "@/server/store/editor/authored";
import { createRoom } from "@/server/store/rooms/rooms";
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { looks } from "@/tests/support/looks";
import { press } from "@/tests/support/steps";
import { blankDraft, type Draft, whereIs } from "@/workshop/editor/draft";
import { finished } from "@/workshop/editor/problems";
import type { Workshop } from "@/workshop/content/workshop";
import { settingsSchema } from "@/workshop/room/settings";

async function author(house: House, language: "en" | "ar" = "en", body = "Good morning") {
  const ada = await house.plenary.trainer("Ada Kim");
  const id = await createAuthored(ada.id, (inside) => {
    const blank = blankDraft(inside, "Writing");
    const [first] = blank.sessions;
    const slide = { id: "hello", kind: "slide" as const, title: "Hello", body };
    return {
      ...blank,
      summary: "For tests.",
      source: "Written for tests.",
      sessions: [{ ...first!, title: "First session", activities: [slide] }],
    };
  });
  const page = await house.signedIn(ada, { ...sizes.laptop, locale: language });
  await page.goto(house.venue.at(`/editor/${id}`));
  await page.getByRole("treegrid").waitFor();
  return { ada, id, page, form: page.getByRole("main") };
}

function finishedOf(draft: Draft): Workshop {
  const done = finished(draft);
  if (!done.ok) throw new Error(done.problems.map((p) => `${p.path}: ${p.sentence}`).join("\n"));
  return done.workshop;
}

const stage = (page: Page) => page.frameLocator('iframe[title="How the stage shows it"]');
const phone = (page: Page) => page.frameLocator('iframe[title="How a phone shows it"]');

test("a slide gets a layout out of a row of small pictures (E-65)", async ({ house, step }) => {
  const { page, form } = await author(house);
  const layout = form.getByRole("group", { name: "Layout" });
  await step("as it is without one", async () => {
    expect(await layout.getByRole("radio", { name: "Text", exact: true }).isChecked()).toBe(true);
    expect(await axe(page)).toEqual([]);
    await looks(page, "layout-row");
  });
  await step("two columns, once it is said where the second begins", async () => {
    await layout.getByRole("radio", { name: "Two columns" }).check();
    await page.getByRole("button", { name: "1 thing to do" }).click();
    await page.getByRole("button", { name: /Write \*\*\* on a line of its own/ }).click();
    await form
      .getByLabel("Text of the slide", { exact: true })
      .fill(
        "# Two sides\n\nBefore the law\n\n***\n\nAfter the law, with a very long word: Donaudampfschifffahrt",
      );
    await page.getByRole("button", { name: "Ready to run" }).waitFor();
    await stage(page).getByText("Before the law").waitFor();
    const beside = async (frame: ReturnType<typeof stage>) => {
      const [a, b] = await Promise.all(
        ["Before the law", /After the law/].map((text) => frame.getByText(text).first().boundingBox()),
      );
      return b!.x > a!.x + a!.width / 2;
    };
    expect(await beside(stage(page))).toBe(true);
    await phone(page).getByText("Before the law").waitFor();
    expect(await beside(phone(page))).toBe(false);
    await looks(page, "layout-columns");
  });
  for (const [name, look] of [
    ["Title", "title"],
    ["Quotation", "quote"],
  ] as const)
    await step(`${look}, without a picture`, async () => {
      await layout.getByRole("radio", { name, exact: true }).check();
      await stage(page).locator(`[data-layout="${look}"]`).waitFor();
      await looks(page, `layout-${look}`);
    });
  await step("a picture is asked for where the layout shows one", async () => {
    await layout.getByRole("radio", { name: "Text with picture" }).check();
    await page.getByRole("button", { name: "1 thing to do" }).waitFor();
    await layout.getByRole("radio", { name: "Text", exact: true }).check();
    await page.getByRole("button", { name: "Ready to run" }).waitFor();
  });
});

for (const language of ["en", "ar"] as const)
  test(`the toolbar acts on the selection, in ${language} (E-66)`, async ({ house, step }) => {
    const { page, form } = await author(house, language);
    const bar = form.getByRole("toolbar").first();
    const field = form.locator('[id="f-hello/body"]');
    const select = (from: number, to: number) =>
      field.evaluate(
        (box: HTMLTextAreaElement, [a, b]) => {
          box.focus();
          box.setSelectionRange(a!, b!);
        },
        [from, to],
      );
    const focused = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.ariaLabel);
    await step("by mouse, and takes it off again", async () => {
      await select(0, 4);
      await bar.getByRole("button").first().click();
      await expect(field).toHaveValue("**Good** morning");
      await expect(bar.getByRole("button").first()).toHaveAttribute("aria-pressed", "true");
      expect(await focused()).toBe("f-hello/body");
      await bar.getByRole("button").first().click();
      await expect(field).toHaveValue("Good morning");
    });
    await step("by keys, and undo takes it back", async () => {
      await select(5, 12);
      await page.keyboard.press("Control+b");
      await page.keyboard.press("Control+i");
      await expect(field).toHaveValue("Good ***morning***");
      await page.keyboard.press("Control+z");
      await expect(field).toHaveValue(/^Good (\*\*)?morning(\*\*)?$/);
    });
    await step("is one stop of the keyboard, with arrows inside", async () => {
      await field.fill("one\ntwo");
      await select(0, 7);
      await page.keyboard.press("Shift+Tab");
      const names = await bar.getByRole("button").evaluateAll((all) => all.map((one) => one.ariaLabel));
      await page.keyboard.press(language === "ar" ? "ArrowLeft" : "ArrowRight");
      await page.keyboard.press(language === "ar" ? "ArrowLeft" : "ArrowRight");
      expect(await focused()).toBe(names[2]);
      await page.keyboard.press("Enter");
      await expect(field).toHaveValue("- one\n- two");
      expect(await focused()).toBe(names[2]);
      const sizes = await bar
        .getByRole("button")
        .evaluateAll((all) => all.map((one) => Math.min(one.clientWidth, one.clientHeight)));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
      expect(await axe(page)).toEqual([]);
      await looks(page, `toolbar-${language}`);
    });
  });

test("a case needs a text and a question (E-67), and what is wrong is said once a field is left (E-68)", async ({
  house,
  step,
}) => {
  const { page, form } = await author(house);
  await step("nothing is red while it is new, and while somebody writes", async () => {
    await page
      .getByRole("button", { name: /Add activity/ })
      .first()
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Case: Empty" }).click();
    await form.getByLabel("Question after each part").waitFor();
    await page.getByRole("button", { name: "2 things to do" }).waitFor();
    expect(await form.locator("[aria-invalid]").count()).toBe(0);
    await looks(page, "case-new");
  });
  await step("a field that was left empty says what to do, tied to it", async () => {
    const question = form.getByLabel("Question after each part");
    await question.focus();
    await page.keyboard.press("Tab");
    await expect(question).toHaveAttribute("aria-invalid", "true");
    const tied = await question.getAttribute("aria-describedby");
    expect(await form.locator(`[id="${tied?.split(" ").at(-1)}"]`).textContent()).toBe(
      "Write something here.",
    );
    expect(await axe(page)).toEqual([]);
    await looks(page, "case-left");
    await question.fill("Is she a victim?");
    await expect(question).not.toHaveAttribute("aria-invalid");
  });
  await step("with its text it can be run", async () => {
    await form.getByLabel("Entry 1", { exact: true }).last().fill("Ana is 22 and looks for work.");
    await page.getByRole("button", { name: "Ready to run" }).waitFor();
    await phone(page).getByText("Ana is 22 and looks for work.").first().waitFor();
    await looks(page, "case-ready");
  });
});

test("a button is pressed at the first try where the field above it is left empty by that (E-68)", async ({
  house,
}) => {
  const { page, form } = await author(house);
  await page
    .getByRole("button", { name: /Add activity/ })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Slide: Empty" }).click();
  const text = form.getByLabel("Text of the slide", { exact: true });
  await text.focus();
  await page.getByRole("button", { name: /things? to do/ }).waitFor();
  await form.getByRole("button", { name: "Add a picture" }).click();
  await form.getByRole("button", { name: "Choose", exact: true }).first().waitFor();
  await expect(text).toHaveAttribute("aria-invalid", "true");
});

test("a correction in the room goes into the workshop, where it still reads the same (E-69)", async ({
  house,
  step,
}) => {
  const { ada, id, page } = await author(house);
  const workshop = async () => whereIs((await readDraft(id))!.draft as Draft, "hello")!.activity;
  const settings = settingsSchema.parse({});
  const room = await createRoom({ title: "Day one", workshopId: id, settings, accountId: ada.id });
  const console_ = await house.signedIn(ada);
  await console_.goto(house.venue.at(`/console/${room.id}`));
  const correct = async (text: string) => {
    await console_.getByRole("button", { name: "Change this activity" }).first().click();
    await console_.getByRole("dialog").getByLabel("Text of the slide", { exact: true }).fill(text);
    await console_.getByRole("button", { name: "Save the change" }).click();
    await console_.getByRole("dialog", { name: "Changed in this room" }).waitFor();
  };
  await press(console_, "next");
  await step("at one press", async () => {
    await correct("Good afternoon");
    expect(await axe(console_)).toEqual([]);
    await looks(console_, "correct-offer");
    await console_.getByRole("button", { name: "Also change it in the workshop" }).click();
    await console_.getByText("Changed in the workshop too.").waitFor();
    expect((await workshop()).body).toBe("Good afternoon");
    await expect(page.getByRole("main").getByLabel("Text of the slide", { exact: true })).toHaveValue(
      "Good afternoon",
    );
  });
  await step("and where somebody changed it meanwhile, both are shown", async () => {
    await page.getByRole("main").getByLabel("Text of the slide", { exact: true }).fill("Good evening");
    await page.getByText("Saved", { exact: true }).waitFor();
    await correct("Good night");
    await console_.getByRole("button", { name: "Also change it in the workshop" }).click();
    const dialog = console_.getByRole("dialog", { name: "Not everything was changed in the workshop" });
    await dialog.getByRole("row", { name: /Good night/ }).waitFor();
    expect(await dialog.getByRole("row", { name: /Good night/ }).textContent()).toBe(
      "Text of the slideGood nightGood evening",
    );
    expect(await axe(console_)).toEqual([]);
    await looks(console_, "correct-left");
    expect((await workshop()).body).toBe("Good evening");
  });
});

test("a workshop gets a look, which its stage, phones and debrief take (E-70)", async ({ house, step }) => {
  const { ada, id, page, form } = await author(
    house,
    "en",
    "# Good morning\n\n- with [a link](https://example.org)",
  );
  await step("out of a few colours or any other, with a light stage", async () => {
    await page.getByRole("button", { name: "About this workshop" }).click();
    await form.getByRole("button", { name: "Add a theme" }).click();
    await form.getByRole("radio", { name: "Wine" }).check();
    await form.getByRole("radio", { name: "Light", exact: true }).check();
    await page.getByText("Saved", { exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    await looks(page, "look-form");
    expect((await readDraft(id))!.draft.theme).toEqual({ accent: "#8c1d40", stage: "light" });
  });
  const settings = settingsSchema.parse({});
  const room = await house.plenary.room(finishedOf((await readDraft(id))!.draft), settings, ada);
  const trainer = await house.signedIn(ada);
  await trainer.goto(house.venue.at(`/console/${room.id}`));
  const [screen, hand] = await Promise.all([house.stage(room), house.phone(`/j/${room.token}`)]);
  await step("on the stage and on a phone", async () => {
    await looks(screen, "look-waiting");
    await press(trainer, "next");
    await screen.getByText("Good morning").waitFor();
    const ground = await screen.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe("rgb(251, 249, 244)");
    expect(await axe(screen)).toEqual([]);
    await looks(screen, "look-stage");
    await hand.getByRole("heading", { name: "Good morning" }).waitFor();
    expect(await hand.evaluate(() => getComputedStyle(document.body).getPropertyValue("--sea"))).toBe(
      "#8c1d40",
    );
    expect(await axe(hand)).toEqual([]);
    await looks(hand, "look-phone");
  });
  await step("and in the debrief", async () => {
    await trainer.goto(house.venue.at(`/debrief/${room.id}`));
    const accent = await trainer
      .getByRole("main")
      .evaluate((main) => getComputedStyle(main).getPropertyValue("--sea"));
    expect(accent).toBe("#8c1d40");
    expect(await axe(trainer)).toEqual([]);
    await looks(trainer, "look-debrief");
  });
});
