/** The attacker as the bench sees it. */
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { Tally } from "@/bench/attacks/asking";
import type { Order } from "@/bench/attacks/process";

export class Attacker {
  private readonly child: ChildProcess;

  /** @param program of the process that attacks */
  constructor(program = path.join(import.meta.dirname, "attacker.mjs")) {
    this.child = fork(program);
  }

  begin = (order: Exclude<Order, { do: "stop" }>): Promise<Tally> => this.ask(order);

  /** @returns what came of it */
  stop = (): Promise<Tally> => this.ask({ do: "stop" });

  end = (): void => void this.child.disconnect();

  private ask(order: Order): Promise<Tally> {
    return new Promise((resolve, reject) => {
      this.child.once("message", (answer: { tally: Tally } | { error: string }) =>
        "tally" in answer ? resolve(answer.tally) : reject(new Error(answer.error)),
      );
      this.child.send(order);
    });
  }
}
