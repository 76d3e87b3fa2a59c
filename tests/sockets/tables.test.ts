/** Groups that answer as tables, over real sockets and by a page without script, until nothing leads to people. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { endRoom } from "@/tests/support/full-room";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { step } from "@/tests/support/step";
import { pause } from "@/tests/support/waiting";
import type { GroupMessage } from "@/workshop/protocol/worksheets";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryCsv } from "@/workshop/debrief/summary-csv";

let plenary: Plenary;
let room: TestRoom;
let desk: Console;
const phones: Record<string, Phone> = {};
const ids: Record<string, string> = {};
const plain = () => new PlainBrowser(plenary.url);

const text = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/[\u2068\u2069]/g, "")
    .replace(/\s+/g, " ");
const partOf = (phone: Phone): string =>
  phone.all.findLast((m): m is GroupMessage => m.type === "group")?.html ?? "";

async function sees(name: string, fits: (shown: string) => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!fits(text(partOf(phones[name]!)))) {
    if (Date.now() > deadline)
      throw new Error(`${name} waits for ${fits}; last: ${text(partOf(phones[name]!))}`);
    await pause(10);
  }
}
const answer = (name: string, choice: string, rev = 1) =>
  phones[name]!.answer({ choice: [choice] }, { question: "poll", round: 1, rev });
const propose = (name: string, spoken = "0") =>
  phones[name]!.send({ type: "propose", id: newId(), question: "poll", spoken });
const agree = (name: string) => {
  const proposal = /name="proposal" value="([^"]+)"/.exec(partOf(phones[name]!))?.[1] ?? "none-is-here";
  return phones[name]!.send({ type: "agree", id: newId(), question: "poll", proposal });
};
const ok = { ok: true };
const openTables = () => desk.do({ type: "open", question: "poll", round: 1, asTables: true });

beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(sampleWorkshop);
  desk = await plenary.console(room);
  for (const alias of ["Ann", "Ben", "Cho", "Dao", "Eve"]) {
    phones[alias] = await plenary.phone(room, await plenary.join(room, { alias }));
    ids[alias] = (await prisma.participant.findFirstOrThrow({ where: { roomId: room.id, alias } })).id;
  }
  await desk.go("poll");
});
afterAll(() => plenary?.stop());

it("tables that answer", async () => {
  await step("are opened once there are groups, and a small one is warned (H-50, H-54)", async () => {
    expect(await openTables()).toEqual({ ok: false, reason: "no-groups" });
    await desk.do({
      type: "list-groups",
      groups: [
        { name: "Harbour", people: [ids.Ann!, ids.Ben!, ids.Cho!] },
        { name: "Border", people: [ids.Dao!, ids.Eve!] },
      ],
    });
    await desk.sees((v) => v.asTables);
    for (const name of ["Omar", "Noor"]) await desk.do({ type: "add-guest", group: "g1-2", name });
    expect(await openTables()).toMatchObject(ok);
    await sees("Ann", (t) => t.includes("Your table gives one answer together."));
    await sees("Dao", (t) => t.includes("others may work out what you answer"));
  });

  await step("propose an answer that was given, and no other (H-50)", async () => {
    expect(await propose("Ann")).toEqual({ ok: false, reason: "nothing-to-propose" });
    await phones.Ann!.answer({ choice: [], other: "Something of my own" }, { question: "poll", round: 1 });
    expect(await propose("Ann")).toEqual({ ok: false, reason: "nothing-to-propose" });
    expect(await answer("Ann", "red", 2)).toMatchObject(ok);
    await sees("Ann", (t) => t.includes("Propose my answer"));
    expect(await propose("Ann")).toMatchObject(ok);
    // Phones tell how many agree only after everybody present has answered.
    await sees("Ben", (t) => t.includes("Red") && t.includes("1 of 3 have answered"));
    expect(text(partOf(phones.Dao!))).not.toContain("Red");
  });

  await step("agree by an answer of each person, or see it otherwise (H-51)", async () => {
    expect(await agree("Ben")).toMatchObject(ok);
    expect(await agree("Ben")).toMatchObject(ok);
    await sees("Ben", (t) => t.includes("2 of 3 have answered") && t.includes("You agree"));
    const deadline = Date.now() + 10_000;
    while (phones.Ben!.mine?.answers[0]?.fields.choice?.[0] !== "red" && Date.now() < deadline)
      await pause(10);
    expect(phones.Ben!.mine?.answers).toMatchObject([
      { question: "poll", round: 1, fields: { choice: ["red"] } },
    ]);
    expect(await answer("Cho", "blue")).toMatchObject(ok);
    await sees("Cho", (t) => t.includes("2 of 3 agree, 1 sees it otherwise") && t.includes("answer counts"));
    for (const name of ["Ann", "Ben", "Cho"]) expect(partOf(phones[name]!)).not.toMatch(/Ann|Ben|Cho/);
    const old = /name="proposal" value="([^"]+)"/.exec(partOf(phones.Cho!))![1];
    expect(await propose("Cho")).toMatchObject(ok);
    expect(await phones.Ann!.send({ type: "agree", id: newId(), question: "poll", proposal: old })).toEqual({
      ok: false,
      reason: "proposal-changed",
    });
    await sees("Ann", (t) => t.includes("Blue") && t.includes("1 of 3 agree, 2 see it otherwise"));
    expect(text(partOf(phones.Ann!))).not.toContain("answer counts");
    expect(await propose("Ann")).toMatchObject(ok);
    await sees("Cho", (t) => t.includes("2 of 3 agree") && t.includes("answer counts"));
  });

  await step(
    "are joined by a page without script, which speaks for people without a phone (H-52)",
    async () => {
      const page = plain();
      await page.open(`/j/${room.token}`);
      await page.submit("alias", { alias: "Fay" });
      await page.refresh();
      const fay = await prisma.participant.findFirstOrThrow({ where: { roomId: room.id, alias: "Fay" } });
      await desk.do({ type: "move-person", participant: fay.id, to: "g1-2" });
      await page.refresh();
      expect(page.text).toContain("Your table gives one answer together.");
      await page.submit("choice", { choice: "blue" });
      await page.refresh();
      expect(page.text).toContain("Propose my answer");
      expect(page.held("spoken").spoken).toEqual(["2"]);
      await page.submit("spoken", {});
      await page.refresh();
      expect(page.text).toMatch(/Blue.*Also for 2 people without a phone/);
      for (const name of ["Dao", "Eve"]) {
        await sees(name, (t) => t.includes("Blue"));
        expect(await agree(name)).toMatchObject(ok);
      }
      await sees("Dao", (t) => t.includes("3 of 3 agree") && t.includes("answer counts"));
      // The number can be put right although all agree.
      await sees("Dao", (t) => t.includes("Change the number"));
      expect(await propose("Dao", "3")).toMatchObject(ok);
      await sees("Eve", (t) => t.includes("Also for 3 people") && t.includes("3 of 3 agree"));
      expect(await propose("Eve", "2")).toMatchObject(ok);
    },
  );

  await step("are counted apart from people once the round is over, and shown so (H-53)", async () => {
    await desk.closeRound("poll");
    expect(await agree("Cho")).toEqual({ ok: false, reason: "closed" });
    await desk.reveal("poll");
    const { results } = await desk.sees((v) => v.results?.bySource?.some((s) => s.tables) === true);
    expect(results?.options.map((o) => [o.id, o.count])).toContainEqual(["blue", 6]);
    expect(results?.bySource).toEqual([
      {
        source: "table",
        people: 6,
        tables: {
          counted: 2,
          tables: 2,
          people: 8,
          choices: [
            { text: "Blue", tables: 1 },
            { text: "Red", tables: 1 },
          ],
        },
      },
      { source: "spoken", people: 2 },
    ]);
    await phones.Ann!.sees((v) =>
      text(v.html).includes("2 of 2 tables (Blue 1, Red 1) · 8 of 8 people · 2 of them spoken for"),
    );
  });

  await step(
    "leave nothing that tells who proposed or agreed, and numbers in the debrief (H-51, H-53)",
    async () => {
      const log = JSON.stringify(await prisma.roomLogEntry.findMany({ where: { roomId: room.id } }));
      expect(log).not.toMatch(/"type":"(propose|agree)"/);
      const set = JSON.parse(log).filter((e: object) => JSON.stringify(e).includes("set-proposal"));
      expect(set.length).toBeGreaterThan(0);
      for (const id of Object.values(ids)) expect(JSON.stringify(set)).not.toContain(id);
      await endRoom({ trainer: desk, room });
      const input = (await loadDebrief(room.id))!;
      const csv = summaryCsv(debriefOf(input));
      expect(csv).toMatch(/source,table,[^\n]*,6/);
      expect(csv).toMatch(/source,spoken,/);
      expect(csv).toMatch(/tables,/);
      expect(input.rounds[0]?.bySource?.[0]?.tables).toMatchObject({ counted: 2, tables: 2, people: 8 });
    },
  );
});
