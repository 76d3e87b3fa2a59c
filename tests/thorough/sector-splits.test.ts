/**
 * Answers by sector: counted when an activity is finished, in groups of five or more, and joined to no person
 * (H-3 to H-7).
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { type Console, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { exported } from "@/tests/support/kept-things";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { spokenOf } from "@/tests/support/shown-by-sector";
import { unpacked } from "@/tests/support/unpacked";
import { debriefOf } from "@/workshop/debrief/debrief";
import { enoughAnswers } from "@/workshop/debrief/report/enough-items";
import { reportOf } from "@/workshop/debrief/report/report-of";
import { MIN_GROUP_SIZE } from "@/workshop/room/sector-split";

const SECTORS = ["Police", "NGO", "Court"];

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

interface Someone {
  sector: string;
  phone: Phone;
}

async function run(
  settings: object,
  sizes: Record<string, number>,
): Promise<{ room: TestRoom; trainer: Console; people: Someone[] }> {
  const room = await plenary.room(sampleWorkshop, { sectors: SECTORS, ...settings });
  const trainer = await plenary.console(room);
  const people: Someone[] = [];
  for (const [sector, n] of Object.entries(sizes)) {
    for (let i = 0; i < n; i++)
      people.push({
        sector,
        phone: await plenary.phone(room, await plenary.join(room, sector ? { sector } : {})),
      });
  }
  await trainer.go("poll");
  await trainer.openRound("poll");
  await Promise.all(
    people.map(async ({ sector, phone }, i) => {
      await phone.sees((v) => v.phase === "open");
      expect((await phone.answer({ choice: [sector === "Police" || i % 3 === 0 ? "red" : "blue"] })).ok).toBe(
        true,
      );
    }),
  );
  await trainer.closeRound("poll");
  await trainer.reveal("poll");
  return { room, trainer, people };
}

const kept = (room: TestRoom) => prisma.sectorSplit.findMany({ where: { roomId: room.id } });

describe("answers by sector", () => {
  it("are kept when the activity is finished, before its key is destroyed, as counts of groups of five or more", async () => {
    const { room, trainer, people } = await run({}, { Police: 6, NGO: 5, Court: 2, "": 4 });
    expect(await kept(room)).toEqual([]);
    await trainer.do({ type: "finish", activity: "poll" });
    await trainer.sees(() => true);
    await expect
      .poll(() => prisma.anonymousAnswer.count({ where: { roomId: room.id } }), { timeout: 15_000 })
      .toBe(people.length);
    const [split] = await kept(room);
    expect(split).toMatchObject({ activityId: "poll", questionId: "poll", round: 1, item: "" });
    expect(split!.groups).toMatchObject([
      { sector: "Police", people: 6, counts: { red: 6 } },
      { sector: "NGO", people: 5 },
      { sector: null, people: 6 },
    ]);
    const input = await loadDebrief(room.id);
    const [poll] = debriefOf(input!).sessions[0]!.activities;
    expect(poll!.splits).toMatchObject([
      {
        question: "poll",
        groups: [
          { sector: "Police", people: 6 },
          { sector: "NGO", people: 5 },
          { sector: null, people: 6 },
        ],
      },
    ]);
    expect(poll!.splits![0]!.groups[0]!.shares[0]).toMatchObject({ count: 6, of: 6 });
    const text = JSON.stringify(await kept(room));
    for (const { id } of await prisma.participant.findMany({ where: { roomId: room.id } }))
      expect(text).not.toContain(id);
    for (const { pseudonym } of await prisma.anonymousAnswer.findMany({ where: { roomId: room.id } }))
      expect(text).not.toContain(pseudonym);
  });

  it("are said of groups of five and more alone, on every screen and in every file, over rounds, parts, and somebody who came late", {
    timeout: 120_000,
  }, async () => {
    const { room, trainer, people } = await run({}, { Police: 6, NGO: 5, Court: 2, "": 4 });
    const stage = await plenary.stage(room);
    people.push({
      sector: "Court",
      phone: await plenary.phone(room, await plenary.join(room, { sector: "Court" })),
    });
    const ask = async (question: string, round: number, body: (i: number) => Record<string, unknown>) => {
      await trainer.go(question);
      await trainer.do({ type: "preview", on: true });
      await trainer.openRound(question, round);
      await Promise.all(
        people.map(({ phone }) =>
          phone.sees((v) => v.question === question && v.round === round && v.phase === "open"),
        ),
      );
      for (const [i, { phone }] of people.entries()) expect((await phone.answer(body(i))).ok).toBe(true);
      await trainer.closeRound(question, round);
      await trainer.reveal(question, round);
      await stage.sees((v) => v.results !== null);
    };
    await ask("poll", 2, (i) => (i === 7 ? { pass: true } : { choice: [i % 2 ? "red" : "blue"] }));
    await ask("story/1", 1, (i) => (i === 0 ? { pass: true } : { answer: ["yes", "no"][i % 2] }));
    await ask("story/2", 1, (i) => (i === 8 ? { pass: true } : { answer: ["yes", "no"][(i + 1) % 2] }));
    await trainer.do({ type: "end" });
    await expect
      .poll(() => prisma.pseudonymKey.count({ where: { roomId: room.id } }), { timeout: 30_000 })
      .toBe(0);

    const kept_ = (await kept(room)).flatMap(
      (s) => s.groups as { sector: string | null; people: number; counts: Record<string, number> }[],
    );
    const input = (await loadDebrief(room.id))!;
    const [debrief, published] = [debriefOf(input), debriefOf(enoughAnswers(input))];
    const files: [string, string][] = [];
    for (const format of ["json", "summary-csv", "answers-csv", "values-csv", "workbook", "xapi"])
      files.push([format, await unpacked(await exported(plenary, { room }, format))]);
    const shown: Record<string, unknown> = {
      report: reportOf(debrief, debriefWords()),
      published: reportOf(published, debriefWords()),
      stage: stage.all,
      phones: people.map(({ phone }) => phone.all),
      ...Object.fromEntries(files),
    };
    const seen = Object.entries(shown).map(([surface, what]) => [surface, spokenOf(what, SECTORS)] as const);
    for (const [surface, spoken] of seen) {
      // A phone's message about its own sector is that person's.
      if (surface !== "report" && surface !== "published")
        expect({ surface, spoken }).toEqual({ surface, spoken: [] });
      for (const { sector, where } of spoken)
        expect({ surface, where, kept: kept_.some((g) => g.sector === sector) }).toEqual({
          surface,
          where,
          kept: true,
        });
    }
    expect(kept_.every((g) => g.people >= MIN_GROUP_SIZE)).toBe(true);
    expect(kept_.some((g) => g.sector === "Court")).toBe(false);
    const present = trainer.all.flatMap((v) =>
      v.type === "console" && v.presence.split ? [v.presence.split] : [],
    );
    for (const { groups, rest } of present) {
      for (const group of groups) expect(group.people).toBeGreaterThanOrEqual(MIN_GROUP_SIZE);
      expect(rest === 0 || rest >= MIN_GROUP_SIZE).toBe(true);
    }
    const others = trainer.all.map((v) => (v.type === "console" ? { ...v, presence: null } : v));
    expect(spokenOf(others, SECTORS)).toEqual([]);
  });

  it("are not kept where a group would be smaller, or where people were not told of it at the door (H-7)", async () => {
    const small = await run({}, { Police: 6, NGO: 4 });
    const untold = await run({ splits: false }, { Police: 6, NGO: 5 });
    for (const { room, trainer, people } of [small, untold]) {
      await trainer.do({ type: "end" });
      await expect
        .poll(() => prisma.anonymousAnswer.count({ where: { roomId: room.id } }), { timeout: 15_000 })
        .toBe(people.length);
      expect(await kept(room)).toEqual([]);
    }
    const door = async (room: TestRoom) => (await fetch(`${plenary.url}/j/${room.token}`)).text();
    const fresh = await plenary.room(sampleWorkshop, { sectors: SECTORS });
    const old = await plenary.room(sampleWorkshop, { sectors: SECTORS, splits: false });
    expect(await door(fresh)).toContain("how such a group answered");
    expect(await door(old)).toContain("Only shown as a total");
  });
});
