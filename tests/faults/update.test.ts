/**
 * A new version comes while a room runs: an old page meets a new server, two versions serve one room, the
 * tables are brought up to date while answers come in, and process after process is replaced
 * (docs/updating.md). The new version is the same sources with other numbers in them and further migrations.
 * `PLENARY_SIZE=long`: more of each.
 */
import { describeNeeding } from "@/tests/support/needing";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Front } from "@/scripts/cluster/front";
import { projectRoot } from "@/server/platform/settings/project-root";
import { connect } from "@/server/store/database/connect";
import { freePort } from "@/tests/support/ports";
import { checksumOf, migrate, readMigrations } from "@/server/store/database/migrations/migrate";
import { prisma } from "@/server/store/database/prisma";
import { problemsOf } from "@/tests/faults/history";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { sized } from "@/tests/faults/size";
import { namesOf, rowsOf, Voter } from "@/tests/faults/voter";
import { type Pair, missingRedis, startPair } from "@/tests/support/cluster";
import { buildVersion } from "@/tests/support/other-version";
import { newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { spawnServer, temporaryFolder } from "@/tests/support/server-process";
import { PROTOCOL_VERSION } from "@/workshop/protocol/connection";
import { eventually, inParallel, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

/** Milliseconds for which a table is in use while it is to be changed. */
const READS = 5_000;
const PART = { step: "story/1", question: "story/1" };
const random = seeded(seedOf("update"));

/** Changes of a next version to the tables while servers run. */
const ADDITIVE: Record<string, string> = {
  "9001_answers_say_more": `ALTER TABLE "answer" ADD COLUMN "said_at" TIMESTAMPTZ, ADD COLUMN "weight" INTEGER NOT NULL DEFAULT 1;`,
  "9002_rooms_and_their_log": `ALTER TABLE "room_log" ADD COLUMN "more" JSONB; ALTER TABLE "room" ADD COLUMN "shelf" TEXT NOT NULL DEFAULT ''; ALTER TABLE "run_key" ADD COLUMN "kind" TEXT;`,
  "9003_shelves": `CREATE TABLE "shelf" ("id" UUID NOT NULL, "room_id" UUID NOT NULL, CONSTRAINT "shelf_pkey" PRIMARY KEY ("id"));
    CREATE INDEX "shelf_room_id_idx" ON "shelf"("room_id");
    ALTER TABLE "shelf" ADD CONSTRAINT "shelf_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE;`,
};

/** A folder with the migrations of this version and further ones. */
function migrationsWith(further: Record<string, string>): string {
  const folder = temporaryFolder();
  cpSync(path.join(projectRoot, "prisma", "migrations"), folder, { recursive: true });
  for (const [name, sql] of Object.entries(further)) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

/** People who answer without pause, and how long the longest of them waited for a word. */
class Crowd {
  readonly voters: Voter[];
  longest = 0;
  private stopped = false;

  private constructor(
    private readonly room: TestRoom,
    private readonly cookies: readonly string[],
    private readonly phones: readonly LightPhone[],
    question: string,
  ) {
    this.voters = phones.map((phone, i) => new Voter([phone], `person ${i}`, question, random));
    for (const phone of phones) {
      const send = phone.send.bind(phone);
      phone.send = async (command) => {
        const begun = Date.now();
        const ack = await send(command, 20_000);
        if (ack?.ok) this.longest = Math.max(this.longest, Date.now() - begun);
        return ack;
      };
    }
  }

  static async of(
    size: number,
    room: TestRoom,
    join: (i: number) => Promise<string>,
    url: (i: number) => string,
    question = PART.question,
  ): Promise<Crowd> {
    const cookies = await inParallel(Array.from({ length: size }), 4, (_, i) => join(i));
    const phones = cookies.map(
      (cookie, i) =>
        new LightPhone({
          url: url(i),
          auth: { as: "phone", room: room.id, version: PROTOCOL_VERSION },
          cookie,
          backOff: 400,
          random,
        }),
    );
    await eventually(() => phones.every((p) => p.view?.phase === "open"), 60_000);
    return new Crowd(room, cookies, phones, question);
  }

  /** Everybody answers, and changes their mind, until `work` is done; the judge looks after it. */
  async answersWhile(work: () => Promise<void>): Promise<number> {
    const thinking = this.voters.map((voter) => voter.think(() => this.stopped));
    try {
      await work();
      await pause(500);
    } finally {
      this.stopped = true;
      await Promise.all(thinking);
    }
    await eventually(() => this.phones.every((p) => p.connected), 60_000);
    await Promise.all(this.voters.map((v) => v.drain()));
    const ops = this.voters.flatMap((v) => v.ops);
    expect(
      problemsOf(
        ops,
        await rowsOf(this.room.id, "story", await namesOf(this.cookies.map((c) => c.split(";")[0]!))),
      ),
    ).toEqual([]);
    expect(this.voters.every((v) => v.done)).toBe(true);
    for (const voter of this.voters) voter.stop();
    return ops.filter((op) => op.outcome === "stored").length;
  }
}

async function openPart(server: Plenary, room: TestRoom) {
  const trainer = await server.console(room);
  await trainer.go(PART.step);
  await trainer.openRound(PART.question);
  return trainer;
}

describe("a page of another version", () => {
  let plenary: Plenary;
  beforeAll(async () => {
    plenary = await Plenary.start();
  });
  afterAll(() => plenary?.stop());

  it.each([PROTOCOL_VERSION - 1, PROTOCOL_VERSION + 1])(
    "K-18 of version %i is told so; what it says is stored where it is understood, and else refused with a sentence",
    async (version) => {
      const room = await plenary.room(sampleWorkshop);
      const trainer = await plenary.console(room);
      await trainer.go("poll");
      await trainer.openRound("poll");
      const auth = { as: "phone", room: room.id };
      const [old, now] = [version, PROTOCOL_VERSION].map((v) => ({
        url: plenary.url,
        auth: { ...auth, version: v },
        record: true,
      }));
      const phones = [
        new LightPhone({ ...old!, cookie: await plenary.join(room) }),
        new LightPhone({ ...now!, cookie: await plenary.join(room) }),
      ] as const;
      await eventually(() => phones.every((p) => p.view?.phase === "open" && p.mine));
      expect(phones.map((p) => p.frames.some((f) => f.includes('"renew"')))).toEqual([true, false]);
      const answer = {
        type: "answer",
        id: newId(),
        question: "poll",
        round: 1,
        rev: 1,
        body: { choice: ["red"] },
      };
      expect(await phones[0].send({ ...answer, mood: "calm" })).toEqual({
        ok: false,
        reason: "other-version",
      });
      expect(await phones[1].send({ ...answer, mood: "calm" })).toEqual({ ok: false, reason: "bad-message" });
      expect(await phones[0].send(answer)).toEqual({ ok: true, stored: { id: answer.id, rev: 1 } });
      await trainer.sees((v) => v.answered === 1);
      for (const phone of phones) phone.stop();
    },
  );

  it("K-18 that says no version, as pages did before, goes on as it is", async () => {
    const room = await plenary.room(sampleWorkshop);
    const phone = new LightPhone({
      url: plenary.url,
      auth: { as: "phone", room: room.id },
      cookie: await plenary.join(room),
      record: true,
    });
    await eventually(() => phone.mine !== undefined);
    expect(phone.frames.some((f) => f.includes('"renew"'))).toBe(false);
    phone.stop();
  });
});

describe("tables brought up to date while answers come in", () => {
  let plenary: Plenary;
  beforeAll(async () => {
    plenary = await Plenary.start();
  });
  afterAll(() => plenary?.stop());

  it("K-23 nobody's answer is lost or waits long, although a table is in use all the while", async () => {
    const room = await plenary.room(sampleWorkshop);
    await openPart(plenary, room);
    const crowd = await Crowd.of(
      sized(12, 60),
      room,
      () => plenary.join(room),
      () => plenary.url,
    );
    const reader = await connect(plenary.database.url);
    let applied: string[] = [];
    const stored = await crowd.answersWhile(async () => {
      await pause(1_000);
      // As a backup does: no change of the tables can be made while it reads.
      await reader.query("BEGIN; SELECT count(*) FROM answer; SELECT count(*) FROM room");
      const migrating = migrate(plenary.database.url, readMigrations(migrationsWith(ADDITIVE)));
      await pause(READS);
      await reader.query("COMMIT");
      applied = await migrating;
    });
    await reader.end();
    expect(applied).toEqual(Object.keys(ADDITIVE));
    console.info(
      `update: ${stored} answers acknowledged while the tables were changed, the longest after ${crowd.longest} ms`,
    );
    // A table that is in use holds a change up for 200 ms at a time, and each answer behind it for as long.
    expect(crowd.longest).toBeLessThan(READS);
    const ready = await fetch(`${plenary.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, reasons: [] }]);
  });

  it("K-22 a change for which all have to be stopped is refused while a server runs, and one that comes all the same ends it", async () => {
    const less = { "9009_less_all_stopped": `ALTER TABLE "room" DROP COLUMN "shelf"` };
    await expect(
      migrate(plenary.database.url, readMigrations(migrationsWith({ ...ADDITIVE, ...less }))),
    ).rejects.toThrow(/Every server has to be stopped for the migration 9009_less_all_stopped/);
    const admin = await connect(plenary.database.url);
    await admin.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at) VALUES ('x', '${checksumOf("")}', '9009_less_all_stopped', now())`,
    );
    expect(await plenary.server.exit).not.toBe(0);
    expect(plenary.server.output()).toContain("A newer Plenary has changed the tables");
    const again = await spawnServer({ databaseUrl: plenary.database.url, env: { ...plenary.env } });
    expect(await again.exit).not.toBe(0);
    expect(again.output()).toContain("This data was made by a newer Plenary");
    await admin.query(`DELETE FROM "_prisma_migrations" WHERE id = 'x'`);
    await admin.end();
    // The one that only knows fewer tables starts, and works.
    await plenary.restart();
    const room = await plenary.room(sampleWorkshop);
    const phone = await plenary.phone(room);
    await openPart(plenary, room);
    await phone.sees((v) => v.phase === "open");
    expect((await phone.answer({ answer: "yes" })).ok).toBe(true);
  });
});

describeNeeding(missingRedis)("two versions beside each other", () => {
  let pair: Pair;
  let next: string;
  beforeAll(async () => {
    next = await buildVersion("next", {
      protocol: PROTOCOL_VERSION + 1,
      letters: 2,
      migrations: migrationsWith(ADDITIVE),
    });
    pair = await startPair();
  });
  afterAll(() => pair?.stop());

  it("K-21 share one room: both steer it and show the same, and a person removed at one is gone from the other", async () => {
    const { a, valkey } = pair;
    const other = await a.beside({ REDIS_URL: valkey.url }, next);
    const room = await a.room(sampleWorkshop);
    const [ada, bob] = [await a.console(room), await other.console(room)];
    await ada.go("poll");
    await bob.sees((v) => v.step === "poll");
    await bob.openRound("poll");
    const phones = [
      await a.phone(room, await other.join(room, { alias: "Ann" })),
      await other.phone(room, await a.join(room, { alias: "Ben" })),
    ];
    for (const phone of phones) await phone.sees((v) => v.phase === "open");
    for (const phone of phones) expect((await phone.answer({ choice: ["red"] })).ok).toBe(true);
    for (const console of [ada, bob]) await console.sees((v) => v.answered === 2);
    await ada.closeRound("poll");
    await bob.sees((v) => v.asked?.phase === "closed");
    await bob.reveal("poll");
    for (const phone of phones) await phone.sees((v) => v.phase === "revealed");
    for (const console of [ada, bob]) await console.sees((v) => v.asked?.phase === "revealed");
    expect(ada.view.revision).toBe(bob.view.revision);
    const ben = ada.view.people.find((p) => p.alias === "Ben");
    expect((await ada.do({ type: "remove", participant: ben!.id })).ok).toBe(true);
    await eventually(() => !phones[1]!.socket.connected);
    for (const console of [ada, bob]) console.socket.disconnect();
    for (const phone of phones) phone.socket.disconnect();
    await other.stop();
  });

  it("K-21 one that seals what it says in another way does not start beside others", async () => {
    const program = await buildVersion("deaf", { seal: 2 });
    const { a, valkey } = pair;
    const other = await spawnServer({
      databaseUrl: a.database.url,
      env: { ...a.env, REDIS_URL: valkey.url },
      bundle: program,
    });
    expect(await other.exit).not.toBe(0);
    expect(other.output()).toContain("this one cannot speak with them: stop them all");
  });

  it("K-9 process after process is replaced by the next version while answers come in: none is lost or doubled", async () => {
    const { a, b } = pair;
    const front = new Front([
      { name: "p1", port: a.server.port },
      { name: "p2", port: b.server.port },
    ]);
    const port = await freePort();
    await front.listen(port, "127.0.0.1");
    await eventually(() => front.ready === 2, 30_000);
    const url = `http://127.0.0.1:${port}`;
    const room = await a.room(sampleWorkshop);
    await openPart(b, room);
    const join = async (i: number) => {
      const name = `plenary-at=p${(i % 2) + 1}`;
      const res = await fetch(`${url}/j/${room.token}`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: name },
        body: new URLSearchParams(),
      });
      return `${res.headers.getSetCookie()[0]!.split(";")[0]}; ${name}`;
    };
    const crowd = await Crowd.of(sized(12, 60), room, join, () => url);
    const began = Date.now();
    const stored = await crowd.answersWhile(async () => {
      for (const process of [a, b]) {
        await pause(1_500);
        process.bundle = next;
        process.server.kill("SIGTERM");
        expect(await process.server.exit).toBe(0);
        await process.restart();
        await eventually(() => front.ready === 2, 60_000);
      }
    });
    console.info(
      `update: ${stored} answers acknowledged while two processes were replaced in ${Date.now() - began} ms; the longest word took ${crowd.longest} ms`,
    );
    const trainer = await a.console(room);
    await trainer.sees((v) => v.answered === crowd.voters.length);
    expect(await prisma.$queryRaw`SELECT count(*)::int AS n FROM "shelf"`).toEqual([{ n: 0 }]);
    front.close();
  });
});
