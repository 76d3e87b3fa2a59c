/** Reads a file line by line; memory holds one piece of it. For a process of its own: nothing else happens meanwhile. */
import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** Lines without their end, empty ones left out. @throws when the file cannot be read */
export function* linesOf(file: string): Generator<string> {
  const from = openSync(file, "r");
  try {
    const piece = Buffer.alloc(64 * 1_024);
    const decoder = new StringDecoder("utf8");
    let open = "";
    for (let read = readSync(from, piece); read > 0; read = readSync(from, piece)) {
      const lines = (open + decoder.write(piece.subarray(0, read))).split("\n");
      open = lines.pop()!;
      for (const line of lines) if (line) yield line;
    }
    if (open) yield open;
  } finally {
    closeSync(from);
  }
}
