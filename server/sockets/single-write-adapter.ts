/**
 * Socket.IO's adapter with one write per connection in a broadcast: the original writes head and body of each
 * WebSocket frame as two buffers, which costs about 8 % more per phone. The frame is built once for all.
 */
import { Adapter } from "socket.io-adapter";

interface PreEncoded {
  wsPreEncodedFrame?: Buffer[];
}

/** The method is private to TypeScript; `single-write-adapter.test.ts` fails when a new version has no such method. */
const encode = (Adapter.prototype as unknown as { _encode(packet: unknown, options: PreEncoded): unknown[] })
  ._encode;

export class SingleWriteAdapter extends Adapter {}

Object.defineProperty(SingleWriteAdapter.prototype, "_encode", {
  value(this: Adapter, packet: unknown, options: PreEncoded): unknown[] {
    const encoded = encode.call(this, packet, options);
    if (options.wsPreEncodedFrame) options.wsPreEncodedFrame = [Buffer.concat(options.wsPreEncodedFrame)];
    return encoded;
  },
});
