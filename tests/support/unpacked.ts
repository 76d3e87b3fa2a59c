/**
 * The words of a file, for tests that search for what must not be in it: what is packed is unpacked, and of a
 * PDF, whose words may stand as numbers of glyphs in pressed streams, also what readers make of it.
 */
import { spawnSync } from "node:child_process";
import { Writable } from "node:stream";
import { constants, inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { getDocument } from "@/tests/support/pdfjs";

/** Everything in a file as one text; files in it by their names. */
export async function unpacked(bytes: Buffer): Promise<string> {
  const begins = bytes.subarray(0, 5).toString("latin1");
  if (begins.startsWith("PK")) {
    const texts = [];
    for (const [name, content] of Object.entries(unzipSync(bytes)))
      texts.push(name + (await unpacked(Buffer.from(content))));
    return texts.join("\n");
  }
  if (begins !== "%PDF-") return bytes.toString("utf8");
  return [...streamsOf(bytes), await readByPdfjs(bytes), readByPoppler(bytes)].join("\n");
}

/** The raw file, and each stream of it that FlateDecode opens (ISO 32000-1, 7.3.8 and 7.4.4). */
function streamsOf(pdf: Buffer): string[] {
  const raw = pdf.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n/g)].filter(({ index }) => !raw.startsWith("end", index - 3));
  return [raw, ...streams.flatMap(({ index, 0: head }) => opened(pdf.subarray(index + head.length)))];
}

function opened(from: Buffer): string[] {
  try {
    return [inflateSync(from, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1")];
  } catch {
    return [];
  }
}

/**
 * The text of each page as it runs and without its breaks, what stands about the document, notes, outline and
 * attachments.
 */
async function readByPdfjs(pdf: Buffer): Promise<string> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const texts = [
    JSON.stringify([
      await document.getMetadata(),
      await document.getOutline(),
      await document.getAttachments(),
    ]),
  ];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const items = (await page.getTextContent()).items.map((i) => ("str" in i ? i.str : ""));
    texts.push(
      items.join(" "),
      items.join("").replace(/\s/g, ""),
      JSON.stringify(await page.getAnnotations()),
    );
  }
  await task.destroy();
  return texts.join("\n");
}

/** As another reader sees it, where it is installed. */
const readByPoppler = (pdf: Buffer): string =>
  spawnSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 2 ** 28 }).stdout ?? "";

/** All bytes that are written to a stream. */
export async function bytesOf(write: (out: Writable) => Promise<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await write(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    }),
  );
  return Buffer.concat(chunks);
}
