/** A floor as the bench sees it. */
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { clock } from "@/bench/clock";
import type { FloorKind, FloorSays } from "@/bench/floors/asks";
import { type Figures, Instrument } from "@/bench/product/figures";
import type { Target } from "@/bench/fleet/phone";
import { LIVE } from "@/bench/product/talker";

export class Floor {
  private constructor(
    private readonly child: ChildProcess,
    private readonly instrument: Instrument,
    readonly target: Target,
  ) {}

  static start(kind: FloorKind, databaseUrl = ""): Promise<Floor> {
    const instrument = new Instrument();
    const child = fork(path.join(import.meta.dirname, "floor.mjs"), [kind, databaseUrl], {
      execArgv: instrument.execArgv,
      env: { ...process.env, ...instrument.env },
    });
    return new Promise((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`The ${kind} floor ended with ${code}.`)));
      child.once("message", (message: FloorSays) => {
        if (!("port" in message)) return;
        const bare = kind !== "socket.io";
        resolve(
          new Floor(child, instrument, {
            port: message.port,
            path: bare ? "/" : LIVE,
            greeting: bare ? null : "40",
          }),
        );
      });
    });
  }

  payload = (messages: object[]): boolean => this.child.send({ do: "payload", messages });

  /** Sends one message to everybody. @returns when it was asked for. */
  async push(which: number): Promise<number> {
    const pushed = new Promise((resolve) => this.child.once("message", resolve));
    const time = clock();
    this.child.send({ do: "push", which });
    await pushed;
    return time;
  }

  figures = (what: "reset" | "read" | "gc"): Promise<Figures> =>
    this.instrument.ask(this.child.pid ?? 0, what);

  stop(): void {
    this.child.removeAllListeners("exit");
    this.child.disconnect();
    this.instrument.remove();
  }
}
