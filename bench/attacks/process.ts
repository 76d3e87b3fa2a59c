/**
 * The attacker: one attack at a time, in a process of its own, so that it costs the honest phones nothing but
 * the server's time.
 */
import { setPriority } from "node:os";
import { type Attack, guessing, joining, spraying, type Tally } from "@/bench/attacks/asking";
import { type Flooded, type FloodName, flooding } from "@/bench/attacks/flooding";
import { holding } from "@/bench/attacks/holding";
import { Shouting } from "@/bench/attacks/shouting";

export type Order =
  | { do: "guess"; port: number }
  | { do: "spray"; port: number }
  | { do: "slow"; port: number; count: number }
  | { do: "flood"; port: number; count: number }
  | { do: "join"; port: number; token: string }
  | { do: "shout"; port: number; room: string; cookies: string[] }
  | ({ do: "pour"; what: FloodName } & Flooded)
  | { do: "stop" };

/** Real attackers have machines of their own; here their process has the lowest priority. */
setPriority(19);

let running: Attack[] = [];

async function begin(order: Exclude<Order, { do: "stop" }>): Promise<Attack[]> {
  const { port } = order;
  switch (order.do) {
    case "guess":
      return [guessing(port, 150)];
    case "spray":
      return [spraying(port, 8, (n) => ({ email: `person${n}@example.org`, password: "Summer2026!" }))];
    case "slow":
      return (["headers", "body", "read"] as const).map((name) =>
        holding(port, name, Math.floor(order.count / 3), true),
      );
    case "flood":
      return (["socket", "silent"] as const).map((name) =>
        holding(port, name, Math.floor(order.count / 2), true),
      );
    case "join":
      return [joining(port, order.token, 16)];
    case "shout":
      return [await Shouting.begin(port, order.room, order.cookies)];
    case "pour":
      return [flooding(order.what, order)];
  }
}

async function carryOut(order: Order): Promise<Tally> {
  if (order.do !== "stop") {
    running = await begin(order);
    return {};
  }
  const tallies = await Promise.all(running.splice(0).map((attack) => attack.stop()));
  return tallies.reduce<Tally>((sum, tally) => {
    for (const [what, n] of Object.entries(tally)) sum[what] = (sum[what] ?? 0) + n;
    return sum;
  }, {});
}

process.on("message", (order: Order) => {
  carryOut(order).then(
    (tally) => process.send?.({ tally }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
