/**
 * A room of many activities ends: each is sealed, and counted by sector, though there are more of them than
 * connections.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { type Console, Plenary } from "@/tests/support/plenary";
import { takingTurns } from "@/tests/support/taking-turns";
import type { Ack } from "@/workshop/protocol/acks";
import { workshopSchema } from "@/workshop/content/workshop";
import { eventually } from "@/tests/support/waiting";

const POLLS = 40;
const sectors = ["Police", "NGO"];
const workshop = workshopSchema.parse({
  id: "long",
  language: "en",
  title: "A long day",
  summary: "For tests.",
  source: "Ours.",
  sessions: [
    {
      id: "all",
      number: 1,
      title: "All",
      minutes: 200,
      activities: Array.from({ length: POLLS }, (_, i) => ({
        id: `p${i}`,
        kind: "poll",
        title: `Poll ${i}`,
        question: "Which?",
        options: [
          { id: "a", text: "A" },
          { id: "b", text: "B" },
        ],
      })),
    },
  ],
});

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.start();
});
afterAll(() => plenary?.stop());

it("ends within seconds and loses no count by sector (B-37, H-3, H-7)", async () => {
  const room = await plenary.room(workshop, { sectors, splits: true });
  const inTurn = await takingTurns(plenary, room, await plenary.console(room));
  const done = async (ask: (console: Console) => Promise<Ack>) =>
    expect(await inTurn(ask)).toMatchObject({ ok: true });
  const phones = await Promise.all(
    Array.from({ length: 12 }, async (_, i) =>
      plenary.phone(room, await plenary.join(room, { sector: sectors[i % 2]! })),
    ),
  );
  for (let i = 0; i < POLLS; i++) {
    await done((console) => console.go(`p${i}`));
    await done((console) => console.openRound(`p${i}`));
    await Promise.all(
      phones.map((p, n) => p.answer({ choice: [n % 3 ? "a" : "b"] }, { question: `p${i}`, round: 1 })),
    );
    await done((console) => console.closeRound(`p${i}`));
  }
  await done((console) => console.do({ type: "end" }));
  await eventually(
    async () => (await prisma.room.findUniqueOrThrow({ where: { id: room.id } })).endedAt !== null,
    30_000,
  );
  await eventually(
    async () => (await prisma.pseudonymKey.count({ where: { roomId: room.id } })) === 0,
    30_000,
  );
  expect(await prisma.anonymousAnswer.count({ where: { roomId: room.id } })).toBe(12 * POLLS);
  expect(
    new Set((await prisma.sectorSplit.findMany({ where: { roomId: room.id } })).map((s) => s.activityId))
      .size,
  ).toBe(POLLS);
  expect(plenary.server.stderr()).not.toContain("could not be counted");
});
