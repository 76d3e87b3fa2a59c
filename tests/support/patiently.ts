import { pause } from "@/tests/faults/light-phone";
import type { Ack } from "@/workshop/protocol/acks";

/** As a console does in a hurry: told that it asks too much, it waits and asks again. */
export async function patiently(ask: () => Promise<Ack>): Promise<Ack> {
  for (;;) {
    const ack = await ask();
    if (ack.ok || ack.reason !== "too-many") return ack;
    await pause(250);
  }
}
