/**
 * B-157, B-255: in a room of five and more, what one or two answered, or changed, is in no view, on no page
 * and in no file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { seeded } from "@/model/statistics/random";
import { makeFile, type SingleFormat } from "@/server/exports/make";
import { Materials } from "@/server/exports/job-data";
import { PASSED_ON, reportFile, writeInput } from "@/server/exports/job-messages";
import { publicationPath, publish } from "@/server/store/debrief/publications";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { secureShuffle } from "@/server/store/keys";
import { aboutPeopleWorkshop } from "@/tests/support/about-people";
import { everyKind } from "@/tests/support/every-kind";
import { endRoom } from "@/tests/support/full-room";
import { Console, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { peopleOf } from "@/tests/support/running-groups";
import { sampleWords } from "@/tests/support/sample-report";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { temporaryFolder } from "@/tests/support/server-process";
import { planOf } from "@/workshop/content/plan";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput } from "@/workshop/debrief/input";
import { reportOf } from "@/workshop/debrief/report/report-of";
import { factsOf, formats } from "@/workshop/exports/formats";
import { plausible } from "@/workshop/rehearsal/plausible";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import type { RoomData } from "@/workshop/exports/format";
import { summaryCsv } from "@/workshop/debrief/summary-csv";

const SAID = "A word that one of them wrote";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

interface AnsweredRoom {
  room: TestRoom;
  trainer: Console;
  phones: Phone[];
}

/** A room of so many people, of whom so many answer a poll; the trainer shows the result. */
async function pollRoom(people: number, answers: number): Promise<AnsweredRoom> {
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
  const { room, trainer, phones } = await pollRoom(people, answers);
  const stage = await (await plenary.stage(room)).ready();
  const stageView = await stage.sees((v) => v.asked?.phase === "revealed");
  expect(stageView).toMatchObject({ results: null, withheld: "few", answered: answers + 1 });
  expect(await trainer.sees((v) => v.asked?.phase === "revealed")).toMatchObject({
    results: null,
    withheld: "few",
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
  const rows = parse(rowsCsv(input, secureShuffle), { bom: true, columns: true }) as Record<string, string>[];
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
  const rows = parse(rowsCsv(input, secureShuffle), { bom: true, columns: true }) as Record<string, string>[];
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

/** Everybody votes again: so many of them otherwise than before, of whom the last came in between. */
async function askedAgain({ room, trainer, phones }: AnsweredRoom, changing: number): Promise<Phone[]> {
  const all = [...phones, await plenary.phone(room)];
  await trainer.openRound("poll", 2);
  for (const phone of all) await phone.sees((v) => v.round === 2 && v.phase === "open");
  for (const [i, phone] of all.entries()) {
    const other = i > phones.length - changing;
    expect(await phone.answer({ choice: [other ? "blue" : "red"] }, { round: 2 })).toMatchObject({
      ok: true,
    });
  }
  await trainer.closeRound("poll", 2);
  await trainer.reveal("poll", 2);
  await phones[0]!.sees((v) => v.round === 2 && v.phase === "revealed");
  return all;
}

/** A room of five who all chose red, which was shown. */
async function allRed(): Promise<AnsweredRoom> {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: 5 }, () => plenary.phone(room)));
  await trainer.go("poll");
  await trainer.openRound("poll");
  for (const phone of phones) {
    await phone.sees((v) => v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
  }
  await trainer.closeRound("poll");
  await trainer.reveal("poll");
  return { room, trainer, phones };
}

it.each([1, 2])(
  "what %i of six answered otherwise than the five before is on no surface and in no file (B-255)",
  async (changing) => {
    const answered = await allRed();
    const { room, trainer } = answered;
    const stage = await (await plenary.stage(room)).ready();
    const phones = await askedAgain(answered, changing);
    const unknown = { results: null, withheld: "alike" };
    expect(await stage.sees((v) => v.asked?.round === 2 && v.asked.phase === "revealed")).toMatchObject(
      unknown,
    );
    expect(await trainer.sees((v) => v.asked?.round === 2 && v.asked.phase === "revealed")).toMatchObject(
      unknown,
    );
    await phones.at(-1)!.sees((v) => v.html.includes("too few people changed their answer"));

    await endRoom({ trainer, room });
    await vi.waitFor(
      async () => expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0),
      30_000,
    );
    const input = (await loadDebrief(room.id))!;
    expect(input.rounds.filter((r) => r.question === "poll")).toMatchObject([
      { round: 1, withheld: 0 },
      { round: 2, withheld: 6, alike: true, answers: [] },
    ]);
    const debrief = debriefOf(input);
    expect(debrief.sessions[0]!.withheld).toMatchObject([{ why: "alike", activity: { id: "poll" } }]);
    for (const file of [summaryCsv(debrief), rowsCsv(input, secureShuffle)])
      expect(file).not.toContain("blue,1");
    expect(rowsCsv(input, secureShuffle)).not.toContain("blue");
  },
);

it("a second vote in which three of six changed their mind is shown, beside the first", async () => {
  const answered = await allRed();
  await askedAgain(answered, 3);
  expect(await answered.trainer.sees((v) => v.asked?.round === 2 && v.results !== null)).toMatchObject({
    withheld: null,
  });
  expect((await loadDebrief(answered.room.id))!.rounds.map((r) => [r.round, r.withheld])).toEqual([
    [1, 0],
    [2, 0],
  ]);
});

/** A question of each kind that gives something of its own to show. */
const kinds: Workshop = workshopSchema.parse({
  ...everyKind,
  id: "few-kinds",
  sessions: everyKind.sessions.map((session) => ({
    ...session,
    activities: session.activities
      .filter(({ kind }) => ["case", "number", "open", "form", "poll"].includes(kind))
      .map((activity) => (activity.kind === "number" ? { ...activity, min: 0, max: 1_000_000 } : activity)),
  })),
});
const VALUE = 481_516;

/** Makes files, of this room where no other is given, and reads what is written in them. */
async function filesOf(
  input: DebriefInput,
): Promise<(format: SingleFormat, source?: DebriefInput) => Promise<string>> {
  const folder = temporaryFolder();
  const report = JSON.stringify(reportOf(debriefOf(input), await sampleWords()));
  for (const name of [reportFile("en"), PASSED_ON]) writeFileSync(path.join(folder, name), report);
  return async (format, source = input) => {
    await writeInput(folder, source);
    const materials = new Materials({
      folder,
      format: "everything",
      language: "en",
      languages: ["en"],
      expert: true,
      taken: "Taken out",
      home: "https://plenary.invalid/x",
      events: [],
      available: [],
    });
    const file = path.join(folder, `${format}.${factsOf[format].ending}`);
    await makeFile(format, file, materials, () => undefined);
    return writtenIn(readFileSync(file));
  };
}

/** Text of a file, and of the files that are packed into it. */
function writtenIn(bytes: Uint8Array): string {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return packed
    ? Object.values(unzipSync(bytes)).map(writtenIn).join("\n")
    : new TextDecoder("utf-8").decode(bytes);
}

it("what one of six answered is on no surface and in no file, whatever kind of question it was", {
  timeout: 240_000,
}, async () => {
  const room = await plenary.room(kinds);
  const trainer = await plenary.console(room);
  const [session] = kinds.sessions;
  await trainer.do({ type: "hand-over", session: session!.id });
  const { id, key } = trainer.view.handovers[0]!;
  const presenter = await new Console(
    plenary.connect({ as: "presenter", room: room.id, key: `${id}.${key}` }),
  ).ready();
  const stage = await (await plenary.stage(room)).ready();
  const phones = await Promise.all(Array.from({ length: 6 }, () => plenary.phone(room)));
  const plan = planOf(kinds);
  const questions = plan.steps.flatMap((step) => (step.question ? [{ step, id: step.question }] : []));
  for (const { step, id } of questions) {
    const question = plan.question(id)!;
    const activity = plan.activity(question.activityId)!;
    await trainer.go(step.id);
    expect(await trainer.openRound(id)).toMatchObject({ ok: true });
    await phones[0]!.sees((v) => v.question === id && v.phase === "open");
    const traits = { insight: 1, random: seeded(1), phrases: [SAID], texts: [] };
    const body = activity.kind === "number" ? { value: VALUE } : plausible(activity, question, traits);
    expect([id, await phones[0]!.answer(body as Record<string, unknown>)]).toMatchObject([id, { ok: true }]);
    await trainer.closeRound(id);
    await trainer.reveal(id);
    await trainer.sees((v) => v.asked?.question === id && v.asked.phase !== "open");
  }
  const { id: published } = await publish(room.id, room.trainer.id, { days: 30, experts: true });
  await endRoom({ trainer, room });
  await vi.waitFor(
    async () => expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0),
    30_000,
  );
  const clean = (what: string, text: string) => {
    // Without results there is no picture.
    expect([what, text === ""]).toEqual([what, what === "pictures"]);
    for (const secret of [SAID, String(VALUE), VALUE.toLocaleString("en")])
      expect([what, secret, text.includes(secret)]).toEqual([what, secret, false]);
  };
  clean("stage", JSON.stringify(stage.all));
  clean("console", JSON.stringify(trainer.all));
  clean("presenter", JSON.stringify(presenter.all));
  for (const [n, phone] of phones.entries())
    clean(`phone ${n}`, JSON.stringify(phone.all.filter((v) => v.type === "phone" || n > 0)));

  const read = async (address: string) => {
    const res = await fetch(`${plenary.url}${address}`, { headers: { cookie: room.trainer.cookie } });
    expect([address, res.status]).toEqual([address, 200]);
    return res.text();
  };
  for (const address of ["", "/whole", "/short", "/rows", "/data", "/texts"])
    clean(`page ${address}`, await read(`/debrief/${room.id}${address}`));
  clean("report", await read(publicationPath(published)));

  const input = (await loadDebrief(room.id))!;
  expect(input.rounds.map((r) => [r.question, r.withheld, r.answers])).toEqual(
    input.rounds.map((r) => [r.question, 1, []]),
  );
  expect(input.rounds.map((r) => r.question).sort()).toEqual(questions.map(({ id }) => id).sort());
  const file = await filesOf(input);
  // Other answers are found.
  const open = { question: "one-open", round: 1, answers: [{ person: "one", body: { texts: [SAID] } }] };
  for (const format of ["json", "answers-csv", "workbook"] as const)
    expect([format, (await file(format, { ...input, rounds: [open] })).includes(SAID)]).toEqual([
      format,
      true,
    ]);
  // Printed are the pages that were read above, and handouts, which hold no answer; groups' files hold released
  // texts.
  for (const format of formats) {
    const { ending, from } = factsOf[format];
    if (format === "everything" || ending === "pdf" || from === "groups") continue;
    clean(format, await file(format));
  }
});

it("what is counted beside a second choice is on no surface and in no file where somebody came between (B-255)", {
  timeout: 120_000,
}, async () => {
  const question = "one-case/offer";
  const room = await plenary.room(kinds);
  const trainer = await plenary.console(room);
  const stage = await (await plenary.stage(room)).ready();
  const phones = await Promise.all(Array.from({ length: 6 }, () => plenary.phone(room)));
  await trainer.go(question);
  const vote = async (round: number, all: Phone[], bodyOf: (i: number) => Record<string, unknown>) => {
    await trainer.openRound(question, round);
    for (const [i, phone] of all.entries()) {
      await phone.sees((v) => v.question === question && v.round === round && v.phase === "open");
      expect(await phone.answer(bodyOf(i), { round })).toMatchObject({ ok: true });
    }
    await trainer.closeRound(question, round);
    await trainer.reveal(question, round);
    await all[0]!.sees((v) => v.round === round && v.phase === "revealed");
  };
  const before = { sureness: 2, elements: ["act"], clauses: ["a1"] };
  await vote(1, phones, () => ({ answer: "no", ...before }));
  expect(await trainer.sees((v) => v.results?.round === 1)).toMatchObject({
    results: { marks: { sureness: { 2: 6 }, elements: { act: 6 }, clauses: { a1: 6 } } },
  });
  const all = [...phones, await plenary.phone(room)];
  await vote(2, all, (i) =>
    i === 6
      ? { answer: "unsure", sureness: 5, elements: ["means"], clauses: ["a2"] }
      : { answer: i < 3 ? "no" : "yes", ...before },
  );
  for (const surface of [trainer, stage]) {
    const { results } = await surface.sees((v) => v.results?.round === 2);
    expect(results).toMatchObject({ answered: 7, besideLeftOut: true });
    expect(results!.options.map((o) => o.count)).toEqual([3, 1, 3]);
    expect(results!.marks).toEqual({ sureness: {}, elements: { act: 0, means: 0, purpose: 0 }, clauses: {} });
  }
  await all.at(-1)!.sees((v) => v.round === 2 && v.phase === "revealed" && v.html.includes("43%"));

  await endRoom({ trainer, room });
  await vi.waitFor(
    async () => expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0),
    30_000,
  );
  const input = (await loadDebrief(room.id))!;
  expect(input.rounds).toMatchObject([{ round: 1 }, { round: 2, withheld: 0, besideLeftOut: true }]);
  expect(input.rounds[1]!.answers.map((a) => Object.keys(a.body))).toEqual(Array(7).fill(["answer"]));
  const debrief = debriefOf(input);
  expect(debrief.sessions[0]!.withheld).toMatchObject([
    { why: "beside", where: [{ title: "The offer", round: 2 }] },
  ]);
  const sentence = "shown for the earlier round only";
  const page = await fetch(`${plenary.url}/debrief/${room.id}`, { headers: { cookie: room.trainer.cookie } });
  expect(await page.text()).toContain(sentence);
  expect(JSON.stringify(reportOf(debrief, await sampleWords()))).toContain(sentence);
  const rows = parse(rowsCsv(input, secureShuffle), { bom: true, columns: true }) as Record<string, string>[];
  for (const { round, sureness, elements, clauses } of rows)
    expect([round, sureness, elements, clauses]).toEqual(
      round === "1" ? ["1", "2", "act", "a1"] : ["2", "", "", ""],
    );
  const file = await filesOf(input);
  expect(await file("word")).toContain(sentence);
  const beside = ["sureness", "element", "clause"];
  const values = parse(await file("values-csv"), { bom: true, columns: true }) as Record<string, string>[];
  const { answers } = JSON.parse(await file("json")) as RoomData;
  for (const names of [
    values.filter((v) => v.round === "2").map((v) => v.what),
    answers.filter((a) => a.round === 2).flatMap((a) => a.given.map((g) => g.what)),
  ])
    expect([names.length, names.filter((what) => beside.includes(what!))]).toEqual([7, []]);
  const summary = parse(await file("summary-csv"), { bom: true, columns: true }) as Record<string, string>[];
  expect(
    summary
      .filter((row) => beside.includes(row.measure!) && row.count !== "0")
      .map((r) => [r.option, r.round, r.count]),
  ).toEqual(["act", "2", "a1"].map((option) => [option, "1", "6"]));
});

it("in a room of one, who tries it alone sees the result, and was told before that others can guess", async () => {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  const phone = await plenary.phone(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  await phone.sees((v) => v.phase === "open" && v.html.includes("Few are here"));
  expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
  await trainer.closeRound("poll");
  await trainer.reveal("poll");
  expect(await trainer.sees((v) => v.results !== null)).toMatchObject({
    withheld: null,
    results: { answered: 1 },
  });
  await phone.sees((v) => v.phase === "revealed");
  expect(phone.view.html).not.toContain("Too few answered");
});

it("three answers are shown, and in a room of four a single one, of which phones say before that others may guess", async () => {
  const many = await pollRoom(6, 3);
  expect(await many.trainer.sees((v) => v.results !== null)).toMatchObject({ withheld: null });
  expect(
    many.phones[0]!.all.some(
      (v) => v.type === "phone" && v.phase === "open" && v.html.includes("Few are here"),
    ),
  ).toBe(false);
  const small = await pollRoom(4, 1);
  expect(await small.trainer.sees((v) => v.results !== null)).toMatchObject({ withheld: null });
  const open = small.phones[0]!.all.filter((v) => v.type === "phone" && v.phase === "open");
  expect(open.length).toBeGreaterThan(0);
  for (const view of open) expect(JSON.stringify(view)).toContain("Few are here");
  expect((await loadDebrief(small.room.id))!.rounds.find((r) => r.question === "poll")).toMatchObject({
    withheld: 0,
  });
});
