/**
 * A deck of sixty slides: pushing a slide with a picture beside pushing one of as much text without, to phones that
 * are connected alike; and the same while other phones fetch pictures as hard as they can.
 */
import { storedWorkshopId } from "@/model/ids";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { assetsOf, assetToken, takeFile, upsertWorkshop } from "@/bench/product/modules";
import { pause } from "@/bench/clock";
import { type Context, ms, type Part, phonesOf, type Row } from "@/bench/context";
import { medianSpread, type Spread, spreadOf } from "@/bench/numbers";
import { load } from "@/bench/product/load";
import { makeRoom } from "@/bench/product/rooms";
import { Console, phoneMessage } from "@/bench/product/talker";
import { workshopSchema } from "@/workshop/content/workshop";

const SLIDES = 60;
const DECK = "bench-deck";
/** Phones that fetch at the same time. */
const FETCHING = 40;
const ARRIVAL_TIMEOUT_MS = 15_000;
const BODY = "A line of text that is as long as lines of slides are.\n\n".repeat(4);

/** Every second slide of the deck has a picture of noise, which nothing can press small. */
async function makeDeck(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-deck-"));
  const slide = (n: number, picture?: string) => ({
    kind: "slide",
    id: `slide-${n}`,
    title: `Slide ${n}`,
    body: BODY,
    ...(picture ? { picture: { file: picture, alt: "Noise" } } : {}),
  });
  const names: (string | undefined)[] = [];
  for (let n = 0; n < SLIDES; n++) {
    if (n % 2 === 0) {
      names.push(undefined);
      continue;
    }
    const file = path.join(folder, `${n}.jpg`);
    const noise = { type: "gaussian" as const, mean: 128, sigma: 40 };
    writeFileSync(
      file,
      await sharp({ create: { width: 1_280, height: 720, channels: 3, background: "#888", noise } })
        .jpeg()
        .toBuffer(),
    );
    const kept = await takeFile(file, storedWorkshopId(DECK), `picture-${n}.jpg`);
    if (!kept.ok) throw new Error(`The picture was refused: ${JSON.stringify(kept)}`);
    names.push(kept.value.name);
  }
  rmSync(folder, { recursive: true });
  const session = {
    id: "deck",
    number: 1,
    title: "Deck",
    minutes: 60,
    activities: names.map((name, n) => slide(n, name)),
  };
  await upsertWorkshop(
    workshopSchema.parse({
      id: DECK,
      language: "en",
      title: "Deck",
      summary: "Bench.",
      source: "Ours.",
      sessions: [session],
    }),
  );
}

/** Fetches pictures of the room one after the other until `stop`. */
function fetching(origin: string, addresses: string[], cookie: string): { stop(): Promise<number> } {
  let on = true;
  let fetched = 0;
  const one = async (from: number) => {
    for (let n = from; on; n++) {
      const { status } = await load(origin + addresses[n % addresses.length]!, cookie, "identity");
      if (status === 200) fetched++;
    }
  };
  const all = Promise.all(Array.from({ length: FETCHING }, (_, i) => one(i)));
  return {
    async stop() {
      on = false;
      await all;
      return fetched;
    },
  };
}

async function measure(context: Context, phones: number, repetitions: number): Promise<Row[]> {
  const server = await context.server();
  await makeDeck();
  const room = await makeRoom(context.database, phones + 1, DECK);
  const trainer = await new Console(server.port, room).opened();
  const { fleet } = context;
  await fleet.connect("product", phonesOf(server.port, room), phones, room.phones);
  await pause(1_000);
  const seen = { text: [] as Spread[], picture: [] as Spread[], busy: [] as Spread[] };
  const push = async (slide: number): Promise<Spread> => {
    await fleet.expect("product");
    const time = await trainer.go(`slide-${slide}`);
    const arrived = await fleet.arrivals("product", ARRIVAL_TIMEOUT_MS);
    return spreadOf(arrived.map((t) => (t ? t - time : ARRIVAL_TIMEOUT_MS)));
  };
  const origin = `http://127.0.0.1:${server.port}`;
  const addresses = (await assetsOf(room.id)).map(
    (a) => `/assets/${room.id}/${assetToken(room.id, a.hash)}/phone`,
  );
  let fetched = 0;
  let bytes = 0;
  for (let turn = 0; turn < repetitions + 2; turn++) {
    const n = (turn * 2) % (SLIDES - 2);
    const text = await push(n);
    await pause(120);
    const picture = await push(n + 1);
    bytes = JSON.stringify(await phoneMessage(server.port, room, room.phones[phones]!)).length;
    const load = fetching(origin, addresses, room.phones[0]!);
    await pause(200);
    const busy = await push(n + 2);
    await pause(120);
    const busyPicture = await push(n + 3);
    fetched += await load.stop();
    if (turn < 2) continue;
    seen.text.push(text);
    seen.picture.push(picture);
    seen.busy.push(busy.p99 > busyPicture.p99 ? busy : busyPicture);
  }
  trainer.close();
  await fleet.close("product");
  await server.stop();
  const [text, picture, busy] = [seen.text, seen.picture, seen.busy].map(medianSpread) as [
    Spread,
    Spread,
    Spread,
  ];
  const row = (what: string, with_: Spread, target?: number): Row => ({
    what,
    product: `${ms(with_.p50)} / ${ms(with_.p99)}`,
    floor: `text ${ms(text.p50)} / ${ms(text.p99)}`,
    ratio: with_.p99 / text.p99,
    ...(target ? { target: `≤ ${target} × text`, met: with_.p99 / text.p99 <= target } : {}),
  });
  return [
    row(`${phones} phones, slide with a picture, ${bytes} bytes: p50 / p99`, picture, 1.3),
    row(`the same while ${FETCHING} phones fetch (${fetched} pictures)`, busy),
  ];
}

export const pictures: Part = {
  name: "pictures",
  async run(context) {
    context.say("a deck of sixty slides with pictures");
    return measure(context, context.quick ? 300 : 1_000, context.quick ? 5 : 13);
  },
};
