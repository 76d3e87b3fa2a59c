import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessLog, logAccess } from "@/server/store/accounts/access-log";
import { storeAnswers } from "@/server/store/answers/answers";
import { addMinute } from "@/server/store/certificates/attendance";
import { prisma } from "@/server/store/database/prisma";
import { type Console, newId, Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { step } from "@/tests/support/step";
import { eventually, pause } from "@/tests/support/waiting";

let plenary: Plenary;
const rehearsal = { people: 12, network: "bad" as const, languages: ["en", "ar"] };

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

/** Rows of a room in every table that knows rooms, but for notes of what trainers did, which stay (F-19). */
async function rowsOf(roomId: string): Promise<Record<string, number>> {
  const tables = await prisma.$queryRawUnsafe<{ name: string }[]>(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'room_id' AND table_name <> 'access_log'",
  );
  const counts: Record<string, number> = { room: await prisma.room.count({ where: { id: roomId } }) };
  for (const { name } of tables) {
    const [row] = await prisma.$queryRawUnsafe<{ n: bigint }[]>(
      `SELECT count(*) AS n FROM "${name}" WHERE room_id = '${roomId}'::uuid`,
    );
    counts[name] = Number(row?.n ?? 0);
  }
  return counts;
}

const gone = async (roomId: string) => {
  for (let n = 0; n < 1_200; n++) {
    if (Object.values(await rowsOf(roomId)).every((count) => count === 0)) return;
    await pause(50);
  }
  throw new Error(`left over: ${JSON.stringify(await rowsOf(roomId))}`);
};

describe("rehearsals (B-56)", () => {
  /** Rooms for which simulated people run, by what their processes were started for. */
  const crowds = (): number => {
    const children = readFileSync(`/proc/${plenary.server.pid}/task/${plenary.server.pid}/children`, "utf8");
    const isCrowd = (pid: string) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("rehearsal.mjs");
      } catch {
        return false;
      }
    };
    return children.split(" ").filter((pid) => pid.trim() && isCrowd(pid)).length;
  };

  it("have six hundred simulated people together: a further one gets its own when others are gone", async () => {
    const many = { people: 300, network: "good" as const, languages: ["en"] };
    const consoles: Console[] = [];
    for (let n = 0; n < 3; n++)
      consoles.push(await plenary.console(await plenary.room(sampleWorkshop, { rehearsal: many })));
    await eventually(() => crowds() === 2);
    await consoles[0]!.sees((v) => v.presence.here > 0, 60_000);
    expect(crowds()).toBe(2);
    expect(consoles[2]!.view.presence.here).toBe(0);
    for (const one of consoles.slice(0, 2)) await one.send({ type: "end", id: newId() });
    await consoles[2]!.sees((v) => v.presence.here > 0, 60_000);
    await consoles[2]!.send({ type: "end", id: newId() });
    await eventually(() => crowds() === 0);
  }, 180_000);
});

describe("a rehearsal (B-57)", () => {
  it("is a room of simulated people until it ends", async () => {
    const room = await plenary.room(sampleWorkshop, { rehearsal });
    const trainer = await plenary.console(room);
    await step(
      "is answered by simulated people over the real path, on a bad network too, and says what it is",
      async () => {
        const stage = await plenary.stage(room);
        expect(trainer.view.rehearsal).toEqual(rehearsal);
        expect(stage.view.rehearsal).toBe(true);
        await trainer.sees((v) => v.presence.here === 12, 60_000);
        await trainer.go("story/1");
        await trainer.openRound("story/1");
        await trainer.sees((v) => v.answered >= 10, 60_000);
        await trainer.closeRound("story/1");
        await trainer.reveal("story/1");
        const shown = await stage.sees((v) => v.results !== null);
        expect(shown.results!.answered + shown.results!.passed).toBe(trainer.view.answered);
        expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(trainer.view.answered);
      },
    );

    await step("leaves nothing behind when it ends", async () => {
      // Its debrief was opened.
      await logAccess(room.id, room.trainer.id, "open");
      expect(await trainer.do({ type: "end" })).toMatchObject({ ok: true });
      await gone(room.id);
      // A minute of its attendance, and an answer, that are stored too late.
      await expect(addMinute(room.id, "late", [])).rejects.toThrow(/foreign key/i);
      const late = { roomId: room.id, activityId: "poll", question: "poll", round: 1, pseudonym: "p" };
      const body = { choice: ["red"] };
      expect(await storeAnswers([{ ...late, id: "late", rev: 1, body, judgedAt: 0 }])).toEqual(
        new Map([[0, "finished"]]),
      );
      await gone(room.id);
      expect(await accessLog(room.id)).toHaveLength(1);
    });
  }, 120_000);

  it("is wiped at the next start when the server was killed", async () => {
    const second = await plenary.room(sampleWorkshop, { rehearsal: { ...rehearsal, network: "good" } });
    const real = await plenary.room(sampleWorkshop);
    await logAccess(second.id, second.trainer.id, "open");
    const trainer = await plenary.console(second);
    await trainer.sees((v) => v.presence.here > 3, 60_000);
    await plenary.crash();
    await gone(second.id);
    expect(await prisma.room.count({ where: { id: real.id } })).toBe(1);
  }, 120_000);
});
