/**
 * Agreement of two processes besides rooms: limits, files in the making, open drafts, and frozen sheets
 * (docs/behaviour-processes.md).
 */
import { describeNeeding } from "@/tests/support/needing";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { FREE_FAILURES } from "@/server/accounts/sign-in-limit";
import { createAuthored } from "@/server/store/editor/authored";
import { sheetStore } from "@/server/store/worksheets/worksheets";
import { LightPhone } from "@/tests/faults/light-phone";
import { hearEachOther, type Pair, missingRedis, startPair } from "@/tests/support/cluster";
import { CookieJar } from "@/tests/support/cookie-jar";
import { TestEditor } from "@/tests/support/editor";
import { newId, type Plenary, type TestRoom } from "@/tests/support/plenary";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { signIn } from "@/tests/support/sign-in";
import { type Draft, whereIs } from "@/workshop/editor/draft";
import { versionOf } from "@/workshop/editor/version";
import { textAt } from "@/workshop/worksheets/document";
import { SHEET_GRACE_MS } from "@/model/room/groups";
import type { Format } from "@/workshop/exports/formats";
import { eventually, inParallel, pause } from "@/tests/support/waiting";

interface Told {
  ok: boolean;
  reason?: string;
  job: { id: string; state: { is: string; why?: string } };
}

describeNeeding(missingRedis)("what two processes agree on", () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await startPair({ next: true });
  }, 400_000);
  afterAll(() => pair?.stop());

  const wrongPassword = (server: Plenary, email: string) =>
    signIn(new CookieJar(), server.url, email, "not the right one");

  /**
   * Answer once it is too often. On a busy machine the first wait, of a second, may be over by then: the next
   * is longer.
   */
  async function slowedDown(server: Plenary, email: string): Promise<string> {
    const answer = await wrongPassword(server, email);
    return answer === "wrong" ? wrongPassword(server, email) : answer;
  }

  it("K-13 tries to sign in are counted over both, and by each alone while Redis is away", {
    timeout: 120_000,
  }, async () => {
    const { a, b, links } = pair;
    const [ann, ben] = [`${newId()}@example.org`, `${newId()}@example.org`];
    for (let i = 0; i < FREE_FAILURES; i++) expect(await wrongPassword(i % 2 ? a : b, ann)).toBe("wrong");
    for (const server of [a, b]) expect(await slowedDown(server, ann)).toMatch(/^wait:\d+$/);
    links[0].cut();
    try {
      for (let i = 0; i < FREE_FAILURES; i++) expect(await wrongPassword(a, ben)).toBe("wrong");
      expect(await slowedDown(a, ben)).toMatch(/^wait:\d+$/);
    } finally {
      links[0].restore();
      await hearEachOther(pair);
    }
  });

  it("K-13 wrong codes of the follow-up at one make guessing slow at the other", async () => {
    const { a, b } = pair;
    const guess = async (server: Plenary) => {
      const begun = Date.now();
      const res = await fetch(`${server.url}/f`, {
        method: "POST",
        body: new URLSearchParams({ code: "AAAA BBBB CCCC" }),
      });
      await res.arrayBuffer();
      return { status: res.status, took: Date.now() - begun };
    };
    expect((await guess(b)).status).toBe(404);
    await inParallel(Array.from({ length: 70 }), 35, () => guess(a));
    await hearEachOther(pair);
    // 50 beyond the 20 that are free: 150 ms times two to the fifth.
    const { status, took } = await guess(b);
    expect(status).toBe(404);
    expect(took).toBeGreaterThan(2_500);
  });

  it("K-25 a file that one makes is told of truthfully at the other, counted by both, and ended from either", {
    timeout: 120_000,
  }, async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const ask = async (
      server: Plenary,
      method: string,
      where = "",
      body?: object,
    ): Promise<Told & { status: number }> => {
      const res = await fetch(`${server.url}/export/${room.id}${where}`, {
        method,
        headers: { cookie: room.trainer.cookie },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { ...((await res.json()) as Told), status: res.status };
    };
    const begin = (server: Plenary, format: Format = "word") =>
      ask(server, "POST", "", { format, language: "en" });
    const { job } = await begin(a);
    await eventually(async () => (await ask(b, "GET", `/${job.id}`)).ok, 10_000);
    await eventually(async () => (await ask(a, "GET", `/${job.id}`)).job.state.is === "ready", 90_000);
    await eventually(async () => (await ask(b, "GET", `/${job.id}`)).job.state.why === "elsewhere", 10_000);
    expect(await ask(b, "GET", `/${job.id}/file`)).toMatchObject({ status: 409, reason: "elsewhere" });
    const file = await fetch(`${a.url}/export/${room.id}/${job.id}/file`, {
      headers: { cookie: room.trainer.cookie },
    });
    expect([file.status, (await file.arrayBuffer()).byteLength > 1_000]).toEqual([200, true]);
    // Two at once, wherever they are made.
    const [one, two] = [await begin(a), await begin(a, "slides")];
    for (const { job: mine } of [one, two])
      await eventually(async () => (await ask(b, "GET", `/${mine.id}`)).ok, 10_000);
    expect(await begin(b, "pictures")).toMatchObject({ status: 429, reason: "two-at-once" });
    for (const { job: mine } of [one, two]) expect((await ask(b, "DELETE", `/${mine.id}`)).ok).toBe(true);
    for (const { job: mine } of [one, two])
      await eventually(async () => (await ask(a, "GET", `/${mine.id}`)).reason === "gone", 10_000);
    expect((await ask(b, "GET", `/${one.job.id}`)).reason).toBe("gone");
  });

  it("K-16 who has a draft open at one is seen at the other, and so is what they write", async () => {
    const { a, b } = pair;
    const ana = await a.trainer("Ana");
    const id = await createAuthored(ana.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
    const editors = [new TestEditor(a, id, ana), new TestEditor(b, id, ana)] as const;
    for (const editor of editors) await editor.sees((e) => e.people.length === 2, 15_000);
    expect(editors[0].people.map((p) => p.name)).toEqual(["Ana", "Ana"]);
    const now = whereIs(editors[0].draft, "hello")!.activity;
    expect(
      (
        await editors[0].edit({
          type: "set-activity",
          base: versionOf(now),
          value: { ...now, title: "Good day" },
        })
      ).ok,
    ).toBe(true);
    await editors[1].sees((e) => whereIs(e.draft, "hello")?.activity.title === "Good day", 15_000);
    editors[0].close();
    await editors[1].sees((e) => e.people.length === 1, 15_000);
    editors[1].close();
  });

  /** A person in a group on a room's sheet, connected to one process. */
  async function writing(room: TestRoom, server: Plenary, activity = "plan") {
    const trainer = await pair.a.console(room);
    const cookie = await pair.a.join(room, { alias: "Ann" });
    const people = await peopleOf([cookie]);
    await trainer.sees((v) => v.people.length === 1);
    const [group] = await startGroups(trainer, activity, [people]);
    const phone = new LightPhone({
      url: server.url,
      auth: { as: "phone", room: room.id },
      cookie,
      backOff: 200,
    });
    await eventually(() => phone.mine !== undefined);
    const sheet = { activity, group: group! };
    const doc = new Y.Doc();
    const write = async (by = phone) => {
      const before = Y.encodeStateVector(doc);
      textAt(doc, "aim").insert(0, "a");
      const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString("base64");
      return by.send({ type: "sheet-update", id: newId(), sheet, update }, 10_000);
    };
    return { trainer, phone, sheet, write };
  }

  it("G-45 a process that hears late of a freeze takes nothing after it but what was on its way", {
    timeout: 120_000,
  }, async () => {
    const { a, b, links } = pair;
    const room = await a.room(sheetWorkshop);
    const { trainer, phone, write } = await writing(room, b);
    const { auth, cookie } = phone.options;
    const beside = new LightPhone({ url: a.url, auth, cookie, backOff: 200 });
    await eventually(() => beside.mine !== undefined);
    await eventually(async () => (await write())?.ok === true, 20_000);
    links[1].silence();
    try {
      const frozen = Date.now();
      expect((await trainer.do({ type: "freeze-work", activity: "plan" })).ok).toBe(true);
      // Until the process that has heard of it takes nothing more.
      for (
        let ack = await write(beside);
        ack?.ok !== false || ack.reason !== "sheet-frozen";
        ack = await write(beside)
      )
        await pause(250);
      expect(Date.now()).toBeGreaterThanOrEqual(frozen + SHEET_GRACE_MS);
      await eventually(async () => {
        const ack = await write();
        expect(ack?.ok).not.toBe(true);
        return ack?.ok === false && ack.reason === "sheet-frozen";
      }, 20_000);
    } finally {
      links[1].restore();
      await hearEachOther(pair);
    }
    for (const one of [phone, beside]) one.stop();
    trainer.socket.disconnect();
  });

  it("G-45 what was judged before a freeze is not stored after it by whoever has not heard", async () => {
    const { a, b } = pair;
    const room = await a.room(sheetWorkshop);
    const { trainer, phone, sheet } = await writing(room, b);
    const judgedAt = trainer.view.revision;
    const doc = new Y.Doc();
    textAt(doc, "aim").insert(0, "late");
    const row = {
      roomId: room.id,
      activity: sheet.activity,
      group: sheet.group,
      update: Y.encodeStateAsUpdate(doc),
      at: Date.now(),
    };
    expect(await sheetStore.append([{ ...row, judgedAt }])).toEqual([expect.any(Number)]);
    expect((await trainer.do({ type: "freeze-work", activity: sheet.activity })).ok).toBe(true);
    expect(
      await sheetStore.append([
        { ...row, judgedAt },
        { ...row, judgedAt: trainer.view.revision },
      ]),
    ).toEqual([null, expect.any(Number)]);
    phone.stop();
    trainer.socket.disconnect();
  });
});
