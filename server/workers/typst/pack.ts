/**
 * A PDF of typst with its small objects pressed: nearly all of a tagged file is the tree of its parts, which typst
 * writes in plain letters (ISO 32000-1, 7.5.7 object streams, 7.5.8 cross-reference streams).
 */
import { deflateSync } from "node:zlib";

/** Objects of one stream; readers unpack a whole stream for one of them. */
const TOGETHER = 400;

const LATIN = "latin1";

export function packed(pdf: Buffer): Buffer {
  const text = pdf.toString(LATIN);
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]);
  const tail = text.slice(table);
  const trailer = tail.slice(tail.indexOf("<<", tail.indexOf("trailer")) + 2, tail.lastIndexOf(">>"));
  const objects = [...tail.matchAll(/(\d{10}) \d{5} ([nf])/g)].flatMap(([, place, state], number) =>
    state === "n" ? [{ number, place: Number(place) }] : [],
  );
  const ends = new Map(
    [...objects.map(({ place }) => place), table]
      .sort((a, b) => a - b)
      .map((place, i, all) => [place, all[i + 1]!]),
  );
  /** Of each object: its kind, and its place in the file, or its stream and its place in that. */
  const entries = new Map<number, [kind: number, where: number, index: number]>();
  const parts: string[] = [/^%PDF[^\n]*\n%[^\n]*\n/.exec(text)![0]];
  let length = parts[0]!.length;
  const write = (number: number, object: string) => {
    entries.set(number, [1, length, 0]);
    parts.push(object);
    length += object.length;
  };
  const small: { number: number; body: string }[] = [];
  for (const { number, place } of objects) {
    const object = text.slice(place, ends.get(place));
    if (object.trimEnd().endsWith("endstream\nendobj")) write(number, object);
    else
      small.push({
        number,
        body: object.slice(object.indexOf(" obj") + 4, object.lastIndexOf("endobj")).trim(),
      });
  }
  let next = Math.max(...objects.map(({ number }) => number)) + 1;
  const stream = (number: number, head: string, bytes: Buffer) => {
    const pressed = deflateSync(bytes, { level: 9 });
    const start = `${number} 0 obj\n<<${head}/Filter/FlateDecode/Length ${pressed.length}>>\nstream\n`;
    write(number, `${start}${pressed.toString(LATIN)}\nendstream\nendobj\n`);
  };
  for (let from = 0; from < small.length; from += TOGETHER) {
    const some = small.slice(from, from + TOGETHER);
    const number = next++;
    let offset = 0;
    const heads = some.map(({ number: one, body }, index) => {
      entries.set(one, [2, number, index]);
      const head = `${one} ${offset}`;
      offset += body.length + 1;
      return head;
    });
    const first = `${heads.join(" ")}\n`;
    const bytes = Buffer.from(first + some.map(({ body }) => `${body}\n`).join(""), LATIN);
    stream(number, `/Type/ObjStm/N ${some.length}/First ${first.length}`, bytes);
  }
  const start = length;
  entries.set(next, [1, start, 0]);
  const rows = Buffer.alloc((next + 1) * 7);
  for (const [number, [kind, where, index]] of entries) {
    rows.writeUInt8(kind, number * 7);
    rows.writeUInt32BE(where, number * 7 + 1);
    rows.writeUInt16BE(index, number * 7 + 5);
  }
  const rest = trailer.replace(/\/Size \d+/, "");
  stream(next, `/Type/XRef/W[1 4 2]/Size ${next + 1}${rest}`, rows);
  parts.push(`startxref\n${start}\n%%EOF\n`);
  return Buffer.from(parts.join(""), LATIN);
}
