/**
 * A newcomer to the product signs up, builds a workshop of five activities from blank (two of them imported),
 * translates one, rehearses, and runs everything with one Indonesian phone.
 */
import { expect, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { freshDatabase } from "@/tests/support/database";
import {
  choose,
  endRoom,
  makeFirstAccount,
  openRoom,
  openStage,
  press,
  saved,
  shows,
  verb,
} from "@/tests/support/steps";

/** Line 5 asks for a number, which a quiz cannot mark. */
const GIFT = [
  "Trafficking always crosses a border. {FALSE#It need not.}",
  "",
  "Which of these is a means? {=Deception ~Transport ~Forced labour}",
  "",
  "How many articles has the protocol? {#20}",
  "",
].join("\n");

const tree = (page: Page) => page.getByRole("treegrid", { name: "Sessions and activities" });

test("a newcomer, a rehearsal and the day itself", async ({ openVenue, step }) => {
  const { url: databaseUrl } = await freshDatabase();
  const venue = await openVenue({ databaseUrl });
  const [ada, printer] = await Promise.all([venue.page(sizes.laptop), venue.page(sizes.laptop)]);
  await printer.setContent(
    "<style>body{margin:60px;font:40px sans-serif}h1{font-size:90px}</style><h1>Who can help</h1><p>Call the hotline: 1300.</p>",
  );
  const pdf = await printer.pdf({ width: "1280px", height: "720px", printBackground: true });
  await printer.context().close();
  const services = { name: "services.pdf", mimeType: "application/pdf", buffer: pdf };
  const check = { name: "check.gift", mimeType: "text/plain", buffer: Buffer.from(GIFT) };

  const dialog = () => ada.getByRole("dialog");
  const titles = async () =>
    (await tree(ada).getByRole("row", { level: 2 }).allTextContents()).map((text) =>
      text.replace(/⠿|⋯|▲|\d+ min/g, "").trim(),
    );
  const write = (field: string, text: string) =>
    ada.getByRole("main").getByLabel(field, { exact: true }).first().fill(text);
  const isSaved = () => ada.getByText("Saved", { exact: true }).waitFor();
  async function add(kind: string): Promise<void> {
    await ada
      .getByRole("button", { name: /Add activity/ })
      .first()
      .click();
    await dialog()
      .getByRole("button", { name: `${kind}: Empty` })
      .click();
  }
  /** Chooses a file to import; what it would bring is on the screen then. */
  async function look(file: typeof services, heading: string): Promise<void> {
    await ada.getByRole("button", { name: "Files", exact: true }).click();
    await dialog().getByRole("button", { name: "Import", exact: true }).click();
    await dialog().locator('input[type="file"]').setInputFiles(file);
    await dialog().getByRole("heading", { name: heading }).waitFor();
  }

  const editor = await step("signs up and begins a workshop from blank", async () => {
    await makeFirstAccount(venue, ada);
    await ada.getByRole("link", { name: "Workshops" }).click();
    await ada.getByLabel("Title", { exact: true }).fill("A morning on services");
    await ada.getByRole("button", { name: "Start writing" }).click();
    await ada.waitForURL(/\/editor\/[0-9a-f-]{36}/);
    return new URL(ada.url()).pathname;
  });

  await step("writes a slide, a poll and an open question", async () => {
    await add("Slide");
    await write("Title", "Welcome");
    await write("Text of the slide", "# Good morning\n\nToday: **who can help**.");
    await add("Poll");
    await write("Title", "Where we work");
    await write("Question", "Where do you work?");
    await ada.getByLabel("Entry 1", { exact: true }).fill("Police");
    await ada.getByLabel("Entry 2", { exact: true }).fill("An NGO");
    await add("Open question");
    await write("Title", "What is missing");
    await write("Question", "Which service is missing where you live?");
    await isSaved();
    expect(await titles()).toEqual(["Welcome", "Where we work", "What is missing"]);
  });

  await step("imports a page of a PDF, which stands on the stage as it was drawn", async () => {
    await look(services, "1 slide");
    await dialog()
      .getByRole("button", { name: /^Add 1 slide to/ })
      .click();
    await ada.getByText("1 activity is added.").waitFor({ timeout: 60_000 });
    await expect.poll(titles).toContain("Who can help");
    const picture = ada.frameLocator('iframe[title="How the stage shows it"]').locator("figure img");
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 15_000 })
      .toBeGreaterThan(500);
  });

  await step("imports a quiz, and reads which line was not understood and why", async () => {
    await look(check, "1 activity");
    await dialog().getByText("1 thing is left out").waitFor();
    await dialog().getByText("Line 5:").waitFor();
    await dialog()
      .getByText(/It asks for a number, which a quiz cannot mark/)
      .waitFor();
    await dialog().getByText("2 questions").waitFor();
    expect(await axe(ada)).toEqual([]);
    await dialog()
      .getByRole("button", { name: /^Add 1 activity to/ })
      .click();
    await expect.poll(titles).toHaveLength(5);
  });

  await step("is led to the reasons that the quiz did not bring", async () => {
    for (const [left, reason] of [
      ["2 things to do", "A person can be exploited in their own town."],
      ["1 thing to do", "The others are an act and a purpose."],
    ] as const) {
      await ada.getByRole("button", { name: left, exact: true }).click();
      await ada
        .getByRole("button", { name: /Write something here/ })
        .first()
        .click();
      await expect.poll(() => ada.evaluate(() => document.activeElement?.id)).toMatch(/reason$/);
      await ada.keyboard.type(reason);
    }
    await ada.getByRole("button", { name: "Ready to run" }).waitFor();
  });

  await step("translates the poll into Indonesian", async () => {
    await tree(ada)
      .getByRole("row", { name: /Where we work/ })
      .click();
    await ada.getByRole("button", { name: "Translate" }).click();
    await ada.getByRole("button", { name: "Add a language" }).click();
    await dialog().getByLabel("Language", { exact: true }).selectOption("id");
    await dialog().getByRole("button", { name: "Add" }).click();
    const words = {
      "Where we work": "Tempat kerja",
      "Where do you work?": "Di mana Anda bekerja?",
      Police: "Polisi",
      "An NGO": "LSM",
    };
    for (const [from, to] of Object.entries(words))
      await ada.getByLabel(`Bahasa Indonesia: ${from}`, { exact: true }).fill(to);
    await ada.getByText("4 of 4 translated here").waitFor();
    await ada.getByRole("complementary").getByLabel("Language", { exact: true }).selectOption("id");
    await ada
      .frameLocator('iframe[title="How a phone shows it"]')
      .getByText("Di mana Anda bekerja?")
      .waitFor();
    await isSaved();
  });

  const rehearsal = await step(
    "says before what is not translated, and is answered by five simulated people",
    async () => {
      await ada.getByRole("link", { name: "Rehearse" }).click();
      await ada.getByRole("heading", { name: "Before the day: A morning on services" }).waitFor();
      await ada.getByText(/\d+ texts? missing in .?Bahasa Indonesia/).waitFor();
      expect(await axe(ada)).toEqual([]);
      await ada.getByLabel("How many people").fill("5");
      await ada.getByRole("button", { name: "Start the rehearsal" }).click();
      await ada.waitForURL(/\/console\/[0-9a-f-]{36}$/);
      const rehearsal = new URL(ada.url()).pathname;
      await ada.getByText("5 simulated people join and answer automatically.", { exact: false }).waitFor();
      await press(ada, "next");
      await press(ada, "next");
      await press(ada, "open");
      await ada.getByText("5 of 5 have answered").waitFor({ timeout: 60_000 });
      return rehearsal;
    },
  );

  await step("is gone when it ends", async () => {
    /** True of a real room alone, or of phones that are no more. */
    const untrue = /counts are kept|waiting for the network/i;
    await endRoom(ada, async () => {
      await ada.getByRole("dialog").waitFor();
      expect(await ada.getByRole("dialog").getByText(untrue).count()).toBe(0);
    });
    await ada.getByText("The rehearsal has ended, and everything in it is deleted.").waitFor();
    expect(await ada.getByText(untrue).count()).toBe(0);
    await ada.getByRole("link", { name: "Back to your rooms" }).click();
    await ada.getByRole("heading", { name: "Open a room" }).waitFor();
    for (const page of [rehearsal, rehearsal.replace("console", "debrief")]) {
      await ada.goto(venue.at(page));
      expect(new URL(ada.url()).pathname).toBe("/trainer");
    }
    expect(await ada.locator(`a[href^="/console/"], a[href^="/debrief/"]`).count()).toBe(0);
  });

  const { stage, phone } = await step("begins with a phone that reads Indonesian", async () => {
    await ada.goto(venue.at(editor));
    await ada.getByRole("link", { name: "Open a room" }).click();
    await ada.waitForURL(/\/trainer\?workshop=/);
    await openRoom(ada);
    const { stage, door } = await openStage(venue, ada);
    const phone = await venue.page({ ...sizes.phone, locale: "id-ID" });
    await phone.goto(venue.at(door));
    expect(await phone.locator("html").getAttribute("lang")).toBe("id");
    await phone.locator("form button.send").first().click();
    await phone.locator('body[data-link="connected"]').waitFor();
    return { stage, phone };
  });

  await step("shows the slide, and asks the poll in the phone's language", async () => {
    await press(ada, "next");
    await stage.getByRole("heading", { name: "Good morning" }).waitFor();
    await press(ada, "next");
    await press(ada, "open");
    await shows(phone, "Di mana Anda bekerja?");
    await choose(phone, "LSM");
    await saved(phone);
    await press(ada, "close");
    await press(ada, "reveal");
    await expect.poll(() => stage.locator("main").textContent()).toMatch(/An NGO\s*1/);
  });

  await step("takes a text, which waits for the trainer; what is not translated says so", async () => {
    await press(ada, "next");
    await press(ada, "open");
    await phone.locator(".untranslated").waitFor();
    await phone
      .locator("form[data-question] textarea, form[data-question] input[type=text]")
      .first()
      .fill("Penerjemah");
    await saved(phone);
    await ada.getByText("1 of 1 have answered").waitFor();
    await press(ada, "close");
    await stage.getByText("1 note. We read it first.").waitFor();
    expect(await stage.getByText("Penerjemah").count()).toBe(0);
    await verb(ada, "reveal").filter({ hasText: "Show all 1" }).waitFor();
    await press(ada, "reveal");
    await stage.getByText("Penerjemah").waitFor();
  });

  await step("shows the page of the PDF on the stage, drawn whole", async () => {
    await press(ada, "next");
    const picture = stage.locator("figure img");
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 15_000 })
      .toBeGreaterThan(500);
    expect(await picture.getAttribute("alt")).toContain("Call the hotline: 1300.");
  });

  await step("asks the imported quiz, and explains it", async () => {
    await press(ada, "next");
    await press(ada, "open");
    await shows(phone, "Trafficking always crosses a border.");
    for (const [item, right] of [
      [1, "False"],
      [2, "Deception"],
    ] as const) {
      await phone.locator(`fieldset[data-item="${item}"] label.opt`).filter({ hasText: right }).click();
      await saved(phone);
    }
    await press(ada, "close");
    await press(ada, "reveal");
    await press(ada, "next");
    await press(ada, "explain");
    await stage.getByText("A person can be exploited in their own town.").first().waitFor();
    await press(ada, "next");
    await stage.getByText("The others are an act and a purpose.").first().waitFor();
    expect(await axe(stage)).toEqual([]);
    expect(await axe(phone)).toEqual([]);
  });

  await step("ends, and keeps its results", async () => {
    await endRoom(ada);
    await ada.getByText("This room has ended.").first().waitFor();
    await ada.goto(ada.url().replace("console", "debrief"));
    await ada.getByRole("heading", { name: "What is missing" }).first().waitFor();
    await ada.getByText("An NGO").first().waitFor();
  });
});

test("a title of 200 letters pushes no page wide, and a double click makes one workshop", async ({
  house,
}) => {
  const { page: ada } = await house.trainer();
  await ada.goto(house.venue.at("/trainer/workshops"));
  await ada.getByLabel("Title", { exact: true }).fill(`\u202emarhaba مرحبا ${"x".repeat(200)}`);
  await ada.getByRole("button", { name: "Start writing" }).dblclick();
  await ada.waitForURL(/\/editor\/[0-9a-f-]{36}/);
  const id = new URL(ada.url()).pathname.split("/").at(-1);
  await tree(ada).waitFor();
  for (const page of [`/editor/${id}`, "/trainer/workshops", `/trainer/rehearse/${id}`, "/trainer"]) {
    await ada.goto(house.venue.at(page));
    await ada.getByText(/x{40}/).first().waitFor({ state: "attached" });
    expect(
      await ada.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      page,
    ).toBe(0);
  }
  await ada.goto(house.venue.at("/trainer/workshops"));
  await ada.getByText(/x{40}/).first().waitFor();
  expect(await ada.getByRole("heading", { name: /x{40}/ }).count()).toBe(1);
});
