/** Chapters of a debrief, which its page asks for when they are read. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeText } from "@/server/store/debrief/report-texts";
import { endRoom } from "@/tests/support/full-room";
import { Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

let plenary: Plenary;
let room: TestRoom;
beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  const phones = await Promise.all([1, 2, 3, 4, 5, 6].map(() => plenary.phone(room)));
  for (const phone of phones) {
    await phone.sees((v) => v.question === "poll" && v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
  }
  await trainer.closeRound("poll");
  await endRoom({ room, trainer });
});
afterAll(() => plenary?.stop());

const read = async (where: string, cookie = room.trainer.cookie) => {
  const res = await fetch(plenary.url + where, {
    headers: { cookie, "accept-language": "en" },
    redirect: "manual",
  });
  return { status: res.status, html: await res.text() };
};
const page = () => read(`/debrief/${room.id}`);
const addresses = async () => [
  ...new Set(
    [...(await page()).html.matchAll(/data-chapter="([^"]+)"/g)].map(([, one]) =>
      one!.replaceAll("&amp;", "&"),
    ),
  ),
];
const FIGURE = 'id="poll-answers"';

it("R-41: the page has the sentences and no figure, each chapter its figures and no script, and the whole page all", async () => {
  const { html } = await page();
  expect(html).toContain('id="a-poll"');
  expect(html).not.toContain(FIGURE);
  expect(html).toContain(`href="/debrief/${room.id}/whole?of=`);
  const chapters = await Promise.all((await addresses()).map((address) => read(address)));
  expect(chapters.filter((chapter) => chapter.html.includes(FIGURE))).toHaveLength(1);
  for (const chapter of chapters) {
    expect(chapter.html.startsWith("<section") && chapter.html.endsWith("</section>")).toBe(true);
    expect(chapter.html).not.toContain("<script");
    expect(chapter.html).not.toContain("<form");
  }
  expect((await read(`/debrief/${room.id}/whole`)).html).toContain(FIGURE);
});

it("R-41: one chapter is a page of its own, with the fields that its trainers write in", async () => {
  const [, link] = /href="(\/debrief\/[^"]+\/whole\?of=[^"#]+)#a-poll"/.exec((await page()).html)!;
  const { html } = await read(link!);
  expect(html).toContain(FIGURE);
  expect(html).toContain('value="remark:poll"');
  expect(html).not.toContain("data-sentence");
});

it("is refused to others, and there is none of another name", async () => {
  const [address = ""] = await addresses();
  const stranger = await plenary.trainer("Eve");
  const refused = await Promise.all([stranger.cookie, ""].map((cookie) => read(address, cookie)));
  expect(refused.map(({ status }) => status)).toEqual([307, 307]);
  expect((await read(`/debrief/${room.id}/chapter/s-nowhere?in=en`)).status).toBe(404);
  expect((await read(`/debrief/${room.id}/chapter/${encodeURIComponent("../x?a=b#c")}`)).status).toBe(404);
});

it("R-42: a change of the room is on the page at once, and in a chapter", async () => {
  const [address = ""] = await addresses();
  const before = [(await page()).html, (await read(address)).html];
  expect((await read(address)).html).toBe(before[1]);
  const target = { roomId: room.id, language: "en", hidden: false, basis: null, accountId: room.trainer.id };
  await writeText({ ...target, key: "remark", seen: 0, text: "Written just now." });
  expect(before[0]).not.toContain("Written just now.");
  expect((await page()).html).toContain("Written just now.");
});

it("R-42: chapters are in the language that is asked for", async () => {
  const [address = ""] = await addresses();
  const arabic = (await read(address.replace("in=en", "in=ar"))).html;
  expect(arabic).toMatch(/[\u0600-\u06ff]/);
  expect((await read(address)).html).not.toBe(arabic);
});
