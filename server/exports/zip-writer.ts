/**
 * Writes a ZIP file entry by entry, only as fast as the disk takes it: memory holds a few pieces at a time.
 * Entries are compressed by zlib outside the main thread.
 */
import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { createDeflateRaw, type DeflateRaw } from "node:zlib";
import { Zip, ZipPassThrough } from "fflate";

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Texts are put together to pieces of this many characters. */
const PIECE = 64 * 1_024;
/** Entries do not tell when they were made. */
const EPOCH = new Date(1980, 0, 1, 12).getTime();
const NOTHING = new Uint8Array(0);

/** An entry whose bytes go through zlib. `fflate` does the frame of the file and the checksum. */
class DeflatedEntry extends ZipPassThrough {
  readonly press: DeflateRaw = createDeflateRaw({ level: 3 });

  constructor(name: string) {
    super(name);
    this.compression = 8;
    this.press.on("data", (chunk: Buffer) => this.ondata(null, new Uint8Array(chunk), false));
    this.press.on("end", () => this.ondata(null, NOTHING, true));
    this.press.on("error", (error) => this.ondata(error as never, NOTHING, true));
  }

  protected override process(chunk: Uint8Array, final: boolean): void {
    // The caller may reuse its bytes.
    if (chunk.length > 0) this.press.write(chunk.slice());
    if (final) this.press.end();
  }
}

export class ZipWriter {
  private failed: Error | null = null;
  private readonly out: WriteStream;
  private readonly zip: Zip;

  constructor(file: string) {
    this.out = createWriteStream(file, { mode: 0o600 });
    this.out.on("error", (error) => {
      this.failed = error;
    });
    this.zip = new Zip((error, chunk) => {
      if (error) this.failed = error;
      else this.out.write(chunk);
    });
  }

  /**
   * Adds an entry.
   * @param how "stored" for what is pressed already.
   * @throws when the file cannot be written
   */
  async add(name: string, pieces: Pieces, how: "pressed" | "stored" = "pressed"): Promise<void> {
    const entry = how === "pressed" ? new DeflatedEntry(name) : new ZipPassThrough(name);
    entry.mtime = EPOCH;
    this.zip.add(entry);
    for await (const piece of inPieces(pieces)) {
      entry.push(piece);
      if (entry instanceof DeflatedEntry && entry.press.writableNeedDrain) await once(entry.press, "drain");
      await this.room();
    }
    const ended = entry instanceof DeflatedEntry ? once(entry.press, "end") : null;
    entry.push(NOTHING, true);
    await ended;
    await this.room();
  }

  async close(): Promise<void> {
    this.zip.end();
    if (this.failed) throw this.failed;
    await new Promise<void>((done, fail) => {
      this.out.on("error", fail);
      this.out.end(done);
    });
  }

  private async room(): Promise<void> {
    if (this.failed) throw this.failed;
    if (this.out.writableNeedDrain) await once(this.out, "drain");
  }
}

async function* inPieces(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let text = "";
  for await (const piece of pieces) {
    if (typeof piece !== "string") {
      yield piece;
      continue;
    }
    text += piece;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text) yield Buffer.from(text);
}
