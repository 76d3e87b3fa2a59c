import type { Readable } from "node:stream";
import type { WebSocket } from "ws";

type Done = (error?: Error | null) => void;
/** As much as is needed of what reads frames in `ws`; `frame-gate.test.ts` fails when a new version does it otherwise. */
interface Receiver {
  _write(chunk: Buffer, encoding: BufferEncoding, done: Done): void;
  /** Parses a frame, and is called again after it. @param done when no whole frame is left of what came */
  startLoop(done: Done): void;
}

/** As much as is needed of a connection's stream. */
interface Connection extends Readable {
  _readableState: { highWaterMark: number };
}

/**
 * Stops reading a WebSocket between two frames. Pausing it is not enough: `ws` goes on with all that came at once, up to
 * 64 KB, a frame in each turn of the event loop, and Node reads what comes later, packet by packet, until it holds 16 KB
 * (64 KB since Node 22). Here it reads once more at most; the rest waits in the kernel, and then with the sender. Until
 * reading goes on, a connection that was reset is noticed only when something is sent to it.
 */
export class FrameGate {
  private shut = false;
  private gone: boolean;
  /** What came is not parsed to its end. */
  private full = false;
  private rest: Done | null = null;
  private readonly parse: (done: Done) => void;

  constructor(private readonly socket: WebSocket) {
    const { _receiver: receiver, _socket: connection } = socket as unknown as {
      _receiver: Receiver;
      _socket: Connection;
    };
    connection._readableState.highWaterMark = 1;
    this.gone = connection.destroyed || connection.readableEnded;
    this.parse = receiver.startLoop.bind(receiver);
    receiver.startLoop = (done) => {
      if (this.shut) this.rest = done;
      else this.parse(done);
      if (this.gone) this.drop();
    };
    const write = receiver._write.bind(receiver);
    receiver._write = (chunk, encoding, done) => {
      this.full = true;
      write(chunk, encoding, (error) => {
        this.full = false;
        done(error);
        if (!this.shut && !this.full) this.socket.resume();
      });
    };
    connection.once("end", () => this.drop()).once("close", () => this.drop());
  }

  pause(): void {
    this.shut = true;
    this.socket.pause();
  }

  /** @returns whether more has come already */
  resume(): boolean {
    this.shut = false;
    const { rest } = this;
    this.rest = null;
    if (rest) this.parse(rest);
    if (!this.full) this.socket.resume();
    return this.full;
  }

  /** The other side has gone: what waits is not read any more, and `ws` can close. */
  private drop(): void {
    this.gone = true;
    this.rest?.(new Error("The other side is gone, and has sent more than may be read."));
    this.rest = null;
  }
}
