import type { Duplex } from "node:stream";

/** Bytes of one piece: some three hundred of the smallest frames. */
const PIECE = 2_048;

/**
 * Hands on in pieces what a connection receives at once, up to 64 KB. Whoever stops reading at one of them is not handed
 * the rest before they read again.
 */
export function inPieces(socket: Duplex): void {
  const push = socket.push.bind(socket);
  socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (!Buffer.isBuffer(chunk) || chunk.length <= PIECE) return push(chunk, encoding);
    let wantsMore = true;
    for (let at = 0; at < chunk.length; at += PIECE) wantsMore = push(chunk.subarray(at, at + PIECE));
    return wantsMore;
  };
}
