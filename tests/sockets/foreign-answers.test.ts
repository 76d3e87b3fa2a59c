/**
 * A stored answer that is none of its question's kind is left out wherever answers are read, and nothing
 * fails over it.
 */
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { secureShuffle } from "@/server/store/keys";
import { endRoom } from "@/tests/support/full-room";
import { Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryCsv } from "@/workshop/debrief/summary-csv";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { codebookOf } from "@/workshop/exports/codebook";
import { labelled } from "@/workshop/exports/labelled-answers";
import { statements } from "@/workshop/exports/xapi";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.start();
});
afterAll(() => plenary?.stop());

it("is counted neither in the room, nor in the debrief, nor in any file", async () => {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: 6 }, () => plenary.phone(room)));
  await trainer.go("poll");
  await trainer.openRound("poll");
  for (const phone of phones) await phone.sees((v) => v.phase === "open");
  for (const phone of phones) expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
  await trainer.closeRound("poll");
  await trainer.reveal("poll");
  expect(await trainer.sees((v) => v.results !== null)).toMatchObject({ results: { answered: 6 } });

  const [first] = await prisma.answer.findMany({ where: { roomId: room.id }, select: { pseudonym: true } });
  await prisma.answer.updateMany({
    where: { roomId: room.id, pseudonym: first!.pseudonym },
    data: { body: { values: { police: 3 } } },
  });
  await plenary.crash();
  const again = await plenary.console(room);
  expect(await again.sees((v) => v.results !== null)).toMatchObject({ results: { answered: 5 } });

  await endRoom({ trainer: again, room });
  await vi.waitFor(
    async () => expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0),
    30_000,
  );
  expect(await prisma.anonymousAnswer.count({ where: { roomId: room.id } })).toBe(6);
  const input = (await loadDebrief(room.id))!;
  expect(debriefOf(input).sessions[0]!.activities).toMatchObject([{ last: { answered: 5 } }]);
  expect(summaryCsv(debriefOf(input))).toContain("poll");
  const rows = parse(rowsCsv(input, secureShuffle), { bom: true, columns: true }) as Record<string, string>[];
  expect(rows.map((r) => r.activity)).toEqual(Array(5).fill("poll"));
  const records = [
    ...statements(input, labelled(input, secureShuffle), { home: plenary.url, newId: () => "id" }),
  ];
  expect(records).toHaveLength(5);
  expect(codebookOf(input).find((e) => e.question === "poll")).toMatchObject({ rounds: [1] });
});
