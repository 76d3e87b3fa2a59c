/** B-157: in a room of five and more, what one or two answered is in no view, on no page and in no file. */
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { shuffled } from "@/server/store/keys";
import { aboutPeopleWorkshop } from "@/tests/support/about-people";
import { endRoom } from "@/tests/support/full-room";
import { type Console, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { peopleOf } from "@/tests/support/running-groups";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { debriefOf } from "@/workshop/debrief/debrief";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { summaryCsv } from "@/workshop/debrief/summary-csv";

const SAID = "A word that one of them wrote";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

interface Asked {
  room: TestRoom;
  trainer: Console;
  phones: Phone[];
}

/** A room of so many people, of whom so many answer a poll; the trainer shows the result. */
async function asked(people: number, answers: number): Promise<Asked> {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: people }, () => plenary.phone(room)));
  await trainer.go("poll");
  await trainer.openRound("poll");
  for (const phone of phones) await phone.sees((v) => v.phase === "open");
  for (const phone of phones.slice(0, answers))
    expect(await phone.answer({ choice: [], other: SAID })).toMatchObject({ ok: true });
  await phones.at(-1)!.answer({ pass: true });
  await trainer.closeRound("poll");
  await trainer.reveal("poll");
  await phones[0]!.sees((v) => v.phase === "revealed");
  return { room, trainer, phones };
}

it.each([
  [5, 1],
  [6, 2],
  [11, 1],
])("in a room of %i, %i answers stay unknown on every surface and in every file", async (people, answers) => {
  const { room, trainer, phones } = await asked(people, answers);
  const stage = await (await plenary.stage(room)).ready();
  const said = await stage.sees((v) => v.asked?.phase === "revealed");
  expect(said).toMatchObject({ results: null, tooFew: true, answered: answers + 1 });
  expect(await trainer.sees((v) => v.asked?.phase === "revealed")).toMatchObject({
    results: null,
    tooFew: true,
  });
  expect(phones[0]!.view.html).toContain("Too few answered");
  const page = await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie: phones.at(-1)!.cookie } });
  expect(await page.text()).toContain("Too few answered");
  for (const view of [
    ...stage.all,
    ...trainer.all,
    ...phones.flatMap((p) => p.all.filter((v) => v.type === "phone")),
  ])
    expect(JSON.stringify(view)).not.toContain(SAID);
  const early = JSON.stringify(await loadDebrief(room.id));
  expect(early).not.toContain(SAID);

  await endRoom({ trainer, room });
  await vi.waitFor(
    async () => expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0),
    30_000,
  );
  const input = (await loadDebrief(room.id))!;
  expect(input.rounds.find((r) => r.question === "poll")).toMatchObject({ withheld: answers });
  const debrief = debriefOf(input);
  expect(debrief.sessions[0]!.withheld.map((w) => w.activity.id)).toEqual(["poll"]);
  expect(debrief.sessions[0]!.activities.map((a) => a.activity.id)).not.toContain("poll");
  expect(JSON.stringify(input)).not.toContain(SAID);
  expect(summaryCsv(debrief)).not.toContain("poll,");
  const rows = parse(rowsCsv(input, shuffled), { bom: true, columns: true }) as Record<string, string>[];
  expect(rows.map((r) => [r.activity, r.passed])).toEqual([["poll", "1"]]);
});

it("where people work is shown of groups of five and more alone, on every surface and in every file (B-162)", async () => {
  const room = await plenary.room(aboutPeopleWorkshop, { splits: true, sectors: ["North", "South"] });
  const trainer = await plenary.console(room);
  const stage = await (await plenary.stage(room)).ready();
  const people = ["police", "police", "police", "police", "police", "labour", "ngo", "ngo", "court", "other"];
  const phones = await Promise.all(people.map(() => plenary.phone(room)));
  await trainer.do({ type: "preview", on: true });
  await trainer.go("work");
  await trainer.openRound("work");
  for (const phone of phones) await phone.sees((v) => v.phase === "open");
  expect(phones[0]!.view.html).toContain("only of groups of five people or more");
  for (const [i, choice] of people.entries())
    expect(
      await phones[i]!.answer(choice === "other" ? { choice: [], other: SAID } : { choice: [choice] }),
    ).toMatchObject({ ok: true });
  await trainer.closeRound("work");
  await trainer.reveal("work");

  const counts = { police: 5, "small-groups": 5 };
  for (const surface of [trainer, stage] as const)
    await surface.sees(
      ({ results }) =>
        JSON.stringify(results?.options.map((o) => [o.id, o.count])) ===
        JSON.stringify(Object.entries(counts)),
    );
  await phones[0]!.sees((v) => v.phase === "revealed");
  expect(phones[0]!.view.html).toContain("Small groups together");
  for (const { results } of trainer.all.filter((v) => v.type === "console"))
    if (results) expect(results).toMatchObject({ live: false, others: [] });

  await endRoom({ trainer, room });
  await vi.waitFor(
    async () => expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0),
    30_000,
  );
  const input = (await loadDebrief(room.id))!;
  expect(input.splits).toEqual([]);
  const debrief = debriefOf(input);
  const rows = parse(rowsCsv(input, shuffled), { bom: true, columns: true }) as Record<string, string>[];
  for (const shown of [JSON.stringify(input.rounds), JSON.stringify(rows)]) {
    expect(shown).not.toMatch(/labour|ngo|court/i);
    expect(shown).not.toContain(SAID);
  }
  expect(summaryCsv(debrief)).toContain("Small groups together");
});

const eraseData = (room: TestRoom) =>
  fetch(`${plenary.url}/ending/${room.id}/erase`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: room.trainer.cookie, origin: plenary.url },
    body: new URLSearchParams({ title: sampleWorkshop.title }),
  });

it("who was removed counts still when the room's personal data are erased", async () => {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: 5 }, () => plenary.phone(room)));
  const [removed] = await peopleOf([phones[4]!.cookie]);
  await trainer.do({ type: "remove", participant: removed! });
  await trainer.go("poll");
  await trainer.openRound("poll");
  for (const phone of phones.slice(0, 2)) {
    await phone.sees((v) => v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
  }
  await trainer.closeRound("poll");
  await trainer.reveal("poll");
  await endRoom({ trainer, room });
  const poll = async () => (await loadDebrief(room.id))!.rounds.find((r) => r.question === "poll");
  expect(await poll()).toMatchObject({ withheld: 2, answers: [] });
  expect((await eraseData(room)).headers.get("location")).toContain("said=erased");
  expect(await poll()).toMatchObject({ withheld: 2, answers: [] });
  const later = await plenary.console(room);
  expect(await later.sees((v) => v.ended)).toMatchObject({ results: null });
});

it("three answers are shown, and in a room of four a single one, of which phones say before that others may guess", async () => {
  const many = await asked(6, 3);
  expect(await many.trainer.sees((v) => v.results !== null)).toMatchObject({ tooFew: false });
  expect(
    many.phones[0]!.all.some(
      (v) => v.type === "phone" && v.phase === "open" && v.html.includes("Few people"),
    ),
  ).toBe(false);
  const small = await asked(4, 1);
  expect(await small.trainer.sees((v) => v.results !== null)).toMatchObject({ tooFew: false });
  const open = small.phones[0]!.all.filter((v) => v.type === "phone" && v.phase === "open");
  expect(open.length).toBeGreaterThan(0);
  for (const view of open) expect(JSON.stringify(view)).toContain("Few people are here");
  expect((await loadDebrief(small.room.id))!.rounds.find((r) => r.question === "poll")).toMatchObject({
    withheld: 0,
  });
});
