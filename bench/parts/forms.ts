/** Phones without script: people come in by the door's form, load the room's page, and answer by its form. */
import { clock } from "@/bench/clock";
import { type Context, ms, type Part, type Row } from "@/bench/context";
import { median, type Spread, spreadOf } from "@/bench/numbers";
import { joinToken } from "@/bench/product/modules";
import { makeRoom } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";
import { Console } from "@/bench/product/talker";

const QUESTION = "paula/5";
const PEOPLE = 300;
/** Requests under way at a time. */
const LANES = 4;
const TURNS = 3;

interface Measured {
  latency: Spread;
  /** Milliseconds of the server's processor for a request. */
  cpu: number;
}

/** Each of `count` requests once, and the server's processor time for them. */
async function measure(server: Server, count: number, one: (n: number) => Promise<void>): Promise<Measured> {
  await server.figures("reset");
  const took: number[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < count; n = next++) {
      const begun = clock();
      await one(n);
      took.push(clock() - begun);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const { cpu } = await server.figures("read");
  return { latency: spreadOf(took), cpu: cpu / count };
}

/** Asks as a browser without script does, and follows no redirect. @throws where the status is another */
async function ask(
  url: string,
  status: number,
  cookie: string,
  form?: Record<string, string>,
): Promise<Response> {
  const body = form && new URLSearchParams(form);
  const answer = await fetch(url, {
    method: body ? "POST" : "GET",
    redirect: "manual",
    headers: { cookie, origin: new URL(url).origin },
    ...(body ? { body } : {}),
  });
  await answer.arrayBuffer();
  if (answer.status !== status) throw new Error(`${url} answered ${answer.status} instead of ${status}.`);
  return answer;
}

const rowOf = (what: string, all: readonly Measured[]): Row => {
  const medianOf = (figure: (one: Measured) => number) => median(all.map(figure));
  return {
    what: `${what}: p50 / p99, processor a request`,
    product: `${ms(medianOf((m) => m.latency.p50))} / ${ms(medianOf((m) => m.latency.p99))}, ${ms(medianOf((m) => m.cpu))}`,
  };
};

async function run(context: Context): Promise<Row[]> {
  const [people, turns] = context.quick ? [30, 1] : [PEOPLE, TURNS];
  const server = await context.server();
  const origin = `http://127.0.0.1:${server.port}`;
  const [joins, pages, answers]: [Measured[], Measured[], Measured[]] = [[], [], []];
  for (let turn = 0; turn < turns; turn++) {
    const room = await makeRoom(context.database, 0);
    const door = `${origin}/j/${joinToken(room.id, 1)}`;
    const cookies: string[] = [];
    joins.push(
      await measure(server, people, async () => {
        const { headers } = await ask(door, 303, "", {});
        cookies.push(headers.get("set-cookie")!.split(";")[0]!);
      }),
    );
    const trainer = await new Console(server.port, room).opened();
    await trainer.go(QUESTION);
    await trainer.openRound(QUESTION, 1);
    const page = `${origin}/r/${room.id}/`;
    pages.push(await measure(server, people, async (n) => void (await ask(page, 200, cookies[n]!))));
    const form = { question: QUESTION, round: "1", rev: "1", answer: "yes", sureness: "4" };
    answers.push(
      await measure(server, people, async (n) => void (await ask(`${page}answer`, 303, cookies[n]!, form))),
    );
    trainer.close();
  }
  return [rowOf("coming in", joins), rowOf("the room's page", pages), rowOf("an answer", answers)];
}

export const forms: Part = { name: "forms", run };
