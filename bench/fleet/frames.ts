/** WebSocket frames of a client (RFC 6455), as far as a phone needs them: whole text frames, masked when sent. */
import { randomBytes } from "node:crypto";

const TEXT = 0x1;
export const CLOSE = 0x8;
export const PING = 0x9;
export const PONG = 0xa;

const mask = randomBytes(4);

/** One masked frame. */
export function frame(payload: string | Buffer, opcode = TEXT): Buffer {
  const body = typeof payload === "string" ? Buffer.from(payload) : payload;
  const long = body.length > 125;
  const out = Buffer.allocUnsafe((long ? 8 : 6) + body.length);
  out[0] = 0x80 | opcode;
  out[1] = 0x80 | (long ? 126 : body.length);
  if (long) out.writeUInt16BE(body.length, 2);
  const start = long ? 8 : 6;
  mask.copy(out, start - 4);
  for (let i = 0; i < body.length; i++) out[start + i] = body[i]! ^ mask[i & 3]!;
  return out;
}

/**
 * Reads the whole frames of `bytes` and calls `on` with each payload, which is only valid during the call.
 * @returns how many bytes were read; the rest is the beginning of a frame.
 */
export function readFrames(bytes: Buffer, on: (opcode: number, payload: Buffer) => void): number {
  let offset = 0;
  while (bytes.length - offset >= 2) {
    let length = bytes[offset + 1]! & 0x7f;
    let start = offset + 2;
    if (length === 126) {
      if (bytes.length - offset < 4) break;
      length = bytes.readUInt16BE(offset + 2);
      start += 2;
    } else if (length === 127) {
      if (bytes.length - offset < 10) break;
      length = Number(bytes.readBigUInt64BE(offset + 2));
      start += 8;
    }
    if (bytes.length < start + length) break;
    on(bytes[offset]! & 0x0f, bytes.subarray(start, start + length));
    offset = start + length;
  }
  return offset;
}
