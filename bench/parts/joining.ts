/** Three hundred people scan the code within a second: door, joining, and the room's page with its first view. */
import { clock, pause } from "@/bench/clock";
import { type Context, ms, type Part, type Row } from "@/bench/context";
import { median, spreadOf } from "@/bench/numbers";
import { load } from "@/bench/product/load";
import { joinToken } from "@/bench/product/modules";
import { makeRoom } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";

const PEOPLE = 300;
const WITHIN_MS = 1_000;
const TURNS = 3;

/** One person's way in, without a script. @returns milliseconds. @throws where a page is refused */
async function join(origin: string, token: string): Promise<number> {
  const start = clock();
  const door = `${origin}/j/${token}`;
  const shown = await load(door, "", "br");
  if (shown.status !== 200) throw new Error(`the door answered ${shown.status}`);
  const joined = await load(door, "", "br", "");
  const cookie = joined.cookie?.split(";")[0];
  if (joined.status !== 303 || !cookie) throw new Error(`joining answered ${joined.status}`);
  const page = await load(new URL(joined.location!, origin).href, cookie, "br");
  if (page.status !== 200) throw new Error(`the room answered ${page.status}`);
  return clock() - start;
}

async function joinTogether(context: Context, server: Server, people: number) {
  const room = await makeRoom(context.database, 0);
  const origin = `http://127.0.0.1:${server.port}`;
  const token = joinToken(room.id, 1);
  await server.figures("reset");
  const took = await Promise.all(
    Array.from({ length: people }, async (_, n) => {
      await pause((n * WITHIN_MS) / people);
      return join(origin, token);
    }),
  );
  const { cpu } = await server.figures("read");
  return { ...spreadOf(took), cpu: cpu / people };
}

async function run(context: Context): Promise<Row[]> {
  const [people, turns] = context.quick ? [100, 1] : [PEOPLE, TURNS];
  context.say(`${people} people join`);
  const server = await context.server();
  await joinTogether(context, server, 20);
  const turnsTaken: Awaited<ReturnType<typeof joinTogether>>[] = [];
  for (let turn = 0; turn < turns; turn++) turnsTaken.push(await joinTogether(context, server, people));
  await server.stop();
  const middle = (figure: "p50" | "p95" | "cpu") => median(turnsTaken.map((turn) => turn[figure]));
  return [
    {
      what: `${people} join within a second: door to first view, p50 / p95; processor each`,
      product: `${ms(middle("p50"))} / ${ms(middle("p95"))}; ${ms(middle("cpu"))}`,
      target: "≤ 1 s / 1.6 s; ≤ 5 ms",
      met: middle("p50") <= 1_000 && middle("p95") <= 1_600 && middle("cpu") <= 5,
    },
  ];
}

export const joining: Part = { name: "joining", run };
