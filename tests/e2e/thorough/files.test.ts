/**
 * A trainer brings slides, a quiz and a picture in, takes a sheet for translators out and in, and the
 * workshop as a file.
 */
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { createAuthored } from "@/server/store/editor/authored";
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { pptx } from "@/tests/support/pptx";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { blankDraft, type Draft } from "@/workshop/editor/draft";

const EDITOR = /\/editor\/[0-9a-f-]{36}/;
const TITLE = "Files";

interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}
const file = (name: string, mimeType: string, content: string | Buffer): File => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});
const gift = file(
  "quiz.gift",
  "text/plain",
  "Trafficking always crosses a border. {F#Right: it need not.#No.}\n\nWhich is a means? {=deception ~transport}\n\nEssay {}\n",
);

async function deck(house: House): Promise<File> {
  const printer = await house.venue.page(sizes.laptop);
  await printer.setContent(
    `<style>body{margin:0}section{height:600px;padding:40px;font:40px sans-serif}section+section{break-before:page}h1{font-size:80px}</style>${["Act", "Means", "Purpose"].map((t, i) => `<section><h1>${t} of it</h1><p>Words of page ${i + 1}: ภาษาไทย, العربية.</p></section>`).join("")}`,
  );
  const pdf = await printer.pdf({ width: "1280px", height: "720px", printBackground: true });
  await printer.context().close();
  return file("deck.pdf", "application/pdf", pdf);
}

/** A trainer in the editor of a workshop of their own, which has nothing in it unless said. */
async function writes(
  house: House,
  draft: (id: string) => Draft = (id) => blankDraft(id, TITLE),
): Promise<Page> {
  const trainer = await house.plenary.trainer("Ada Kim");
  const [page, workshop] = await Promise.all([house.signedIn(trainer), createAuthored(trainer.id, draft)]);
  await page.goto(house.venue.at(`/editor/${workshop}`));
  await tree(page).waitFor();
  return page;
}

const tree = (page: Page) => page.getByRole("treegrid", { name: "Sessions and activities" });
const dialog = (page: Page) => page.getByRole("dialog");
const titles = async (page: Page) =>
  (await tree(page).getByRole("row", { level: 2 }).allTextContents()).map((t) =>
    t.replace(/⠿|⋯|▲|\d+ min/g, "").trim(),
  );
const onStage = (page: Page) =>
  page.frameLocator('iframe[title="How the stage shows it"]').locator("figure img");
const onPhone = (page: Page) => page.frameLocator('iframe[title="How a phone shows it"]').getByRole("img");

async function openImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Files", exact: true }).click();
  await dialog(page).getByRole("button", { name: "Import", exact: true }).click();
}
const choose = (page: Page, chosen: File) => dialog(page).locator('input[type="file"]').setInputFiles(chosen);
async function save(page: Page, link: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog(page).getByRole("link", { name: link }).click(),
  ]);
  return readFileSync(await download.path());
}

test("a trainer brings slides in, and takes the workshop with them away", async ({ house, step }) => {
  const [{ page: ada }, pdf] = await Promise.all([house.trainer(), deck(house)]);

  await step(
    "imports a PDF as slides, sees first what it would bring, and each page stands on stage and phone",
    async () => {
      await ada.goto(house.venue.at("/trainer/workshops"));
      expect(await axe(ada)).toEqual([]);
      await ada.getByLabel("Title", { exact: true }).fill(TITLE);
      await ada.getByRole("button", { name: "Start writing" }).click();
      await ada.waitForURL(EDITOR);
      await openImport(ada);
      expect(await axe(ada)).toEqual([]);
      await choose(ada, pdf);
      await dialog(ada).getByRole("heading", { name: "3 slides" }).waitFor();
      await dialog(ada).getByRole("img", { name: "Page 3" }).waitFor();
      expect(await titles(ada)).toEqual([]);
      expect(await axe(ada)).toEqual([]);
      await dialog(ada)
        .getByRole("button", { name: /^Add 3 slides to/ })
        .click();
      await ada.getByText("3 activities are added.").waitFor({ timeout: 60_000 });
      await expect.poll(() => titles(ada)).toEqual(["Act of it", "Means of it", "Purpose of it"]);
      for (const picture of [onStage(ada), onPhone(ada)]) {
        await expect
          .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 15_000 })
          .toBeGreaterThan(500);
      }
      expect(await onStage(ada).getAttribute("alt")).toContain("Words of page 3: ภาษาไทย");
      await ada.getByRole("button", { name: "Undo" }).first().click();
      await expect.poll(() => titles(ada)).toEqual([]);
      await ada.getByRole("button", { name: "Redo" }).click();
      await expect.poll(() => titles(ada)).toHaveLength(3);
    },
  );

  await step("saves the workshop as a file and opens it again", async () => {
    await ada.getByText("Saved", { exact: true }).waitFor();
    await ada.getByRole("button", { name: "Files", exact: true }).click();
    await dialog(ada).getByRole("button", { name: "Whole workshop" }).click();
    const whole = await save(ada, "Download the workshop");
    await dialog(ada).getByRole("button", { name: "Done" }).click();
    const before = await titles(ada);
    const from = ada.url();
    await ada.goto(house.venue.at("/trainer/workshops"));
    await ada.locator('input[type="file"]').setInputFiles(file("w.plenary.zip", "application/zip", whole));
    await ada.waitForURL((url) => EDITOR.test(url.pathname) && !from.includes(url.pathname), {
      timeout: 60_000,
    });
    await expect.poll(() => titles(ada)).toEqual(before);
  });
});

test("a trainer imports a quiz from Moodle and hears what was left out", async ({ house }) => {
  const ada = await writes(house);
  await openImport(ada);
  await choose(ada, gift);
  await dialog(ada).getByText("It asks for a free text, which a quiz cannot mark").waitFor();
  await dialog(ada).getByText("Line 5:").waitFor();
  await dialog(ada)
    .getByRole("button", { name: /^Add 1 activity to/ })
    .click();
  await expect.poll(() => titles(ada)).toContain("quiz");
});

test("a second import stands behind the first, and says so before (E-72)", async ({ house }) => {
  const ada = await writes(house);
  for (const name of ["one", "two"]) {
    await openImport(ada);
    await choose(ada, file(`${name}.md`, "text/markdown", `# ${name} a\n\n---\n\n# ${name} b\n`));
    await dialog(ada).getByText("At the end of this session.").waitFor();
    await dialog(ada)
      .getByRole("button", { name: /^Add 2 (activities|slides) to/ })
      .click();
    await expect.poll(() => titles(ada)).toContain(`${name} b`);
  }
  expect(await titles(ada)).toEqual(["one a", "one b", "two a", "two b"]);
  await tree(ada).getByRole("row", { name: "one a" }).click();
  await openImport(ada);
  await choose(ada, file("three.md", "text/markdown", "# three\n"));
  await dialog(ada).getByText("After “one a”, which is open.").waitFor();
});

test("a trainer imports a presentation with its speaker notes, drawn as it looks (B-325)", async ({
  house,
}) => {
  const ada = await writes(house);
  await openImport(ada);
  const slides = pptx([
    { title: "Welcome", body: [[0, "Good morning"]], notes: "Smile." },
    {
      title: "Agenda",
      body: [
        [0, "One"],
        [0, "Two"],
      ],
      timing: true,
    },
  ]);
  await choose(
    ada,
    file(
      "deck.pptx",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      Buffer.from(slides),
    ),
  );
  await dialog(ada).getByRole("heading", { name: "2 slides" }).waitFor({ timeout: 90_000 });
  await dialog(ada).getByText("This slide has animations, which were left out.").waitFor();
  await dialog(ada)
    .getByRole("button", { name: /^Add 2 slides to/ })
    .click();
  await ada.getByText("2 activities are added.").waitFor({ timeout: 60_000 });
  await expect.poll(() => titles(ada)).toEqual(expect.arrayContaining(["Welcome", "Agenda"]));
  await tree(ada).getByRole("row", { name: "Welcome" }).click();
  expect(await ada.getByRole("main").getByText("Smile.").first().inputValue()).toBe("Smile.");
});

test("a trainer is told in a sentence when a file cannot be taken, and nothing changes", async ({
  house,
}) => {
  const ada = await writes(house, (id) => ({ ...(sampleWorkshop as Draft), id }));
  const before = await titles(ada);
  expect(before.length).toBeGreaterThan(0);
  await openImport(ada);
  await choose(ada, file("evil.pdf", "application/pdf", "%PDF-1.7\nnothing of the kind"));
  await expect(dialog(ada).getByRole("alert")).toHaveText(
    "This file is damaged, or is not what it seems to be.",
  );
  await dialog(ada).getByRole("button", { name: "Done" }).click();
  expect(await titles(ada)).toEqual(before);
});

/** A PDF of these objects, the first of which is its catalogue. */
function pdfOf(...objects: string[]): string {
  const body = objects.map((object, n) => `${n + 1} 0 obj\n${object}\nendobj\n`);
  const offsets = body.map((_, n) => "%PDF-1.7\n".length + body.slice(0, n).join("").length);
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = "%PDF-1.7\n".length + body.join("").length;
  return `%PDF-1.7\n${body.join("")}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>";

test("a PDF that was made to harm is refused in a sentence or drawn without what harms, and the editor goes on (B-133)", async ({
  house,
}) => {
  const ada = await writes(house, (id) => ({ ...(sampleWorkshop as Draft), id }));
  const before = await titles(ada);
  const opened: string[] = [];
  ada.on("dialog", (question) => {
    opened.push(question.message());
    void question.dismiss();
  });
  const elsewhere: string[] = [];
  ada.on("request", (request) => {
    if (request.url().includes("tracker.example")) elsewhere.push(request.url());
  });
  const harm = {
    truncated: (await deck(house)).buffer.subarray(0, 9_000),
    "a tree of pages that leads back to itself": pdfOf(
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>",
    ),
    "pages without end": pdfOf(
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>",
      page,
    ),
    "a script and an address that is asked at once": pdfOf(
      "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\('evil'\\);) /Next << /S /URI /URI (http://tracker.example/x) >> >> >>",
      "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      page,
    ),
  };
  const answers: Record<string, string> = {};
  await openImport(ada);
  for (const [what, content] of Object.entries(harm)) {
    await choose(ada, file("evil.pdf", "application/pdf", content));
    const answer = dialog(ada)
      .getByRole("alert")
      .or(dialog(ada).getByRole("heading", { name: /^\d+ slides?$/ }));
    await expect(answer.first()).toBeVisible({ timeout: 60_000 });
    answers[what] = (await answer.first().textContent()) ?? "";
    await dialog(ada).getByRole("button", { name: "Done" }).click();
    expect(await titles(ada)).toEqual(before);
    await openImport(ada);
  }
  expect(answers).toEqual({
    truncated: expect.stringMatching(/damaged|slides?$/),
    "a tree of pages that leads back to itself": expect.stringMatching(/damaged|slides?$/),
    "pages without end": expect.stringMatching(/damaged|more than 200 pages|^1 slide$/),
    "a script and an address that is asked at once": "1 slide",
  });
  expect([opened, elsewhere]).toEqual([[], []]);
});

test("a trainer chooses a picture for a slide, and can leave it out again", async ({ house }) => {
  const ada = await writes(house);
  await ada
    .getByRole("button", { name: /Add activity/ })
    .first()
    .click();
  await dialog(ada).getByRole("button", { name: "Slide: Empty" }).click();
  const main = ada.getByRole("main");
  await main.getByLabel("Title", { exact: true }).first().fill("With a photo");
  await main.getByLabel("Text of the slide", { exact: true }).fill("A photo");
  await main
    .getByRole("button", { name: /picture/i })
    .first()
    .click();
  await main.getByRole("button", { name: "Choose", exact: true }).first().click();
  const photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#2b6f86" } })
    .jpeg()
    .toBuffer();
  await choose(ada, file("photo.jpg", "image/jpeg", photo));
  await dialog(ada).waitFor({ state: "detached" });
  await main.getByText("photo.webp").waitFor();
  await expect.poll(() => onStage(ada).evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200);
  await main.getByRole("button", { name: "Change", exact: true }).first().click();
  expect(await axe(ada)).toEqual([]);
  await dialog(ada).getByRole("button", { name: "Done" }).click();
});

test("a trainer takes a sheet for translators out and in, line by line", async ({ house }) => {
  const ada = await writes(house, (id) => ({ ...(sampleWorkshop as Draft), id, title: TITLE }));
  await ada
    .getByRole("button", { name: /translat/i })
    .first()
    .click();
  await ada.getByRole("button", { name: /Add a language/ }).click();
  await dialog(ada).getByRole("button", { name: /Add/ }).last().click();
  await ada.getByText("Saved", { exact: true }).waitFor();
  await ada.getByRole("button", { name: "Files", exact: true }).click();
  await dialog(ada).getByRole("button", { name: "Translation sheets" }).click();
  const sheet = (await save(ada, "CSV")).toString("utf8");
  expect(sheet).toContain("workshop:title");
  const filled = sheet
    .replace(/(workshop:title,[^\r]*?,Files),,/, "$1,Berkas,")
    .replace(/(Path[^\r]*\r\n)/, "$1nowhere/title,,room,x,y,300\r\n");
  await choose(ada, file("filled.csv", "text/csv", filled));
  await dialog(ada).getByText("1 new text", { exact: true }).waitFor();
  await dialog(ada).getByText("The workshop has no text with this path.").waitFor();
  expect(await axe(ada)).toEqual([]);
  await dialog(ada).getByRole("button", { name: "Take 1 text" }).click();
  await ada.getByText(/1 text is taken into/).waitFor();
});
