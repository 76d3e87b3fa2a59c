/** Handouts over HTTP: of a workshop, and of a room with whom it names. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { guide } from "@/tests/support/guide";
import { exported } from "@/tests/support/kept-things";
import { Plenary, type TestRoom } from "@/tests/support/plenary";
import { readPdf } from "@/tests/support/pdf";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const get = (where: string, cookie: string) => fetch(new URL(where, plenary.url), { headers: { cookie } });

it("trainers print the handouts of a workshop, and those of their room with its hotline and referral (X-51)", async () => {
  const hotline = "Hotline 1577-1366";
  const room = await plenary.room(guide, { hotline, referral: "Referral desk, Ministry of Welfare" });
  const { cookie } = room.trainer;
  const ofWorkshop = await get(`/handouts/${guide.id}?language=ar`, cookie);
  expect(ofWorkshop.status).toBe(200);
  expect(await ofWorkshop.text()).toContain("قصة باولا");
  expect(ofWorkshop.headers.get("content-security-policy")).toContain("default-src 'none'");
  const paula = await get(`/handouts/${guide.id}?language=ar&only=paula&paper=letter`, cookie);
  expect(paula.headers.get("content-type")).toBe("application/pdf");
  const { language, size, pages } = await readPdf(Buffer.from(await paula.arrayBuffer()));
  expect([language, size, pages.length]).toEqual(["ar", [612, 792], 1]);

  expect((await get(`/handouts/rooms/${room.id}`, cookie)).status).toBe(200);
  const ofRoom = await get(`/handouts/rooms/${room.id}?paper=a4`, cookie);
  const text = (await readPdf(Buffer.from(await ofRoom.arrayBuffer()))).pages[0]!.text.replaceAll(
    "\u2011",
    "-",
  );
  expect(text).toContain(hotline);
  expect(text).toMatch(/Referral desk, Ministry of\s*Welfare/);
  expect((await get("/handouts/no-such-workshop", cookie)).status).toBe(404);
});

it("phones have the cards as a page and as a file that needs no network, in their language (C-26)", async () => {
  const room = await plenary.room(guide, { hotline: "Hotline 1577-1366" });
  const { cookie } = await plenary.phone(room);
  const form = { method: "POST", headers: { cookie }, redirect: "manual" } as const;
  await fetch(new URL(`/r/${room.id}/language`, plenary.url), {
    ...form,
    body: new URLSearchParams({ language: "ar" }),
  });
  expect(await (await get(`/r/${room.id}/`, cookie)).text()).toContain('href="cards"');
  const [page, file] = [
    await get(`/r/${room.id}/cards`, cookie),
    await get(`/r/${room.id}/cards.html`, cookie),
  ];
  for (const answer of [page, file]) {
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await answer.text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain("1577-1366");
    expect(html).not.toMatch(/<script|\ssrc=/);
  }
  expect(file.headers.get("content-disposition")).toMatch(/^attachment;.*\.html/);
  const other = await plenary.room(sampleWorkshop);
  const stranger = await plenary.phone(other);
  expect((await get(`/r/${other.id}/cards`, stranger.cookie)).status).toBe(404);
  expect((await get(`/r/${room.id}/cards`, stranger.cookie)).status).toBe(403);
});

it("opens in the language of the trainers' pages (X-51)", async () => {
  const { cookie } = (await plenary.room(guide)).trainer;
  const html = await (await get(`/handouts/${guide.id}`, `${cookie}; plenary_language=ko`)).text();
  expect(html).toContain('<html lang="ko"');
});

it("a room with handouts has them as a PDF, and one without says why not (X-51)", async () => {
  const whyOf = async ({ id, trainer }: TestRoom) => {
    const list = (await (await get(`/export/${id}`, trainer.cookie)).json()) as {
      formats: { format: string; why: string | null }[];
    };
    return list.formats.find(({ format }) => format === "handouts")?.why;
  };
  const [room, without] = [await plenary.room(guide), await plenary.room(sampleWorkshop)];
  expect(await whyOf(room)).toBeNull();
  expect(await whyOf(without)).toBe("no-handouts");
  for (const format of ["handouts", "handouts-letter"] as const)
    expect((await exported(plenary, { room }, format)).subarray(0, 5).toString()).toBe("%PDF-");
});

it("trainers have a sheet for names and a run sheet of a room that runs (X-55, X-56)", async () => {
  const room = await plenary.room(guide);
  const { cookie } = room.trainer;
  expect(await (await get(`/handouts/rooms/${room.id}`, cookie)).text()).toContain("sheet=sign-in");
  expect(await (await get(`/handouts/${guide.id}`, cookie)).text()).not.toContain("sheet=sign-in");
  const pages = async (sheet: string) => {
    const file = await get(`/handouts/rooms/${room.id}?language=en&paper=a4&sheet=${sheet}`, cookie);
    return (await readPdf(Buffer.from(await file.arrayBuffer()))).pages;
  };
  const [names] = await pages("sign-in");
  expect(names?.text).toContain("Signature");
  expect(names?.parts).toContainEqual({ role: "Figure", alt: expect.stringContaining(`/j/${room.token}`) });
  expect((await pages("run-sheet"))[0]?.text).toContain("What is needed");
});

it("trainers have the set of answer cards they ask for (X-62)", async () => {
  const room = await plenary.room(guide);
  const cards = async (choice: string) => {
    const file = await get(
      `/handouts/rooms/${room.id}?language=en&sheet=cards&${choice}`,
      room.trainer.cookie,
    );
    return (await readPdf(Buffer.from(await file.arrayBuffer()))).pages;
  };
  expect(await cards("paper=a4")).toHaveLength(30);
  const all = await cards("paper=letter&cards=100");
  expect(all).toHaveLength(100);
  expect(all[1]?.text).toContain("Hold the letter of your answer at the top");
});
