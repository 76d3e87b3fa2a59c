/** Translation sheets over HTTP: out as XLSX, CSV and XLIFF, filled in, and in again as one edit. */
import { readSheet } from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAuthored, readDraft } from "@/server/store/editor/authored";
import { Files } from "@/tests/support/files";
import { Plenary, type Trainer } from "@/tests/support/plenary";
import type { Draft } from "@/workshop/editor/draft";
import { finished } from "@/workshop/editor/problems";

let plenary: Plenary;
let files: Files;
let ada: Trainer;
beforeAll(async () => {
  plenary = await Plenary.shared();
  files = new Files(plenary);
  ada = await plenary.trainer("Ada");
});
afterAll(() => plenary.stop());

const activity = {
  kind: "slide" as const,
  id: "hello",
  title: "=Hello & <goodbye>",
  body: '# Hello\n\nTwo lines\nand "quotes", <b>tags</b> & more: é ภาษา 😀',
};
const make = (owner = ada) =>
  createAuthored(
    owner.id,
    (id): Draft => ({
      id,
      language: "en",
      title: "Sheet",
      summary: "About.",
      source: "Ours.",
      sessions: [{ id: "one", number: 1, title: "One", minutes: 5, activities: [activity] }],
      agendas: [],
      handouts: [],
      words: [],
      translations: { th: { status: "draft", texts: { "workshop:title": "แผ่น" } } },
    }),
  );
const upload = (bytes: Uint8Array, name = "sheet", by = ada) => files.sent(by, bytes, name);
const translations = async (workshop: string) => (await readDraft(workshop))!.draft.translations;

/** Every format with a way to write a translation of every text into it. */
const formats = {
  csv: (bytes: Buffer) =>
    Buffer.from(bytes.toString("utf8").replace(/(hello\/title,[^\r]*?),,300/, "$1,สวัสดี,300")),
  xlsx: async (bytes: Buffer) => {
    const rows = (await readSheet(bytes)) as (string | number | null)[][];
    const cells = rows.map((row) =>
      row.map((value, i) => (row[0] === "hello/title" && i === 4 ? "สวัสดี" : value)),
    );
    return (
      writeExcelFile(
        cells.map((row) =>
          row.map((v) => (v === null ? null : { value: v, type: typeof v === "number" ? Number : String })),
        ) as never,
      ) as unknown as { toBuffer(): Promise<Buffer> }
    ).toBuffer();
  },
  xliff: (bytes: Buffer) => {
    const xml = bytes.toString("utf8");
    const end = xml.indexOf("</source>", xml.indexOf('name="hello/title"')) + "</source>".length;
    return Buffer.from(`${xml.slice(0, end)}<target>สวัสดี</target>${xml.slice(end)}`);
  },
};

describe.each(Object.entries(formats))("a translation as %s", (format, fill) => {
  test("goes out, is filled in, is looked at without a change, and then taken as one edit", async () => {
    const workshop = await make();
    const out = await files.bytes(ada, `${workshop}/translation?language=th&format=${format}`);
    const id = await upload(await fill(out));
    const looked = await files.ask(ada, "POST", `${workshop}/translation?upload=${id}&language=th`);
    expect(looked).toMatchObject({
      ok: true,
      language: "th",
      changes: true,
      counts: { new: 1, same: 1, refused: 0, stale: 0 },
    });
    expect(await translations(workshop)).toEqual({
      th: { status: "draft", texts: { "workshop:title": "แผ่น" } },
    });
    expect(
      await files.ask(ada, "POST", `${workshop}/translation?upload=${id}&language=th&apply=1`),
    ).toMatchObject({
      ok: true,
    });
    expect((await translations(workshop)).th!.texts).toEqual({
      "workshop:title": "แผ่น",
      "hello/title": "สวัสดี",
    });
  });

  test("brings back originals exactly, so that nothing looks changed that is not", async () => {
    const workshop = await make();
    const out = await files.bytes(ada, `${workshop}/translation?language=ar&format=${format}`);
    const id = await upload(out);
    const looked = await files.ask(ada, "POST", `${workshop}/translation?upload=${id}`);
    expect(looked).toMatchObject({
      ok: true,
      language: "ar",
      changes: false,
      counts: { empty: 6, refused: 0, stale: 0 },
      lines: [],
    });
    expect(looked.missing).toHaveLength(6);
  });

  test("for one language is not taken into another", async () => {
    const workshop = await make();
    const id = await upload(await files.bytes(ada, `${workshop}/translation?language=th&format=${format}`));
    expect(await files.ask(ada, "POST", `${workshop}/translation?upload=${id}&language=id`)).toMatchObject({
      reason: "wrong-language",
    });
  });
});

describe("a file that is no sheet, or a hostile one", () => {
  const doctype =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="2.1" trgLang="th"><file><unit name="hello/title"><segment><source>&a;</source><target>&a;</target></segment></unit></file></xliff>';
  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a${i - 1 < 0 ? "" : i - 1};&a${i - 1 < 0 ? "" : i - 1};">`).join("")}]><xliff version="2.1">&a19;</xliff>`;
  test.each([
    ["a page", Buffer.from("<html></html>"), "unreadable"],
    ["a table without the columns", Buffer.from("a,b\r\nc,d\r\n"), "unreadable"],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "wrong-type"],
    ["XLIFF with a document type that reads the server's files", Buffer.from(doctype), "unreadable"],
    ["XLIFF with a billion laughs", Buffer.from(laughs), "unreadable"],
    [
      "XLIFF with a hundred thousand levels",
      Buffer.from(`<?xml version="1.0"?>${"<a>".repeat(100_000)}`),
      "unreadable",
    ],
    ["XLIFF of version 1", Buffer.from('<?xml version="1.0"?><xliff version="1.2"></xliff>'), "unreadable"],
    ["a ZIP that is no spreadsheet", Buffer.from("PK\x03\x04nothing", "latin1"), "unreadable"],
    [
      "a table of a hundred thousand lines",
      Buffer.from(`Path,Translation (th)\r\n${"a,b\r\n".repeat(100_000)}`),
      "too-large",
    ],
  ])("%s is refused and changes nothing", async (_, bytes, reason) => {
    const workshop = await make();
    const id = await upload(bytes);
    expect(
      await files.ask(ada, "POST", `${workshop}/translation?upload=${id}&language=th&apply=1`),
    ).toMatchObject({
      ok: false,
      reason,
    });
    expect((await translations(workshop)).th!.texts).toEqual({ "workshop:title": "แผ่น" });
  });

  test("a sheet is read in the encodings of old programs, and what stands in it stays text", async () => {
    const bea = await plenary.trainer("Bea");
    const workshop = await make(bea);
    const csv = `Path,Translation (th)\r\nhello/title,"\u202e=1+1\u0000"\r\n__proto__,x\r\nconstructor,x\r\ntoString,x\r\n`;
    const wide = Buffer.from(csv, "utf16le");
    const send = async (bytes: Buffer, more = "") =>
      files.ask(
        bea,
        "POST",
        `${workshop}/translation?upload=${await upload(bytes, "sheet", bea)}&language=th${more}`,
      );
    for (const bytes of [Buffer.from(`\ufeff${csv}`), Buffer.concat([Buffer.from([0xff, 0xfe]), wide])])
      expect(await send(bytes)).toMatchObject({ counts: { new: 1, refused: 3 } });
    expect(await send(wide)).toMatchObject({ ok: false, reason: "unreadable" });
    expect(await send(Buffer.from(csv), "&apply=1")).toMatchObject({ ok: true });
    const run = finished((await readDraft(workshop))!.draft);
    expect(run.ok && run.workshop.translations.th!.texts["hello/title"]).toBe("=1+1");
  });

  test("a spreadsheet that unpacks to gigabytes is refused before it is unpacked", async () => {
    const { zipSync } = await import("fflate");
    const bomb = zipSync({ "xl/worksheets/sheet1.xml": [new Uint8Array(200_000_000), { level: 9 }] });
    const workshop = await make();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(
      await files.ask(ada, "POST", `${workshop}/translation?upload=${await upload(bomb)}&language=th`),
    ).toMatchObject({ reason: "too-large" });
  });
});
