/**
 * A phone in a real browser on a venue's network: when an answer is kept on it, and how soon many that wait
 * are sent.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { projectRoot } from "@/bench/product/modules";
import { pause } from "@/bench/clock";
import { ms, type Part, type Row } from "@/bench/context";
import { percentile } from "@/bench/numbers";
import { makeRoom, type Room } from "@/bench/product/rooms";
import { Console } from "@/bench/product/talker";
import { FaultProxy, type Weather } from "@/tests/faults/fault-proxy";

const QUESTION = "paula/5";
/** Milliseconds there and back, and what of it is lost. */
const VENUE: Weather = { latency: 150, loss: 0.02 };
const TAPS = 30;
const MAX_KEPT_MS = 50;
const SENT_MS = 3_000;

interface Seen {
  /** From the tap until the phone says what becomes of the answer. */
  said: number;
  /** From the tap until the answer is in the browser's database, written through to the disk. */
  kept: number;
}

/** Taps a choice, and watches the page from inside. */
async function tap(page: Page, value: string): Promise<Seen> {
  const choice = page.locator(`#view input[name="answer"][value="${value}"]`);
  const seen = page.evaluate(async () => {
    const begun = await new Promise<number>((go) =>
      addEventListener("click", () => go(performance.now()), { capture: true, once: true }),
    );
    const state = document.getElementById("saved")!;
    const said = new Promise<number>((go) => {
      const watch = new MutationObserver(() => {
        if (!/sending|kept/.test(state.dataset.state ?? "")) return;
        watch.disconnect();
        go(performance.now());
      });
      watch.observe(state, { attributes: true });
    });
    const database = await new Promise<IDBDatabase>((go) => {
      const opening = indexedDB.open("plenary", 1);
      opening.onsuccess = () => go(opening.result);
    });
    const count = () =>
      new Promise<number>((go) => {
        const request = database.transaction("outbox").objectStore("outbox").count();
        request.onsuccess = () => go(request.result);
      });
    while ((await count()) === 0);
    const kept = performance.now();
    database.close();
    return { said: (await said) - begun, kept: kept - begun };
  });
  await pause(50);
  await choice.evaluate((input: HTMLInputElement) => input.click());
  return seen;
}

/**
 * Puts answers into what the phone keeps, loads its page again, and waits until none is left.
 * @returns milliseconds from its connection
 */
async function drained(page: Page, many: number): Promise<number> {
  // Of rounds that do not run: told apart and refused as fast as others are stored.
  const items = Array.from({ length: many }, (_, n) => ({
    type: "answer",
    question: `gone-${n}`,
    round: 1,
    id: crypto.randomUUID(),
    rev: 1,
    body: { pass: true },
  }));
  await page.evaluate((waiting) => {
    const name = Object.keys(localStorage).find((key) => key.endsWith(" journal"))!;
    localStorage.setItem(name.replace(/journal$/, "outbox"), waiting);
  }, JSON.stringify(items));
  await page.reload();
  return page.evaluate(async () => {
    const holds = async (what: () => boolean) => {
      while (!what()) await new Promise((go) => setTimeout(go, 5));
      return performance.now();
    };
    const linked = await holds(() => document.body.dataset.link === "connected");
    return (await holds(() => !Object.keys(localStorage).some((key) => key.endsWith(" outbox")))) - linked;
  });
}

async function browserHere(): Promise<Browser> {
  const finder = (await import(pathToFileURL(path.join(projectRoot, "scripts", "chromium.mjs")).href)) as {
    findChromium(): Promise<string>;
    launchFlags: string[];
  };
  return chromium.launch({ executablePath: await finder.findChromium(), args: finder.launchFlags });
}

async function open(page: Page, url: string, room: Room): Promise<void> {
  const [name, value] = room.phones[0]!.split("=");
  await page.context().addCookies([{ name: name!, value: value!, url }]);
  await page.goto(`${url}/r/${room.id}/`);
  await page.locator('body[data-link="connected"]').waitFor();
}

export const phone: Part = {
  name: "phone",
  async run(context) {
    const server = await context.server();
    const network = await FaultProxy.before(`http://127.0.0.1:${server.port}`);
    const browser = await browserHere();
    const rows: Row[] = [];
    try {
      const room = await makeRoom(context.database, 1);
      const trainer = await new Console(server.port, room).opened();
      await trainer.go(QUESTION);
      await trainer.openRound(QUESTION, 1);
      const page = await browser.newPage({
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
      });
      await open(page, network.url, room);
      network.become(VENUE);
      const taps: Seen[] = [];
      for (let n = 0; n < TAPS; n++) {
        context.say(`tap ${n + 1}`);
        taps.push(await tap(page, ["yes", "no"][n % 2]!));
        await page.locator('#saved[data-state="saved"]').waitFor();
      }
      const [said, kept] = [taps.map((t) => t.said), taps.map((t) => t.kept)];
      rows.push({
        what: `${TAPS} taps on 300 ms and 2 % loss: the phone says that it has the answer, p50 / p95`,
        product: `${ms(percentile(said, 0.5))} / ${ms(percentile(said, 0.95))}`,
        target: `≤ ${MAX_KEPT_MS} ms`,
        met: percentile(said, 0.95) <= MAX_KEPT_MS,
      });
      rows.push({
        what: "the answer is on the phone's disk, p50 / p95",
        product: `${ms(percentile(kept, 0.5))} / ${ms(percentile(kept, 0.95))}`,
        target: `≤ ${MAX_KEPT_MS} ms`,
        met: percentile(kept, 0.95) <= MAX_KEPT_MS,
      });
      for (const many of [30, 200]) {
        context.say(`${many} answers wait`);
        const took = await drained(page, many);
        rows.push({
          what: `${many} answers that waited are sent, from the connection on`,
          product: ms(took),
          target: `≤ ${SENT_MS / 1_000} s`,
          met: took <= SENT_MS,
        });
      }
      trainer.close();
    } finally {
      await browser.close();
      network.close();
      await server.stop();
    }
    return rows;
  },
};
