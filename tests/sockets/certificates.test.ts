/** Attendance and certificates over the real server: what is kept, what is not, who gets what, and who can check it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CertificateForms } from "@/server/certificates/routes";
import { rosterOf } from "@/server/certificates/roster";
import { addMinute } from "@/server/store/certificates/attendance";
import { certificatesOf, saveClaim } from "@/server/store/certificates/certificates";
import { purgeRoom } from "@/server/store/retention/purge/purge-room";
import { prisma } from "@/server/store/database/prisma";
import { type Console, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import earlier from "@/tests/support/fixtures/credential-with-embedded-proof.json" with { type: "json" };
import { workshopSchema } from "@/workshop/content/workshop";
import { certificateForm } from "@/tests/support/certificate-form";
import { eventually } from "@/tests/support/waiting";
import { databaseText } from "@/tests/support/effects";

const items = Array.from({ length: 6 }, (_, i) => ({
  id: `i${i}`,
  text: `Statement ${i}`,
  key: { accepted: ["no"], reason: "Because." },
}));
const workshop = workshopSchema.parse({
  id: "certified",
  language: "en",
  title: "A workshop of two sessions",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First",
      minutes: 60,
      activities: [{ id: "hello", kind: "slide", title: "Hello", body: "# Hello" }],
    },
    {
      id: "s2",
      number: 2,
      title: "Second",
      minutes: 60,
      activities: [
        {
          id: "post",
          kind: "quiz",
          title: "Final test",
          question: "True or false?",
          test: true,
          options: [
            { id: "yes", text: "True" },
            { id: "no", text: "False" },
          ],
          items,
        },
      ],
    },
  ],
});

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
beforeAll(async () => {
  plenary = await Plenary.shared();
}, 300_000);
afterAll(() => plenary?.stop());

const post = (
  path: string,
  fields: Record<string, string>,
  cookie: string,
  headers: Record<string, string> = {},
) =>
  fetch(`${plenary.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, ...headers },
    body: new URLSearchParams(fields),
  });
const get = async (path: string, cookie = "") =>
  (await fetch(`${plenary.url}${path}`, { headers: { cookie } })).text();
const asTrainer = async (what: string, fields: Record<string, string> = {}) => {
  const res = await post(`/certificates/${room.id}/${what}`, fields, room.trainer.cookie);
  return res.headers.get("location")?.split("said=")[1];
};
const roomPath = (path = "") => `/r/${room.id}/${path}`;
const answers = (right: number) =>
  Object.fromEntries(items.map(({ id }, i) => [`items.${id}`, [i < right ? "no" : "yes"]]));

async function idOf(alias: string): Promise<string> {
  return (await prisma.participant.findFirstOrThrow({ where: { roomId: room.id, alias } })).id;
}

async function opened(certificates: boolean): Promise<void> {
  room = await plenary.room(workshop, { certificates });
  trainer = await plenary.console(room);
}

const arrive = async (alias: string): Promise<Phone> =>
  plenary.phone(room, await plenary.join(room, { alias }));

describe("a room without certificates (C-1)", () => {
  it("says nothing of attendance, keeps none, and has no page for a certificate", async () => {
    await opened(false);
    expect(await get(`/j/${room.token}`)).not.toContain("keeps attendance");
    const phone = await arrive("Ada");
    expect(await get(roomPath(), phone.cookie)).not.toContain("My certificate");
    expect(
      (await fetch(`${plenary.url}${roomPath("certificate")}`, { headers: { cookie: phone.cookie } })).status,
    ).toBe(404);
    expect(
      (await post(`/certificates/${room.id}/guest`, { name: "Guest" }, room.trainer.cookie)).status,
    ).toBe(403);
    expect(await prisma.attendance.count({ where: { roomId: room.id } })).toBe(0);
  });
});

describe("a room with certificates", () => {
  it("tells its trainers of people who qualify and lack a name, and of nobody who does not qualify", async () => {
    await opened(true);
    for (const alias of ["Ana", "Ben", "Cem"]) await arrive(alias);
    const [ana, ben] = [await idOf("Ana"), await idOf("Ben")];
    const page = () => get(`/debrief/${room.id}/certificates`, room.trainer.cookie);
    expect(await page()).not.toContain("not given a name for printing");
    for (const session of ["s1", "s2"])
      for (let i = 0; i < 10; i++) await addMinute(room.id, session, [ana, ben]);
    expect(await page()).toContain("2 people qualify but have not given a name for printing.");
    await saveClaim(room.id, ana, { name: "Ana" });
    expect(await page()).toContain("1 person qualifies but has not given a name for printing.");
  });

  it("goes from the door to a sheet that anybody can check (C-7, C-11, C-13)", async () => {
    await opened(true);
    expect(await get(`/j/${room.token}`)).toContain("keeps attendance");
    const [ana, ben, cem] = [await arrive("Ana"), await arrive("Ben"), await arrive("Cem")];
    const ids = { ana: await idOf("Ana"), ben: await idOf("Ben"), cem: await idOf("Cem") };

    // The rules, and names as typed.
    expect(
      await asTrainer("rules", {
        ...certificateForm,
        test: "post",
        institutions: "CIFAL\u0000 Jeju\nRSO",
        place: "Je\u0000ju",
      }),
    ).toBe("saved");
    expect(await asTrainer("withdraw", { id: "\u0000" })).toBe("gone");
    expect(await asTrainer("rules", { attendance: "0", test: "", pass: "70", institutions: "" })).toBe(
      "rules",
    );
    for (const test of ["nowhere", "hello", "__proto__"])
      expect(await asTrainer("rules", { attendance: "80", test, pass: "70", institutions: "" })).toMatch(
        /^rules(-test)?$/,
      );
    for (const language of ["xx", "tlh", "en-x-evil"])
      expect(
        await asTrainer("rules", { attendance: "80", test: "", pass: "70", institutions: "", language }),
      ).toMatch(/^rules(-language)?$/);
    expect(await asTrainer("rules", { attendance: "80", test: "hello", pass: "70", institutions: "" })).toBe(
      "rules-test",
    );
    expect(
      await asTrainer("rules", { attendance: "80", test: "", pass: "70", institutions: "", language: "fr" }),
    ).toBe("rules-language");
    expect(await get(`/debrief/${room.id}/certificates?said=rules-test`, room.trainer.cookie)).toContain(
      "Please choose another.",
    );
    expect(await get(`/debrief/${room.id}/certificates?said=rules-language`, room.trainer.cookie)).toContain(
      "Please choose one from the list.",
    );
    const bad = await post(roomPath("certificate"), { name: "Ana\u202eRuiz", test: "1" }, ana.cookie);
    expect(bad.status).toBe(422);
    const refused = await bad.text();
    expect(refused).toContain("invisible characters");
    expect(refused).toMatch(/<input[^>]*name="test"[^>]* checked/);
    expect(
      await (
        await post(roomPath("certificate"), { name: "សុខ ចាន់ថា", latin: "Sok Chantha", test: "1" }, ana.cookie)
      ).text(),
    ).toContain("Saved.");
    await post(roomPath("certificate"), { name: "Ben Okri", test: "1" }, ben.cookie);
    await post(roomPath("certificate"), { name: "Cem" }, cem.cookie);

    // Two sessions of ten minutes; Cem was in one of them.
    for (const session of ["s1", "s2"])
      for (let i = 0; i < 10; i++)
        await addMinute(room.id, session, [ids.ana, ids.ben, ...(session === "s1" ? [ids.cem] : [])]);

    // Ana and Cem would pass, Ben would not; Cem did not ask.
    await trainer.go("post");
    await trainer.openRound("post");
    const more = await Promise.all([arrive("D"), arrive("E"), arrive("F")]);
    for (const [phone, right] of [
      [ana, 5],
      [ben, 4],
      [cem, 6],
      ...more.map((p) => [p, 6] as const),
    ] as const) {
      await phone.sees((v) => v.phase === "open");
      expect(await phone.answer(answers(right))).toMatchObject({ ok: true });
    }
    await trainer.closeRound("post");
    expect(await get(roomPath("certificate"), ana.cookie)).toContain("Count my final test");
    await trainer.do({ type: "finish", activity: "post" });
    await eventually(async () => (await prisma.pseudonymKey.count({ where: { roomId: room.id } })) === 0);
    const claims = await prisma.certificateClaim.findMany({ where: { roomId: room.id } });
    expect(Object.fromEntries(claims.map((c) => [c.personId, c.testPassed]))).toEqual({
      [ids.ana]: true,
      [ids.ben]: false,
      [ids.cem]: false,
    });
    expect(await get(roomPath("certificate"), ana.cookie)).toContain("It is noted that you passed");

    // Qualification by kind; issuing twice issues once.
    const roster = (await rosterOf(room.id))!;
    expect(Object.fromEntries(roster.people.map((p) => [p.called, p.earned]))).toMatchObject({
      Ana: ["participation", "completion"],
      Ben: ["participation"],
      Cem: [],
      D: [],
    });
    expect(await asTrainer("issue", { person: ids.cem, kind: "participation" })).toBe("not-earned");
    expect(await asTrainer("issue", { person: ids.cem, kind: "participation", reason: "\u200b" })).toBe(
      "reason",
    );
    expect(await asTrainer("issue-all")).toBe("issued-3");
    expect(await asTrainer("issue-all")).toBe("none");
    expect(
      await asTrainer("issue", { person: ids.cem, kind: "participation", reason: "REASON-BY-HAND" }),
    ).toBe("issued-1");
    expect(await asTrainer("issue", { person: ids.cem, kind: "participation", reason: "Again" })).toBe(
      "has-one",
    );

    // By hand: a guest, and a word over what was counted.
    expect(await asTrainer("guest", { name: "محمد علی ٹھاکر" })).toBe("saved");
    expect(await asTrainer("guest", { name: `Z${"😀".repeat(45)}` })).toBe("saved");
    const guests = await prisma.attendanceGuest.findMany({ where: { roomId: room.id } });
    for (const guest of guests)
      for (const session of ["s1", "s2"])
        expect(await asTrainer("mark", { person: guest.id, session, present: "1" })).toBe("saved");
    expect(await asTrainer("mark", { person: guests[0]!.id, session: "nowhere", present: "1" })).toBe("gone");
    expect(await asTrainer("issue-all")).toBe("issued-2");

    // Ana gets hers alone.
    await trainer.do({ type: "end" });
    const page = await get(roomPath("certificate"), ana.cookie);
    const paths = [...page.matchAll(/certificate\/([\w-]{22})\.pdf/g)].map((m) => m[1]!);
    expect(paths).toHaveLength(2);
    const pdf = Buffer.from(
      await (
        await fetch(`${plenary.url}${roomPath(`certificate/${paths[0]}.pdf`)}`, {
          headers: { cookie: ana.cookie },
        })
      ).arrayBuffer(),
    );
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(
      (
        await fetch(`${plenary.url}${roomPath(`certificate/${paths[0]}.pdf`)}`, {
          headers: { cookie: ben.cookie },
        })
      ).status,
    ).toBe(404);
    expect(page).toContain(`certificate/${paths[0]}.jwt`);
    const badge = await get(roomPath(`certificate/${paths[0]}.jwt`), ana.cookie);
    const { badgeIssuer } = JSON.parse(await get("/.well-known/plenary-key.json"));
    expect(decodeJwt(badge).iss).toBe(badgeIssuer);

    // Checking needs no account; no name and no answer is on the page.
    const all = await certificatesOf(room.id);
    const hers = all.find((c) => c.id === paths[0])!;
    const checked = await get(`/verify/${hers.id}`);
    expect(checked).toContain("This certificate is valid.");
    expect(checked).toContain(workshop.title);
    expect(checked).not.toContain("សុខ");
    expect(checked).not.toMatch(/Statement|Sok/);
    expect(checked).toContain("attended 2 of 2 sessions, 20 minutes in all");
    const isWithdrawn = async () => {
      const list = decodeJwt(await get(`/verify/${hers.id}/status`)).credentialSubject as {
        encodedList: string;
      };
      return gunzipSync(Buffer.from(list.encodedList.slice(1), "base64url"))[0] === 0b1000_0000;
    };
    expect(await isWithdrawn()).toBe(false);
    const verifyPage = async (more: string, likes: string) =>
      (
        await fetch(`${plenary.url}/verify/${hers.id}${more}`, { headers: { "accept-language": likes } })
      ).text();
    expect(await verifyPage("", "ar")).toContain('<html lang="ar" dir="rtl"');
    expect(await verifyPage("?in=th", "ar")).toContain('<html lang="th"');
    expect(await verifyPage("?in=xx", "ko")).toContain('<html lang="ko"');
    expect(await verifyPage("", "xx")).toContain('<html lang="en"');
    expect(await (await post(`/verify/${hers.id}`, { name: "សុខ  ចាន់ថា" }, "")).text()).toContain(
      "Yes, this is the name",
    );
    expect(await (await post(`/verify/${hers.id}`, { name: "Ben Okri" }, "")).text()).toContain(
      "No, this is not the name",
    );
    const file = (ending: string) =>
      fetch(`${plenary.url}${roomPath(`certificate/${hers.id}.${ending}`)}`, {
        headers: { cookie: ana.cookie },
      });
    const sent = await file("jwt");
    expect([sent.status, sent.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
    expect(hers.latin).toBe("Sok Chantha");
    expect(await asTrainer("withdraw", { id: hers.id })).toBe("withdrawn");
    expect(await isWithdrawn()).toBe(true);
    for (const ending of ["jwt", "json", "pdf"]) expect((await file(ending)).status).toBe(404);
    // A withdrawn certificate is not issued again with the others.
    expect(await asTrainer("issue-all")).toBe("none");
    expect(await get(`/verify/${hers.id}`)).toContain("was withdrawn on");
    expect((await fetch(`${plenary.url}/verify/AAAAAAAAAAAAAAAAAAAAAA`)).status).toBe(404);

    // Guesses at commitments slow down nothing here, and the other way round.
    const [wrong, right] = [
      new URLSearchParams({ code: "2345 6789 BCDF GHJK" }),
      new URLSearchParams({ name: "Ben Okri" }),
    ];
    const took = async (path: string, body: URLSearchParams) => {
      const began = Date.now();
      await (await fetch(`${plenary.url}${path}`, { method: "POST", body })).text();
      return Date.now() - began;
    };
    for (let i = 0; i < 3; i++) await Promise.all(Array.from({ length: 25 }, () => took("/f", wrong)));
    const [code, name] = await Promise.all([took("/f", wrong), took(`/verify/${hers.id}`, right)]);
    expect(code).toBeGreaterThan(2_000);
    expect(name).toBeLessThan(code / 2);

    // One that was issued when badges had their proof in them.
    const older = all.find((c) => c.personId === ids.ben)!;
    await prisma.certificate.update({ where: { id: older.id }, data: { credential: earlier.credential } });
    expect(await get(roomPath("certificate"), ben.cookie)).toContain(`certificate/${older.id}.json`);
    expect(JSON.parse(await get(roomPath(`certificate/${older.id}.json`), ben.cookie))).toEqual(
      earlier.credential,
    );
    expect(await get(`/verify/${older.id}`)).toContain("This certificate is valid.");

    // All as one archive.
    const archive = await post(`/certificates/${room.id}/archive`, {}, room.trainer.cookie);
    const files = unzipSync(new Uint8Array(await archive.arrayBuffer()));
    expect(Object.keys(files).filter((f) => f.endsWith(".pdf"))).toHaveLength(5);
    expect(
      Object.keys(files)
        .map((f) => f.split(".").at(-1))
        .sort(),
    ).toEqual(["json", ...Array(4).fill("jwt"), ...Array(5).fill("pdf")]);
    expect(Object.keys(files).join()).not.toMatch(/[\ufffd\ud800-\udfff]/u);
    expect(Object.keys(files).some((f) => f.includes("محمد علی ٹھاکر"))).toBe(true);
    expect(
      (await prisma.accessLogEntry.findMany({ where: { roomId: room.id, action: "certificates" } })).length,
    ).toBeGreaterThanOrEqual(4);

    // Others may do none of this.
    const stranger = await plenary.trainer("Eve");
    expect((await post(`/certificates/${room.id}/issue-all`, {}, stranger.cookie)).status).toBe(403);
    expect((await post(`/certificates/${room.id}/archive`, {}, ana.cookie)).status).toBe(403);
    expect(
      (
        await post(`/certificates/${room.id}/archive`, {}, room.trainer.cookie, {
          origin: "https://evil.example",
        })
      ).status,
    ).toBe(403);
    expect(
      (
        await fetch(`${plenary.url}/certificates/${room.id}/archive`, {
          headers: { cookie: room.trainer.cookie },
        })
      ).status,
    ).toBe(405);

    // After the purge no name is left anywhere, and checking goes on (C-13).
    expect(await purgeRoom(room.id, null)).toEqual({ ok: true });
    const left = await databaseText();
    for (const gone of ["សុខ", "Sok Chantha", "Ben Okri", "ٹھاکر", "REASON-BY-HAND"])
      expect(left.includes(gone), gone).toBe(false);
    const after = await get(`/verify/${older.id}`);
    expect(after).toContain("This certificate is valid.");
    // Nor who was in which session (C-22).
    expect(after).not.toContain("Attendance");
    for (const { facts, credential } of await prisma.certificate.findMany({ where: { roomId: room.id } })) {
      expect(facts).not.toHaveProperty("attended");
      expect(typeof credential === "object" || credential === "").toBe(true);
    }
    expect(await (await post(`/verify/${older.id}`, { name: "ben okri" }, "")).text()).toContain(
      "Yes, this is the name",
    );
    expect(plenary.server.output()).not.toMatch(/Okri|Chantha/);
  });

  it("C-21 issues nothing before institution, place, signer and their role are filled in", async () => {
    await opened(true);
    await arrive("Ana");
    const ana = await idOf("Ana");
    for (const session of ["s1", "s2"]) for (let i = 0; i < 10; i++) await addMinute(room.id, session, [ana]);
    await saveClaim(room.id, ana, { name: "Ana" });
    for (const field of ["institutions", "place", "signer", "role"]) {
      expect(await asTrainer("rules", { ...certificateForm, [field]: " " })).toBe("saved");
      expect(await asTrainer("issue-all")).toBe("rules-missing");
      expect(await asTrainer("issue", { person: ana, kind: "participation" })).toBe("rules-missing");
    }
    expect(await asTrainer("rules", certificateForm)).toBe("saved");
    expect(await asTrainer("issue-all")).toBe("issued-1");
  });

  it("C-25 takes a name from the trainers' list, and after the end by the stage's code and the resume code", async () => {
    await opened(true);
    const ana = await arrive("Ana");
    const person = await idOf("Ana");
    expect(await asTrainer("name", { person, name: "Ana\u202eRuiz" })).toBe("name-hidden");
    expect(await asTrainer("name", { person, name: "Ana Ruiz", latin: "" })).toBe("saved");
    // For the certificate alone: no answer, no list of the room has it.
    const named = await prisma.certificateClaim.findMany({ where: { name: "Ana Ruiz" } });
    expect(named.map((claim) => claim.personId)).toEqual([person]);
    const text = await databaseText();
    expect(text.split("Ana Ruiz")).toHaveLength(2);

    const [, code = ""] = /resume code is ([A-Z0-9 ]+)/.exec(await get(roomPath(), ana.cookie)) ?? [];
    const stage = await plenary.stage(room);
    await trainer.do({ type: "end" });
    const ended = await stage.sees((view) => view.ended);
    expect(new URL(ended.door!.url).pathname).toBe(`/j/${room.token}`);
    const door = (cookie = "") =>
      fetch(`${plenary.url}/j/${room.token}`, { headers: { cookie }, redirect: "manual" });
    expect((await door(ana.cookie)).headers.get("location")).toBe(roomPath("certificate"));
    const asked = await (await door()).text();
    expect(asked).toContain("enter your resume code");
    expect(asked).not.toContain('name="alias"');
    // Nobody new comes in.
    expect((await post(`/j/${room.token}`, { alias: "Eve" }, "")).headers.get("set-cookie")).toBeNull();
    const back = await post(`/j/${room.token}`, { resume: code }, "");
    expect(back.headers.get("location")).toBe(roomPath("certificate"));
    const cookie = back.headers.getSetCookie()[0]!.split(";")[0]!;
    expect(await get(roomPath("certificate"), cookie)).toContain("Ana Ruiz");
  });

  it("C-23 gives the domain's DID document where the server has one by TLS", async () => {
    const asked = (origin: string) =>
      new Promise<Response>((resolve) => {
        const forms = new CertificateForms(() => origin);
        const server = createServer((req, res) => forms.did({ req, res } as never)).listen(0, () => {
          const { port } = server.address() as AddressInfo;
          resolve(fetch(`http://127.0.0.1:${port}/`).finally(() => server.close()));
        });
      });
    const document = await (await asked("https://plenary.example")).json();
    const { badgeIssuer } = JSON.parse(await get("/.well-known/plenary-key.json"));
    expect(document).toMatchObject({ id: "did:web:plenary.example", alsoKnownAs: [badgeIssuer] });
    expect((await asked("http://plenary.example")).status).toBe(404);
  });

  it("notes nothing where fewer than five passed: sealed answers would tell whose they are (C-8)", async () => {
    await opened(true);
    await asTrainer("rules", { attendance: "80", test: "post", pass: "70", institutions: "" });
    const phones = await Promise.all(["A", "B", "C", "D"].map(arrive));
    await post(roomPath("certificate"), { name: "Ana", test: "1" }, phones[0]!.cookie);
    await trainer.go("post");
    await trainer.openRound("post");
    for (const phone of phones) {
      await phone.sees((v) => v.phase === "open");
      await phone.answer(answers(6));
    }
    await trainer.closeRound("post");
    await trainer.do({ type: "end" });
    await eventually(async () => (await prisma.pseudonymKey.count({ where: { roomId: room.id } })) === 0);
    expect(await prisma.certificateClaim.findMany({ where: { roomId: room.id } })).toMatchObject([
      { countTest: true, testPassed: false },
    ]);
  });

  it("keeps no name that comes after its owner, or the whole room, was erased (E-40, E-63)", async () => {
    await opened(true);
    const [ana] = [await arrive("Ana"), await arrive("Ben")];
    const ids = { ana: await idOf("Ana"), ben: await idOf("Ben") };
    const claims = () => prisma.certificateClaim.findMany({ where: { roomId: room.id } });
    await post(roomPath("certificate"), { name: "Ana" }, ana.cookie);
    expect(await claims()).toHaveLength(1);
    await post(roomPath("erase"), {}, ana.cookie);
    // As by a form that was on its way meanwhile.
    expect(await saveClaim(room.id, ids.ana, { name: "Ana" })).toBe(false);
    expect(await saveClaim(room.id, ids.ben, { name: "Ben" })).toBe(true);
    expect((await claims()).map((c) => c.name)).toEqual(["Ben"]);

    await trainer.do({ type: "end" });
    await eventually(async () => (await purgeRoom(room.id, null)).ok);
    expect(await saveClaim(room.id, ids.ben, { name: "Ben" })).toBe(false);
    // As on a page that a trainer had open.
    expect(await asTrainer("guest", { name: "Maria" })).toBe("gone");
    expect(await claims()).toEqual([]);
    expect(await prisma.attendanceGuest.count({ where: { roomId: room.id } })).toBe(0);
  });

  it("keeps minutes beside a participant's id, and no time of the clock (C-2)", async () => {
    const { rows } = {
      rows: await prisma.$queryRaw<
        { data_type: string }[]
      >`SELECT data_type FROM information_schema.columns WHERE table_name IN ('attendance', 'session_run', 'certificate_claim')`,
    };
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((r) => /time|date|inet/.test(r.data_type))).toEqual([]);
  });
});
