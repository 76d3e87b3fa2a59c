/** Writes a text file piece by piece, only as fast as the disk takes it. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const PIECE = 64 * 1_024;

/** @throws when the file cannot be written */
export const writeText = (file: string, pieces: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(gathered(pieces)), createWriteStream(file, { mode: 0o600 }));

function* gathered(pieces: Iterable<string>): Generator<Buffer> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text) yield Buffer.from(text);
}
