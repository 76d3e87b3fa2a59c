/**
 * One participant pours what costs the server most while others answer: what those notice of it (O-80), quiet
 * and flooded. The flood comes from a process of its own; the bench measures the same with more phones.
 */
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Attacker } from "@/bench/attacks/attacker";
import { type Flooded, type FloodName, floodNames } from "@/bench/attacks/flooding";
import { percentile } from "@/bench/numbers";
import { largeDraft } from "@/bench/product/large-draft";
import { projectRoot } from "@/server/platform/settings/project-root";
import { createAuthored } from "@/server/store/editor/authored";
import { LightPhone } from "@/tests/faults/light-phone";
import { sized } from "@/tests/faults/size";
import { TestEditor } from "@/tests/support/editor";
import { type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually, inParallel, pause } from "@/tests/support/waiting";

const HONEST = 20;
/** Milliseconds for which answers are timed at a time, and between two answers of a phone: fewer than it may send. */
const TIMED = sized(2_500, 10_000);
const EACH = 180;
/** Times by which a flood may slow honest answers down. */
const MAX_TIMES = 5;
/**
 * Judged quantiles, and the milliseconds below which a busy machine tells nothing. A stall of the machine by
 * itself makes the slowest hundredth; what a flood does is in the slowest tenth too, and in the median. The
 * bench measures the hundredth.
 */
const judged = [
  { quantile: 0.5, floor: 20 },
  { quantile: 0.9, floor: 100 },
];

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let honest: LightPhone[];
let attacker: Attacker;

const phones = async (count: number): Promise<LightPhone[]> =>
  inParallel(Array.from({ length: count }), 8, async () => {
    const cookie = await plenary.join(room);
    return new LightPhone({ url: plenary.url, auth: { as: "phone", room: room.id }, cookie, backOff: 500 });
  });

beforeAll(async () => {
  const outfile = path.join(projectRoot, ".build", "test-attacker.mjs");
  await build({
    entryPoints: [path.join(projectRoot, "bench", "attacks", "process.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  attacker = new Attacker(outfile);
  plenary = await Plenary.start({ NODE_ENV: "production" }, { next: true });
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  honest = await phones(HONEST);
  await eventually(() => honest.every((phone) => phone.connected && phone.view?.phase === "open"));
});
afterAll(async () => {
  attacker?.end();
  for (const phone of honest ?? []) phone.stop();
  await plenary?.stop();
});

let rev = 0;
/** Milliseconds until each answer was acknowledged. */
async function answers(): Promise<number[]> {
  const took: number[] = [];
  const until = performance.now() + TIMED;
  await Promise.all(
    honest.map(async (phone) => {
      await pause(Math.random() * EACH);
      while (performance.now() < until) {
        const start = performance.now();
        const ack = await phone.send(
          { type: "answer", id: newId(), question: "poll", round: 1, rev: ++rev, body: { choice: ["red"] } },
          30_000,
        );
        expect(ack).toMatchObject({ ok: true });
        took.push(performance.now() - start);
        await pause(EACH * (0.8 + 0.4 * Math.random()));
      }
    }),
  );
  return took;
}

/** @param flooder a new person, so that nothing that an earlier flood cost is left to pay */
async function underFlood(what: FloodName, flooder: () => Promise<Omit<Flooded, "port">>): Promise<void> {
  const quiet = await answers();
  await attacker.begin({ do: "pour", what, port: plenary.server.port, ...(await flooder()) });
  const flooded = await answers();
  const tally = await attacker.stop();
  const figures = (took: number[]) => [0.5, 0.9, 0.99].map((p) => percentile(took, p).toFixed(1)).join(" / ");
  console.info(
    `floods: ${what}: quiet ${figures(quiet)}, flooded ${figures(flooded)} ms (${JSON.stringify(tally)})`,
  );
  for (const { quantile, floor } of judged)
    expect(percentile(flooded, quantile), `${100 * quantile} %`).toBeLessThanOrEqual(
      Math.max(MAX_TIMES * percentile(quiet, quantile), floor),
    );
  expect(honest.every((phone) => phone.connected)).toBe(true);
}

describe("a participant who floods slows others down to a fifth at most (O-80)", () => {
  const participant = async () => ({
    path: "/live/" as const,
    greeting: { as: "phone", room: room.id },
    cookie: await plenary.join(room),
  });
  it.each(floodNames)("with %s", (what) => underFlood(what, participant), 120_000);
});

describe("an editor who floods slows a room down to a fifth at most (O-80)", () => {
  /** Their workshop was opened before: what a process takes to read its first large one is no flood. */
  const author = async () => {
    const trainer = await plenary.trainer();
    const workshop = await createAuthored(trainer.id, largeDraft);
    const editor = await new TestEditor(plenary, workshop, trainer).sees(() => true);
    editor.close();
    return { path: "/live/editor/" as const, greeting: { as: "editor", workshop }, cookie: trainer.cookie };
  };
  it.each(["deep", "keys", "useless", "reconnecting"] as const)(
    "with %s",
    (what) => underFlood(what, author),
    120_000,
  );
});
