/** The debrief's page of an example room: its weight, and what one view of it costs. */
import { clock } from "@/bench/clock";
import { kb, ms, type Part } from "@/bench/context";
import { median } from "@/bench/numbers";
import { load } from "@/bench/product/load";
import { openExample } from "@/bench/product/modules";
import { makeTrainer } from "@/bench/product/rooms";
import { request } from "node:http";

const VIEWS = 9;

/** Milliseconds until the first byte of the body, and until the last. */
function timed(url: string, cookie: string): Promise<{ first: number; last: number }> {
  return new Promise((resolve, reject) => {
    const start = clock();
    let first = 0;
    const call = request(url, { headers: { cookie, "accept-encoding": "gzip" } }, (res) => {
      res.on("data", () => {
        first ||= clock() - start;
      });
      res.on("end", () => resolve({ first, last: clock() - start }));
    });
    call.on("error", reject);
    call.end();
  });
}

export const debrief: Part = {
  name: "debrief",
  async run(context) {
    context.say("the debrief of an example room");
    const server = await context.server();
    const room = await openExample("jeju", context.database.url);
    const { cookie } = await makeTrainer();
    const url = `http://127.0.0.1:${server.port}/debrief/${room}`;
    const after = await timed(url, cookie);
    const [gzip, plain] = [await load(url, cookie, "gzip"), await load(url, cookie, "identity")];
    const elements = [...plain.text.replace(/<script[\s\S]*?<\/script>/g, "").matchAll(/<[a-z]/g)].length;
    const first: number[] = [];
    await server.figures("reset");
    for (let n = 0; n < VIEWS; n++) first.push((await timed(url, cookie)).first);
    const { cpu } = await server.figures("read");
    const chapters = [
      ...new Set([...plain.text.matchAll(/data-chapter="([^"]+)"/g)].map(([, path]) => path!)),
    ];
    const turn = async () => {
      await server.figures("reset");
      const sent = [];
      for (const path of chapters)
        sent.push(await load(new URL(path.replaceAll("&amp;", "&"), url).href, cookie, "gzip"));
      const { cpu } = await server.figures("read");
      return { cpu, bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0) };
    };
    const [fresh, again] = [await turn(), await turn()];
    await server.stop();
    const worth = cpu / VIEWS;
    return [
      {
        what: "first view after a start: first byte / whole",
        product: `${ms(after.first)} / ${ms(after.last)}`,
      },
      {
        what: `later views: first byte, median / longest of ${VIEWS}`,
        product: `${ms(median(first))} / ${ms(Math.max(...first))}`,
        target: "≤ 400 ms",
        met: median(first) <= 400,
      },
      {
        what: "processor a view",
        product: ms(worth),
        target: "≤ 300 ms",
        met: worth <= 300,
      },
      {
        what: "page: gzip / plain / elements",
        product: `${kb(gzip.bytes)} / ${kb(plain.bytes)} / ${elements}`,
        target: "≤ 90 KB / 600 KB / 3,500",
        met: gzip.bytes <= 90 * 1_024 && plain.bytes <= 600 * 1_024 && elements <= 3_500,
      },
      {
        what: `all ${chapters.length} chapters: gzip; processor when made / later`,
        product: `${kb(again.bytes)}; ${ms(fresh.cpu)} / ${ms(again.cpu)}`,
      },
    ];
  },
};
