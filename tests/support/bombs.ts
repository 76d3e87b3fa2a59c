/** Files made to harm their readers. Small themselves; each says at which doors it knocks. */
import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import { zipSync, strToU8 } from "fflate";
import sharp from "sharp";

/** "asset" and the rest: where an upload is handed in. */
export type Door = "asset" | "package" | "xlsx" | "table" | "presentation" | "markdown" | "gift";

export interface Bomb {
  what: string;
  name: string;
  bytes: Uint8Array;
  doors: readonly Door[];
  /** Taken all the same, without what was bad in it. */
  mayBeCleaned?: true;
}

interface Entry {
  name: string;
  packed: Uint8Array;
  /** Its size by the directory. */
  size: number;
  crc?: number;
  flags?: number;
  /** Of Unix, in the upper half: 0o120777 is a link. */
  mode?: number;
  /** Where its bytes stand, where that is another entry's. */
  at?: number;
}

/** A ZIP written by hand, so that it can lie. */
function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, size, crc = 0, flags = 0, mode = 0, at: elsewhere } of entries) {
    const title = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(size >>> 0, 22);
    head.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x0314, 4);
    head.copy(central, 6, 4, 30);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(elsewhere ?? offset, 42);
    directory.push(central, title);
    if (elsewhere !== undefined) continue;
    parts.push(head, title, Buffer.from(packed));
    offset += 30 + title.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const zeros = (bytes: number) => deflateRawSync(Buffer.alloc(bytes), { level: 9 });
const entry = (name: string, content: Uint8Array | string, more: Partial<Entry> = {}): Entry => {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes), ...more };
};

function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named) >>> 0);
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const line = Math.ceil(width / 8) + 1;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(line * height))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const ARCHIVES: readonly Door[] = ["asset", "package", "xlsx", "table", "presentation"];
const laughs = (depth: number) =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: depth }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};">`).join("")}]>`;
const outside =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>';
const svg = (inside: string, before = "", size = 'width="100" height="100"') =>
  Buffer.from(
    `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${inside}</svg>`,
  );
const book = (sheet: string) =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(sheet),
    "xl/worksheets/sheet1.xml": strToU8(sheet),
    "xl/sharedStrings.xml": strToU8(sheet),
  });
const deck = (slide: string) =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "ppt/presentation.xml": strToU8(slide),
    "ppt/_rels/presentation.xml.rels": strToU8(slide),
    "ppt/slides/slide1.xml": strToU8(slide),
  });

export async function bombs(): Promise<Bomb[]> {
  const png = await sharp({ create: { width: 30, height: 20, channels: 3, background: "#135" } })
    .png()
    .toBuffer();
  const jpeg = await sharp({ create: { width: 30, height: 20, channels: 3, background: "#135" } })
    .jpeg()
    .toBuffer();
  const mb20 = zeros(20_000_000);
  const inner = zip(
    Array.from({ length: 16 }, (_, i) => ({ name: `${i}.dat`, packed: mb20, size: 20_000_000 })),
  );
  const page = Buffer.from("<html><script>fetch('/trainer')</script></html>");
  const one = zip([{ name: "xl/a.xml", packed: mb20, size: 20_000_000 }]);
  const all = (what: string, bytes: Uint8Array, name = "file.zip"): Bomb => ({
    what,
    name,
    bytes,
    doors: ARCHIVES,
  });
  const picture = (what: string, bytes: Uint8Array, name = "picture.png"): Bomb => ({
    what,
    name,
    bytes,
    doors: ["asset"],
  });
  const text = (what: string, content: string, doors: readonly Door[]): Bomb => ({
    what,
    name: "deck.md",
    bytes: Buffer.from(content),
    doors,
    mayBeCleaned: true,
  });
  return [
    all("a ZIP of ZIPs, as 42.zip", zip(Array.from({ length: 16 }, (_, i) => entry(`lib ${i}.zip`, inner)))),
    all("a ZIP of 320 MB in 320 KB", inner),
    all(
      "a ZIP whose 2,000 entries are one and the same 20 MB",
      zip([
        { name: "xl/a.xml", packed: mb20, size: 20_000_000 },
        ...Array.from({ length: 1_999 }, (_, i) => ({
          name: `xl/${i}.xml`,
          packed: mb20,
          size: 20_000_000,
          at: 0,
        })),
      ]),
    ),
    all(
      "a ZIP that says 10 bytes where 20 MB are",
      zip([
        { name: "xl/workbook.xml", packed: mb20, size: 10 },
        { name: "ppt/presentation.xml", packed: mb20, size: 10 },
        { name: "manifest.json", packed: mb20, size: 10 },
      ]),
    ),
    all("a ZIP of 10,000 entries", zip(Array.from({ length: 10_000 }, (_, i) => entry(`xl/${i}.xml`, "x")))),
    all(
      "a ZIP with names that lead out of it",
      zip([entry("../../../../tmp/slipped", "x"), entry("xl/workbook.xml", "<x/>")]),
    ),
    all("a ZIP with an absolute name", zip([entry("/etc/cron.d/slipped", "x")])),
    all(
      "a ZIP with a link to the passwords",
      zip([
        entry("xl/workbook.xml", "/etc/passwd", { mode: 0o120777 }),
        entry("manifest.json", "/etc/passwd", { mode: 0o120777 }),
        entry("ppt/presentation.xml", "/etc/passwd", { mode: 0o120777 }),
      ]),
    ),
    all(
      "an encrypted ZIP",
      zip([
        entry("xl/workbook.xml", "<x/>", { flags: 1 }),
        entry("manifest.json", "{}", { flags: 1 }),
        entry("ppt/presentation.xml", "<x/>", { flags: 1 }),
      ]),
    ),
    all("a ZIP that is cut off", one.subarray(0, one.length - 60)),
    all("half of a ZIP's directory", Buffer.concat([one.subarray(0, one.length - 30), Buffer.alloc(30)])),
    all("a workbook that reads the server's files", book(`${outside}<x>&e;</x>`), "quiz.xlsx"),
    all("a workbook with a billion laughs", book(`${laughs(9)}<x>&a9;</x>`), "quiz.xlsx"),
    all("a presentation that reads the server's files", deck(`${outside}<x>&e;</x>`), "deck.pptx"),
    all("a presentation with a billion laughs", deck(`${laughs(9)}<x>&a9;</x>`), "deck.pptx"),
    all("a presentation with two hundred thousand levels", deck("<a>".repeat(200_000)), "deck.pptx"),
    all("a page and a ZIP in one", Buffer.concat([page, zip([entry("xl/workbook.xml", "<x/>")])])),
    all(
      "a ZIP and a PDF in one",
      Buffer.concat([Buffer.from("%PDF-1.7\n"), zip([entry("xl/workbook.xml", "<x/>")])]),
    ),
    all(
      "an encrypted document of an old office",
      Buffer.concat([
        Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"),
        Buffer.alloc(4_000),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
    ),
    picture("a picture of 30,000 × 30,000 pixels", pngOf(30_000, 30_000)),
    picture("a picture that says two thousand million pixels each way", pngOf(8, 8).fill(0x7f, 16, 24)),
    picture("a picture that is cut off", png.subarray(0, png.length / 2)),
    { ...picture("a picture and a page in one", Buffer.concat([png, page])), mayBeCleaned: true },
    {
      ...picture("a photo and a ZIP in one", Buffer.concat([jpeg, zip([entry("a.js", "x")])]), "photo.jpg"),
      mayBeCleaned: true,
    },
    picture(
      "a page that begins as a GIF",
      Buffer.from("GIF89a/*<html><script>alert(1)</script>*/=1;"),
      "a.gif",
    ),
    {
      ...picture(
        "a drawing with a script, a foreign page and an event",
        svg(
          '<script>alert(1)</script><foreignObject><iframe src="/trainer"/></foreignObject><rect width="9" height="9" onload="alert(1)"/><image xlink:href="file:///etc/passwd" width="9" height="9"/>',
        ),
        "a.svg",
      ),
      mayBeCleaned: true,
    },
    picture(
      "a drawing that reads the server's files",
      svg("<text>&e;</text>", outside.replace("DOCTYPE x", "DOCTYPE svg")),
      "a.svg",
    ),
    picture(
      "a drawing with a billion laughs",
      svg("<text>&a9;</text>", laughs(9).replace("DOCTYPE x", "DOCTYPE svg")),
      "a.svg",
    ),
    picture(
      "a drawing of a million by a million",
      svg('<rect width="9" height="9"/>', "", 'width="1000000" height="1000000"'),
      "a.svg",
    ),
    picture(
      "a drawing that draws itself again and again",
      svg(
        `<defs><g id="g0"><rect width="1" height="1"/></g>${Array.from({ length: 12 }, (_, i) => `<g id="g${i + 1}">${`<use xlink:href="#g${i}"/>`.repeat(10)}</g>`).join("")}</defs><use xlink:href="#g12"/>`,
      ),
      "a.svg",
    ),
    picture(
      "a film whose first box is larger than the world",
      Buffer.concat([
        Buffer.from([0, 0, 0, 1]),
        Buffer.from("ftypisom"),
        Buffer.alloc(8, 0xff),
        Buffer.alloc(500),
      ]),
      "a.mp4",
    ),
    text("a deck of a hundred thousand quotes in quotes", `# A\n\n${">".repeat(100_000)} x`, ["markdown"]),
    text("a deck of brackets without end", "[".repeat(50_000), ["markdown", "gift"]),
    text("a deck of half emphasis", "*a **b ".repeat(30_000), ["markdown"]),
    text(
      "a deck of list in list",
      Array.from({ length: 3_000 }, (_, i) => `${" ".repeat(i * 2)}- a`)
        .join("\n")
        .slice(0, 900_000),
      ["markdown"],
    ),
    text("a deck with a page in it", "# A\n\n<script>alert(1)</script>\n\n![x](javascript:alert(1))\n", [
      "markdown",
    ]),
    text("a quiz of braces without end", "A {".repeat(60_000), ["gift"]),
    text("a quiz of signs that mean something", `A {${"~%50%=#->".repeat(20_000)}}`, ["gift"]),
    text("a table of quotes that never close", `"${"a,".repeat(300_000)}`, ["table"]),
    text("a table of a hundred thousand columns", "a;".repeat(100_000), ["table"]),
  ];
}
