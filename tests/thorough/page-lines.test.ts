/** Many ask for pages that take long to make: rooms go on, and who is known is served (O-85). */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { percentile } from "@/bench/numbers";
import { newId, type Phone, Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { pause } from "@/tests/support/waiting";

let plenary: Plenary;
let phone: Phone;
beforeAll(async () => {
  plenary = await Plenary.start({ NODE_ENV: "production" }, { next: true });
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  phone = await plenary.phone(room);
  await phone.sees((view) => view.phase === "open");
}, 300_000);
afterAll(() => plenary?.stop());

const GUIDE = "victim-centred-approach";

/** Keeps asking over so many connections, until it is told to stop. @returns how each was answered */
function flood(path: string, cookie: string, wide: number): () => Promise<number[]> {
  let going = true;
  const answered: number[] = [];
  const asking = Promise.all(
    Array.from({ length: wide }, async () => {
      while (going) {
        const res = await fetch(`${plenary.url}${path}`, { headers: { cookie } });
        await res.arrayBuffer();
        answered.push(res.status);
      }
    }),
  );
  return async () => {
    going = false;
    await asking;
    return answered;
  };
}

let rev = 0;
/** Milliseconds until answers of an honest phone are acknowledged: the median. */
async function median(): Promise<number> {
  const took: number[] = [];
  for (const until = performance.now() + 5_000; performance.now() < until; await pause(150)) {
    const began = performance.now();
    expect((await phone.answer({ choice: ["red"] }, { id: newId(), rev: ++rev })).ok).toBe(true);
    took.push(performance.now() - began);
  }
  return percentile(took, 0.5);
}

describe("somebody who asks for pages without pause (O-85)", () => {
  it.each([
    ["a workshop as a file", `/files/workshops/${GUIDE}`],
    ["handouts", `/handouts/${GUIDE}`],
    ["what is to be rehearsed", `/trainer/rehearse/${GUIDE}`],
  ])(
    "as a trainer, for %s, does not stop the rooms",
    async (_what, path) => {
      const { cookie } = await plenary.trainer("Mallory");
      const stop = flood(path, cookie, 8);
      const took = await median();
      const answered = await stop();
      console.info(`pages: ${path}: ${took.toFixed(0)} ms, ${answered.length} answered`);
      expect(new Set(answered)).toEqual(new Set([200]));
      expect(took).toBeLessThan(250);
    },
    60_000,
  );

  it("as a stranger, keeps no trainer waiting, and is refused beyond a hundred requests at a time", async () => {
    const { cookie } = await plenary.trainer();
    const stop = flood("/trainer/sign-in", "", 140);
    await pause(500);
    const began = performance.now();
    expect((await fetch(`${plenary.url}/trainer`, { headers: { cookie } })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(new Set(await stop())).toEqual(new Set([200, 429]));
  }, 60_000);
});
