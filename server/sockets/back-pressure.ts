/**
 * Keeps slow phones from filling the server's memory. Once a second each phone's send buffer is checked: a
 * stalled phone leaves the room's broadcasts and gets the whole view when it reads again; a hopeless one is
 * disconnected.
 */
import type { Socket } from "socket.io";
import { metrics } from "@/server/platform/metrics";

const CHECK_INTERVAL_MS = 1_000;
const STALLED_BYTES = 256 * 1_024;
const STALLED_PACKETS = 50;
const HOPELESS_BYTES = 1_024 * 1_024;

interface Buffered {
  writeBuffer: unknown[];
  transport: { socket?: { bufferedAmount?: number } };
}

export function watchBackPressure(
  phones: () => Iterable<Socket>,
  on: { stalled(socket: Socket): void; reads(socket: Socket): void },
): () => void {
  const stalled = new Set<Socket>();
  const timer = setInterval(() => {
    for (const socket of phones()) {
      const conn = socket.conn as unknown as Buffered;
      const bytes = conn.transport.socket?.bufferedAmount ?? 0;
      const full = bytes > STALLED_BYTES || conn.writeBuffer.length > STALLED_PACKETS;
      if (bytes > HOPELESS_BYTES) {
        stalled.delete(socket);
        metrics.slowPhones.inc({ what: "closed" });
        socket.conn.close(true);
      } else if (full && !stalled.has(socket)) {
        stalled.add(socket);
        metrics.slowPhones.inc({ what: "stalled" });
        on.stalled(socket);
      } else if (!full && stalled.delete(socket)) {
        on.reads(socket);
      }
    }
    for (const socket of stalled) if (!socket.connected) stalled.delete(socket);
  }, CHECK_INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
