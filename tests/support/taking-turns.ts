import type { Console, Plenary, TestRoom } from "@/tests/support/plenary";
import type { Ack } from "@/workshop/protocol/acks";

/**
 * Further consoles of a room's trainer, which take turns with the first: each may send only so many commands a second
 * (server/rooms/command-limits.ts), and a test of a whole day is quicker than a person.
 * @returns what lets the next one do something that all have seen the state for; the first has seen it happen then
 */
export async function takingTurns(plenary: Plenary, room: TestRoom, first: Console, consoles = 6) {
  const all = [
    first,
    ...(await Promise.all(Array.from({ length: consoles - 1 }, () => plenary.console(room)))),
  ];
  let turn = 0;
  return async (ask: (console: Console) => Promise<Ack>): Promise<Ack> => {
    const console = all[turn++ % all.length]!;
    await console.sees((v) => v.revision >= first.view.revision);
    const ack = await ask(console);
    if (ack.ok && ack.revision !== undefined) await first.sees((v) => v.revision >= ack.revision!);
    return ack;
  };
}
