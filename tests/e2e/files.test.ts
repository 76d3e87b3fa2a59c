/** A trainer brings slides, a quiz and a picture in, takes a sheet for translators out and in, and the workshop as a file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { officeProgram } from "@/server/import/office";
import { axe, sizes, Venue } from "@/tests/support/browser";
import { pptx } from "@/tests/support/pptx";
import { makeFirstAccount } from "@/tests/support/steps";

let venue: Venue;
let ada: Page;
/** Set to a folder to keep pictures of what the tests see. */
const LOOK = process.env.LOOK;
const folder = mkdtempSync(path.join(tmpdir(), "files-e2e-"));
const file = (name: string) => path.join(folder, name);
const look = async (name: string) => void (LOOK && (await ada.screenshot({ path: path.join(LOOK, `${name}.png`) })));

beforeAll(async () => {
  venue = await Venue.open(inject("chromium"));
  ada = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, ada);
  const printer = await venue.page(sizes.laptop);
  await printer.setContent(
    `<style>body{margin:0}section{height:600px;padding:40px;font:40px sans-serif}section+section{break-before:page}h1{font-size:80px}</style>${["Act", "Means", "Purpose"].map((t, i) => `<section><h1>${t} of it</h1><p>Words of page ${i + 1}: ภาษาไทย, العربية.</p></section>`).join("")}`,
  );
  writeFileSync(file("deck.pdf"), await printer.pdf({ width: "1280px", height: "720px", printBackground: true }));
  await printer.close();
  writeFileSync(
    file("quiz.gift"),
    "Trafficking always crosses a border. {F#Right: it need not.#No.}\n\nWhich is a means? {=deception ~transport}\n\nEssay {}\n",
  );
  writeFileSync(
    file("photo.jpg"),
    await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#2b6f86" } })
      .jpeg()
      .toBuffer(),
  );
  writeFileSync(file("evil.pdf"), "%PDF-1.7\nnothing of the kind");
  writeFileSync(
    file("deck.pptx"),
    pptx([
      { title: "Welcome", body: [[0, "Good morning"]], notes: "Smile." },
      {
        title: "Agenda",
        body: [
          [0, "One"],
          [0, "Two"],
        ],
      },
    ]),
  );
});
afterAll(async () => {
  await venue?.close();
  rmSync(folder, { recursive: true });
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await venue.keepPictures(task.name);
  expect(venue.takeComplaints()).toEqual([]);
});

const dialog = () => ada.getByRole("dialog");
const titles = async () =>
  (
    await ada
      .getByRole("treegrid", { name: "Sessions and activities" })
      .getByRole("row", { level: 2 })
      .allTextContents()
  ).map((t) => t.replace(/⠿|⋯|▲|\d+ min/g, "").trim());
async function openImport(): Promise<void> {
  await ada.getByRole("button", { name: "Files", exact: true }).click();
  await dialog().getByRole("button", { name: "Import", exact: true }).click();
}
const choose = (name: string) => dialog().locator('input[type="file"]').setInputFiles(file(name));
const save = async (name: string, click: () => Promise<void>) => {
  const [download] = await Promise.all([ada.waitForEvent("download"), click()]);
  await download.saveAs(file(name));
  return readFileSync(file(name));
};

describe("a trainer", () => {
  it("imports a PDF as slides, sees first what it would bring, and each page stands on stage and phone", async () => {
    await ada.goto(venue.at("/trainer/workshops"));
    await look("list");
    expect(await axe(ada)).toEqual([]);
    await ada.getByLabel("Title", { exact: true }).fill("Files");
    await ada.getByRole("button", { name: "Start writing" }).click();
    await ada.waitForURL(/\/editor\/[0-9a-f-]{36}/);
    await openImport();
    await look("import");
    expect(await axe(ada)).toEqual([]);
    await choose("deck.pdf");
    await dialog().getByRole("heading", { name: "3 slides" }).waitFor();
    await dialog().getByRole("img", { name: "Page 3" }).waitFor();
    expect(await titles()).toEqual([]);
    expect(await axe(ada)).toEqual([]);
    await look("import-found");
    await dialog()
      .getByRole("button", { name: /^Add 3 slides to/ })
      .click();
    await ada.getByText("3 activities are added.").waitFor({ timeout: 60_000 });
    await expect.poll(titles).toEqual(["Act of it", "Means of it", "Purpose of it"]);
    const stage = ada.frameLocator('iframe[title="How the stage shows it"]').locator("figure img");
    const phone = ada.frameLocator('iframe[title="How a phone shows it"]').getByRole("img");
    for (const picture of [stage, phone]) {
      await expect
        .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 15_000 })
        .toBeGreaterThan(500);
    }
    expect(await stage.getAttribute("alt")).toContain("Words of page 1: ภาษาไทย");
    await look("imported");
    await ada.getByRole("button", { name: "Undo" }).first().click();
    await expect.poll(titles).toEqual([]);
    await ada.getByRole("button", { name: "Redo" }).click();
    await expect.poll(titles).toHaveLength(3);
  });

  it("imports a quiz from Moodle and hears what was left out", async () => {
    await openImport();
    await choose("quiz.gift");
    await dialog().getByText("It asks for a free text, which a quiz cannot mark").waitFor();
    await dialog().getByText("At 5:").waitFor();
    await look("gift");
    await dialog()
      .getByRole("button", { name: /^Add 1 activity to/ })
      .click();
    await expect.poll(titles).toContain("quiz");
  });

  it.skipIf(!officeProgram())("imports a presentation with its speaker notes, drawn as it looks", async () => {
    await openImport();
    await choose("deck.pptx");
    await dialog().getByRole("heading", { name: "2 slides" }).waitFor({ timeout: 90_000 });
    await dialog()
      .getByRole("button", { name: /^Add 2 slides to/ })
      .click();
    await ada.getByText("2 activities are added.").waitFor({ timeout: 60_000 });
    await expect.poll(titles).toEqual(expect.arrayContaining(["Welcome", "Agenda"]));
    expect(await ada.getByRole("main").getByText("Smile.").first().inputValue()).toBe("Smile.");
    await look("presentation");
  });

  it("is told in a sentence when a file cannot be taken, and nothing changes", async () => {
    const before = await titles();
    await openImport();
    await choose("evil.pdf");
    await dialog().getByRole("alert").waitFor();
    expect(await dialog().getByRole("alert").textContent()).toBe(
      "This file is damaged, or is not what it seems to be.",
    );
    await dialog().getByRole("button", { name: "Done" }).click();
    expect(await titles()).toEqual(before);
  });

  it("chooses a picture for a slide, and can leave it out again", async () => {
    await ada
      .getByRole("button", { name: /Add activity/ })
      .first()
      .click();
    await dialog().getByRole("button", { name: "Slide: Empty" }).click();
    await ada.getByRole("main").getByLabel("Title", { exact: true }).first().fill("With a photo");
    await ada.getByRole("main").getByLabel("Text of the slide", { exact: true }).fill("A photo");
    await look("slide-form");
    await ada
      .getByRole("main")
      .getByRole("button", { name: /picture/i })
      .first()
      .click();
    await ada.getByRole("main").getByRole("button", { name: "Choose", exact: true }).first().click();
    await choose("photo.jpg");
    await dialog().waitFor({ state: "detached" });
    await ada.getByRole("main").getByText("photo.webp").waitFor();
    const stage = ada.frameLocator('iframe[title="How the stage shows it"]').locator("figure img");
    await expect.poll(() => stage.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200);
    await ada.getByRole("main").getByRole("button", { name: "Change", exact: true }).first().click();
    await look("picker");
    expect(await axe(ada)).toEqual([]);
    await dialog().getByRole("button", { name: "Done" }).click();
  });

  it("takes a sheet for translators out and in, line by line", async () => {
    await ada
      .getByRole("button", { name: /translat/i })
      .first()
      .click();
    await ada.getByRole("button", { name: /Add a language/ }).click();
    await dialog().getByRole("button", { name: /Add/ }).last().click();
    await ada.getByText("Saved", { exact: true }).waitFor();
    await ada.getByRole("button", { name: "Files", exact: true }).click();
    await dialog().getByRole("button", { name: "Translation sheets" }).click();
    const sheet = (await save("sheet.csv", () => dialog().getByRole("link", { name: "CSV" }).click())).toString("utf8");
    expect(sheet).toContain("workshop:title");
    writeFileSync(
      file("filled.csv"),
      sheet
        .replace(/(workshop:title,[^\r]*?,Files),,/, "$1,Berkas,")
        .replace(/(Path[^\r]*\r\n)/, "$1nowhere/title,,room,x,y,300\r\n"),
    );
    await choose("filled.csv");
    await dialog().getByText("1 new text", { exact: true }).waitFor();
    await dialog().getByText("The workshop has no text with this path.").waitFor();
    await look("sheet");
    expect(await axe(ada)).toEqual([]);
    await dialog().getByRole("button", { name: "Take 1 text" }).click();
    await ada.getByText(/1 text is taken into/).waitFor();
  });

  it("saves the workshop as a file and opens it again", async () => {
    await dialog().getByRole("button", { name: "Whole workshop" }).click();
    await look("whole");
    await save("w.plenary.zip", () => dialog().getByRole("link", { name: "Save the workshop as a file" }).click());
    await dialog().getByRole("button", { name: "Done" }).click();
    const before = await titles();
    const from = ada.url();
    await ada.goto(venue.at("/trainer/workshops"));
    await ada.locator('input[type="file"]').setInputFiles(file("w.plenary.zip"));
    await ada.waitForURL((url) => /\/editor\/[0-9a-f-]{36}/.test(url.pathname) && !from.includes(url.pathname), {
      timeout: 60_000,
    });
    await expect.poll(titles).toEqual(before);
  });
});
