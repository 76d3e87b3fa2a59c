/**
 * Two tests linked by codes that people make themselves: real Postgres, real pages, no script. And the
 * promise about them, tested by attack: no other person's page and nothing in the database holds a code.
 */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { pseudonymKey, loadPseudonymKeys } from "@/server/store/participants/pseudonym-keys";
import { pseudonymOf } from "@/server/store/participants/participants";
import { type Console, Plenary, type TestRoom } from "@/tests/support/plenary";
import { step } from "@/tests/support/step";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { twoTests } from "@/tests/support/two-tests";
import { codeFrom } from "@/workshop/learning/code";
import { LINK_RUN } from "@/workshop/room/linked-tests";
import { prePostOf } from "@/activities/kinds/quiz/pre-post";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { eventually } from "@/tests/support/waiting";
import { databaseText } from "@/tests/support/effects";

const { workshop } = twoTests([], 2).input;
type Fields = { name: string; day: string; place: string };
/** Six people; the last two have the same code. */
const CODES: Fields[] = [
  { name: "Maria", day: "7", place: "Seoul" },
  { name: "فاطمة", day: "٢١", place: "عمان" },
  { name: "สมหญิง", day: "12", place: "เชียงใหม่" },
  { name: "영희", day: "30", place: "서울" },
  { name: "Ann", day: "1", place: "Kota" },
  { name: "Ann", day: "1", place: "Kota" },
];

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

interface Ran {
  room: TestRoom;
  trainer: Console;
  people: PlainBrowser[];
}

async function opened(people: number): Promise<Ran> {
  const room = await plenary.room(workshop);
  const trainer = await plenary.console(room);
  const all: PlainBrowser[] = [];
  for (let i = 0; i < people; i++) all.push(await join(room));
  await trainer.go("pre");
  await trainer.openRound("pre");
  return { room, trainer, people: all };
}

async function join(room: TestRoom): Promise<PlainBrowser> {
  const browser = new PlainBrowser(plenary.url);
  await browser.open(`/j/${room.token}`);
  await browser.submit("alias");
  return browser;
}

async function giveCode(browser: PlainBrowser, room: TestRoom, fields: Fields): Promise<string> {
  await browser.open(`/r/${room.id}/code`);
  await browser.submit("name", { ...fields });
  return browser.text;
}

async function answer(browser: PlainBrowser, room: TestRoom, choices: [string, string]): Promise<void> {
  await browser.open(`/r/${room.id}/`);
  await browser.submit("items.i1", { "items.i1": choices[0], "items.i2": choices[1] });
  expect(browser.status).toBe(200);
}

async function second(run: Ran, finishFirst: boolean): Promise<void> {
  await run.trainer.closeRound("pre");
  if (finishFirst) {
    await run.trainer.do({ type: "finish", activity: "pre" });
    await eventually(
      async () => (await prisma.answer.count({ where: { roomId: run.room.id, activityId: "pre" } })) === 0,
    );
  }
  await run.trainer.go("post");
  await run.trainer.openRound("post");
}

const tells = { yes: "was found", no: "No first test", stored: "kept with this test" };

it.each([
  ["while the test before can still be changed", false],
  ["when the test before was finished and sealed", true],
])("two tests %s", async (_when, finishFirst) => {
  const links: string[] = [];
  const run = await opened(CODES.length + 1);
  for (const [i, person] of run.people.entries()) {
    await answer(person, run.room, ["true", "false"]);
    expect(person.text).toContain("by that code, and by nothing else");
    if (CODES[i]) expect(await giveCode(person, run.room, CODES[i])).toContain(tells.stored);
  }
  const key = await pseudonymKey(run.room.id, LINK_RUN);
  links.push(...CODES.map((c) => pseudonymOf(key, `code ${codeFrom(c)}`)));
  await second(run, finishFirst);

  await step(
    "are linked for those who give the same code in any script; a slip is shown to its maker, who decides (L-2, L-5)",
    async () => {
      const [maria, fatima, som, young] = run.people;
      expect(await giveCode(maria!, run.room, { name: "MA", day: "07", place: "ul" })).toContain(tells.yes);
      expect(await giveCode(fatima!, run.room, { name: "فَا", day: "21", place: "ان" })).toContain(tells.yes);
      expect(await giveCode(som!, run.room, { name: "สม", day: "21", place: "ใหม่" })).toContain(tells.no);
      expect(som!.text).toContain("This one is mine: สม 12 หม่");
      await som!.press("day", "12");
      expect(som!.text).toContain(tells.yes);
      expect(await giveCode(young!, run.room, { name: "영희", day: "30", place: "서을" })).toContain(
        "영희 30 서울",
      );
      for (const [i, person] of run.people.slice(0, 4).entries())
        await answer(person, run.room, ["true", i === 0 ? "false" : "true"]);
    },
  );

  await step("leave out people with one and the same code, and those without (L-10)", async () => {
    for (const person of run.people.slice(4)) await answer(person, run.room, ["true", "true"]);
    for (const [i, person] of run.people.slice(4, 6).entries())
      await giveCode(person, run.room, CODES[4 + i]!);
    await run.trainer.closeRound("post");
    await run.trainer.reveal("post");
    // The trainer's own page waits for the end; so do we.
    const keys = [...(await loadPseudonymKeys(run.room.id)).values()];
    await run.trainer.do({ type: "end" });
    await eventually(async () => (await prisma.answer.count({ where: { roomId: run.room.id } })) === 0);
    const input = (await loadDebrief(run.room.id))!;
    const got = prePostOf(input.linked![0]!, input)!;
    expect(got.matched).toBe(3);
    expect(got.match).toEqual({
      beforeOnly: 1,
      afterOnly: 1,
      beforeWithout: 1,
      afterWithout: 1,
      beforeShared: 2,
      afterShared: 2,
    });
    expect(keys.length).toBeGreaterThan(0);
  });

  await step("leave no code and no key of codes behind, and no hash where anybody looks (L-3)", async () => {
    await eventually(async () => (await prisma.pseudonymKey.count({ where: { roomId: run.room.id } })) === 0);
    const tables = await databaseText();
    for (const c of CODES) {
      const code = codeFrom(c)!;
      for (const text of [code, code.normalize("NFC"), code.replaceAll("|", ""), code.replaceAll("|", " ")])
        expect(tables).not.toContain(text);
    }
    // Rows that belong together can be told; whose code they were cannot be tried with anything that the server has.
    expect(tables).toContain(links[0]!);
    for (const name of ["PLENARY_DOOR_KEY", "PLENARY_RESUME_KEY", "PLENARY_WRAP_KEY", "PLENARY_AUTH_KEY"]) {
      const key = Buffer.from(process.env[name]!, "base64url");
      for (const c of CODES)
        expect(tables).not.toContain(
          createHmac("sha256", key)
            .update(`code ${codeFrom(c)}`)
            .digest()
            .subarray(0, 16)
            .toString("base64url"),
        );
    }
    const input = (await loadDebrief(run.room.id))!;
    const out = [
      JSON.stringify(input),
      rowsCsv(input, (items) => [...items]),
      JSON.stringify(run.trainer.all),
      plenary.server.output(),
      ...run.people.map((p) => p.html),
    ];
    for (const text of out) for (const link of links) expect(text).not.toContain(link);
  });
});

describe("a code", () => {
  it("must be whole, can be changed and taken back while the test is open, and not after (L-1)", async () => {
    const run = await opened(1);
    const [person] = run.people;
    await person!.open(`/r/${run.room.id}/code`);
    await person!.submit("name", { name: "Ma", day: "40", place: "ul" });
    expect(person!.status).toBe(422);
    expect(person!.text).toContain("1 to 31");
    expect(person!.html).toContain('value="40"');
    await giveCode(person!, run.room, CODES[0]!);
    await person!.open("code");
    expect(person!.text).toContain("You already have a code");
    await person!.submit("name", {}, ["none", "1"]);
    const row = () => prisma.answer.findFirst({ where: { roomId: run.room.id, questionId: "pre!link" } });
    expect((await row())?.body).toEqual({ pass: true });
    await run.trainer.closeRound("pre");
    await person!.open("code");
    expect(person!.url.pathname).toBe(`/r/${run.room.id}/`);
    const res = await fetch(`${plenary.url}/r/${run.room.id}/code`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: person!.cookie, origin: plenary.url },
      body: new URLSearchParams({ ...CODES[0]! }),
    });
    expect(res.status).toBe(409);
    expect((await row())?.body).toEqual({ pass: true });
  });

  it("comes from our own pages and from people in the room alone (L-8)", async () => {
    const run = await opened(1);
    const post = (headers: Record<string, string>) =>
      fetch(`${plenary.url}/r/${run.room.id}/code`, {
        method: "POST",
        redirect: "manual",
        headers,
        body: new URLSearchParams({ ...CODES[0]! }),
      });
    expect((await post({ cookie: run.people[0]!.cookie, origin: "https://elsewhere.example" })).status).toBe(
      400,
    );
    expect((await post({ origin: plenary.url })).status).toBe(403);
    expect(await prisma.answer.count({ where: { roomId: run.room.id } })).toBe(0);
  });

  it("cannot be fished for: after five tellings nothing more is said, though codes are still taken; and a room tells only so often (L-6)", async () => {
    const run = await opened(1);
    await giveCode(run.people[0]!, run.room, CODES[0]!);
    await answer(run.people[0]!, run.room, ["true", "true"]);
    await second(run, false);
    const fish = async (): Promise<string[]> => {
      const fisher = await join(run.room);
      const heard: string[] = [];
      for (let day = 8; day < 15; day++)
        heard.push(await giveCode(fisher, run.room, { name: "Zz", day: String(day), place: "xx" }));
      return heard.map((text) => (text.includes(tells.no) ? "no" : "silent"));
    };
    expect(await fish()).toEqual(["no", "no", "no", "no", "no", "silent", "silent"]);
    expect(await fish()).toEqual(["no", "no", "no", "no", "no", "silent", "silent"]);
    expect(await fish()).toEqual(["no", "no", "no", "silent", "silent", "silent", "silent"]);
  });

  it("that somebody has claimed is shown to nobody else (L-5)", async () => {
    const run = await opened(2);
    await giveCode(run.people[0]!, run.room, CODES[0]!);
    await second(run, false);
    const near = { name: "Ma", day: "8", place: "ul" };
    expect(await giveCode(run.people[1]!, run.room, near)).toContain("MA 07 UL");
    expect(await giveCode(run.people[0]!, run.room, CODES[0]!)).toContain(tells.yes);
    expect(await giveCode(run.people[1]!, run.room, near)).not.toContain("MA 07 UL");
  });

  it("survives a restart of the server", async () => {
    const run = await opened(1);
    await giveCode(run.people[0]!, run.room, CODES[2]!);
    await plenary.crash();
    run.trainer = await plenary.console(run.room);
    await second(run, false);
    expect(await giveCode(run.people[0]!, run.room, CODES[2]!)).toContain(tells.yes);
  });
});
