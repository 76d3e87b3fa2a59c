/**
 * People answer over networks that are slow, thin, deaf in one direction, silent or gone, reload their page, and have
 * it open twice. What they were told is stored is there, once; in the end everybody's last word is (a history each).
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { FaultProxy, type Weather } from "@/tests/faults/fault-proxy";
import { judged } from "@/tests/faults/kept";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { sized } from "@/tests/faults/size";
import { namesOf, rowsOf, Voter } from "@/tests/faults/voter";
import { Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually, inParallel, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

const HISTORIES = sized(200, 10_000);
/** Histories that run at the same time, one room of people. */
const PEOPLE = sized(50, 100);
const EVENTS = 8;
const QUESTION = "story/1";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.start();
});
afterAll(() => plenary?.stop());

/** A person, the network between them and the room, and what happens to both. */
class History {
  private readonly happenings: (() => unknown)[];

  constructor(
    readonly voter: Voter,
    private readonly proxy: FaultProxy,
    private readonly random: () => number,
  ) {
    const some = (most: number) => Math.floor(random() * most);
    const weather = (now: () => Weather) => () => proxy.become(now());
    const decide = () => voter.decide();
    this.happenings = [
      decide,
      decide,
      decide,
      decide,
      weather(() => ({ latency: some(400), jitter: some(600) })),
      weather(() => ({ bandwidth: 500 + some(20_000), slice: 1 + some(200) })),
      weather(() => ({ limit: some(6_000) })),
      weather(() => ({ lose: (["up", "down", "both"] as const)[some(3)] })),
      weather(() => ({ arrivals: random() < 0.5 ? "refused" : "unanswered" })),
      weather(() => ({})),
      () => proxy.reset(),
      () => this.reload(),
      () => this.aeroplane(),
    ];
  }

  async run(): Promise<void> {
    this.voter.decide();
    for (let event = 0; event < EVENTS; event++) {
      await this.happenings[Math.floor(this.random() * this.happenings.length)]!();
      await pause(this.random() * 400);
    }
    this.proxy.restore();
    for (const tab of this.voter.tabs) {
      tab.stop();
      tab.come();
    }
    await eventually(() => this.voter.tabs.every((tab) => tab.connected), 60_000);
    await this.voter.drain();
  }

  end(): void {
    this.voter.stop();
    this.proxy.close();
  }

  private reload(): void {
    const tab = this.voter.tabs[Math.floor(this.random() * this.voter.tabs.length)]!;
    tab.stop();
    tab.come();
  }

  private async aeroplane(): Promise<void> {
    this.proxy.cut();
    this.voter.decide();
    await pause(200 + this.random() * 800);
    this.proxy.restore();
  }
}

it(`keeps every acknowledged answer once, over ${HISTORIES} histories`, {
  timeout: HISTORIES * 2_000,
}, async () => {
  const seed = seedOf("network");
  const counted = { sent: 0, stored: 0 };
  for (let from = 0; from < HISTORIES; from += PEOPLE) {
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    await trainer.go(QUESTION);
    await trainer.openRound(QUESTION);
    const cookies = await inParallel(Array.from({ length: PEOPLE }), 8, () => plenary.join(room));
    const people = await namesOf(cookies);
    const histories = await inParallel(cookies, 16, async (cookie, i) => {
      const random = seeded(seed + from + i);
      const proxy = await FaultProxy.before(plenary.url, random);
      const tab = () =>
        new LightPhone({
          url: proxy.url,
          auth: { as: "phone", room: room.id },
          cookie,
          backOff: 400,
          random,
        });
      const tabs = random() < 0.3 ? [tab(), tab()] : [tab()];
      return new History(new Voter(tabs, `person ${i}`, QUESTION, random), proxy, random);
    });
    await Promise.all(histories.map((history) => history.run()));
    const ops = histories.flatMap(({ voter }) => voter.ops);
    const rows = await rowsOf(room.id, "story", people);
    expect(judged("network", seed + from, ops, rows)).toEqual([]);
    for (const { voter } of histories) {
      expect(rows.find((row) => row.person === voter.newest!.person)).toMatchObject({
        rev: voter.newest!.rev,
        value: voter.newest!.value,
      });
    }
    await trainer.closeRound(QUESTION);
    await trainer.reveal(QUESTION);
    const shown = await trainer.sees((v) => v.results !== null && !v.results.live);
    const count = (value: string) => rows.filter((row) => row.value === value).length;
    expect(shown.results!.options.map((o) => o.count)).toEqual(["yes", "unsure", "no"].map(count));
    counted.sent += ops.length;
    counted.stored += ops.filter((op) => op.outcome === "stored").length;
    for (const history of histories) history.end();
    trainer.socket.disconnect();
  }
  console.info(
    `network: ${HISTORIES} histories, ${counted.sent} answers, ${counted.stored} acknowledged; none lost, none twice`,
  );
});
