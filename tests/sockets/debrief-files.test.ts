/** Tables of the debrief's pages, and letting a text of the follow-up into reports: what they send, and to whom. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { twoTests } from "@/tests/support/two-tests";
import { connect } from "@/server/store/database/connect";
import { prisma } from "@/server/store/database/prisma";
import { addCoTrainer } from "@/server/store/rooms/room-trainers";
import { endRoom } from "@/tests/support/full-room";
import { makeExport } from "@/tests/support/kept-things";
import { Plenary, type TestRoom, type Trainer } from "@/tests/support/plenary";

const { workshop } = twoTests([], 2).input;
let plenary: Plenary;
let ended: TestRoom;
let running: TestRoom;
let text: string;
let cora: Trainer;
let eve: Trainer;
beforeAll(async () => {
  plenary = await Plenary.shared();
  ended = await plenary.room({ ...workshop, title: "ห้อง 1" });
  await endRoom({ room: ended, trainer: await plenary.console(ended) });
  running = await plenary.room(workshop, {}, ended.trainer);
  [cora, eve] = [await plenary.trainer("Cora"), await plenary.trainer("Eve")];
  await addCoTrainer(ended.id, cora.id, ended.trainer.id);
  text = randomUUID();
  await prisma.followUpText.create({
    data: { id: text, roomId: ended.id, wave: 30, about: "helped", text: "What helped" },
  });
});
afterAll(() => plenary?.stop());

type Headers = Record<string, string>;

/** A page's link, or its form with these fields. */
const ask = (where: string, cookie: string, form?: Headers, headers: Headers = {}): Promise<Response> =>
  fetch(plenary.url + where, {
    redirect: "manual",
    headers: { cookie, ...(form ? { origin: plenary.url } : {}), ...headers },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
const noted = async () =>
  (await prisma.accessLogEntry.findMany({ where: { roomId: ended.id }, orderBy: { at: "asc" } })).map(
    ({ accountId, action }) => [accountId, action],
  );
const isReleased = async () =>
  (await prisma.followUpText.findUniqueOrThrow({ where: { id: text } })).released;

/** A file of the room that is ready for its trainer. @returns its id */
const fileIn = (room: TestRoom): Promise<string> => makeExport(plenary, { room }, "summary-csv");

/** Keeps every note on data waiting until it may go on. */
async function heldNotes() {
  const [holder, looker] = [await connect(plenary.database.url), await connect(plenary.database.url)];
  await holder.query("BEGIN");
  await holder.query("LOCK TABLE access_log IN EXCLUSIVE MODE");
  return {
    waiting: async () =>
      (
        await looker.query<{ waits: boolean }>(
          `SELECT count(*) > 0 AS waits FROM pg_locks WHERE relation = 'access_log'::regclass AND NOT granted`,
        )
      ).rows[0]!.waits,
    goOn: async () => {
      await holder.query("COMMIT");
      await Promise.all([holder.end(), looker.end()]);
    },
  };
}

const summary = (room: string) => `/debrief/${room}/summary.csv`;
const rows = (room: string) => `/debrief/${room}/rows.csv`;
const release = (room: string) => `/debrief/${room}/follow-up/release`;
const cohorts = (room: string) => `/trainer/cohorts/table.csv?room=${room}`;

/** Each address as the pages ask for it. */
const requests = (room: string): [string, Headers?][] => [
  [summary(room)],
  [rows(room), {}],
  [release(room), { id: text, on: "1" }],
];

describe("a table of a room (X-11)", () => {
  it.each([
    ["summary", "summary", "export-summary", /^\ufeff?activity,/],
    ["rows", "rows", "export-rows", /^\ufeff?activity,/],
    ["comparison", "compared", null, /^\ufeff?what,/],
  ] as const)(
    "%s is a file that no cache keeps, named by the room, and noted",
    async (what, name, action, head) => {
      const { cookie, id } = ended.trainer;
      const before = await noted();
      const where = { summary, rows, comparison: cohorts }[what](ended.id);
      const res = await ask(where, cookie, what === "rows" ? {} : undefined);
      expect(res.status).toBe(200);
      expect(Object.fromEntries(res.headers)).toMatchObject({
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="1 ${name}.csv"; filename*=UTF-8''${encodeURIComponent(`ห้อง 1 ${name}`)}.csv`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "content-security-policy": expect.stringContaining("default-src 'none'"),
      });
      expect(await res.text()).toMatch(head);
      expect(await noted()).toEqual([...before, ...(action ? [[id, action]] : [])]);
    },
  );

  it.each([
    ["summary", "export-summary", async () => summary(ended.id)],
    ["rows", "export-rows", async () => rows(ended.id)],
    ["file", "export-summary", async () => `/export/${ended.id}/${await fileIn(ended)}/file`],
  ] as const)("%s is noted before anything of it is sent", async (what, action, path) => {
    const where = await path();
    const before = (await noted()).filter(([, did]) => did === action).length;
    let sent = false;
    const noting = await heldNotes();
    const response = ask(where, ended.trainer.cookie, what === "rows" ? {} : undefined).finally(() => {
      sent = true;
    });
    try {
      await expect.poll(noting.waiting).toBe(true);
      // A later request is answered, and this one is not: its note waits.
      expect((await fetch(`${plenary.url}/healthz`)).ok).toBe(true);
      expect(sent).toBe(false);
    } finally {
      await noting.goOn();
    }
    expect((await response).status).toBe(200);
    expect((await noted()).filter(([, did]) => did === action)).toHaveLength(before + 1);
  });

  it("in a workbook is noted as rows of an ended room, and of one that runs as a file without them (F-2)", async () => {
    for (const [room, action] of [
      [ended, "export-rows"],
      [running, "export"],
    ] as const) {
      const job = await makeExport(plenary, { room }, "workbook");
      expect((await ask(`/export/${room.id}/${job}/file`, room.trainer.cookie)).status).toBe(200);
      const notes = await prisma.accessLogEntry.findMany({ where: { roomId: room.id, detail: "workbook" } });
      expect(notes.map((note) => note.action)).toEqual([action]);
    }
  });

  it("that is made for one account is no other's, and of one room no other's", async () => {
    const job = await fileIn(ended);
    for (const [room, cookie, status] of [
      [ended, cora.cookie, 404],
      [running, ended.trainer.cookie, 404],
      [ended, eve.cookie, 404],
      [ended, ended.trainer.cookie, 200],
    ] as const) {
      const look = await ask(`/export/${room.id}/${job}`, cookie);
      expect([look.status, (await ask(`/export/${room.id}/${job}/file`, cookie)).status]).toEqual([
        status,
        status,
      ]);
    }
  });

  it("is for co-trainers too", async () => {
    expect((await ask(summary(ended.id), cora.cookie)).status).toBe(200);
    expect((await ask(rows(ended.id), cora.cookie, {})).status).toBe(200);
  });

  it("has rows once the room has ended (D-23)", async () => {
    const res = await ask(rows(running.id), running.trainer.cookie, {});
    expect([res.status, res.headers.get("cache-control"), await res.text()]).toEqual([
      409,
      "no-store",
      "The row-by-row table is there once the room has ended.",
    ]);
    expect((await ask(rows(ended.id), ended.trainer.cookie)).status).toBe(405);
  });

  it("is no comparison of a room that somebody else runs, that runs on, or that is none", async () => {
    const { cookie } = ended.trainer;
    for (const [where, who] of [
      [cohorts(ended.id), eve.cookie],
      [cohorts(running.id), cookie],
      [cohorts("%00x"), cookie],
      ["/trainer/cohorts/table.csv", cookie],
    ] as const) {
      const res = await ask(where, who);
      expect([where, res.status, await res.text()]).toEqual([where, 404, "There is no such room."]);
    }
  });
});

describe("a text of the follow-up", () => {
  it("is let into reports and kept back again, and both are noted", async () => {
    const before = await noted();
    for (const [on, who, action] of [
      ["1", ended.trainer, "release"],
      ["0", cora, "keep-back"],
    ] as const) {
      const res = await ask(release(ended.id), who.cookie, { id: text, on });
      expect([res.status, res.headers.get("location"), res.headers.get("cache-control")]).toEqual([
        303,
        `/debrief/${ended.id}/follow-up`,
        "no-store",
      ]);
      expect(await isReleased()).toBe(on === "1");
      expect((await noted()).slice(before.length).at(-1)).toEqual([who.id, action]);
    }
  });

  it("is not by a form that is none", async () => {
    const before = await noted();
    for (const form of [{}, { id: "x", on: "1" }, { id: text, on: "2" }, { id: text, on: "1", more: "x" }]) {
      const res = await ask(release(ended.id), ended.trainer.cookie, form as Headers);
      expect([form, res.status, await res.text()]).toEqual([form, 400, "This is not there any more."]);
    }
    const json = { "content-type": "application/json" };
    expect((await ask(release(ended.id), ended.trainer.cookie, {}, json)).status).toBe(400);
    expect([await isReleased(), await noted()]).toEqual([false, before]);
  });

  it("is not by a form about another room", async () => {
    await ask(release(running.id), running.trainer.cookie, { id: text, on: "1" });
    expect(await isReleased()).toBe(false);
  });
});

describe("whoever may not (X-10)", () => {
  it("is sent to sign in, and then back", async () => {
    const phone = await plenary.join(running);
    for (const cookie of ["", phone])
      for (const [where, form] of [...requests(ended.id), [cohorts(ended.id)] as [string]]) {
        const res = await ask(where, cookie, form);
        expect([where, res.status, res.headers.get("location")]).toEqual([
          where,
          307,
          `/trainer/sign-in?next=${encodeURIComponent(where)}`,
        ]);
      }
    expect(await isReleased()).toBe(false);
  });

  it("is sent home where the room is another's, or none", async () => {
    const before = await noted();
    for (const room of [ended.id, randomUUID(), "x", "%5c", "__proto__", `${ended.id}%20`])
      for (const [where, form] of requests(room)) {
        const res = await ask(where, eve.cookie, form);
        expect([where, res.status, res.headers.get("location")]).toEqual([where, 307, "/trainer"]);
        expect(await res.text()).not.toContain(ended.id);
      }
    expect([await isReleased(), await noted()]).toEqual([false, before]);
  });

  it("changes and takes nothing from another site's page, also with the trainer's cookie", async () => {
    const before = await noted();
    for (const from of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `${plenary.url}.evil.example` },
    ])
      for (const [where, form] of requests(ended.id).filter(([, form]) => form)) {
        const res = await ask(where, ended.trainer.cookie, form, from);
        expect([where, res.status, await res.text()]).toEqual([
          where,
          403,
          "Please use the form on the page.",
        ]);
        expect(res.headers.get("cache-control")).toBe("no-store");
      }
    expect([await isReleased(), await noted()]).toEqual([false, before]);
  });
});
