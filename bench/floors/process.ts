/** One floor in a process of its own. Ends with its parent, or after twenty minutes. */
import type { FloorAsk, FloorKind } from "@/bench/floors/asks";
import { socketIoFloor, wsFloor } from "@/bench/floors/broadcast";
import { durableFloor } from "@/bench/floors/durable";
import { clock } from "@/bench/clock";

const [kind, databaseUrl] = process.argv.slice(2) as [FloorKind, string];
let messages: object[] = [];

if (kind === "durable") process.send?.(await durableFloor(databaseUrl));
else {
  const floor = kind === "ws" ? await wsFloor() : await socketIoFloor();
  process.on("message", (ask: FloorAsk) => {
    if (ask.do === "payload") messages = ask.messages;
    else {
      const pushedAt = clock();
      floor.push(messages[ask.which] ?? {});
      process.send?.({ pushedAt });
    }
  });
  process.send?.({ port: floor.port });
}
process.on("disconnect", () => process.exit(0));
setTimeout(() => process.exit(1), 20 * 60_000).unref();
