/** A restart with large rooms: until the first console sees the first of them, and the last, of one process. */
import { clock } from "@/bench/clock";
import { type Context, ms, type Part, type Row } from "@/bench/context";
import { median } from "@/bench/numbers";
import { pseudonymKey } from "@/bench/product/modules";
import { makeRoom, type Room } from "@/bench/product/rooms";
import { Console } from "@/bench/product/talker";

const QUESTION = "paula/5";
const SEALED_QUESTION = "paula/4";
/** Each person says the same in every round: such rounds take longest to compare. */
const BODY = { answer: "yes", elements: ["act", "means"], clauses: ["p5-debt", "p5-threat"] };
const BODIES = "$5::jsonb || jsonb_build_object('sureness', 1 + person % 5)";
const [ROUNDS, SEALED_ROUNDS] = [5, 2];
const ROOMS = 12;
const TIMES = 5;
const MAX_MS = 250;

/** A room whose rounds have been answered by so many people; those of the second question are sealed. */
async function answeredRoom({ database }: Context, port: number, people: number): Promise<Room> {
  const room = await makeRoom(database, people);
  const trainer = await new Console(port, room).opened();
  await trainer.go(QUESTION);
  for (let round = 1; round <= ROUNDS; round++) {
    await trainer.openRound(QUESTION, round);
    await trainer.closeRound(QUESTION, round);
  }
  trainer.close();
  const activity = QUESTION.split("/")[0]!;
  await pseudonymKey(room.id, activity);
  const range = "generate_series(1, $3::int) AS round, generate_series(1, $4::int) AS person";
  const { sql } = database;
  await sql.query(
    `INSERT INTO answer (room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body)
     SELECT $1::uuid, split_part($2::text, '/', 1), $2, round, md5($1::uuid::text || person), gen_random_uuid()::text, 1, ${BODIES} FROM ${range}`,
    [room.id, QUESTION, ROUNDS, people, BODY],
  );
  await sql.query(
    `INSERT INTO sealed_answer (id, room_id, activity_id, question_id, round, person, body)
     SELECT gen_random_uuid(), $1::uuid, split_part($2::text, '/', 1), $2, round, md5($1::uuid::text || person)::uuid, ${BODIES} FROM ${range}`,
    [room.id, SEALED_QUESTION, SEALED_ROUNDS, people, { answer: "yes" }],
  );
  return room;
}

/** Milliseconds until a console of each room has its first view, one room after another. */
async function firstViews(context: Context, rooms: readonly Room[]): Promise<number[]> {
  const server = await context.server();
  const times: number[] = [];
  for (const room of rooms) {
    const start = clock();
    const trainer = await new Console(server.port, room).opened();
    times.push(clock() - start);
    trainer.close();
  }
  await server.stop();
  return times;
}

export const restart: Part = {
  name: "restart",
  async run(context): Promise<Row[]> {
    const people = context.quick ? 300 : 3_000;
    const server = await context.server();
    const rooms: Room[] = [];
    for (let n = 0; n < ROOMS; n++) rooms.push(await answeredRoom(context, server.port, people));
    await server.stop();
    await context.database.sql.query("ANALYZE");
    const runs: number[][] = [];
    for (let n = 0; n < (context.quick ? 1 : TIMES); n++) {
      context.say(`restart ${n + 1}`);
      runs.push(await firstViews(context, rooms));
    }
    const row = (what: string, times: number[]) => ({
      what: `${(ROUNDS + SEALED_ROUNDS) * people} answers: first console view of ${what}: median / longest`,
      product: `${ms(median(times))} / ${ms(Math.max(...times))}`,
      target: `≤ ${MAX_MS} ms`,
      met: median(times) <= MAX_MS,
    });
    return [
      row(
        "the 1st room after a start",
        runs.map((times) => times[0]!),
      ),
      row(
        `the ${ROOMS}th`,
        runs.map((times) => times.at(-1)!),
      ),
    ];
  },
};
