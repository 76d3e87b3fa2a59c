import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGE_COOKIE } from "@/messages/languages";
import { reportFile } from "@/server/exports/job-messages";
import { prepareFor } from "@/server/exports/prepare";
import { Plenary, type Phone, type TestRoom } from "@/tests/support/plenary";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import type { PhoneMessage } from "@/workshop/protocol/views";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

/** Joins with a browser that likes `language`. */
async function join(room: TestRoom, language: string): Promise<Phone> {
  const res = await fetch(`${plenary.url}/j/${room.token}`, {
    method: "POST",
    redirect: "manual",
    headers: { "accept-language": language },
    body: new URLSearchParams(),
  });
  return plenary.phone(room, res.headers.get("set-cookie")!.split(";")[0]!);
}

const page = async (room: TestRoom, cookie: string) =>
  (await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie } })).text();
const speak = (room: TestRoom, cookie: string, language: string) =>
  fetch(`${plenary.url}/r/${room.id}/language`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie },
    body: new URLSearchParams({ language }),
  });
const views = (phone: Phone) => phone.all.filter((v): v is PhoneMessage => v.type === "phone");

async function openPoll() {
  const room = await plenary.room(translatedWorkshop);
  const desk = await plenary.console(room);
  await desk.go("poll");
  await desk.openRound("poll");
  return { room, desk };
}

describe("the archive of a workshop in several languages", () => {
  it("has reports in the asker's, the workshop's and the stage's, each saying in it who took it out (X-12)", async () => {
    const { room, desk } = await openPoll();
    await desk.do({ type: "show-languages", main: "th", second: null });
    const folder = mkdtempSync(path.join(tmpdir(), "archive-languages-"));
    const prepare = prepareFor(
      { id: room.id, ended: false },
      {
        format: "everything",
        language: "ar",
        expert: false,
        by: "Ada",
      },
    );
    const { languages } = await prepare(folder, new AbortController().signal);
    const taken = languages.map((language) => {
      const report = JSON.parse(readFileSync(path.join(folder, reportFile(language)), "utf8"));
      return [report.language, /^(Exported by|นำออกโดย|أخرجه) Ada /.exec(report.taken)?.[1]];
    });
    rmSync(folder, { recursive: true });
    expect(languages[0]).toBe("ar");
    expect(Object.fromEntries(taken)).toEqual({ ar: "أخرجه", en: "Exported by", th: "นำออกโดย" });
  });
});

describe("the debrief of a workshop in several languages", () => {
  it("is read by each trainer in theirs, with the workshop's own texts (X-44)", async () => {
    const { room, desk } = await openPoll();
    const phones = await Promise.all(Array.from({ length: 5 }, () => join(room, "en")));
    for (const phone of phones) await phone.answer({ choice: ["blue"] });
    await desk.closeRound("poll");
    await desk.do({ type: "end" });
    const read = async (language: string) =>
      (
        await fetch(`${plenary.url}/debrief/${room.id}/whole`, {
          headers: { cookie: `${room.trainer.cookie}; ${LANGUAGE_COOKIE}=${language}` },
        })
      ).text();
    const [thai, arabic, english] = [await read("th"), await read("ar"), await read("en")];
    expect(thai).toContain("ข้อไหน?");
    expect(thai).toContain("น้ำเงิน");
    expect(arabic).toContain("أيّهما؟");
    expect(arabic).toContain("أحمر");
    // Texts that Arabic lacks stand as they were written.
    expect(arabic).toContain("Blue");
    expect(english).toContain("Blue");
    expect(english).not.toContain("ข้อไหน?");
  });
});

describe("the questions that phones fill in again (B-77)", () => {
  const questionsFor = async (room: TestRoom, cookie = "") => {
    const res = await fetch(`${plenary.url}/r/${room.id}/asked`, { headers: { cookie } });
    return { status: res.status, text: await res.text() };
  };

  it("are those that were opened, in the language in which somebody reads, without anybody's answers", async () => {
    const room = await plenary.room(translatedWorkshop);
    const desk = await plenary.console(room);
    const [first, second] = [await join(room, "th"), await join(room, "th")];
    expect(JSON.parse((await questionsFor(room, first.cookie)).text)).toMatchObject({
      language: "th",
      asked: [],
    });
    await desk.go("poll");
    await desk.openRound("poll");
    await first.sees((v) => v.phase === "open");
    await first.answer({ choice: ["blue"], other: "OWN-WORDS" });
    const { text } = await questionsFor(room, first.cookie);
    expect(JSON.parse(text)).toEqual({
      language: "th",
      passed: "ขอข้าม",
      asked: [{ question: "poll", rounds: [1], html: expect.stringContaining("ข้อไหน?") }],
    });
    expect(text).toContain("น้ำเงิน");
    for (const never of ["OWN-WORDS", "checked", "STORY-", "ข้อเท็จจริง", "KEY-", "NOTES-", room.id])
      expect(text).not.toContain(never);
    expect(await questionsFor(room, second.cookie)).toEqual({ status: 200, text });
    await desk.do({ type: "end" });
    expect(await questionsFor(room, first.cookie)).toEqual({ status: 200, text });
  });

  it("no longer hold one whose opening was taken back", async () => {
    const { room, desk } = await openPoll();
    const phone = await join(room, "en");
    expect((await questionsFor(room, phone.cookie)).text).toContain("Which one?");
    await desk.do({ type: "undo", seen: desk.view.revision });
    expect(JSON.parse((await questionsFor(room, phone.cookie)).text)).toMatchObject({ asked: [] });
  });

  it("are for people of this room alone", async () => {
    const [{ room }, other] = [await openPoll(), await plenary.room(translatedWorkshop)];
    const stranger = await join(other, "en");
    for (const cookie of ["", stranger.cookie, room.trainer.cookie]) {
      const { status, text } = await questionsFor(room, cookie);
      expect(status).toBe(403);
      expect(text).not.toContain("Which one?");
    }
  });
});

describe("phones in several languages", () => {
  it("read the same question in their own, and their answers add up in one result (B-48, B-70)", async () => {
    const { room, desk } = await openPoll();
    const [thai, arabic] = [await join(room, "th-TH,en;q=0.5"), await join(room, "ar")];
    expect(thai.view).toMatchObject({
      language: "th",
      question: "poll",
      html: expect.stringContaining("ข้อไหน?"),
    });
    expect(arabic.view).toMatchObject({
      language: "ar",
      question: "poll",
      html: expect.stringContaining("أيّهما؟"),
    });
    await thai.answer({ choice: ["blue"] });
    await arabic.answer({ choice: ["blue"] });
    await desk.closeRound("poll");
    await desk.reveal("poll");
    const shown = await desk.sees((v) => v.results?.answered === 2);
    expect(shown.results?.options.map((o) => [o.id, o.count])).toEqual([
      ["red", 0],
      ["blue", 2],
      ["other", 0],
    ]);
    const [inThai, inArabic] = [
      await thai.sees((v) => v.phase === "revealed"),
      await arabic.sees((v) => v.phase === "revealed"),
    ];
    expect(inThai.html).not.toBe(inArabic.html);
    for (const { html } of [inThai, inArabic]) expect(html).toContain("100%");
  });

  it("get the very same message where they read the same language, encoded once (B-70)", async () => {
    const { room, desk } = await openPoll();
    const [first, second, other] = [await join(room, "th"), await join(room, "th"), await join(room, "en")];
    await desk.closeRound("poll");
    const [a, b, c] = await Promise.all(
      [first, second, other].map((phone) => phone.sees((v) => v.phase === "closed")),
    );
    expect(a).toEqual(b);
    expect(c!.html).not.toBe(a!.html);
  });

  it("are sent nothing where their view did not change, in whatever language (B-70)", async () => {
    const { room, desk } = await openPoll();
    const phones = [await join(room, "th"), await join(room, "ar")];
    await desk.do({ type: "dim", on: true });
    await Promise.all(
      phones.map((phone) => phone.sees((v) => v.phase === "open" && !v.html.includes("<form"))),
    );
    const before = phones.map((phone) => views(phone).length);
    await desk.do({ type: "lock", on: true });
    await desk.do({ type: "preview", on: true });
    await desk.do({ type: "dim", on: false });
    await Promise.all(phones.map((phone) => phone.sees((v) => v.html.includes("<form"))));
    expect(phones.map((phone) => views(phone).length)).toEqual(before.map((n) => n + 1));
  });

  it("change the language at any time: the answer stays, another phone of the same person follows (B-70)", async () => {
    const { room } = await openPoll();
    const phone = await join(room, "en");
    const second = await plenary.phone(room, phone.cookie);
    await phone.answer({ choice: ["red"] });
    expect((await speak(room, phone.cookie, "ar")).status).toBe(303);
    for (const one of [phone, second])
      expect((await one.sees((v) => v.language === "ar")).html).toContain("أحمر");
    const reloaded = await page(room, phone.cookie);
    expect(reloaded).toContain('<html lang="ar" dir="rtl">');
    expect(reloaded).toMatch(/<input type="radio" name="choice" checked="" value="red"\/>/);
    expect(await phone.answer({ choice: ["blue"] }, { rev: 2 })).toMatchObject({
      ok: true,
      stored: { rev: 2 },
    });
  });

  it("keep their language over a restart, and refuse one that is not offered (B-70)", async () => {
    const { room } = await openPoll();
    const phone = await join(room, "en");
    await speak(room, phone.cookie, "th");
    expect((await speak(room, phone.cookie, "fr")).status).toBe(400);
    await plenary.server.stop();
    await plenary.restart();
    expect(await page(room, phone.cookie)).toContain('<html lang="th" dir="ltr">');
  });
});

describe("the door (B-70)", () => {
  const door = async (room: TestRoom, search = "", header = "") =>
    (
      await fetch(`${plenary.url}/j/${room.token}${search}`, { headers: { "accept-language": header } })
    ).text();

  it("speaks what the browser likes best, and offers every other language in itself", async () => {
    const room = await plenary.room(translatedWorkshop);
    const html = await door(room, "", "ar-EG, en;q=0.3");
    expect(html).toContain('<html lang="ar" dir="rtl">');
    for (const name of ["English", "ไทย"]) expect(html).toContain(`>${name}</a>`);
    expect(await door(room, "?in=th", "ar")).toContain('<html lang="th" dir="ltr">');
  });

  it("lets people in with the language that they chose by a link", async () => {
    const room = await plenary.room(translatedWorkshop);
    const res = await fetch(`${plenary.url}/j/${room.token}?in=th`, {
      method: "POST",
      redirect: "manual",
      headers: { "accept-language": "ar" },
      body: new URLSearchParams(),
    });
    expect(await page(room, res.headers.get("set-cookie")!.split(";")[0]!)).toContain('<html lang="th"');
  });

  it("is found by a typed code in the chosen language", async () => {
    const room = await plenary.room(translatedWorkshop);
    const desk = await plenary.console(room);
    const res = await fetch(`${plenary.url}/join?in=th`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ code: desk.view.door!.code }),
    });
    expect(res.headers.get("location")).toMatch(/^\/j\/[\w-]{22}\?in=th$/);
  });
});
