/** The writer of answers alone, without sockets: durable rows per second, against one bare batched insert. */
import { AnswerWriter, runKey, storeAnswers, type AnswerRow } from "@/bench/product/modules";
import { clock } from "@/bench/clock";
import type { Context, Part } from "@/bench/context";
import { columnsOf, INSERT, TABLE, type Vote } from "@/bench/floors/durable";
import { newId } from "@/bench/ids";
import { median } from "@/bench/numbers";
import { makeRoom } from "@/bench/product/rooms";

const BATCH = 500;
const BODY = { answer: "yes", sureness: 4, elements: ["act", "means"], clauses: ["p5-debt", "p5-threat"] };

async function throughWriter(roomId: string, round: number, count: number): Promise<number> {
  const writer = new AnswerWriter(storeAnswers);
  const rows: AnswerRow[] = Array.from({ length: count }, () => ({
    ...{ roomId, activityId: "paula", question: "paula/5", round, judgedAt: 1, rev: 1, body: BODY },
    ...{ pseudonym: newId(), id: newId() },
  }));
  const start = clock();
  await Promise.all(rows.map((row) => writer.store(row)));
  return count / ((clock() - start) / 1_000);
}

async function bare({ database }: Context, round: number, count: number): Promise<number> {
  const votes: Vote[] = Array.from({ length: count }, () => ({
    ...{ question: "paula/5", round, rev: 1, body: BODY },
    ...{ person: newId(), id: newId() },
  }));
  const start = clock();
  for (let i = 0; i < count; i += BATCH)
    await database.floor.query({ name: "bare", text: INSERT, values: columnsOf(votes.slice(i, i + BATCH)) });
  return count / ((clock() - start) / 1_000);
}

export const writer: Part = {
  name: "writer",
  async run(context) {
    const { database, quick } = context;
    const server = await context.server();
    const room = await makeRoom(database, 1);
    await runKey(room.id, "paula");
    await database.floor.query(TABLE);
    const count = quick ? 5_000 : 20_000;
    const [ours, floor]: number[][] = [[], []];
    for (let turn = 0; turn <= (quick ? 3 : 7); turn++) {
      const [a, b] = [await throughWriter(room.id, turn + 1, count), await bare(context, turn + 1, count)];
      if (turn === 0) continue;
      ours!.push(a);
      floor!.push(b);
    }
    await database.floor.query("DROP TABLE vote");
    await server.stop();
    const [product, other] = [median(ours!), median(floor!)];
    return [
      {
        what: `${count} answers, batches of ${BATCH}: durable per second`,
        product: Math.round(product).toLocaleString("en"),
        floor: Math.round(other).toLocaleString("en"),
        ratio: product / other,
        target: "≥ 20,000",
        met: product >= 20_000,
      },
    ];
  },
};
