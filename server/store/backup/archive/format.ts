/**
 * The file of a backup: gzip over plain lines, so that `zcat` shows what is in it.
 *
 *   plenary archive 1
 *   {"kind":"room", …}                        the header
 *   {"table":"room","columns":["id", …]}      a table, then its rows as Postgres's COPY writes them (text format),
 *   …                                          each one line, since COPY escapes line ends,
 *   \.                                         and the end of them, which no row can be
 *   {"end":true,"rows":1234,"sha256":"…"}      of every line before this one
 *
 * A file without its last line was cut short; one whose sum differs was damaged or changed.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, type Gzip } from "node:zlib";
import { z } from "zod";
import { uuid } from "@/model/ids";

const MAGIC = "plenary archive ";
const FORMAT = 1;
const END_OF_ROWS = "\\.";
/** Bytes of one line. The longest are whole workshops and pieces of films, some megabytes in hexadecimal. */
const MAX_LINE = 256 * 1_024 * 1_024;

const text = z.string().max(1_000);
const headerSchema = z.object({
  kind: z.enum(["room", "server"]),
  /** Version of the software that wrote it. */
  software: text,
  /** ISO 8601. */
  madeAt: text,
  /** The schema: every migration of the database, in order. */
  migrations: z.array(z.object({ name: text, checksum: text })).max(10_000),
  room: z.object({ id: uuid, title: z.string() }).nullable(),
  /** The server's secrets, locked with a passphrase; null where they were left out. */
  secrets: z.record(z.string(), z.string()).nullable(),
});
export type Header = z.infer<typeof headerSchema>;

const tableSchema = z.strictObject({ table: text, columns: z.array(text).min(1).max(500) });
const endSchema = z.strictObject({ end: z.literal(true), rows: z.number().int(), sha256: text });
type TableHead = z.infer<typeof tableSchema>;

/** Each has its sentence in `server/retention/backup/sentences.ts`. */
export type Unreadable = "no-archive" | "newer-format" | "cut-short" | "damaged";

export class ArchiveError extends Error {
  constructor(readonly reason: Unreadable) {
    super(`the archive is ${reason}`);
  }
}

/** Writes an archive into a stream, waiting whenever the stream does. */
export class ArchiveWriter {
  private readonly sum = createHash("sha256");
  private readonly gzip: Gzip = createGzip();
  private readonly through: Promise<void>;
  private rows = 0;

  constructor(out: Writable) {
    this.through = pipeline(this.gzip, out);
    // A writer that fails is heard of at the next write or at the end.
    this.through.catch(() => undefined);
  }

  async begin(header: Header): Promise<void> {
    await this.line(`${MAGIC}${FORMAT}`);
    await this.line(JSON.stringify(header));
  }

  /** @param copied what COPY wrote: any pieces of bytes that end with a line end. */
  async table(head: TableHead, copied: AsyncIterable<Buffer>): Promise<void> {
    await this.line(JSON.stringify(head));
    for await (const piece of copied) {
      for (let newline = piece.indexOf(10); newline !== -1; newline = piece.indexOf(10, newline + 1))
        this.rows++;
      await this.write(piece);
    }
    await this.line(END_OF_ROWS);
  }

  async end(): Promise<{ rows: number; sha256: string }> {
    const whole = { rows: this.rows, sha256: this.sum.digest("hex") };
    this.gzip.end(`${JSON.stringify({ end: true, ...whole })}\n`);
    await this.through;
    return whole;
  }

  /** Gives up; what was written so far has no end. */
  abandon(reason: Error): void {
    this.gzip.destroy(reason);
  }

  private line(line: string): Promise<void> {
    return this.write(Buffer.from(`${line}\n`));
  }

  private async write(bytes: Buffer): Promise<void> {
    this.sum.update(bytes);
    if (!this.gzip.write(bytes)) await Promise.race([once(this.gzip, "drain"), this.through]);
  }
}

/** Reads an archive line by line. Nothing that it gave may be believed before `next` has given null. */
export class ArchiveReader {
  private readonly sum = createHash("sha256");
  private rowsRead = 0;

  private constructor(
    private readonly lines: AsyncGenerator<Buffer>,
    public header: Header,
  ) {}

  /** @throws ArchiveError */
  static async open(source: Readable): Promise<ArchiveReader> {
    const reader = new ArchiveReader(linesOf(source), undefined as unknown as Header);
    const magic = await reader.line("no-archive");
    const format = magic.startsWith(MAGIC) ? Number(magic.slice(MAGIC.length)) : Number.NaN;
    if (!Number.isInteger(format)) throw new ArchiveError("no-archive");
    if (format > FORMAT) throw new ArchiveError("newer-format");
    reader.header = parsed(headerSchema, await reader.line("cut-short"));
    return reader;
  }

  /**
   * The next table, whose rows must be read then; null after the last, when the whole file was found sound.
   * @throws ArchiveError
   */
  async next(): Promise<TableHead | null> {
    const { value, done } = await this.lines.next();
    if (done) throw new ArchiveError("cut-short");
    const line = value.toString("utf8");
    if (!line.startsWith('{"end"')) {
      this.add(value);
      return parsed(tableSchema, line);
    }
    const end = parsed(endSchema, line);
    if (
      end.sha256 !== this.sum.digest("hex") ||
      end.rows !== this.rowsRead ||
      !(await this.lines.next()).done
    )
      throw new ArchiveError("damaged");
    return null;
  }

  /** The rows of the table just begun, as lines with their ends. @throws ArchiveError */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) throw new ArchiveError("cut-short");
      this.add(value);
      if (value.length === 2 && value.toString("latin1") === END_OF_ROWS) return;
      this.rowsRead++;
      yield Buffer.concat([value, lineEnd]);
    }
  }

  private add(line: Buffer): void {
    this.sum.update(line);
    this.sum.update(lineEnd);
  }

  private async line(missing: Unreadable): Promise<string> {
    const { value, done } = await this.lines.next();
    if (done) throw new ArchiveError(missing);
    this.add(value);
    return value.toString("utf8");
  }
}

const lineEnd = Buffer.from("\n");

function parsed<T>(schema: z.ZodType<T>, line: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw new ArchiveError("damaged");
  }
}

/** Whole lines without their ends; a last one without an end is not whole. */
async function* linesOf(source: Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  source.once("error", (error) => gunzip.destroy(error));
  let kept: Buffer[] = [];
  let size = 0;
  let any = false;
  try {
    for await (const chunk of source.pipe(gunzip) as AsyncIterable<Buffer>) {
      any = true;
      let from = 0;
      for (let newline = chunk.indexOf(10); newline !== -1; newline = chunk.indexOf(10, from)) {
        const rest = chunk.subarray(from, newline);
        yield kept.length > 0 ? Buffer.concat([...kept, rest]) : rest;
        kept = [];
        size = 0;
        from = newline + 1;
      }
      if (from < chunk.length) kept.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > MAX_LINE) throw new ArchiveError("damaged");
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR") throw new ArchiveError(any ? "cut-short" : "no-archive");
    // A small file gives nothing before the place where it is damaged; what is no gzip fails at its first
    // bytes.
    if (code?.startsWith("Z_"))
      throw new ArchiveError(message === "incorrect header check" ? "no-archive" : "damaged");
    throw error;
  }
  if (kept.length > 0) throw new ArchiveError("cut-short");
}
