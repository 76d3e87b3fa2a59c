/** Imports over HTTP: presentations, decks, quizzes; and hostile files. */
import type { WorkshopId } from "@/model/ids";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import sharp from "sharp";
import writeExcelFile from "write-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

beforeAll(async () => {
  plenary = await Plenary.shared();
  files = new Files(plenary);
  ada = await plenary.trainer("Ada");
  workshop = await createAuthored(ada.id, (id) => blankDraft(id, "W"));
});
afterAll(async () => {
  await plenary.stop();
});

interface Slide {
  title: string;
  body: string;
  notes: string;
  bytes: number;
}
type Answer = Reply & Partial<ImportResult> & { deck?: string; slides?: Slide[] };
async function imported(bytes: Uint8Array, as: string, name = "My deck.x"): Promise<Answer> {
  const id = await files.sent(ada, bytes, name);
  return (await files.ask(ada, "POST", `${workshop}/import?upload=${id}&as=${as}`)) as Answer;
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

  test("[B-325] comes as pictures of its slides, with texts and notes, hidden ones left out", async () => {
    const bytes = pptx(
      [
        {
          title: "First",
          body: [[0, "text"]],
          notes: "Note of the first",
          pictures: [
            { bytes: await photo(), name: "image1.png", alt: "A map" },
            { bytes: Buffer.from("no picture"), name: "broken.png", alt: "" },
          ],
        },
        { title: "Hidden", hidden: true, notes: "never" },
        { title: "Third", notes: "Note of the third", timing: true },
      ],
      { external: "http://127.0.0.1:9/spy.png" },
    );
    const reply = await imported(bytes, "presentation");
    expect(reply).toMatchObject({
      ok: true,
      is: "pages",
      slides: [
        { title: "First", body: "text", notes: "Note of the first", alts: ["A map"] },
        { title: "Third", notes: "Note of the third" },
      ],
      notes: [
        { at: 1, weight: "lost", loss: "picture" },
        { at: 2, weight: "lost", loss: "hidden" },
        { at: 3, weight: "lost", loss: "animations" },
      ],
    });
    expect(await assetsOf(workshop)).toEqual([]);
    const deck = await files.bytes(ada, `uploads/${reply.deck}`);
    const [first, third] = reply.slides!.map((slide) => slide.bytes) as [number, number];
    expect(deck.length).toBe(first + third);
    for (const picture of [deck.subarray(0, first), deck.subarray(first)])
      expect(await sharp(picture).metadata()).toMatchObject({ format: "webp", width: 1_920, height: 1_080 });
    const eve = await plenary.trainer("Eve");
    expect((await files.fetch(eve, "GET", `uploads/${reply.deck}`)).status).toBe(404);
    expect(readdirSync(tmpdir()).filter((n) => n.startsWith("plenary-deck-"))).toEqual([]);
  });

  test("[B-325] that LibreOffice wrote is read with its words", async () => {
    const reply = await imported(readFileSync("tests/support/decks/Beehive.pptx"), "presentation");
    expect(reply.slides).toMatchObject([
      { title: "Sheltering people who were trafficked" },
      { title: "What to look for" },
      { title: "Three roles in the room" },
    ]);
    expect(reply.slides![1]!.body).toContain("The means: threat, force, deception");
  });
});
