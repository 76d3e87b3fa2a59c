/**
 * A room of 300 people who answered 200 activities of every kind, after its end: how long each format takes from the
 * press of the button to the whole file, the most memory of the process that makes it, and what a running room of the
 * same server notices. The floor reads the same rows and presses them as JSON, and does nothing else.
 */
import { randomUUID } from "node:crypto";
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { prisma, upsertWorkshop } from "@/bench/product/modules";
import { kindNames } from "@/activities/kinds";
import { clock, pause } from "@/bench/clock";
import { type Context, ms, type Part, phonesOf, type Row } from "@/bench/context";
import { medianSpread, type Spread, spreadOf } from "@/bench/numbers";
import { makeRoom, type Room } from "@/bench/product/rooms";
import { Console } from "@/bench/product/talker";
import { templates } from "@/workshop/editor/templates";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import type { Format } from "@/workshop/exports/formats";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { seeded } from "@/model/statistics/random";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const ASKING = kindNames.filter((k) => !["slide", "break", "media", "worksheet"].includes(k));
const ID = "bench-exports";
const ARRIVAL_TIMEOUT_MS = 15_000;

function large(activities: number): Workshop {
  const list = Array.from({ length: activities }, (_, i) => {
    const kind = ASKING[i % ASKING.length]!;
    return { ...templates[kind], id: `a-${i}-${kind}`, title: `${i + 1}. ${kind}` };
  });
  const sessions = Array.from({ length: Math.ceil(activities / 20) }, (_, i) => ({
    id: `s-${i}`,
    number: i + 1,
    title: `Session ${i + 1}`,
    minutes: 60,
    activities: list.slice(i * 20, i * 20 + 20),
  }));
  return workshopSchema.parse({
    id: ID,
    language: "en",
    title: "Large",
    summary: "Bench.",
    source: "Ours.",
    sessions,
  });
}

/** A room that has ended, with an answer of everybody to everything. @returns it, and how many answers it has */
async function endedRoom(
  context: Context,
  people: number,
  activities: number,
): Promise<{ room: Room; answers: number }> {
  const workshop = large(activities);
  await upsertWorkshop(workshop);
  const room = await makeRoom(context.database, people, ID);
  const plan = planOf(workshop);
  let answers = 0;
  for (const activity of plan.activities) {
    const rows: { question: string; person: string; body: string }[] = [];
    for (let i = 0; i < people; i++) {
      const person = randomUUID();
      for (const question of plan.questionsOf(activity.id)) {
        const body = plausible(activity, question, {
          insight: 0.6,
          random: seeded(i * 7_919 + question.id.length),
          phrases: phrasesIn("en"),
          texts: [],
        });
        if (body) rows.push({ question: question.id, person, body: JSON.stringify(body) });
      }
    }
    await context.database.sql.query(
      `INSERT INTO sealed_answer (id, room_id, activity_id, question_id, round, person, body)
       SELECT gen_random_uuid(), $1, $2, g.q, 1, g.p, g.b::jsonb FROM unnest($3::text[], $4::uuid[], $5::text[]) AS g(q, p, b)`,
      [room.id, activity.id, rows.map((r) => r.question), rows.map((r) => r.person), rows.map((r) => r.body)],
    );
    answers += rows.length;
  }
  const {
    workshop: _w,
    versions: _v,
    settings: _s,
    roomId: _r,
    ...state
  } = { ...freshState(room.id, workshop, settingsSchema.parse({})), ended: true };
  await prisma.roomSnapshot.create({ data: { roomId: room.id, seq: 0, state: state as never } });
  await prisma.room.update({ where: { id: room.id }, data: { endedAt: new Date(), code: null } });
  return { room, answers };
}

interface Made {
  /** Seconds. */
  took: number;
  /** Bytes of the process at its highest. */
  peak: number;
  bytes: number;
  /** Different shares of the work that were told on the way. */
  told: number;
}

async function make(origin: string, room: Room, format: Format): Promise<Made | string> {
  const headers = { cookie: room.trainerCookie };
  const ask = async (where: string, options: RequestInit = {}) =>
    (await fetch(`${origin}/export/${where}`, { ...options, headers })).json() as Promise<{
      ok: boolean;
      reason?: string;
      job: { id: string; state: { is: string; done?: number; why?: string; bytes?: number } };
    }>;
  const from = clock();
  const begun = await ask(room.id, { method: "POST", body: JSON.stringify({ format, language: "en" }) });
  if (!begun.ok) return begun.reason ?? "refused";
  const seen = new Set<number>();
  let peak = 0;
  for (let state = begun.job.state; ; ) {
    peak = Math.max(peak, highest());
    if (state.is === "ready") {
      const res = await fetch(`${origin}/export/${room.id}/${begun.job.id}/file`, { headers });
      await res.arrayBuffer();
      const took = (clock() - from) / 1_000;
      await ask(`${room.id}/${begun.job.id}`, { method: "DELETE" });
      return { took, peak, bytes: state.bytes ?? 0, told: seen.size };
    }
    if (state.is === "failed") return state.why ?? "failed";
    if (state.done) seen.add(Math.round(state.done * 1_000));
    await pause(40);
    state = (await ask(`${room.id}/${begun.job.id}`)).job.state;
  }
}

/** The most bytes that a process which makes files has held so far. */
function highest(): number {
  let most = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("/.build/server/export.mjs")) continue;
      most = Math.max(
        most,
        Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1_024,
      );
    } catch {
      // It has ended meanwhile.
    }
  }
  return most;
}

/** Seconds to read every row of a room and to press it as JSON. */
async function floor(context: Context, room: Room): Promise<{ took: number; bytes: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-floor-"));
  const file = path.join(folder, "rows.json.gz");
  const from = clock();
  const { rows } = await context.database.sql.query("SELECT * FROM sealed_answer WHERE room_id = $1", [
    room.id,
  ]);
  await pipeline(
    Readable.from(rows.map((r) => `${JSON.stringify(r)}\n`)),
    createGzip({ level: 5 }),
    createWriteStream(file),
  );
  const took = (clock() - from) / 1_000;
  const { size } = statSync(file);
  rmSync(folder, { recursive: true });
  return { took, bytes: size };
}

const mb = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

async function measure(
  context: Context,
  people: number,
  activities: number,
  phones: number,
  repetitions: number,
): Promise<Row[]> {
  const server = await context.server();
  const origin = `http://127.0.0.1:${server.port}`;
  const { room, answers } = await endedRoom(context, people, activities);
  const base = await floor(context, room);
  const rows: Row[] = [
    {
      what: `${people} people, ${activities} activities, ${answers} answers; rows pressed as JSON`,
      product: "",
      floor: `${base.took.toFixed(1)} s, ${mb(base.bytes)}`,
    },
  ];
  const formats: Format[] = [
    "summary-csv",
    "answers-csv",
    "values-csv",
    "analysis",
    "json",
    "xapi",
    "workbook",
    "word",
    "slides",
    "pictures",
    "gift",
    "qti",
    "everything",
  ];
  await server.figures("watch");
  for (const format of formats) {
    context.say(`a room of ${people} as ${format}`);
    const result = await make(origin, room, format);
    if (typeof result === "string") {
      rows.push({ what: format, product: result });
      continue;
    }
    const target =
      format === "everything"
        ? {}
        : { target: "≤ 20 s, ≤ 900 MB", met: result.took <= 20 && result.peak <= 900 * 1_048_576 };
    rows.push({
      what: `${format}, ${mb(result.bytes)}, progress told ${result.told} times`,
      product: `${result.took.toFixed(1)} s, ${mb(result.peak)}`,
      floor: `${base.took.toFixed(1)} s`,
      ratio: result.took / base.took,
      ...target,
    });
  }
  rows.push({
    what: "the server meanwhile, at its highest",
    product: mb((await server.figures("read")).peak),
  });
  rows.push(...(await beside(context, origin, server, room, phones, repetitions)));
  await server.stop();
  return rows;
}

/** Cost to a running room: pushes with and without an export of everything, by turns. */
async function beside(
  context: Context,
  origin: string,
  server: Awaited<ReturnType<Context["server"]>>,
  ended: Room,
  phones: number,
  repetitions: number,
): Promise<Row[]> {
  const live = await makeRoom(context.database, phones);
  const trainer = await new Console(server.port, live).opened();
  const { fleet } = context;
  await fleet.connect("product", phonesOf(server.port, live), phones, live.phones);
  await pause(1_000);
  const steps = ["paula/4", "paula/5"];
  let next = 0;
  const push = async (): Promise<Spread> => {
    await fleet.expect("product");
    const from = await trainer.go(steps[next++ % steps.length]!);
    return spreadOf(
      (await fleet.arrivals("product", ARRIVAL_TIMEOUT_MS)).map((t) => (t ? t - from : ARRIVAL_TIMEOUT_MS)),
    );
  };
  const seen = { quiet: [] as Spread[], busy: [] as Spread[] };
  for (let turn = 0; turn < repetitions + 2; turn++) {
    const quiet = await push();
    await pause(150);
    if (turn >= 2) seen.quiet.push(quiet);
  }
  let on = true;
  const exporting = (async () => {
    while (on) await make(origin, ended, "workbook");
  })();
  for (let turn = 0; turn < repetitions * 2; turn++) {
    await pause(250);
    seen.busy.push(await push());
  }
  on = false;
  await exporting;
  trainer.close();
  await fleet.close("product");
  const [quiet, busy] = [medianSpread(seen.quiet), medianSpread(seen.busy)];
  const worst = Math.max(...seen.busy.map((s) => s.last));
  return [
    {
      what: `${phones} phones of a running room while a workbook is made again and again: p50 / p99 of a push, the slowest ${ms(worst)}`,
      product: `${ms(busy.p50)} / ${ms(busy.p99)}`,
      floor: `without ${ms(quiet.p50)} / ${ms(quiet.p99)}`,
      ratio: busy.p99 / quiet.p99,
      target: "≤ 3 ×",
      met: busy.p99 / quiet.p99 <= 3,
    },
  ];
}

export const exports: Part = {
  name: "exports",
  run: (context) => (context.quick ? measure(context, 60, 40, 100, 5) : measure(context, 300, 200, 500, 13)),
};
