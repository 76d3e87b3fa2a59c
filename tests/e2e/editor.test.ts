/** A newcomer writes a workshop of five activities from blank, shares it, and opens a room with it. */
import { createAuthored } from "@/server/store/editor/authored";
import { acceptShare, shareWorkshop } from "@/server/store/editor/authored-members";
import { expect, type House, type Page, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { openRoom, openStage, press } from "@/tests/support/steps";
import type { Draft } from "@/workshop/editor/draft";
import { fromTemplate } from "@/workshop/editor/templates";
import { workshopSchema } from "@/workshop/content/workshop";

const firstResponse = workshopSchema.parse({
  id: "first-response",
  language: "en",
  title: "First response",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First session",
      minutes: 60,
      activities: [
        { id: "hello", kind: "slide", title: "Hello", body: "# Good morning" },
        {
          id: "work",
          kind: "poll",
          title: "Where we work",
          question: "Where do you work?",
          options: [
            { id: "police", text: "Police" },
            { id: "labour", text: "Labour inspection" },
          ],
        },
        { id: "evaluation", kind: "open", title: "Evaluation of the day", question: "How was it?" },
      ],
    },
  ],
});

/** Two trainers, and a workshop of the first one in the store. */
async function workshopOfAda(house: House) {
  const [ada, bo] = await Promise.all([house.plenary.trainer("Ada Kim"), house.plenary.trainer("Bo Lee")]);
  const id = await createAuthored(ada.id, (inside) => ({ ...(firstResponse as Draft), id: inside }));
  const [adasPage, bosPage] = await Promise.all([house.signedIn(ada), house.signedIn(bo)]);
  return {
    id,
    at: house.venue.at(`/editor/${id}`),
    ada: { ...ada, page: adasPage },
    bo: { ...bo, page: bosPage },
  };
}

/** Two authors who have the same workshop open. */
async function twoAuthors(house: House): Promise<{ ada: Page; bo: Page }> {
  const { id, at, ada, bo } = await workshopOfAda(house);
  await acceptShare((await shareWorkshop(id, "edit", ada.id))!, bo.id);
  await Promise.all(
    [ada.page, bo.page].map(async (page) => {
      await page.goto(at);
      await tree(page).waitFor();
    }),
  );
  await ada.page.getByRole("list", { name: /Bo Lee/ }).waitFor();
  return { ada: ada.page, bo: bo.page };
}

const tree = (page: Page) => page.getByRole("treegrid", { name: "Sessions and activities" });
const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();
const write = (page: Page, field: string, text: string) =>
  page.getByRole("main").getByLabel(field, { exact: true }).first().fill(text);

/**
 * A browser's complaints while it is cut off: of frames that were on their way and of pages it fetches ahead
 * too.
 */
const CUT_OFF = /ERR_INTERNET_DISCONNECTED|ChunkLoadError/;

const warnsOnLeaving = (page: Page) =>
  page.evaluate(() => {
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    return leaving.defaultPrevented;
  });

async function add(page: Page, kind: string, how: "Empty" | "With an example"): Promise<void> {
  await page
    .getByRole("button", { name: /Add activity/ })
    .first()
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `${kind}: ${how}` })
    .click();
}
const titles = async (page: Page) =>
  (await tree(page).getByRole("row", { level: 2 }).allTextContents()).map((text) =>
    text.replace(/⠿|⋯|▲|\d+ min/g, "").trim(),
  );

test("a newcomer", async ({ house, step }) => {
  const { page: ada } = await house.trainer();
  let editor = "";
  await step("starts from blank and writes a slide, a poll, a case, a quiz and an evaluation", async () => {
    await ada.getByRole("link", { name: "Workshops" }).click();
    await ada.getByRole("button", { name: "Start writing" }).waitFor();
    expect(await axe(ada)).toEqual([]);
    await ada.getByLabel("Title", { exact: true }).fill("First response");
    await ada.getByRole("button", { name: "Start writing" }).click();
    await ada.waitForURL(/\/editor\/[0-9a-f-]{36}/);
    editor = ada.url();

    await add(ada, "Slide", "Empty");
    await write(ada, "Title", "Hello");
    await write(ada, "Text of the slide", "# Good morning\n\nWe begin with **one question**.");
    await ada
      .frameLocator('iframe[title="How the stage shows it"]')
      .getByRole("heading", { name: "Good morning" })
      .waitFor();
    await ada
      .frameLocator('iframe[title="How a phone shows it"]')
      .getByRole("heading", { name: "Good morning" })
      .waitFor();

    await add(ada, "Poll", "Empty");
    await write(ada, "Title", "Where we work");
    await write(ada, "Question", "Where do you work?");
    await ada.getByLabel("Entry 1", { exact: true }).fill("Police");
    // Enter makes the next entry, and pasted lines become entries.
    await ada.getByLabel("Entry 2", { exact: true }).fill("Labour inspection");
    await ada.keyboard.press("Enter");
    await ada.keyboard.type("An NGO");
    await ada.frameLocator('iframe[title="How a phone shows it"]').getByText("An NGO").waitFor();

    await add(ada, "Case", "With an example");
    await add(ada, "Quiz", "With an example");
    await add(ada, "Form", "With an example");
    await saved(ada);
    await expect
      .poll(() => titles(ada))
      .toEqual(["Hello", "Where we work", "Ana’s new job", "True or false", "Evaluation of the day"]);
    await ada.getByRole("button", { name: "Ready to run" }).waitFor();
    expect(await axe(ada)).toEqual([]);
  });

  await step("is led to the field that is not filled", async () => {
    await tree(ada)
      .getByRole("row", { name: /Where we work/ })
      .click();
    await write(ada, "Question", "");
    await ada.getByRole("button", { name: "1 thing to do" }).click();
    await ada.getByRole("button", { name: /Write something here/ }).click();
    await expect.poll(() => ada.evaluate(() => document.activeElement?.id)).toBe("f-poll-1/question");
    expect(await axe(ada)).toEqual([]);
    await ada.keyboard.type("Where do you work?");
    await ada.getByRole("button", { name: "Ready to run" }).waitFor();
  });

  await step("puts activities in order with the keyboard, deletes one and takes that back", async () => {
    await tree(ada)
      .getByRole("row", { name: /True or false/ })
      .click();
    await ada.keyboard.press("Alt+ArrowUp");
    await expect
      .poll(() => titles(ada))
      .toEqual(["Hello", "Where we work", "True or false", "Ana’s new job", "Evaluation of the day"]);
    await ada.keyboard.press("Delete");
    await ada.getByText("“True or false” is deleted.").waitFor();
    await expect.poll(() => titles(ada)).toHaveLength(4);
    await ada.getByRole("status").getByRole("button", { name: "Undo" }).first().click();
    await expect.poll(() => titles(ada)).toHaveLength(5);
    await saved(ada);
  });

  await step("drags one to another place", async () => {
    const row = (name: RegExp) => tree(ada).getByRole("row", { name });
    await row(/Evaluation of the day/).dragTo(row(/Where we work/), { targetPosition: { x: 60, y: 4 } });
    await expect
      .poll(() => titles(ada))
      .toEqual(["Hello", "Evaluation of the day", "Where we work", "True or false", "Ana’s new job"]);
    await tree(ada).getByRole("button", { name: "Move Evaluation of the day" }).focus();
    await ada.keyboard.press("ArrowDown");
    await expect.poll(async () => (await titles(ada))[2]).toBe("Evaluation of the day");
    await ada.keyboard.press("Control+z");
    await ada.keyboard.press("Control+z");
    await expect.poll(async () => (await titles(ada)).at(-1)).toBe("Evaluation of the day");
  });

  await step("duplicates one from the menu of its row, and plans a day", async () => {
    await tree(ada).getByRole("button", { name: "More for Hello" }).click();
    expect(await axe(ada)).toEqual([]);
    await ada.getByRole("button", { name: "Duplicate", exact: true }).click();
    await expect.poll(() => titles(ada)).toContain("Hello (copy)");
    await ada.keyboard.press("Control+z");
    await expect.poll(() => titles(ada)).not.toContain("Hello (copy)");

    await ada.getByRole("button", { name: "Agendas" }).click();
    await ada.getByRole("button", { name: "Add an agenda" }).click();
    await write(ada, "Name", "One day");
    await ada.getByRole("button", { name: "Add a day" }).click();
    await write(ada, "Name of the day", "Tuesday");
    await ada.getByLabel("Begins at").fill("09:00");
    await ada.getByRole("button", { name: "Add an entry" }).click();
    await ada
      .getByRole("main")
      .getByRole("combobox", { name: /^Session/ })
      .selectOption({ label: "1 · First session" });
    await write(ada, "Minutes planned", "90");
    await ada.getByRole("button", { name: "Ready to run" }).waitFor();
    expect(await axe(ada)).toEqual([]);
  });

  await step("translates the poll beside the original and sees it on the phone", async () => {
    await tree(ada)
      .getByRole("row", { name: /Where we work/ })
      .click();
    await ada.getByRole("button", { name: "Translate" }).click();
    await ada.getByRole("button", { name: "Add a language" }).click();
    await ada.getByRole("dialog").getByLabel("Language", { exact: true }).selectOption("ar");
    await ada.getByRole("dialog").getByRole("button", { name: "Add" }).click();
    await ada.getByText("0 of 5 translated here").waitFor();
    await ada.getByLabel(/: Where do you work\?$/).fill("أين تعمل؟");
    await ada.getByText("1 of 5 translated here").waitFor();
    await ada.frameLocator('iframe[title="How a phone shows it"]').getByText("أين تعمل؟").waitFor();
    expect(await axe(ada)).toEqual([]);
    await saved(ada);
  });

  await step("finds everything again after a reload", async () => {
    await ada.reload();
    await tree(ada).waitFor();
    await expect.poll(() => titles(ada)).toHaveLength(5);
    await ada.getByRole("heading", { name: "Poll" }).waitFor();
    expect(await ada.getByLabel("Entry 3", { exact: true }).inputValue()).toBe("An NGO");
  });

  await step("the workshop runs: its poll is asked in a room and reaches the stage", async () => {
    await ada.goto(editor);
    await ada.getByRole("link", { name: "Open a room" }).click();
    await ada.waitForURL(/\/trainer\?workshop=/);
    await openRoom(ada);
    const { stage } = await openStage(house.venue, ada);
    await press(ada, "next");
    await stage.getByRole("heading", { name: "Good morning" }).waitFor();
    await press(ada, "next");
    await press(ada, "open");
    await stage.getByText("Where do you work?").waitFor();
  });
});

test.describe("two authors", () => {
  test("share a workshop by a link with a secret in its fragment", async ({ house, step }) => {
    const { at, ada: owner, bo: guest } = await workshopOfAda(house);
    const [ada, bo] = [owner.page, guest.page];
    await ada.goto(at);
    await ada.getByRole("button", { name: "Share" }).click();
    await ada.getByRole("button", { name: "Create a link", exact: true }).click();
    const link = await ada.getByRole("dialog").getByLabel("Link").inputValue();
    expect(new URL(link).hash).toMatch(/^#[\w-]{40,}$/);
    expect(await axe(ada)).toEqual([]);
    await ada.getByRole("dialog").getByRole("button", { name: "Close" }).click();

    await bo.goto(house.venue.at(link));
    await bo.getByText("“First response” is shared with you.").waitFor();
    await bo.getByRole("button", { name: "Open it" }).click();
    await tree(bo).waitFor();

    await step("see each other and each other's edits at once", async () => {
      await ada.getByRole("list", { name: /Bo Lee/ }).waitFor();
      await tree(bo).getByRole("row", { name: /Hello/ }).click();
      await tree(ada).getByRole("img", { name: "Bo Lee works here" }).waitFor();
      await write(bo, "Title", "Hello from Bo");
      await tree(ada)
        .getByRole("row", { name: /Hello from Bo/ })
        .waitFor();
    });
  });

  test("choose between both versions when they change the same, and nothing is lost silently (E-8, E-9)", async ({
    house,
  }) => {
    const { ada, bo } = await twoAuthors(house);
    await tree(ada)
      .getByRole("row", { name: /Where we work/ })
      .click();
    await tree(bo)
      .getByRole("row", { name: /Where we work/ })
      .click();
    await house.venue.complaints.expect(CUT_OFF, async () => {
      await ada.context().setOffline(true);
      await ada.getByText(/Not connected/).waitFor({ timeout: 60_000 });
      await write(ada, "Question", "Ada asks");
      await ada.getByText("Not connected: 1 change waits here").waitFor();
      await expect.poll(() => warnsOnLeaving(ada)).toBe(true);
      await write(bo, "Question", "Bo asks");
      await saved(bo);
      await ada.context().setOffline(false);
      await ada
        .getByRole("dialog", { name: "Somebody else changed this at the same time" })
        .waitFor({ timeout: 60_000 });
    });
    const dialog = ada.getByRole("dialog");
    expect(await dialog.getByRole("row", { name: /Ada asks/ }).textContent()).toBe("QuestionAda asksBo asks");
    expect(await axe(ada)).toEqual([]);
    await dialog.getByRole("button", { name: "Keep mine" }).click();
    await expect
      .poll(() => bo.getByRole("main").getByLabel("Question", { exact: true }).inputValue())
      .toBe("Ada asks");
    await saved(ada);
    await expect.poll(() => warnsOnLeaving(ada)).toBe(false);
  });

  test("can put back what was deleted while it was written", async ({ house }) => {
    const { ada, bo } = await twoAuthors(house);
    await tree(ada)
      .getByRole("row", { name: /Evaluation/ })
      .click();
    await house.venue.complaints.expect(CUT_OFF, async () => {
      await ada.context().setOffline(true);
      await ada.getByText(/Not connected/).waitFor({ timeout: 60_000 });
      await write(ada, "Title", "Evaluation, reworked");
      await tree(bo)
        .getByRole("row", { name: /Evaluation/ })
        .click();
      await bo.keyboard.press("Delete");
      await saved(bo);
      await ada.context().setOffline(false);
      await ada
        .getByRole("dialog", { name: "Somebody has deleted what you were writing" })
        .waitFor({ timeout: 60_000 });
    });
    await ada.getByRole("button", { name: "Put mine back" }).click();
    await tree(bo)
      .getByRole("row", { name: /Evaluation, reworked/ })
      .waitFor();
  });

  test("bring back an earlier version from the history", async ({ house }) => {
    const { ada, bo } = await twoAuthors(house);
    await add(ada, "Slide", "Empty");
    await saved(ada);
    await ada.getByRole("button", { name: "History" }).click();
    await ada
      .getByRole("dialog")
      .getByText(/added “Untitled|added “Without a title”/)
      .first()
      .waitFor();
    expect(await axe(ada)).toEqual([]);
    await ada.getByRole("dialog").getByLabel("Give what is there now a name").fill("Before the change");
    await ada.getByRole("button", { name: "Keep under this name" }).click();
    await ada.getByRole("dialog").getByText("Before the change").waitFor();
    await ada.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await write(ada, "Title", "Spoilt");
    await saved(ada);
    const spoilt = tree(bo).getByRole("row", { name: /Spoilt/ });
    await spoilt.waitFor();
    await ada.getByRole("button", { name: "History" }).click();
    const named = ada.getByRole("listitem").filter({ hasText: "Before the change" });
    await named.getByRole("button", { name: /Bring back/ }).click();
    await tree(bo)
      .getByRole("row", { name: /Where we work/ })
      .waitFor();
    await spoilt.waitFor({ state: "detached" });
  });
});

test.describe("the preview", () => {
  const phone = (page: Page) => page.frameLocator('iframe[title="How a phone shows it"]');

  test("is what phones show, at the part that is written, in the language that is translated into (B-224)", async ({
    house,
    step,
  }) => {
    const ada = await house.plenary.trainer("Ada Kim");
    const [sort, story] = [
      fromTemplate(firstResponse as Draft, "sort"),
      fromTemplate(firstResponse as Draft, "case"),
    ];
    const id = await createAuthored(ada.id, (inside) => ({
      ...(firstResponse as Draft),
      id: inside,
      sessions: [{ ...(firstResponse as Draft).sessions[0]!, activities: [sort, story] }],
      translations: { ar: { status: "draft", texts: { [`${story.id}/question`]: "هل آنا ضحية؟" } } },
    }));
    const page = await house.signedIn(ada);
    await page.goto(house.venue.at(`/editor/${id}`));
    const row = (name: string) => tree(page).getByRole("row", { name: new RegExp(name) });

    await step("cards are placed by buttons, and there is nothing to send", async () => {
      await row(sort.title!).click();
      await phone(page).locator("plenary-sort .bins button").first().waitFor();
      for (const plain of ["select", ".send"])
        await expect(phone(page).locator(plain).first(), plain).toBeHidden();
      await phone(page).locator("plenary-sort .bins button").first().click();
      await phone(page).getByRole("button", { name: "Undo the last step" }).waitFor();
    });

    await step("stage and phone fill the place they have, whatever is chosen", async () => {
      const filled = () =>
        page.locator("iframe").evaluateAll((frames) =>
          frames.map((frame) => {
            const { width } = frame.getBoundingClientRect();
            return Math.round((100 * width) / frame.parentElement!.clientWidth);
          }),
        );
      for (const name of ["Results", "Before", "Open"]) {
        await page.getByRole("button", { name, exact: true }).click();
        await expect.poll(filled).toEqual([100, 100]);
      }
    });

    await step("whoever opens a part sees that part, and may turn to another", async () => {
      await row(story.title!).click();
      const parts = (story.parts as { title: string }[]).map((part) => part.title);
      await page.getByRole("main").locator("summary").filter({ hasText: parts[1]! }).click();
      await phone(page).getByText(`Part 2 of 2`).waitFor();
      await page.getByRole("button", { name: "Previous step" }).click();
      await phone(page).getByText(`Part 1 of 2`).waitFor();
      await page.getByRole("main").getByLabel("In one sentence").last().focus();
      await phone(page).getByText(`Part 2 of 2`).waitFor();
    });

    await step("whoever translates sees the translation, and what it lacks", async () => {
      await page.getByRole("button", { name: "Translate" }).click();
      await phone(page).getByText("هل آنا ضحية؟").waitFor();
      await expect(phone(page).locator("html")).toHaveAttribute("dir", "rtl");
      await page.getByRole("button", { name: "Write", exact: true }).click();
      await phone(page)
        .getByText(story.question as string)
        .waitFor();
    });
    expect(await axe(page)).toEqual([]);

    await step("nothing scrolls sideways in a window of 320 pixels", async () => {
      await row(sort.title!).click();
      await page.setViewportSize({ width: 320, height: 640 });
      await page.getByRole("main").locator("table").first().waitFor();
      const sideways = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(sideways).toBe(0);
    });
  });
});

test("a room is opened of what is ready, and it is said what is not (B-220, B-221)", async ({
  house,
  step,
}) => {
  const ada = await house.plenary.trainer("Ada Kim");
  const [first] = (firstResponse as Draft).sessions;
  const gaps = {
    id: "gaps",
    kind: "quiz" as const,
    title: "With gaps",
    items: [{ id: "item-1", text: "True?" }],
  };
  const id = await createAuthored(ada.id, (inside) => ({
    ...(firstResponse as Draft),
    id: inside,
    sessions: [
      { ...first!, activities: [...first!.activities, gaps] },
      {
        ...first!,
        id: "s2",
        number: 2,
        title: "Second session",
        activities: [{ ...first!.activities[0]!, id: "bye" }],
      },
    ],
  }));
  const page = await house.signedIn(ada);
  await step("things to do are named in words, and lead to their field", async () => {
    await page.goto(house.venue.at(`/editor/${id}#problems`));
    await page.getByText("4 of 5 activities are ready.").waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Question 1 “True?” › Expert’s answer" }).first().click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[id]")?.id))
      .toMatch(/^f-gaps\/items\/item-1/);
  });
  await step("before the day, each of them is a link to it", async () => {
    await page.goto(house.venue.at(`/trainer/rehearse/${id}`));
    await page.getByRole("button", { name: "Start the rehearsal" }).waitFor();
    await page
      .getByRole("link", { name: "With gaps › Question 1 “True?” › Expert’s answer" })
      .first()
      .click();
    await tree(page).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[id]")?.id))
      .toMatch(/^f-gaps\/items\/item-1/);
  });
  await step("a session that is ready is opened as a room of its own", async () => {
    await page.getByRole("button", { name: /things to do/ }).click();
    await page.getByText("Open only a part").click();
    await page.getByRole("link", { name: "2 · Second session" }).click();
    await page.getByText("The whole workshop cannot be opened yet.").waitFor();
    expect(await page.getByLabel("What to open").inputValue()).toBe("session:s2");
    expect(await axe(page)).toEqual([]);
    await openRoom(page);
    await page.getByText("Second session").first().waitFor();
    expect(await page.getByText("With gaps").count()).toBe(0);
  });
});
