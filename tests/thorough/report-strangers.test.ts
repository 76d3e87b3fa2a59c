/**
 * Permissions with a room's report, certificates and personal data, asked over plain HTTP past every page of
 * ours.
 */
import { certificateForm } from "@/tests/support/certificate-form";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { findPublication, publicationKey } from "@/server/store/debrief/publications";
import { addCoTrainer } from "@/server/store/rooms/room-trainers";
import { exampleRoom } from "@/tests/support/example-room";
import { endRoom, type FullRoom, fullRoom, fullWorkshop } from "@/tests/support/full-room";
import { changed, formWith, formsIn, type PageForm } from "@/tests/support/page-forms";
import { newId, Plenary, type TestRoom, type Trainer } from "@/tests/support/plenary";
import { peopleOf } from "@/tests/support/running-groups";
import type { Format } from "@/workshop/exports/formats";

let plenary: Plenary;
let full: FullRoom;
let room: TestRoom;
let eveRoom: TestRoom;
let cole: Trainer;
let eve: Trainer;
let example: string;
/** Cookies of those who have no account, or no right, by who they are. */
let strangers: Record<string, string>;
let presenterKey: string;

beforeAll(async () => {
  plenary = await Plenary.shared();
  [cole, eve] = [await plenary.trainer("Cole"), await plenary.trainer("Eve")];
  full = await fullRoom(plenary, 6, { certificates: true });
  ({ room } = full);
  const [handover] = full.trainer.view.handovers;
  presenterKey = `${handover!.id}.${handover!.key}`;
  await addCoTrainer(room.id, cole.id, room.trainer.id);
  eveRoom = await plenary.room(fullWorkshop, { certificates: true }, eve);
  await endRoom({ room: eveRoom, trainer: await plenary.console(eveRoom) });
  await endRoom(full);
  example = await exampleRoom("conference", plenary.database.url);
  const left = await plenary.trainer("Gone");
  await addCoTrainer(room.id, left.id, room.trainer.id);
  await prisma.account.update({ where: { id: left.id }, data: { sessionVersion: { increment: 1 } } });
  strangers = {
    "the trainer of another room": eve.cookie,
    nobody: "",
    "a phone of the room": full.phones[0]!.cookie,
    "a presenter": `plenary.session=${presenterKey}; plenary.presenter=${presenterKey}`,
    "somebody whose sessions were ended": left.cookie,
    "somebody with two sessions": `${room.trainer.cookie}; ${room.trainer.cookie}`,
  };
}, 300_000);
afterAll(() => plenary?.stop());

const urlOf = (where: string) => `${plenary.url}${where}`;
const get = (where: string, cookie: string, headers: Record<string, string> = {}) =>
  fetch(urlOf(where), { redirect: "manual", headers: { cookie, ...headers } });
const page = async (where: string, cookie: string) => (await get(where, cookie)).text();

/** A plain form; with a wrong origin where one is given. */
const post = (where: string, cookie: string, fields: PageForm, headers: Record<string, string> = {}) =>
  fetch(urlOf(where), {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: plenary.url, ...headers },
    body: new URLSearchParams(fields),
  });

/** A form of a page, as the browser sends it to the page's own address. */
function act(where: string, cookie: string, fields: PageForm, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(urlOf(where), {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: plenary.url, ...headers },
    body,
  });
}

/** Everything that any of these routes could change, as one text. */
async function standing(roomId: string = room.id): Promise<string> {
  const where = { roomId };
  return JSON.stringify(
    [
      await prisma.publication.findMany({ where }),
      await prisma.reportText.findMany({ where }),
      await prisma.releasedText.findMany({ where }),
      await prisma.certificate.findMany({ where }),
      await prisma.attendanceGuest.findMany({ where }),
      await prisma.erasure.findMany({ where }),
      await prisma.room.findUnique({ where: { id: roomId }, select: { keepDays: true, settings: true } }),
      await prisma.followUpText.findMany({ where }),
      await prisma.accessLogEntry.findMany({ where }),
    ],
    (_key, value) => (typeof value === "bigint" ? String(value) : value),
  );
}

const PAGES = [
  "",
  "/texts",
  "/share",
  "/data",
  "/certificates",
  "/follow-up",
  "/rows",
  "/log",
  "/campaign",
  "/short",
  "/summary.csv",
];
const person = async () => (await peopleOf([full.phones[0]!.cookie]))[0]!;
const certificates = async (): Promise<[string, PageForm][]> => [
  ["rules", { attendance: "1", test: "", pass: "50", institutions: "Evil" }],
  ["guest", { name: "Evil Guest" }],
  ["mark", { person: await person(), session: "s1", present: "1" }],
  ["latin", { person: await person(), latin: "Evil" }],
  ["issue", { person: await person(), kind: "participation", reason: "Evil" }],
  ["issue-all", {}],
  ["withdraw", { id: "x" }],
  ["archive", {}],
];
const ending: [string, PageForm][] = [
  ["keep", { days: "1" }],
  ["erase", { title: fullWorkshop.title }],
];

describe("those who have no part in a room", () => {
  it.each([
    "the trainer of another room",
    "nobody",
    "a phone of the room",
    "a presenter",
    "somebody whose sessions were ended",
    "somebody with two sessions",
  ])("X-10 E-50 F-17: %s is told nothing of it and changes nothing", async (who) => {
    const cookie = strangers[who]!;
    const before = await standing();
    for (const where of PAGES) {
      for (const extra of [{}, { authorization: `Bearer ${presenterKey}` }] as Record<string, string>[]) {
        const res = await get(
          `/debrief/${room.id}${where}?key=${presenterKey}&k=${presenterKey}`,
          cookie,
          extra,
        );
        expect([where, res.status]).toEqual([where, 307]);
        expect(await res.text()).not.toMatch(/Zq[\da-f]{12}/);
      }
    }
    expect((await post(`/debrief/${room.id}/rows.csv`, cookie, {})).status).toBeGreaterThanOrEqual(303);
    for (const format of ["json", "word", "everything"]) {
      const res = await fetch(urlOf(`/export/${room.id}`), {
        method: "POST",
        headers: { cookie, origin: plenary.url },
        body: JSON.stringify({ format, language: "en" }),
      });
      expect([403, 404]).toContain(res.status);
    }
    for (const [what, fields] of await certificates())
      expect([what, (await post(`/certificates/${room.id}/${what}`, cookie, fields)).status]).toEqual([
        what,
        403,
      ]);
    for (const [what, fields] of ending)
      expect([what, (await post(`/ending/${room.id}/${what}`, cookie, fields)).status]).toEqual([what, 403]);
    expect((await get(`/ending/${room.id}/record.json`, cookie)).status).toBe(403);
    expect(
      (await post(`/debrief/${room.id}/follow-up/release`, cookie, { id: room.id, on: "1" })).status,
    ).toBeGreaterThanOrEqual(300);
    expect(await standing()).toBe(before);
  });

  it("X-10: everything that changes something is refused from another site, also with the trainer's own cookie", async () => {
    const before = await standing();
    const { cookie } = room.trainer;
    const share = formWith(await page(`/debrief/${room.id}/share`, cookie), 'value="publish"');
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `${plenary.url}.evil.example` },
      { origin: plenary.url.replace("127.0.0.1", "127.0.0.2") },
    ]) {
      for (const [what, fields] of await certificates())
        expect([
          what,
          (await post(`/certificates/${room.id}/${what}`, cookie, fields, headers)).status,
        ]).toEqual([what, 403]);
      for (const [what, fields] of ending)
        expect([what, (await post(`/ending/${room.id}/${what}`, cookie, fields, headers)).status]).toEqual([
          what,
          403,
        ]);
      for (const where of ["rows.csv", "follow-up/release"])
        expect([where, (await post(`/debrief/${room.id}/${where}`, cookie, {}, headers)).status]).toEqual([
          where,
          403,
        ]);
      const begun = await fetch(urlOf(`/export/${room.id}`), {
        method: "POST",
        headers: { cookie, ...headers },
        body: JSON.stringify({ format: "json", language: "en" }),
      });
      expect(begun.status).toBe(403);
      const res = await act(
        `/debrief/${room.id}/share`,
        cookie,
        { ...share, do: "publish", days: "7" },
        headers,
      );
      expect(res.status).toBeGreaterThanOrEqual(400);
    }
    expect(await standing()).toBe(before);
  });
});

describe("actions of the report's pages", () => {
  const share = async (by: Trainer, roomId: string = room.id) =>
    formWith(await page(`/debrief/${roomId}/share`, by.cookie), 'name="days"');

  it("F-15: a form of the room's trainer does nothing in other hands, nor does one's own that was made to name another room", async () => {
    const before = await standing();
    const theirs = await share(room.trainer);
    const mine = await share(eve, eveRoom.id);
    for (const cookie of Object.values(strangers)) {
      for (const form of [theirs, changed(mine, eveRoom.id, room.id)]) {
        const res = await act(`/debrief/${room.id}/share`, cookie, { ...form, do: "publish", days: "7" });
        expect(res.status).toBeLessThan(500);
      }
    }
    // Her own form at the address of another's page publishes her own room, if anything.
    await act(`/debrief/${room.id}/share`, eve.cookie, { ...mine, do: "publish", days: "7" });
    expect(await standing()).toBe(before);
  });

  it("F-7: a sentence is reworded by the room's trainers alone, whichever room a form names", async () => {
    const sentencesOf = async (by: Trainer, id: string) =>
      formsIn(await page(`/debrief/${id}`, by.cookie))
        .filter((f) => f.inside.includes('name="text"'))
        .map((f) => f.fields);
    const [theirs, mine] = [await sentencesOf(room.trainer, room.id), await sentencesOf(eve, eveRoom.id)];
    expect(theirs.length).toBeGreaterThan(1);
    expect(JSON.stringify(mine)).toContain(eveRoom.id);
    const before = await standing();
    for (const form of [...theirs, ...mine.map((f) => changed(f, eveRoom.id, room.id))].slice(0, 8)) {
      for (const cookie of [eve.cookie, "", full.phones[0]!.cookie])
        expect(
          (await act(`/debrief/${room.id}`, cookie, { ...form, text: "EVIL", do: "save" })).status,
        ).toBeLessThan(500);
    }
    expect(await standing()).toBe(before);
  });

  it("F-15: an action of an earlier version of the pages does nothing, and says so with a page", async () => {
    const before = await standing();
    const form = await share(room.trainer);
    const id = /[0-9a-f]{40,44}/.exec(JSON.stringify(form))![0];
    const old = changed(form, id, id.replace(/[0-9a-f]/g, "0"));
    const res = await act(`/debrief/${room.id}/share`, room.trainer.cookie, {
      ...old,
      do: "publish",
      days: "7",
    });
    const called = await fetch(urlOf(`/debrief/${room.id}/share`), {
      method: "POST",
      headers: {
        cookie: room.trainer.cookie,
        origin: plenary.url,
        "next-action": "0".repeat(42),
        "content-type": "text/plain;charset=UTF-8",
      },
      body: "[]",
    });
    for (const answer of [res, called])
      expect([answer.status >= 400, answer.status < 500]).toEqual([true, true]);
    for (const answer of [res, called])
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors");
    expect(await standing()).toBe(before);
  });
});

describe("refusals", () => {
  it("X-11: say why in a sentence, and no cache keeps them", async () => {
    const { cookie } = room.trainer;
    const json = { "content-type": "application/json" };
    const responses = await Promise.all([
      get(`/trainer/cohorts/table.csv?room=${eveRoom.id}`, cole.cookie),
      get("/trainer/cohorts/table.csv?room=%00x", cookie),
      get("/trainer/cohorts/table.csv", cookie),
      post(`/debrief/${room.id}/rows.csv`, cookie, {}, { origin: "https://evil.example" }),
      post(`/debrief/${room.id}/follow-up/release`, cookie, { id: "x", on: "1" }),
      post(`/debrief/${room.id}/follow-up/release`, cookie, {}, json),
    ]);
    expect(responses.map((res) => res.status)).toEqual([404, 404, 404, 403, 400, 400]);
    for (const res of responses) {
      expect(res.headers.get("cache-control")).toBe("no-store");
      expect(res.headers.get("content-security-policy")).toContain("frame-ancestors");
      expect(await res.text()).toMatch(/^[A-Z][^<]+\.$/);
    }
  });
});

describe("an onlooker at an example", () => {
  it("S-5: reads the debrief and takes files, and nothing more", async () => {
    const before = await standing(example);
    expect((await get(`/debrief/${example}`, eve.cookie)).status).toBe(200);
    for (const where of ["/texts", "/share", "/data", "/certificates", "/follow-up", "/log"])
      expect([where, (await get(`/debrief/${example}${where}`, eve.cookie)).status]).toEqual([where, 307]);
    for (const [what, fields] of await certificates())
      expect((await post(`/certificates/${example}/${what}`, eve.cookie, fields)).status).toBe(403);
    for (const [what, fields] of ending)
      expect((await post(`/ending/${example}/${what}`, eve.cookie, fields)).status).toBe(403);
    expect((await get(`/ending/${example}/record.json`, eve.cookie)).status).toBe(403);
    expect(
      (await post(`/debrief/${example}/follow-up/release`, eve.cookie, { id: example, on: "1" })).status,
    ).toBeGreaterThanOrEqual(303);
    const mine = formWith(await page(`/debrief/${eveRoom.id}/share`, eve.cookie), 'name="days"');
    await act(`/debrief/${example}/share`, eve.cookie, {
      ...changed(mine, eveRoom.id, example),
      do: "publish",
      days: "7",
    });
    for (const { fields } of formsIn(await page(`/debrief/${eveRoom.id}`, eve.cookie)).filter((f) =>
      f.inside.includes('name="text"'),
    ))
      await act(`/debrief/${example}`, eve.cookie, {
        ...changed(fields, eveRoom.id, example),
        text: "EVIL",
        do: "save",
      });
    expect(await standing(example)).toBe(before);
  });
});

describe("a co-trainer", () => {
  const begin = async (by: Trainer, format: string) =>
    (
      await fetch(urlOf(`/export/${room.id}`), {
        method: "POST",
        headers: { cookie: by.cookie, origin: plenary.url },
        body: JSON.stringify({ format, language: "en" }),
      })
    ).json() as Promise<{ ok: boolean; job: { id: string } }>;

  it("E-50 X-13: works on report and certificates, erases nothing, and has files of their own", async () => {
    for (const where of PAGES.filter((p) => p !== "/log"))
      expect([where, (await get(`/debrief/${room.id}${where}`, cole.cookie)).status]).toEqual([where, 200]);
    expect((await get(`/debrief/${room.id}/log`, cole.cookie)).headers.get("location")).toContain(
      `/debrief/${room.id}`,
    );
    for (const [what, fields] of ending)
      expect((await post(`/ending/${room.id}/${what}`, cole.cookie, fields)).status).toBe(403);
    const { job } = await begin(cole, "json");
    for (const who of [room.trainer.cookie, eve.cookie, ""]) {
      for (const [method, where] of [
        ["GET", ""],
        ["GET", "/file"],
        ["DELETE", ""],
      ] as const) {
        const res = await fetch(urlOf(`/export/${room.id}/${job.id}${where}`), {
          method,
          headers: { cookie: who, origin: plenary.url },
        });
        expect([403, 404]).toContain(res.status);
      }
    }
    expect((await get(`/export/${room.id}/${job.id}`, cole.cookie)).status).toBe(200);
    expect((await get(`/export/${eveRoom.id}/${job.id}`, cole.cookie)).status).toBe(404);
  });

  it("F-16: who loses the room loses it at once, with the files that are being made", async () => {
    const helper = await plenary.trainer("Helper");
    await addCoTrainer(room.id, helper.id, room.trainer.id);
    const { job } = await begin(helper, "json");
    const form = formWith(await page(`/debrief/${room.id}/share`, helper.cookie), 'value="publish"');
    await prisma.roomTrainer.deleteMany({ where: { roomId: room.id, accountId: helper.id } });
    const before = await standing();
    for (const where of ["", "/file"])
      expect((await get(`/export/${room.id}/${job.id}${where}`, helper.cookie)).status).toBe(404);
    await act(`/debrief/${room.id}/share`, helper.cookie, { ...form, do: "publish", days: "7" });
    expect((await post(`/certificates/${room.id}/issue-all`, helper.cookie, {})).status).toBe(403);
    expect(await standing()).toBe(before);
  });
});

describe("hands that press twice", () => {
  it("F-16: two publications at once leave one link that opens", async () => {
    const form = {
      ...formWith(await page(`/debrief/${room.id}/share`, room.trainer.cookie), 'value="publish"'),
      do: "publish",
      days: "7",
    };
    const responses = await Promise.all(
      [1, 2, 3].map(() => act(`/debrief/${room.id}/share`, room.trainer.cookie, form)),
    );
    for (const res of responses) expect(res.status).toBeLessThan(400);
    const publications = await prisma.publication.findMany({ where: { roomId: room.id } });
    expect(publications.length).toBeGreaterThan(0);
    const open = await Promise.all(publications.map(({ id }) => findPublication(publicationKey(id))));
    expect(open.filter(Boolean)).toHaveLength(1);
    const withdraw = {
      ...formWith(await page(`/debrief/${room.id}/share`, room.trainer.cookie), 'value="withdraw"'),
      do: "withdraw",
    };
    await Promise.all([1, 2].map(() => act(`/debrief/${room.id}/share`, room.trainer.cookie, withdraw)));
    expect(await prisma.accessLogEntry.count({ where: { roomId: room.id, action: "withdraw" } })).toBe(1);
  });

  it("C-9: two issues at once make one certificate", async () => {
    await post(`/certificates/${room.id}/rules`, room.trainer.cookie, certificateForm);
    const issue = { person: await person(), kind: "participation", reason: "By hand" };
    const name = `A Guest ${newId()}`;
    await post(`/certificates/${room.id}/guest`, room.trainer.cookie, { name });
    const guest = await prisma.attendanceGuest.findFirstOrThrow({ where: { roomId: room.id, name } });
    const locations = await Promise.all(
      [1, 2, 3].map(async () =>
        (
          await post(`/certificates/${room.id}/issue`, room.trainer.cookie, { ...issue, person: guest.id })
        ).headers.get("location"),
      ),
    );
    expect(locations.filter((to) => to?.endsWith("issued-1"))).toHaveLength(1);
    expect(await prisma.certificate.count({ where: { roomId: room.id, personId: guest.id } })).toBe(1);
  });

  it("X-13: one export that is asked for three times is one file; of three, the third has to wait", async () => {
    const headers = { cookie: room.trainer.cookie, origin: plenary.url };
    const begun = async (formats: readonly Format[]) => {
      const responses = await Promise.all(
        formats.map((format) =>
          fetch(urlOf(`/export/${room.id}`), {
            method: "POST",
            headers,
            body: JSON.stringify({ format, language: "en" }),
          }),
        ),
      );
      const ids = await Promise.all(
        responses
          .filter((res) => res.ok)
          .map(async (res) => ((await res.json()) as { job: { id: string } }).job.id),
      );
      for (const id of new Set(ids))
        await fetch(urlOf(`/export/${room.id}/${id}`), { method: "DELETE", headers });
      return { statuses: responses.map((res) => res.status).sort(), files: new Set(ids).size };
    };
    expect(await begun(["everything", "everything", "everything"])).toEqual({
      statuses: [200, 200, 200],
      files: 1,
    });
    expect(await begun(["everything", "word", "slides"])).toEqual({ statuses: [200, 200, 429], files: 2 });
  });

  it("E-40: two erasures at once are one, noted once", async () => {
    const gone = await plenary.room(fullWorkshop, { certificates: true });
    await plenary.phone(gone);
    await endRoom({ room: gone, trainer: await plenary.console(gone) });
    const locations = await Promise.all(
      [1, 2, 3].map(async () =>
        (
          await post(`/ending/${gone.id}/erase`, gone.trainer.cookie, { title: fullWorkshop.title })
        ).headers.get("location"),
      ),
    );
    expect(locations).toEqual(Array(3).fill(`/debrief/${gone.id}/data?said=erased`));
    expect(await prisma.erasure.count({ where: { roomId: gone.id } })).toBe(1);
    expect(await prisma.accessLogEntry.count({ where: { roomId: gone.id, action: "purge" } })).toBe(1);
  });
});
