/** Thousands of phones lose their connection at the same moment and come back. */
import { pause } from "@/bench/clock";
import { ms, type Part, phonesOf } from "@/bench/context";
import { spreadOf } from "@/bench/numbers";
import { makeRoom } from "@/bench/product/rooms";
import { Console, Stage } from "@/bench/product/talker";

/** Milliseconds after which an idle connection of Postgres has reported its transactions. */
const REPORTED = 11_000;
const TRANSACTIONS = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = 'plenary'";

export const storm: Part = {
  name: "storm",
  async run(context) {
    const { database, fleet, quick } = context;
    const phones = quick ? 300 : 2_000;
    context.say(`storm of ${phones} phones`);
    const server = await context.server();
    const room = await makeRoom(database, phones);
    const trainer = await new Console(server.port, room).opened();
    const stage = await new Stage(server.port, room).opened();
    await trainer.go("paula/5");
    await trainer.openRound("paula/5", 1);
    await fleet.connect("phones", phonesOf(server.port, room), phones, room.phones);
    const body = { answer: "unsure", sureness: 2 };
    await fleet.answer("phones", { type: "answer", question: "paula/5", round: 1, rev: 1, body }, 1_000);
    await pause(REPORTED);

    const before = await database.number(TRANSACTIONS);
    await server.figures("reset");
    const times = await fleet.storm("phones");
    const figures = await server.figures("read");
    await pause(REPORTED);
    const between = (await database.number(TRANSACTIONS)) - before;
    // As much time again in which nothing happens: what the database does by itself.
    const quiet = await database.number(TRANSACTIONS);
    await pause(REPORTED);
    const idle = (await database.number(TRANSACTIONS)) - quiet;
    const still = trainer.view?.presence.connected;
    trainer.close();
    stage.close();
    await fleet.close("phones");
    await server.stop();

    const { p50, p95, last } = spreadOf(times);
    const queries = Math.max(0, between - idle);
    return [
      {
        what: `${phones} phones dropped: current again p50 / p95 / last`,
        product: `${ms(p50)} / ${ms(p95)} / ${ms(last)}; console counts ${still}`,
        target: "95 % within 10 s",
        met: p95 <= 10_000 && still === phones,
      },
      {
        what: "transactions of the database, less those of a quiet time",
        product: `${queries} (${between} less ${idle}), ${(queries / phones).toFixed(4)} a phone`,
        target: "none a phone (< 0.01)",
        met: queries < phones / 100,
      },
      {
        what: "event loop p99 / longest; processor per phone",
        product: `${ms(figures.loop.p99)} / ${ms(figures.loop.max)}; ${ms(figures.cpu / phones)}`,
        target: "p99 < 200 ms",
        met: figures.loop.p99 < 200,
      },
    ];
  },
};
