/** The fleet as the bench sees it: asks over IPC, answers as promises. */
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { Answered, Ask, JustAcked } from "@/bench/fleet/asks";
import type { Target } from "@/bench/fleet/phone";

/** Connections of one process: below the 20,000 open files that a shell usually allows. */
const MAX_CONNECTIONS = 15_000;

/** One process of phones. */
class Herd {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  private asked = 0;
  /** Phones connected here. */
  phones = 0;

  constructor(acked: (id: string) => void) {
    this.child = fork(path.join(import.meta.dirname, "fleet.mjs"), { serialization: "advanced" });
    this.child.on("message", (message: { number: number; result: never; error?: string } | JustAcked) => {
      if ("acked" in message) return acked(message.acked);
      const waiter = this.waiting.get(message.number);
      this.waiting.delete(message.number);
      if (message.error) waiter?.reject(new Error(message.error));
      else waiter?.resolve(message.result);
    });
    this.child.on("exit", () => {
      for (const waiter of this.waiting.values()) waiter.reject(new Error("The fleet ended."));
    });
  }

  ask<T>(ask: Ask): Promise<T> {
    const number = ++this.asked;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(number, { resolve: resolve as (value: never) => void, reject });
      this.child.send({ number, ask });
    });
  }

  end = (): void => void this.child.disconnect();
}

export class Fleet {
  private readonly herds: Herd[] = [];
  private readonly groups = new Map<string, { herd: Herd; phones: number }>();
  /** Called for answers that are watched, at the moment of their ack. */
  onAcked: ((id: string) => void) | null = null;

  /** Connects phones. @throws unless all of them are let in. */
  async connect(
    group: string,
    target: Target,
    count: number,
    cookies: string[] | null = null,
  ): Promise<void> {
    const placement = this.groups.get(group) ?? { herd: this.roomFor(count), phones: 0 };
    this.groups.set(group, placement);
    placement.phones += count;
    placement.herd.phones += count;
    const connected = await placement.herd.ask<number>({ do: "connect", group, target, count, cookies });
    if (connected < count) throw new Error(`Only ${connected} of ${count} phones (${group}) could connect.`);
  }

  expect = (group: string): Promise<null> => this.ask({ do: "expect", group });
  arrivals = (group: string, timeout = 15_000): Promise<number[]> =>
    this.ask({ do: "arrivals", group, timeout });
  answer = (group: string, command: object, spread: number, watch = 0): Promise<Answered> =>
    this.ask({ do: "answer", group, command, spread, watch });
  storm = (group: string, timeout = 30_000): Promise<number[]> => this.ask({ do: "storm", group, timeout });
  stall = (group: string, count: number, on: boolean): Promise<null> =>
    this.ask({ do: "stall", group, count, on });
  views = (group: string): Promise<number[]> => this.ask({ do: "views", group });

  async close(group: string): Promise<void> {
    await this.ask<null>({ do: "close", group });
    const placement = this.groups.get(group);
    if (placement) placement.herd.phones -= placement.phones;
    this.groups.delete(group);
  }

  end(): void {
    for (const herd of this.herds) herd.end();
  }

  private roomFor(count: number): Herd {
    const roomy = this.herds.find((herd) => herd.phones + count <= MAX_CONNECTIONS);
    if (roomy) return roomy;
    const herd = new Herd((id) => this.onAcked?.(id));
    this.herds.push(herd);
    return herd;
  }

  private ask<T>(ask: Ask): Promise<T> {
    const placement = this.groups.get(ask.group);
    return placement
      ? placement.herd.ask<T>(ask)
      : Promise.reject(new Error(`The fleet has no group "${ask.group}".`));
  }
}
