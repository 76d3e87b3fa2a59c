/** Phones that stop reading: what they cost, and whether the others notice. With and without them in turn. */
import { clock, pause, until } from "@/bench/clock";
import { type Context, ms, type Part, phonesOf } from "@/bench/context";
import { median, medianSpread, type Spread, spreadOf } from "@/bench/numbers";
import { makeRoom } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";
import { Console } from "@/bench/product/talker";

/** Stalled at once, so that what one costs stands out from the noise. */
const STALLED = 10;
const TOLD = [1, 2, 3, 4, 5].map((part) => `paula/${part}`);
const PAIR = ["paula/4", "paula/5"];
/** One console may send eight commands a second in the long run, so several take turns. */
const CONSOLES = 12;
const VIEW_EVERY = 12;

interface Run {
  /** Highest resident size during the run, bytes. */
  grown: number;
  honest: Spread;
  /** Views that a stalled phone was spared, on average. */
  spared: number;
  /** Stalled phones that follow the room again once they read. */
  again: number;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

async function run(
  context: Context,
  server: Server,
  honest: number,
  stalled: number,
  views: number,
): Promise<Run> {
  const { fleet } = context;
  const room = await makeRoom(context.database, honest + STALLED);
  const consoles = await Promise.all(
    Array.from({ length: CONSOLES }, () => new Console(server.port, room).opened()),
  );
  const trainer = consoles[0]!;
  for (const step of TOLD) await trainer.go(step);
  await fleet.connect("honest", phonesOf(server.port, room), honest, room.phones.slice(0, honest));
  await fleet.connect("stalled", phonesOf(server.port, room), STALLED, room.phones.slice(honest));
  const before = await server.figures("gc");
  await server.figures("watch");
  if (stalled) await fleet.stall("stalled", stalled, true);
  const spreads: Spread[] = [];
  for (let i = 0; i < views; i++) {
    const due = clock() + VIEW_EVERY;
    const sample = i % 10 === 0;
    if (sample) await fleet.expect("honest");
    const [last, next] = [consoles[(i + CONSOLES - 1) % CONSOLES]!, consoles[i % CONSOLES]!];
    await until("the next console to follow", () => (next.view?.revision ?? 0) >= (last.view?.revision ?? 0));
    const time = await next.go(PAIR[i % 2]!);
    if (sample)
      spreads.push(spreadOf((await fleet.arrivals("honest", 5_000)).map((t) => (t ? t - time : 5_000))));
    await pause(due - clock());
  }
  await pause(1_500);
  const after = await server.figures("read");
  await fleet.stall("stalled", stalled, false);
  // The server looks once a second whether they read again.
  await pause(2_500);
  const had = await fleet.views("stalled");
  await fleet.expect("stalled");
  await trainer.go("paula/3");
  const again = (await fleet.arrivals("stalled", 3_000)).filter((t) => t > 0).length;
  for (const each of consoles) each.close();
  await fleet.close("honest");
  await fleet.close("stalled");
  await pause(300);
  return { grown: after.peak - before.rss, honest: medianSpread(spreads), spared: views - mean(had), again };
}

export const stalled: Part = {
  name: "stalled",
  async run(context) {
    const [honest, views, turns] = context.quick ? [50, 400, 1] : [200, 2_400, 2];
    context.say(`${STALLED} stalled among ${honest} phones, ${views} views`);
    const server = await context.server();
    await run(context, server, honest, 0, Math.min(views, 400));
    const [without, withThem]: [Run[], Run[]] = [[], []];
    for (let turn = 0; turn < turns; turn++) {
      without.push(await run(context, server, honest, 0, views));
      withThem.push(await run(context, server, honest, STALLED, views));
    }
    await server.stop();
    const grown = (runs: Run[]) => median(runs.map((r) => r.grown));
    const each = (grown(withThem) - grown(without)) / STALLED;
    const [alone, beside] = [
      medianSpread(without.map((r) => r.honest)),
      medianSpread(withThem.map((r) => r.honest)),
    ];
    const mb = (bytes: number) => `${(bytes / 1_048_576).toFixed(2)} MB`;
    return [
      {
        what: `${views} views past ${STALLED} phones that do not read: memory each`,
        product: `${mb(each)} (peak +${mb(grown(withThem))} with, +${mb(grown(without))} without)`,
        target: "≤ 2 MB",
        met: each <= 2 * 1_048_576,
      },
      {
        what: "views each was spared; how many follow again once they read",
        product: `${Math.round(median(withThem.map((r) => r.spared)))} of ${views}; ${Math.min(...withThem.map((r) => r.again))} of ${STALLED}`,
        target: "all follow again",
        met: withThem.every((r) => r.again === STALLED),
      },
      {
        what: "p99 of the others, with and without them",
        product: ms(beside.p99),
        floor: ms(alone.p99),
        ratio: beside.p99 / alone.p99,
        target: "unmoved (≤ 1.15)",
        met: beside.p99 / alone.p99 <= 1.15,
      },
    ];
  },
};
