/** Imports over HTTP: presentations with and without LibreOffice, decks, quizzes; and hostile files. */
import type { WorkshopId } from "@/model/ids";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import writeExcelFile from "write-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { officeProgram } from "@/server/editor/import/office";
import { missingOffice } from "@/tests/support/machine";
import { assetsOf } from "@/server/store/assets/assets";
import { createAuthored, readDraft } from "@/server/store/editor/authored";
import { Files, type Reply } from "@/tests/support/files";
import { Plenary, type Trainer } from "@/tests/support/plenary";
import { pptx } from "@/tests/support/pptx";
import { blankDraft } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import { addingActivities, type ImportResult } from "@/workshop/import/imported";
import { QUIZ_EXAMPLE, QUIZ_HEAD } from "@/workshop/import/quiz-table";

let plenary: Plenary;
let files: Files;
let ada: Trainer;
let workshop: WorkshopId;
const office = officeProgram();
const impress = missingOffice("Impress");
const folder = mkdtempSync(path.join(tmpdir(), "imports-"));

beforeAll(async () => {
  plenary = await Plenary.shared();
  files = new Files(plenary);
  ada = await plenary.trainer("Ada");
  workshop = await createAuthored(ada.id, (id) => blankDraft(id, "W"));
});
afterAll(async () => {
  await plenary.stop();
  rmSync(folder, { recursive: true });
});

type Answer = Reply &
  Partial<ImportResult> & { pdf?: string; slides?: { title: string; body: string; notes: string }[] };
async function imported(bytes: Uint8Array, as: string, name = "My deck.x", keep = false): Promise<Answer> {
  const id = await files.sent(ada, bytes, name);
  const answer = await files.ask(
    ada,
    "POST",
    `${workshop}/import?upload=${id}&as=${as}${keep ? "&keep=1" : ""}`,
  );
  await files.ask(ada, "DELETE", `uploads/${id}`);
  return answer as Answer;
}

/** The import is an edit that the workshop takes. */
async function fits(reply: Partial<ImportResult>) {
  const { draft } = (await readDraft(workshop))!;
  const edited = edit(draft, addingActivities(draft, reply.activities!, "session-1", null).op);
  if (!edited.ok) throw new Error(edited.reason);
  return edited.workshop.sessions[0]!.activities;
}

describe("text files", () => {
  test("a Markdown deck, a GIFT quiz and quizzes in CSV and XLSX come as activities, with what was not understood", async () => {
    const deck = await imported(Buffer.from("# One\n\nNote: n\n\n---\n\n![x](a.png)\n"), "markdown");
    expect(deck).toMatchObject({
      ok: true,
      is: "activities",
      activities: [{ title: "One", notes: "n" }, {}],
      notes: [{ at: 7, weight: "lost" }],
    });
    const gift = await imported(Buffer.from("A {T}\n\nB {}\n"), "gift", "Before the day.gift");
    expect(gift).toMatchObject({
      activities: [{ kind: "quiz", title: "Before the day" }],
      notes: [{ at: 3 }],
    });
    const csv = await imported(
      Buffer.from([QUIZ_HEAD, ...QUIZ_EXAMPLE].map((r) => r.map((c) => `"${c}"`).join(";")).join("\r\n")),
      "table",
    );
    expect(csv).toMatchObject({ notes: [], activities: [{ items: [{}, {}] }] });
    const sheet = (
      writeExcelFile(
        [QUIZ_HEAD, ...QUIZ_EXAMPLE].map((r) => r.map((value) => ({ value, type: String }))) as never,
      ) as unknown as { toBuffer(): Promise<Buffer> }
    ).toBuffer();
    expect((await imported(await sheet, "table")).activities).toEqual(csv.activities);
    for (const reply of [deck, gift, csv]) await fits(reply);
    expect((await readDraft(workshop))!.draft.sessions[0]!.activities).toEqual([]);
  });

  test.each([
    [
      "a hundred thousand slides",
      "markdown",
      () => Buffer.from("a\n\n---\n\n".repeat(100_000)),
      "too-many-slides",
    ],
    ["a text of three megabytes", "markdown", () => Buffer.alloc(3_000_000, 97), "too-large"],
    ["a program as a deck", "markdown", () => Buffer.from("MZ\0\0\0"), "unreadable"],
    ["a picture as a quiz", "gift", () => Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "wrong-type"],
    ["a table without the columns", "table", () => Buffer.from("a,b\r\n1,2\r\n"), "no-columns"],
    ["a text as a presentation", "presentation", () => Buffer.from("hello"), "wrong-type"],
    [
      "a presentation of before 2007",
      "presentation",
      () => Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 more", "latin1"),
      "old-office",
    ],
    [
      "a ZIP that is no presentation",
      "presentation",
      () => Buffer.from("PK\x03\x04 more", "latin1"),
      "unreadable",
    ],
    ["something unknown", "macro", () => Buffer.from("x"), "wrong-type"],
  ])("%s is refused", async (_, as, make, reason) => {
    expect(await imported(make(), as)).toMatchObject({ ok: false, reason });
    expect((await fetch(`${plenary.url}/`)).status).toBe(200);
  });
});

describe("a presentation", () => {
  const photo = () =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: "#246" } })
      .png()
      .toBuffer();

  test("that nothing may draw gives its texts, notes and pictures; the pictures are kept only when it is taken", async () => {
    const bytes = pptx(
      [
        {
          title: "Act, means, purpose",
          body: [
            [0, "one"],
            [1, "two"],
          ],
          notes: "Ask first.",
          pictures: [{ bytes: await photo(), name: "image1.png", alt: "A map" }],
        },
        {
          title: "Same picture",
          pictures: [
            { bytes: await photo(), name: "image1.png", alt: "" },
            { bytes: Buffer.from("no picture"), name: "broken.png", alt: "" },
          ],
        },
      ],
      { external: "http://127.0.0.1:9/spy.png" },
    );
    const looked = await imported(bytes, "presentation");
    expect(looked).toMatchObject({
      ok: true,
      is: "activities",
      activities: [{ title: "Act, means, purpose", notes: "Ask first." }, {}],
    });
    expect(looked.notes![0]!.sentence).toMatch(/lie elsewhere/);
    expect(await assetsOf(workshop)).toEqual([]);
    const kept = await imported(bytes, "presentation", "d.pptx", true);
    expect(kept.activities).toMatchObject([
      { picture: { file: "slide-1.webp", alt: "A map", full: false } },
      { picture: { file: "slide-1.webp", alt: "Same picture" } },
    ]);
    expect(kept.notes!.at(-1)).toMatchObject({ at: 2, weight: "lost" });
    expect((await assetsOf(workshop)).map((a) => a.name)).toEqual(["slide-1.webp"]);
    await fits(kept);
  });

  test("is drawn by LibreOffice where the server has it, hidden slides left out, notes beside their pages", async ({
    skip,
  }) => {
    skip(impress !== null, impress ?? "");
    const bytes = pptx([
      { title: "First", body: [[0, "text"]], notes: "Note of the first" },
      { title: "Hidden", hidden: true, notes: "never" },
      { title: "Third", notes: "Note of the third", timing: true },
    ]);
    const reply = await imported(bytes, "presentation");
    expect(reply).toMatchObject({
      ok: true,
      is: "pages",
      slides: [
        { title: "First", notes: "Note of the first" },
        { title: "Third", notes: "Note of the third" },
      ],
    });
    expect(reply.notes!.map((n) => n.at)).toEqual([2, 3]);
    const pdf = await files.bytes(ada, `uploads/${reply.pdf}`);
    expect(pdf.toString("latin1", 0, 5)).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    const eve = await plenary.trainer("Eve");
    expect((await files.fetch(eve, "GET", `uploads/${reply.pdf}`)).status).toBe(404);
    expect(
      readdirSync(tmpdir()).filter((n) => n.startsWith("plenary-office-") || n.startsWith("plenary-deck-")),
    ).toEqual([]);
  }, 240_000);

  test("that LibreOffice itself wrote is read with its notes", async ({ skip }) => {
    skip(impress !== null, impress ?? "");
    const odp = path.join(folder, "deck.fodp");
    writeFileSync(odp, FODP);
    const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
    execFileSync(office!, ["--headless", profile, "--convert-to", "pptx", "--outdir", folder, odp], {
      timeout: 120_000,
      stdio: "ignore",
    });
    const reply = await imported(readFileSync(path.join(folder, "deck.pptx")), "presentation");
    expect(reply.slides).toMatchObject([{ title: "Ein Titel", notes: "Notes & more" }, { title: "ภาษาไทย" }]);
    expect(reply.slides![0]!.body).toContain("A point");
  }, 240_000);
});

const FODP = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:body><office:presentation>
<draw:page draw:name="p1" presentation:presentation-page-layout-name="AL1T0">
<draw:frame presentation:class="title" svg:x="1cm" svg:y="1cm" svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>Ein Titel</text:p></draw:text-box></draw:frame>
<draw:frame presentation:class="outline" svg:x="1cm" svg:y="5cm" svg:width="20cm" svg:height="8cm"><draw:text-box><text:p>A point</text:p></draw:text-box></draw:frame>
<presentation:notes><draw:frame presentation:class="notes" svg:x="1cm" svg:y="1cm" svg:width="10cm" svg:height="5cm"><draw:text-box><text:p>Notes &amp; more</text:p></draw:text-box></draw:frame></presentation:notes>
</draw:page>
<draw:page draw:name="p2"><draw:frame presentation:class="title" svg:x="1cm" svg:y="1cm" svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>ภาษาไทย</text:p></draw:text-box></draw:frame></draw:page>
</office:presentation></office:body></office:document>`;
