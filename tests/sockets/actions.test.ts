/**
 * Effects of each server action in a house with two of everything: its own change in the database, and no
 * other.
 */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/server/accounts/passwords";
import { prisma } from "@/server/store/database/prisma";
import { createInvitation } from "@/server/store/accounts/accounts";
import { createAuthored } from "@/server/store/editor/authored";
import { acceptShare, shareWorkshop } from "@/server/store/editor/authored-members";
import { currentPublication, publicationKey, publish } from "@/server/store/debrief/publications";
import { reportTexts } from "@/server/store/debrief/report-texts";
import { addCoTrainer } from "@/server/store/rooms/room-trainers";
import { createOneTimeToken } from "@/server/store/accounts/one-time-tokens";
import { loadPublished } from "@/server/debrief/load-published";
import { type Audience, loadReport } from "@/server/debrief/load-report";
import { loadRelease } from "@/server/debrief/load-release";
import { endRoom } from "@/tests/support/full-room";
import { effectOf } from "@/tests/support/effects";
import type { Argument } from "@/tests/support/matrix/action-rows";
import { builtActions, callAction } from "@/tests/support/matrix/call-action";
import { Plenary, type TestRoom, type Trainer } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { RoomId } from "@/model/ids";
import { actions } from "@/server/main/routes/actions";
import { loadState } from "@/server/store/rooms/room-state";
import { blankDraft, type Draft } from "@/workshop/editor/draft";

/** One of these texts names a person with an age. */
const TEXTS = ["More time", "An interpreter", "Maria, 14, from Busan", "Quiet rooms", "One number to call"];

let plenary: Plenary;
/** Ada runs two rooms, with Cora in both; Ben runs one with as much in it. Ona and Una look after the server. */
let ada: Trainer;
let cora: Trainer;
let ben: Trainer;
let ona: Trainer;
let una: Trainer;
let first: TestRoom;
let second: TestRoom;
let third: TestRoom;
let workshop: string;
let twin: string;
const names: Record<string, string> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  plenary = await Plenary.shared();
  [ada, cora, ben, ona, una] = (await Promise.all(
    ["Ada", "Cora", "Ben", "Ona", "Una"].map((name) => plenary.trainer(name)),
  )) as [Trainer, Trainer, Trainer, Trainer, Trainer];
  for (const { id } of [ona, una]) await prisma.account.update({ where: { id }, data: { role: "owner" } });
  [first, second, third] = await Promise.all([endedRoom(ada), endedRoom(ada), endedRoom(ben)]);
  for (const { id } of [first, second]) await addCoTrainer(id, cora.id, ada.id);
  workshop = await createAuthored(ada.id, (id) => blankDraft(id, "Workshop of Ada"));
  twin = await createAuthored(ada.id, (id) => blankDraft(id, "Twin of it"));
  Object.assign(ids, { room: first.id, workshop });
  for (const { id, name } of [ada, cora, ben, ona, una]) names[id] = name;
  Object.assign(names, {
    [first.id]: "first room",
    [second.id]: "second room",
    [third.id]: "third room",
    [workshop]: "workshop",
    [twin]: "twin",
  });
}, 300_000);
afterAll(() => plenary?.stop());

/** A room that is over, in which five people wrote to an open question, and the trainer has published the report. */
async function endedRoom(trainer: Trainer): Promise<TestRoom> {
  const room = await plenary.room(sampleWorkshop, {}, trainer);
  const desk = await plenary.console(room);
  await desk.go("thoughts");
  await desk.openRound("thoughts");
  const phones = await Promise.all(TEXTS.map(() => plenary.phone(room)));
  await Promise.all(
    phones.map(async (phone, person) => {
      await phone.sees((view) => view.question === "thoughts" && view.phase === "open");
      expect(await phone.answer({ texts: [TEXTS[person]!] })).toMatchObject({ ok: true });
    }),
  );
  await desk.closeRound("thoughts");
  await desk.reveal("thoughts");
  // Only four answer the next question.
  await desk.go("many");
  await desk.openRound("many");
  for (const phone of phones.slice(1)) {
    await phone.sees((view) => view.question === "many" && view.phase === "open");
    expect(await phone.answer({ choice: ["one"] })).toMatchObject({ ok: true });
  }
  await desk.closeRound("many");
  await desk.reveal("many");
  await desk.go("thoughts");
  const wall = await desk.sees((view) => (view.wall?.texts.length ?? 0) === TEXTS.length);
  const texts = wall.wall!.texts.map(({ id }) => id);
  await desk.do({ type: "curate", question: "thoughts", change: { do: "show", texts } });
  await endRoom({ room, trainer: desk });
  for (const { socket } of [...phones, desk]) socket.disconnect();
  await publish(room.id, trainer.id, { days: 30, experts: false });
  return room;
}

const form = (fields: Record<string, string>): Argument => ({ form: fields });
const value = (raw: unknown): Argument => ({ value: raw });

/** Calls an action past its page. @returns what it says and what it changed */
async function call(
  site: string,
  by: Trainer | null,
  args: Argument[],
): Promise<{ said: string; does: string[] }> {
  let said = "";
  const does = await effectOf(async () => {
    const action = builtActions().get(site);
    expect([site, action !== undefined]).toEqual([site, true]);
    ({ said } = await callAction(plenary.url, action!, args, by?.cookie ?? "", ids));
  }, names);
  return { said, does };
}
const does = async (...args: Parameters<typeof call>) => (await call(...args)).does;

const before = { revision: 0, text: null, by: "", outcome: "none", typed: null, theirs: null, fresh: 0 };

describe("the report of a room", () => {
  it("a wording is stored for its language, and noted once (F-2, F-7)", async () => {
    const save = (language: string, room = first) =>
      call("saveText", ada, [
        value(before),
        form({ room: room.id, key: "remark", language, basis: "", do: "save", text: "What we saw" }),
      ]);
    await save("en", second);
    expect((await save("en")).does).toEqual([
      "+ access_log (Ada, first room, action remark, detail en)",
      "+ report_text (Ada, first room, hidden false, key remark, language en)",
    ]);
    expect((await save("ar")).does).toEqual([
      "+ access_log (Ada, first room, action remark, detail ar)",
      "+ report_text (Ada, first room, hidden false, key remark, language ar)",
    ]);
  });

  it("a sentence is reworded beside the figures that its trainer saw", async () => {
    await does("saveText", ada, [
      value(before),
      form({ room: second.id, key: "story:two", language: "en", basis: "5 of 5", do: "save", text: "Five" }),
    ]);
    const stored = await prisma.reportText.findMany({ where: { roomId: second.id, key: "story:two" } });
    expect(stored.map(({ text, basis }) => [text, basis])).toEqual([["Five", "5 of 5"]]);
  });

  it("of two who write at once, the second has theirs stored where they choose it (F-8)", async () => {
    const save = async (state: object, text: string, action: string, by = ada) =>
      (
        await call("saveText", by, [
          value({ ...before, ...state }),
          form({ room: second.id, key: "remark:many", language: "en", basis: "", do: action, text }),
        ])
      ).said;
    await save({}, "From Cora", "save", cora);
    const conflict = await save({}, "From Ada", "save");
    expect(conflict).toContain('"outcome":"conflict"');
    const { theirs } = JSON.parse(conflict) as { theirs: object };
    expect(theirs).toMatchObject({ revision: 1, text: "From Cora", by: "Cora" });
    expect(await save({ theirs }, "From Ada", "mine")).toContain('"outcome":"saved"');
    const stored = await prisma.reportText.findMany({
      where: { roomId: second.id, key: "remark:many" },
      orderBy: { revision: "asc" },
    });
    expect(stored.map(({ text }) => text)).toEqual(["From Cora", "From Ada"]);
  });

  it("a sentence is hidden in every language, whichever its trainer reads (F-7)", async () => {
    const hide = (room: TestRoom, hidden: string) =>
      does("saveHidden", cora, [
        value({ revision: hidden === "yes" ? 0 : 1, hidden: hidden !== "yes" }),
        form({ room: room.id, key: "story:participation", language: "ar", basis: "", hidden }),
      ]);
    await hide(second, "yes");
    expect(await hide(first, "yes")).toEqual([
      "+ access_log (Cora, first room, action edit)",
      "+ report_text (Cora, first room, hidden true, key story:participation, language *)",
    ]);
    // So it is nowhere, in whichever language and for whomever the report is made; of another room it stays.
    const sentences = async (room: TestRoom, language: string, audience: Audience) =>
      (await loadReport(room.id, language, audience))!.story.map(({ id }) => id);
    for (const audience of ["trainers", "published", "partners"] as const)
      for (const language of ["en", "ar", "th"])
        expect([
          audience,
          language,
          (await sentences(first, language, audience)).includes("participation"),
          (await sentences(third, language, audience)).includes("participation"),
        ]).toEqual([audience, language, false, true]);
    expect(await hide(first, "no")).toEqual([
      "+ report_text (Cora, first room, hidden false, key story:participation, language *)",
    ]);
  });

  it("a figure is put on the front of one room and taken off, the newest wish counting (F-22)", async () => {
    // The page that is made again is noted as read.
    const choose = async (action: string) =>
      (await does("saveFront", cora, [value(first.id), form({ figure: "poll-answers", do: action })])).filter(
        (line) => !line.includes("access_log"),
      );
    const text = (hidden: boolean) =>
      `+ report_text (Cora, first room, hidden ${hidden}, key front:poll-answers, language *)`;
    expect(await choose("add")).toEqual([text(false)]);
    expect(await choose("add")).toEqual([]);
    expect(await choose("remove")).toEqual([text(true)]);
    const shown = async (room: TestRoom) =>
      (await loadReport(room.id, "en", "trainers"))!.front.pictures.map(({ figure }) => figure.id);
    expect(await shown(first)).not.toContain("poll-answers");
  });

  it("a target is set for one room's indicator and taken away (F-26)", async () => {
    const set = async (target: string) =>
      (await does("saveTarget", cora, [value(first.id), form({ indicator: "took-part", target })])).filter(
        (line) => !line.includes("access_log"),
      );
    const targets = async () =>
      (await reportTexts(first.id)).flatMap(({ key, text }) =>
        key.startsWith("target:") ? [key, text] : [],
      );
    const noted = ["+ report_text (Cora, first room, hidden false, key target:took-part, language *)"];
    expect(await set("80")).toEqual(noted);
    expect(await targets()).toEqual(["target:took-part", "80"]);
    expect(await set("")).toEqual(noted);
    expect(await targets()).toEqual(["target:took-part", null]);
  });

  it("what fewer than five answered is in the trainers' own and in no published one (F-18)", async () => {
    const activitiesIn = (report: { chapters: { parts: { activity: string }[] }[] }) =>
      report.chapters
        .flatMap(({ parts }) => parts.map(({ activity }) => activity))
        .filter((activity) => ["thoughts", "many"].includes(activity));
    const link = (await currentPublication(second.id))!;
    const published = await loadPublished(publicationKey(link.id), null, undefined);
    expect(activitiesIn((await loadReport(second.id, "en", "trainers"))!)).toEqual(["thoughts", "many"]);
    expect(activitiesIn((await loadReport(second.id, "en", "published"))!)).toEqual(["thoughts"]);
    expect(activitiesIn(published!.report)).toEqual(["thoughts"]);
  });

  it("the rest is released but for texts with a warning, and in this room alone (F-11)", async () => {
    const desk = await loadRelease(first.id);
    const [source] = desk!.sources;
    expect(source!.texts.map((t) => t.warnings.length > 0).sort()).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    const warned = source!.texts.find((t) => t.warnings.length > 0)!;
    // A form of these tests has one value for each name.
    const rest = async () => {
      const every: string[] = [];
      for (const { id } of source!.texts)
        every.push(
          ...(await does("saveRelease", ada, [
            value(first.id),
            form({ do: "rest", text: `${source!.source.id} ${id}` }),
          ])),
        );
      return every.sort();
    };
    expect(await rest()).toEqual([
      // The page that is drawn again is read.
      "+ access_log (Ada, first room, action open)",
      ...Array(4).fill("+ access_log (Ada, first room, action release, detail 1)"),
      ...Array(4).fill(`+ released_text (Ada, first room, source ${source!.source.id})`),
    ]);
    const stored = await prisma.releasedText.findMany({ where: { roomId: first.id } });
    expect(stored.map(({ textId }) => textId)).not.toContain(warned.id);
    expect(await rest()).toEqual([]);
    // Each text is released by itself, with the words that are black, and taken back by itself.
    const one = (room: TestRoom, action: string, by = ada) =>
      does("saveRelease", by, [value(room.id), form({ do: `${action} ${source!.source.id} ${warned.id}` })]);
    expect(await one(first, "release")).toEqual([
      "+ access_log (Ada, first room, action release, detail 1)",
      `+ released_text (Ada, first room, source ${source!.source.id})`,
    ]);
    await one(second, "release");
    await one(third, "release", ben);
    expect(await one(first, "back")).toEqual([
      "+ access_log (Ada, first room, action keep-back)",
      `+ released_text (Ada, first room, source !kept ${source!.source.id})`,
      `- released_text (Ada, first room, source ${source!.source.id})`,
    ]);
    const { id: from } = source!.source;
    expect(await prisma.releasedText.count({ where: { source: from, textId: warned.id } })).toBe(2);
    // The same words in the question box are another text.
    await prisma.questionBoxPost.create({
      data: { roomId: first.id, id: randomUUID(), text: "More time", support: 0 },
    });
    const now = (await loadRelease(first.id))!.sources;
    expect(now.map((s) => [s.source.kind, s.released])).toEqual([
      ["open", 4],
      ["box", 0],
    ]);
  });

  it("a text of which the phone said that it is only counted is not released (F-12)", async () => {
    const room = await plenary.room(sampleWorkshop, {}, ada);
    names[room.id] = "room with other answers";
    const desk = await plenary.console(room);
    await desk.go("poll");
    await desk.openRound("poll");
    const phones = await Promise.all(TEXTS.map(() => plenary.phone(room)));
    for (const [person, phone] of phones.entries()) {
      await phone.sees((view) => view.question === "poll" && view.phase === "open");
      expect(await phone.answer({ choice: [], other: TEXTS[person]! })).toMatchObject({ ok: true });
    }
    await desk.closeRound("poll");
    await desk.reveal("poll");
    for (const { socket } of phones) socket.disconnect();
    const [entry] = (await loadRelease(room.id))!.sources;
    expect([entry!.source.held, entry!.texts.length]).toEqual(["counts-only", TEXTS.length]);
    const { id: source } = entry!.source;
    const text = `${source} ${entry!.texts[0]!.id}`;
    for (const action of [`release ${text}`, "rest"])
      await call("saveRelease", ada, [value(room.id), form({ do: action, text })]);
    expect(await prisma.releasedText.count({ where: { roomId: room.id } })).toBe(0);
    desk.socket.disconnect();
  });

  it("a link is changed, withdrawn and made again for one room alone, and noted (F-2, F-16)", async () => {
    const share = (fields: Record<string, string>) => does("share", ada, [value(first.id), form(fields)]);
    expect(await share({ do: "change", days: "20" })).toEqual([
      "+ access_log (Ada, first room, action publish, detail 20)",
      "~ publication (Ada, first room): expires_at",
    ]);
    expect(await share({ do: "withdraw" })).toEqual([
      "+ access_log (Ada, first room, action withdraw)",
      "~ publication (Ada, first room): withdrawn_at",
    ]);
    expect(await share({ do: "withdraw" })).toEqual([]);
    expect(await share({ do: "publish", days: "30" })).toEqual([
      "+ access_log (Ada, first room, action publish, detail 30)",
      "+ publication (Ada, first room)",
    ]);
  });
});

describe("who runs a room", () => {
  it("a co-trainer is added to one room and taken out of one, whose console closes at once (A-3)", async () => {
    const [here, there] = [await running("here"), await running("there")];
    expect(await does("inviteCoTrainer", ada, [value(here.id), value(cora.id)])).toEqual([
      "+ room_trainer (Cora, here, role co-trainer)",
    ]);
    for (const { id } of [here, there]) await addCoTrainer(id, cora.id, ada.id);
    await addCoTrainer(here.id, ben.id, ada.id);
    const others = await Promise.all([
      plenary.console(there, cora),
      plenary.console(here, ben),
      plenary.console(here, ada),
    ]);
    // Twice, as all consoles are looked at each ten seconds: the second time that look has just been.
    for (const _ of ["first", "second"]) {
      await addCoTrainer(here.id, cora.id, ada.id);
      const { socket } = await plenary.console(here, cora);
      const closed = new Promise((gone) => socket.once("disconnect", gone));
      expect(await does("dismissCoTrainer", ada, [value(here.id), value(cora.id)])).toEqual([
        "- room_trainer (Cora, here, role co-trainer)",
      ]);
      const since = Date.now();
      await closed;
      expect(Date.now() - since).toBeLessThan(5_000);
      socket.disconnect();
    }
    expect(others.map(({ socket }) => socket.connected)).toEqual([true, true, true]);
    for (const { socket } of others) socket.disconnect();
  });

  it("who may be taken out of a room stands on its page: co-trainers, not its trainer (A-3)", async () => {
    const res = await fetch(`${plenary.url}/debrief/${first.id}/trainers`, {
      headers: { cookie: ada.cookie },
    });
    const html = await res.text();
    const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
    const rows = [...main.matchAll(/<li\b.*?<\/li>/gs)].map(([row]) => row);
    const named = rows.filter((row) => row.includes("<button"));
    expect([named.length, named.every((row) => row.includes(cora.name))]).toEqual([1, true]);
  });

  it("a room is opened with its title, days and settings by whoever is signed in (E-46)", async () => {
    const { said, does: opened } = await call("openRoom", ben, [
      form({ title: "Suva", workshop: sampleWorkshop.id, keep: "30", alias: "none", sectors: "Police\nNGO" }),
    ]);
    const roomId = /"roomId":"([^"]+)"/.exec(said)![1]!;
    expect(opened).toEqual(["+ room ()", "+ room_trainer (Ben, role trainer)"]);
    expect(await prisma.room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({
      keepDays: 30,
      settings: { alias: "none", sectors: ["Police", "NGO"] },
    });
  });

  it("a room whose data its trainer will erase by hand is opened with no days after which it goes (E-46)", async () => {
    const { said } = await call("openRoom", ben, [
      form({ title: "Suva", workshop: sampleWorkshop.id, keep: "never", alias: "none" }),
    ]);
    const id = /"roomId":"([^"]+)"/.exec(said)![1]!;
    expect((await prisma.room.findUniqueOrThrow({ where: { id } })).keepDays).toBeNull();
  });

  it("a rehearsal is opened of the part that is asked for, and of nothing else", async () => {
    const id = await createAuthored(ben.id, (written) => ({ ...(sampleWorkshop as Draft), id: written }));
    const opened = async (part: Record<string, string>) => {
      const { said } = await call("startRehearsal", ben, [
        form({ workshop: id, people: "8", network: "good", languages: "en", ...part }),
      ]);
      expect(said).toContain("roomId");
      const room = await loadState(/"roomId":"([^"]+)"/.exec(said)![1]! as RoomId);
      return room!.workshop.sessions.flatMap((session) => session.activities.map((one) => one.id));
    };
    expect(await opened({ part: "poll" })).toEqual(["poll"]);
    expect((await opened({})).length).toBeGreaterThan(3);
  });

  it("what waits as a room ends counts people without a name, and no guests (B-294)", async () => {
    const { settings } = await prisma.room.findUniqueOrThrow({ where: { id: third.id } });
    await prisma.room.update({
      where: { id: third.id },
      data: { settings: { ...(settings as object), certificates: true } },
    });
    const named = await fetch(`${plenary.url}/certificates/${third.id}/guest`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: ben.cookie },
      body: new URLSearchParams({ name: "Guest" }),
    });
    expect(named.status).toBe(303);
    const { said } = await call("readFinish", ben, [value(third.id)]);
    expect(said).toContain('"people":5,"questions":2,"groups":0,"nameless":5');
  });

  async function running(name: string): Promise<TestRoom> {
    const room = await plenary.room(sampleWorkshop, {}, ada);
    names[room.id] = name;
    return room;
  }
});

describe("accounts", () => {
  let theo: Trainer;
  const act = (action: string, by: Trainer, ...args: unknown[]) => call(action, by, args.map(value));
  beforeAll(async () => {
    theo = await plenary.trainer("Theo");
    names[theo.id] = "Theo";
  });

  it("a role, a block and its end change one account, and are noted (A-5)", async () => {
    expect((await act("changeRole", ona, theo.id, "owner")).does).toEqual([
      "+ account_note (Ona, Theo, action role-owner)",
      "~ account (Theo, role owner): role",
    ]);
    expect((await act("changeRole", ona, theo.id, "trainer")).does).toContain(
      "~ account (Theo, role trainer): role",
    );
    const links = await Promise.all(
      [theo, ben].map(({ id }) => createOneTimeToken("reset", { accountId: id })),
    );
    expect(links).toHaveLength(2);
    const { does: blocked } = await act("blockPerson", ona, theo.id);
    expect(blocked).toEqual([
      "+ account_note (Ona, Theo, action blocked)",
      "- one_time (Theo, kind reset)",
      "~ account (Theo, role trainer): blocked_at, session_version",
    ]);
    expect((await act("resetLinkFor", ona, theo.id)).does).toEqual([]);
    expect((await act("unblockPerson", ona, theo.id)).does).toEqual([
      "+ account_note (Ona, Theo, action unblocked)",
      "~ account (Theo, role trainer): blocked_at",
    ]);
  });

  it("a link to a new password is one account's, and takes the place of the one before (A-10)", async () => {
    await createOneTimeToken("reset", { accountId: ben.id });
    await act("resetLinkFor", ona, theo.id);
    const { said, does: changes } = await act("resetLinkFor", ona, theo.id);
    expect(changes).toEqual([
      "+ account_note (Ona, Theo, action reset-link)",
      "+ one_time (Theo, kind reset)",
      "- one_time (Theo, kind reset)",
    ]);
    const token = /"token":"([^"]+)"/.exec(said)![1];
    const { said: read } = await call("readResetLink", null, [value(token)]);
    expect(read).toContain(`${theo.id}@example.org`);
    const { said: set, does: changed } = await call("setPassword", null, [
      value(token),
      value("a long and quiet sentence"),
    ]);
    expect([set, changed]).toEqual([
      "null",
      [
        "+ account_note (Theo, Theo, action password)",
        "- one_time (Theo, kind reset)",
        "~ account (Theo, role trainer): password_hash, session_version",
      ],
    ]);
  });

  it("nobody removes themselves, also where another owner is left (A-4)", async () => {
    for (const owner of [ona, una]) {
      const { said, does: removed } = await act("removePerson", owner, owner.id);
      expect([said, removed]).toEqual([expect.stringContaining('"problem":"last-owner"'), []]);
    }
    expect(await prisma.account.count({ where: { id: { in: [ona.id, una.id] } } })).toBe(2);
  });

  it("what is somebody's passes to whoever removes them, and nothing of others does (A-4)", async () => {
    const room = await plenary.room(sampleWorkshop, {}, theo);
    const workshopId = await createAuthored(theo.id, (id) => blankDraft(id, "Workshop of Theo"));
    Object.assign(names, { [room.id]: "room of Theo", [workshopId]: "workshop of Theo" });
    await addCoTrainer(first.id, theo.id, ada.id);
    await createInvitation(theo.id);
    const { said } = await act("belongingsOf", ona, theo.id);
    expect(said).toBe('{"rooms":1,"workshops":1}');
    expect((await act("belongingsOf", ada, theo.id)).said).toContain('"problem":"not-owner"');
    expect((await act("removePerson", ona, theo.id)).does).toEqual([
      "+ account_note (Ona, Theo, action removed)",
      "+ room_trainer (Ona, room of Theo, role trainer)",
      "- account (Theo, role trainer)",
      "- invitation (Theo, kind trainer)",
      "- room_trainer (Theo, first room, role co-trainer)",
      "- room_trainer (Theo, room of Theo, role trainer)",
      "~ authored_workshop (Ona, workshop of Theo): owner_id",
    ]);
  });

  it("a server that nobody started on a desktop is stopped by no page (O-113)", async () => {
    for (const person of [ada, ona]) {
      const { said, does: changes } = await act("stopServer", person);
      expect([said, changes]).toEqual([expect.stringContaining('"problem":"not-allowed"'), []]);
    }
  });

  it("an invitation makes one account, and a session ends where it is signed out of everywhere (A-1, A-3)", async () => {
    const { said } = await call("inviteTrainer", ona, []);
    const token = /"token":"([^"]+)"/.exec(said)![1];
    const good = () => call("isLinkGood", null, [value("trainer"), value(token)]);
    expect((await good()).said).toBe("true");
    const make = (email: string) =>
      call("makeAccount", null, [
        value("trainer"),
        value(token),
        form({ name: "Ida", email, password: "a long and quiet sentence" }),
      ]);
    expect((await make(`${randomUUID()}@example.org`)).does).toEqual([
      "+ account (role trainer)",
      "+ account_note (action joined)",
      "~ invitation (Ona, kind trainer): used_at",
    ]);
    expect([(await good()).said, (await make(`${randomUUID()}@example.org`)).does]).toEqual(["false", []]);
    const eli = await plenary.trainer("Eli");
    names[eli.id] = "Eli";
    expect(await does("signOut", eli, [])).toEqual([]);
    expect(await does("signOutEverywhere", eli, [])).toEqual([
      "~ account (Eli, role trainer): session_version",
    ]);
  });

  it("a password is changed for one's own account by whoever knows it, and a passkey dropped of one's own alone", async () => {
    const oldPassword = "harbour lantern and tea";
    const zoe = await plenary.trainer("Zoe");
    names[zoe.id] = "Zoe";
    const passwordHash = await hashPassword(oldPassword);
    await prisma.account.updateMany({ where: { id: { in: [ada.id, zoe.id] } }, data: { passwordHash } });
    const change = (typed: string) =>
      does("changePassword", zoe, [value(typed), value("a long and quiet sentence")]);
    expect(await change("another one")).toEqual([]);
    const kept = { publicKey: new Uint8Array(3), counter: 0n, transports: [], name: "Laptop" };
    for (const { id } of [ada, zoe])
      await prisma.passkey.create({ data: { ...kept, id: `of ${id}`, accountId: id } });
    const drop = () => does("dropPasskey", zoe, [value(`of ${ada.id}`)]);
    expect(await drop()).toEqual([]);
    expect(await does("dropPasskey", ada, [value(`of ${ada.id}`)])).toEqual([
      "+ account_note (Ada, Ada, action passkey-removed)",
      "- passkey (Ada)",
    ]);
    // Their consoles are closed at once: at the second, the look at all consoles each ten seconds has just been.
    const room = await plenary.room(sampleWorkshop, {}, zoe);
    names[room.id] = "room of Zoe";
    const [desk, other] = [await plenary.console(room), await plenary.console(first, ada)];
    const closed = new Promise((gone) => desk.socket.once("disconnect", gone));
    expect(await change(oldPassword)).toEqual([
      "+ account_note (Zoe, Zoe, action password)",
      "~ account (Zoe, role trainer): password_hash, session_version",
    ]);
    const since = Date.now();
    await closed;
    expect([Date.now() - since < 5_000, other.socket.connected]).toEqual([true, true]);
    other.socket.disconnect();
  });
});

describe("workshops", () => {
  it("are copied with their pictures, and offered to be copied from unless they are put away", async () => {
    const hash = randomUUID();
    await prisma.asset.create({
      data: { hash, sourceHash: hash, kind: "picture", totalBytes: 1, variants: [] },
    });
    for (const [owner, name] of [
      [workshop, "map"],
      [twin, "plan"],
    ] as const)
      await prisma.assetLink.create({ data: { owner, name, hash } });
    const { said } = await call("duplicateWorkshop", ada, [value(workshop)]);
    const copy = /"workshop":"([^"]+)"/.exec(said)![1]!;
    const links = await prisma.assetLink.findMany({ where: { hash }, orderBy: { name: "asc" } });
    expect(links.map(({ owner, name }) => [owner, name])).toEqual(
      expect.arrayContaining([
        [copy, "map"],
        [workshop, "map"],
        [twin, "plan"],
      ]),
    );
    expect(links).toHaveLength(3);
    await prisma.assetLink.deleteMany({ where: { hash } });
    const offered = async () => (await call("listSources", ada, [])).said;
    expect(await offered()).toContain(copy);
    await call("putAway", ada, [value(copy), value(true)]);
    expect(await offered()).not.toContain(copy);
    expect(await offered()).toContain(sampleWorkshop.id);
  });

  it("are begun, copied, put away, shared and deleted one at a time", async () => {
    const callWith = (action: string, by: Trainer, ...args: Argument[]) => call(action, by, args);
    expect((await callWith("startWorkshop", ben, form({ title: "Begun" }))).does).toEqual([
      "+ authored_version (Ben)",
      "+ authored_workshop (Ben)",
    ]);
    expect((await callWith("duplicateWorkshop", ada, value(workshop))).does).toEqual([
      "+ authored_version (Ada)",
      "+ authored_workshop (Ada)",
    ]);
    expect((await callWith("putAway", ada, value(workshop), value(true))).does).toEqual([
      "~ authored_workshop (Ada, workshop): archived_at",
    ]);
    await callWith("putAway", ada, value(workshop), value(false));

    const tokens = await Promise.all([workshop, twin].map((id) => shareWorkshop(id, "edit", ada.id)));
    await acceptShare(tokens[1]!, cora.id);
    const { said } = await callWith("readShareLink", ben, value(tokens[0]));
    expect(said).toContain("Workshop of Ada");
    expect((await callWith("acceptLink", ben, value(tokens[0]))).does).toEqual(
      expect.arrayContaining(["+ authored_member (Ben, workshop, role edit)"]),
    );
    await acceptShare((await shareWorkshop(workshop, "view", ada.id))!, cora.id);
    await acceptShare((await shareWorkshop(twin, "view", ada.id))!, ben.id);
    expect(await does("dismissMember", ada, [value(workshop), value(ben.id)])).toEqual([
      "- authored_member (Ben, workshop, role edit)",
    ]);
    expect((await callWith("leaveWorkshop", cora, value(workshop))).does).toEqual([
      "- authored_member (Cora, workshop, role view)",
    ]);
    const { does: deleted } = await callWith("deleteWorkshop", ada, value(workshop));
    expect(deleted).toContain("- authored_workshop (Ada, workshop)");
    expect(deleted.filter((line) => !line.startsWith("- ") || line.includes("twin"))).toEqual([]);
    expect(
      (await prisma.workshopMember.findMany({ where: { workshopId: twin } })).map((m) => m.accountId).sort(),
    ).toEqual([ben.id, cora.id].sort());
  });

  it("the examples are put away for one account", async () => {
    const away = (by: Trainer, setting: string) => does("keepExamples", by, [form({ away: setting })]);
    await away(ben, "1");
    expect(await away(ada, "1")).toEqual(["+ examples_away (Ada)"]);
    expect(await away(ada, "0")).toEqual(["- examples_away (Ada)"]);
  });
});

/** Actions that only read are in `tests/thorough/matrix.test.ts`; the rest needs more than a database. */
const ELSEWHERE: Record<string, string> = {
  correct: "tests/e2e/thorough/writing.test.ts",
  makeShareLink: "tests/store/authored.test.ts",
  newPasskey: "tests/e2e/signing-in.test.ts",
  keepPasskey: "tests/e2e/signing-in.test.ts",
  allowConnecting: "tests/e2e/signing-in.test.ts",
  disconnectOrganisation: "tests/store/people.test.ts",
  lookAtExample: "tests/store/examples.test.ts",
  mailLink: "tests/store/mail-links.test.ts",
  passkeyChallenge: "tests/e2e/signing-in.test.ts",
  carryInvitation: "tests/e2e/signing-in.test.ts",
  joinWithPassword: "tests/e2e/signing-in.test.ts",
};
const READS = /^(read|list|offer|is)[A-Z]/;

it("no action is left without a test of what it does", () => {
  const source = readFileSync(import.meta.filename, "utf8").split("const ELSEWHERE")[0]!;
  const unproven = Object.keys(actions).filter(
    (site) => !source.includes(`"${site}"`) && !READS.test(site) && !(site in ELSEWHERE),
  );
  expect(unproven).toEqual([]);
  expect(Object.values(ELSEWHERE).filter((file) => !existsSync(file))).toEqual([]);
});
