/** The fleet as the bench sees it: asks over IPC, answers as promises. */
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { Answered, Ask } from "@/bench/fleet/asks";
import type { Target } from "@/bench/fleet/phone";

export class Fleet {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  private asked = 0;
  /** Called for answers that are watched, at the moment of their ack. */
  onAcked: ((id: string) => void) | null = null;

  constructor() {
    this.child = fork(path.join(import.meta.dirname, "fleet.mjs"), { serialization: "advanced" });
    this.child.on("message", (message: { number: number; result: never; error?: string } | { acked: string }) => {
      if ("acked" in message) return this.onAcked?.(message.acked);
      const asked = this.waiting.get(message.number);
      this.waiting.delete(message.number);
      if (message.error) asked?.reject(new Error(message.error));
      else asked?.resolve(message.result);
    });
    this.child.on("exit", () => {
      for (const asked of this.waiting.values()) asked.reject(new Error("The fleet ended."));
    });
  }

  /** Connects phones. @throws unless all of them are let in. */
  async connect(group: string, target: Target, count: number, cookies: string[] | null = null): Promise<void> {
    const connected = await this.ask<number>({ do: "connect", group, target, count, cookies });
    if (connected < count) throw new Error(`Only ${connected} of ${count} phones (${group}) could connect.`);
  }

  expect = (group: string): Promise<null> => this.ask({ do: "expect", group });
  arrivals = (group: string, timeout = 15_000): Promise<number[]> => this.ask({ do: "arrivals", group, timeout });
  answer = (group: string, command: object, spread: number, watch = 0): Promise<Answered> =>
    this.ask({ do: "answer", group, command, spread, watch });
  storm = (group: string, timeout = 30_000): Promise<number[]> => this.ask({ do: "storm", group, timeout });
  stall = (group: string, count: number, on: boolean): Promise<null> => this.ask({ do: "stall", group, count, on });
  views = (group: string): Promise<number[]> => this.ask({ do: "views", group });
  close = (group: string): Promise<null> => this.ask({ do: "close", group });
  end = (): void => void this.child.disconnect();

  private ask<T>(ask: Ask): Promise<T> {
    const number = ++this.asked;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(number, { resolve: resolve as (value: never) => void, reject });
      this.child.send({ number, ask });
    });
  }
}
