/** Words of people without script that are not taken: they stay, and a sentence says why. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import phoneTexts from "@/messages/en/phone.json";
import reasonTexts from "@/messages/en/reasons.json";
import thaiTexts from "@/messages/th/phone.json";
import { prisma } from "@/server/store/database/prisma";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { type Console, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let plain: PlainBrowser;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());
beforeEach(async () => {
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  plain = new PlainBrowser(plenary.url);
  await plain.open(`/j/${room.token}`);
  await plain.submit("alias");
});

const BLANK = " \n\u200b ";
const answers = () => prisma.answer.count({ where: { roomId: room.id } });

async function atTheWall(): Promise<void> {
  await trainer.go("thoughts");
  await trainer.openRound("thoughts");
  await plain.refresh();
}

describe("words in a form without script (B-172)", () => {
  it("that come after the question has closed stand on the page that says so, to be copied", async () => {
    await atTheWall();
    await trainer.closeRound("thoughts");
    await plain.submit("texts", { texts: ["LATE-WORDS & <more>", BLANK] });
    expect(plain.status).toBe(409);
    expect(plain.text).toContain(reasonTexts.closed);
    expect(plain.text).toContain(phoneTexts.sheetUnsaved);
    expect(plain.html.match(/<textarea[^>]*>[^<]*/g)).toEqual([
      expect.stringContaining("LATE-WORDS &amp; &lt;more&gt;"),
    ]);
    expect(await answers()).toBe(0);
  });

  it("that come after the room has gone on, or has ended, stand there as well", async () => {
    await atTheWall();
    await trainer.closeRound("thoughts");
    await trainer.go("poll");
    await plain.submit("texts", { texts: "LATE-WORDS" });
    expect(plain.text).toContain("LATE-WORDS");
    await trainer.do({ type: "end" });
    const posted = new URLSearchParams({
      question: "poll",
      round: "1",
      rev: "1",
      other: "MY-OWN",
      written: "other",
    });
    const page = await fetch(`${plenary.url}/r/${room.id}/answer`, {
      method: "POST",
      headers: { cookie: plain.cookie, origin: plenary.url },
      body: posted,
    });
    expect(page.status).toBe(409);
    expect(await page.text()).toContain("MY-OWN</textarea>");
  });

  it("that come while people read first stand in the form again", async () => {
    await trainer.go("thoughts");
    await trainer.openRound("thoughts", 1, { readFirst: 30 });
    const posted = new URLSearchParams({
      question: "thoughts",
      round: "1",
      rev: "1",
      texts: "TOO-EARLY",
      written: "texts",
    });
    const page = await fetch(`${plenary.url}/r/${room.id}/answer`, {
      method: "POST",
      headers: { cookie: plain.cookie, origin: plenary.url },
      body: posted,
    });
    expect(page.status).toBe(422);
    const html = await page.text();
    expect(html).toContain("TOO-EARLY</textarea>");
    expect(html).toContain(reasonTexts["not-open-yet"]);
  });

  it("of a question for the box that is closed stand there, to be copied", async () => {
    await trainer.do({ type: "box", open: false, moderated: true });
    await plain.submit("text", { text: "ASKED-IN-VAIN" });
    expect(plain.status).toBe(409);
    expect(plain.text).toContain(reasonTexts["box-closed"]);
    expect(plain.html).toContain("ASKED-IN-VAIN</textarea>");
  });
});

describe("a form without script in which nothing can be seen (B-171)", () => {
  it("is refused with a sentence where it is an answer, under the form", async () => {
    await atTheWall();
    for (const texts of ["", BLANK]) {
      await plain.submit("texts", { texts });
      expect(plain.status).toBe(422);
      expect(plain.text).toContain(reasonTexts["empty-answer"]);
      expect(plain.form("texts").action).toBe("answer");
      await plain.open("./");
    }
    expect(await answers()).toBe(0);
  });

  it("is refused with a sentence where it is a question for the box", async () => {
    await plain.submit("text", { text: BLANK });
    expect(plain.status).toBe(422);
    expect(plain.text).toContain(phoneTexts.writeFirst);
    expect(await prisma.questionBoxPost.count({ where: { roomId: room.id } })).toBe(0);
  });
});

describe("the page of a room that has ended (B-173)", () => {
  it("offers neither a question nor a break, and still clears the phone", async () => {
    const offers = () => plain.forms.map((form) => form.action);
    expect(offers()).toEqual(expect.arrayContaining(["post", "pause", "leave"]));
    await trainer.do({ type: "end" });
    await plain.refresh();
    expect(plain.text).toContain(phoneTexts.endedTitle);
    expect(offers()).not.toContain("post");
    expect(plain.html).not.toContain('id="take-break"');
    expect(offers()).toEqual(expect.arrayContaining(["leave", "language"]));
  });
});

describe("an address that leads nowhere (B-33)", () => {
  const get = async (path: string, likes: string, cookie = "") => {
    const page = await fetch(plenary.url + path, { headers: { cookie, "accept-language": likes } });
    return { status: page.status, html: await page.text() };
  };

  it.each(["/r/", "/j/x", "/verify/x/y", "/f/x"])(
    "%s speaks the language of the reader's browser",
    async (path) => {
      const { status, html } = await get(path, "th-TH,en;q=0.5");
      expect(status).toBe(404);
      expect(html).toContain('<html lang="th"');
      expect(html).toContain(thaiTexts.notFound);
    },
  );

  it("inside a room speaks the language that this person reads there", async () => {
    await plain.submit("language", {}, ["language", "th"]);
    const { status, html } = await get(`/r/${room.id}/nothing/here`, "ar", plain.cookie);
    expect(status).toBe(404);
    expect(html).toContain(thaiTexts.notFound);
    expect((await get(`/r/${room.id}/nothing/here`, "ar")).html).toContain('<html lang="ar" dir="rtl"');
  });
});
