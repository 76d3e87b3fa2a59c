/** The server is killed without warning, several times, while a room answers. Nothing acknowledged is lost. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseBehindProxy } from "@/tests/faults/behind-proxy";
import type { FaultProxy } from "@/tests/faults/fault-proxy";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { judged } from "@/tests/faults/kept";
import { sized } from "@/tests/faults/size";
import { namesOf, rowsOf, Voter } from "@/tests/faults/voter";
import { Plenary } from "@/tests/support/plenary";
import { fairly } from "@/tests/support/slowness";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { IN_FLIGHT_MS } from "@/workshop/room/state";
import { eventually, inParallel, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

const PHONES = sized(30, 100);
const KILLS = sized(20, 500, 1);
/** The longest time that people answer between two kills, beyond 300 ms. */
const PAUSE = sized(600, 1_300);
const QUESTION = "story/1";

let plenary: Plenary;
let proxy: FaultProxy;

beforeAll(async () => {
  plenary = await Plenary.start();
  proxy = await databaseBehindProxy(plenary);
});
afterAll(async () => {
  await plenary?.stop();
  proxy?.close();
});

/**
 * The moments at which the server is killed: any; before a batch of answers reaches the database; after it is
 * stored, before its word.
 */
const moments = [
  () => Promise.resolve(),
  () => proxy.holdBack("store-answers"),
  () => proxy.swallowWordOf("store-answers"),
];

describe("a server that is killed while a room answers", () => {
  it(`loses nothing it acknowledged to ${PHONES} phones and counts nobody twice, over ${KILLS} kills`, {
    timeout: KILLS * 40_000 + 60_000,
    tags: ["every-run"],
  }, async () => {
    const seed = seedOf("kill");
    const random = seeded(seed);
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    await trainer.go("story/1");
    await trainer.openRound(QUESTION);
    const before = trainer.view;

    const cookies = await inParallel(Array.from({ length: PHONES }), 16, () => plenary.join(room));
    const people = await namesOf(cookies);
    const voters = cookies.map((cookie, i) => {
      const random = seeded(seed + i + 1);
      const phone = new LightPhone({
        url: plenary.url,
        auth: { as: "phone", room: room.id },
        cookie,
        backOff: 600,
        random,
      });
      return new Voter([phone], `person ${i}`, QUESTION, random);
    });
    await eventually(() => voters.every((v) => v.tabs[0]!.connected), 40_000);

    let over = false;
    const thinking = voters.map((v) => v.think(() => over));
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(300 + random() * PAUSE);
      await moments[kill % moments.length]!();
      plenary.server.kill("SIGKILL");
      proxy.restore();
      await plenary.restart();
      await eventually(() => voters.filter((v) => v.tabs[0]!.connected).length > PHONES / 2, 40_000);
      if (kill % 50 === 49) console.info(`kill: ${kill + 1} of ${KILLS}`);
    }
    await pause(500);
    over = true;
    await Promise.all(thinking);
    await eventually(() => voters.every((v) => v.tabs[0]!.connected), 40_000);
    await Promise.all(voters.map((v) => v.drain()));

    const ops = voters.flatMap((v) => v.ops);
    const acked = ops.filter((o) => o.outcome === "stored").length;
    console.info(
      `kill: ${ops.length} answers sent, ${acked} acknowledged, ${ops.filter((o) => o.outcome === "unknown").length} superseded without word`,
    );
    expect(voters.filter((v) => !v.done)).toHaveLength(0);
    expect(ops.filter((o) => o.outcome === "refused")).toHaveLength(0);
    const rows = await rowsOf(room.id, "story", people);
    expect(rows).toHaveLength(PHONES);
    expect(judged("kill", seed, ops, rows)).toEqual([]);
    for (const v of voters)
      expect(rows.find((r) => r.person === v.newest!.person)).toMatchObject({
        rev: v.newest!.rev,
        value: v.newest!.value,
      });

    const back = await plenary.console(room);
    await back.sees((v) => v.answered === PHONES);
    expect(back.view).toMatchObject({
      revision: before.revision,
      stepRevision: before.stepRevision,
      step: "story/1",
    });
    expect(back.view.asked).toMatchObject({ question: QUESTION, round: 1, phase: "open" });

    await back.closeRound(QUESTION);
    await back.reveal(QUESTION);
    const shown = await back.sees((v) => v.results !== null && !v.results.live);
    const expected = (value: string) => rows.filter((r) => r.value === value).length;
    expect(shown.results!.options.map((o) => [o.id, o.count])).toEqual(
      ["yes", "unsure", "no"].map((id) => [id, expected(id)]),
    );
    for (const v of voters) v.stop();
  });

  it("ends a round on time when it was killed in between, and at once when the time passed meanwhile", async () => {
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll", 1, { seconds: 5 });
    const { closesAt } = trainer.view.asked!;
    await plenary.crash();
    const readyAt = Date.now();
    const again = await plenary.console(room);
    // A slow machine may have taken longer to start than the round lasts.
    if (again.view.asked?.phase === "open") expect(again.view.asked).toMatchObject({ closesAt });
    await again.sees((v) => v.asked?.phase === "closed", 30_000);
    const closedAt = Date.now();
    expect(closedAt).toBeGreaterThanOrEqual(closesAt!);
    expect(closedAt - Math.max(closesAt! + IN_FLIGHT_MS, readyAt)).toBeLessThan(
      await fairly(2_000, plenary.url),
    );

    await again.openRound("poll", 2, { seconds: 5 });
    const end = again.view.asked!.closesAt!;
    plenary.server.kill("SIGKILL");
    await pause(end - Date.now() + 200);
    await plenary.restart();
    const late = await plenary.console(room);
    const seenAt = Date.now();
    await late.sees((v) => v.asked?.phase === "closed", 30_000);
    const took = Date.now() - seenAt;
    expect(took).toBeLessThan(await fairly(2_000, plenary.url));
  });
});
