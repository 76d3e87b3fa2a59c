/** Commitments after weeks, and the take-away, over the real server: only the code opens, nothing leads to a person. */
import { getDocument } from "@/tests/support/pdfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GuessGuard } from "@/server/phone/guess-guard";
import {
  answerFollowUp,
  dropExpiredFollowUps,
  followUpCounts,
  followUpTexts,
  lockCommitment,
  newFollowUpCode,
  openCommitment,
  releaseFollowUpText,
} from "@/server/store/learning/follow-up";
import { prisma } from "@/server/store/database/prisma";
import { type Console, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { databaseText } from "@/tests/support/effects";

const SECRET = "I-WILL-CALL-THE-SHELTER";
let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const post = (path: string, fields: Record<string, string>, cookie = "") =>
  fetch(`${plenary.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie },
    body: new URLSearchParams(fields),
  });
const roomPath = (path: string) => `/r/${room.id}/${path}`;
const get = async (path: string, cookie = "") =>
  (await fetch(`${plenary.url}${path}`, { headers: { cookie } })).text();

async function promised(text = SECRET, workshop = weighingWorkshop): Promise<Phone> {
  room = await plenary.room(workshop);
  trainer = await plenary.console(room);
  await trainer.go("agree");
  await trainer.openRound("agree");
  await trainer.closeRound("agree");
  await trainer.go("promise");
  await trainer.openRound("promise");
  const phone = await plenary.phone(room);
  await phone.sees((v) => v.phase === "open");
  expect(await phone.answer({ "promise.what": [text], "promise.when": ["Monday"] })).toMatchObject({
    ok: true,
  });
  return phone;
}

const codeIn = (html: string): string => /id="follow-up-code">([0-9A-Z ]{19})</.exec(html)![1]!;
const shift = (days: number) =>
  prisma.$executeRaw`UPDATE follow_up SET made_on = made_on - ${days}::int, expires_on = expires_on - ${days}::int`;

describe("a personal code (C-17, C-18)", () => {
  it("opens the promise on any phone, asks after 30 and 90 days, and is nowhere in the database", async () => {
    const phone = await promised();
    await trainer.do({ type: "end" });
    const page = await (await post(roomPath("follow-up"), {}, phone.cookie)).text();
    const code = codeIn(page);
    const plain = code.replace(/ /g, "");
    const everything = await databaseText();
    for (const gone of [code, plain, SECRET]) expect(everything.includes(gone), gone).toBe(false);

    const early = await (await post("/f", { code: code.toLowerCase() })).text();
    expect(early).toContain(SECRET);
    expect(early).toContain("30 days after you wrote it");
    expect(early).not.toContain("What became of it?<");
    for (const open of ["/f", "/verify/nothing"])
      expect((await fetch(`${plenary.url}${open}`)).headers.get("x-robots-tag")).toContain("noindex");
    expect((await post("/f", { code: "2345 6789 BCDF GHJK" })).status).toBe(404);

    await shift(31);
    expect(await (await post("/f", { code })).text()).toContain("What became of it?");
    const thanked = await (
      await post("/f", { code, status: "partly", helped: "My head\u0000 of unit", hindered: "" })
    ).text();
    expect(thanked).toContain("Your answer is counted");
    expect(await (await post("/f", { code, status: "done", helped: "", hindered: "" })).text()).not.toContain(
      "What became of it?<",
    );
    await shift(60);
    expect(await (await post("/f", { code, status: "done", helped: "", hindered: "" })).text()).toContain(
      "Nothing more will be asked",
    );
    await shift(100);
    expect((await post("/f", { code })).status).toBe(404);
    await dropExpiredFollowUps();
    expect(await prisma.followUp.count()).toBe(0);
    expect(plenary.server.output()).not.toContain(plain);
  });

  it("is not in the calendar that holds its dates, in any writing, and nothing that tells its row", async () => {
    const phone = await promised();
    const code = codeIn(await (await post(roomPath("follow-up"), {}, phone.cookie)).text());
    const res = await post(roomPath("follow-up.ics"), { code }, phone.cookie);
    expect(res.headers.get("content-type")).toContain("text/calendar");
    const ics = (await res.text()).replace(/\r\n[ \t]/g, "");
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(ics.match(/^URL:\S+\/f\r$/gm)).toHaveLength(2);
    const plain = code.replace(/ /g, "");
    for (const secret of [code, plain, (await openCommitment(plain))!.id]) expect(ics).not.toContain(secret);
    const uids = (text: string) => text.match(/UID:\S+/g);
    const again = await (await post(roomPath("follow-up.ics"), { code }, phone.cookie)).text();
    expect(uids(again.replace(/\r\n[ \t]/g, ""))).toEqual(uids(ics));
    expect(ics).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i);
    const days = [...ics.matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map((m) =>
      Date.parse(m[1]!.replace(/(....)(..)(..)/, "$1-$2-$3")),
    );
    expect((days[1]! - days[0]!) / 86_400_000).toBe(60);
  });

  it("is typed under one guard, right or wrong, on the page that opens it and for the calendar", async () => {
    const phone = await promised();
    const code = codeIn(await (await post(roomPath("follow-up"), {}, phone.cookie)).text());
    const wrong = "2345 6789 BCDF GHJK";
    const least = new GuessGuard().wait();
    for (const path of ["/f", roomPath("follow-up.ics")])
      for (const [typed, status] of [
        [code, 200],
        [wrong, 404],
        ["", 404],
      ] as const) {
        const start = performance.now();
        expect([path, typed, (await post(path, { code: typed }, phone.cookie)).status]).toEqual([
          path,
          typed,
          status,
        ]);
        // Timers may be a millisecond early.
        expect([path, typed, performance.now() - start > least - 2]).toEqual([path, typed, true]);
      }
  });

  it("is made only by whoever wrote a promise with this phone, and not without end", async () => {
    const phone = await promised();
    const other = await plenary.phone(room);
    expect((await post(roomPath("follow-up"), {}, other.cookie)).status).toBe(409);
    for (let i = 0; i < 5; i++)
      expect((await post(roomPath("follow-up"), {}, phone.cookie)).status).toBe(200);
    expect((await post(roomPath("follow-up"), {}, phone.cookie)).status).toBe(429);
    expect((await post(roomPath("follow-up"), {})).status).toBe(403);
  });
});

describe("what is counted of the follow-up (C-19)", () => {
  it("grows by five people and more, once each, and texts wait for that and for their release", async () => {
    room = await plenary.room(weighingWorkshop);
    const promise = { workshop: "W", language: "en", lines: [{ label: "What", text: SECRET }] };
    const say = async (status: "done" | "dropped", helped: string | null = null) => {
      const code = newFollowUpCode();
      await lockCommitment(room.id, code, promise);
      const opened = (await openCommitment(code))!;
      expect(await answerFollowUp(opened, 30, { status, helped, hindered: null })).toBe(true);
      expect(await answerFollowUp(opened, 30, { status, helped, hindered: null })).toBe(false);
    };
    for (let i = 0; i < 4; i++) await say("done", `text ${i}`);
    const written = await prisma.$queryRaw<{ by: string }[]>`
      SELECT xmin::text AS by FROM follow_up_text WHERE room_id = ${room.id}::uuid`;
    expect(new Set(written.map((row) => row.by)).size).toBe(1);
    expect((await followUpCounts(room.id)).counts).toEqual({});
    expect(await followUpTexts(room.id)).toEqual([]);
    await say("dropped");
    expect((await followUpCounts(room.id)).counts).toEqual({ 30: { done: 4, dropped: 1 } });
    expect((await followUpTexts(room.id)).map((t) => t.text)).toEqual([
      "text 0",
      "text 1",
      "text 2",
      "text 3",
    ]);
    await say("done", "text 4");
    expect((await followUpCounts(room.id)).counts).toEqual({ 30: { done: 4, dropped: 1 } });
    expect(await followUpTexts(room.id)).toHaveLength(4);
    await Promise.all(Array.from({ length: 4 }, () => say("done")));
    expect((await followUpCounts(room.id)).counts).toEqual({ 30: { done: 9, dropped: 1 } });
    const texts = await followUpTexts(room.id);
    expect(texts.map((t) => t.text)).toEqual(["text 0", "text 1", "text 2", "text 3", "text 4"]);
    expect((await followUpCounts(room.id)).released).toEqual([]);
    await releaseFollowUpText(room.id, texts[1]!.id, true);
    expect((await followUpCounts(room.id)).released).toEqual([{ wave: 30, about: "helped", text: "text 1" }]);
  });
});

describe("the take-away (C-15)", () => {
  it.each([
    ["ar", "ماذا ستفعل؟", "ورشة الموازنة"],
    ["id", "Apa yang akan Anda lakukan?", "Menimbang"],
  ])("gives a promise back in the language of its reader: %s", async (language, what, title) => {
    const texts = { "workshop:title": title, "promise/fields/what/text": what };
    const phone = await promised(SECRET, {
      ...weighingWorkshop,
      id: `weighing-${language}`,
      translations: { [language]: { status: "draft", texts } },
    });
    expect((await post(roomPath("language"), { language }, phone.cookie)).status).toBe(303);
    const page = await get(roomPath("take-away"), phone.cookie);
    for (const text of [what, title, SECRET]) expect(page).toContain(text);
    expect(page).not.toContain("What will you do?");
    const code = codeIn(await (await post(roomPath("follow-up"), {}, phone.cookie)).text());
    const opened = await (await post("/f", { code })).text();
    for (const text of [what, title, SECRET]) expect(opened).toContain(text);
  });

  it("says that answers cannot be linked any more only once that is so", async () => {
    const phone = await promised();
    expect(await get(roomPath("take-away"), phone.cookie)).toContain("Until an activity is finished");
    await trainer.do({ type: "end" });
    expect(await get(roomPath("take-away"), phone.cookie)).toContain(
      "the server can no longer link them to you",
    );
  });

  it("shows one's own promise and no other's, and makes a PDF of what the phone sends along, of which nothing is kept", async () => {
    const phone = await promised();
    const other = await plenary.phone(room);
    expect(await get(roomPath("take-away"), phone.cookie)).toContain(SECRET);
    expect(await get(roomPath("take-away"), other.cookie)).not.toContain(SECRET);
    expect((await fetch(`${plenary.url}${roomPath("take-away")}`)).status).toBe(403);
    const res = await post(
      roomPath("take-away.pdf"),
      { answers: JSON.stringify([["agree", "MY-OWN-ANSWER"]]) },
      phone.cookie,
    );
    expect(res.headers.get("cache-control")).toBe("no-store");
    const pdf = await getDocument({ data: new Uint8Array(await res.arrayBuffer()), verbosity: 0 }).promise;
    const text = (await (await pdf.getPage(1)).getTextContent()).items
      .map((i) => ("str" in i ? i.str : ""))
      .join("");
    expect(text).toContain("MY-OWN-ANSWER");
    expect(text).toContain(SECRET);
    expect((await databaseText()).includes("MY-OWN-ANSWER")).toBe(false);
    expect(plenary.server.output()).not.toContain("MY-OWN-ANSWER");
    expect((await post(roomPath("take-away.pdf"), { answers: "not json" }, phone.cookie)).status).toBe(400);
  });
});
