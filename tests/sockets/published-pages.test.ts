/**
 * A published report that a whole room opens at once: made once, and again as soon as anything of it has
 * changed (F-20).
 */
import { gunzipSync, brotliDecompressSync } from "node:zlib";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutScripts } from "@/server/debrief/own-pages";
import { loadReport } from "@/server/debrief/load-report";
import { readRoom } from "@/server/debrief/room-reading";
import { prisma } from "@/server/store/database/prisma";
import { publicationPath, publish, updatePublication, withdraw } from "@/server/store/debrief/publications";
import { writeText } from "@/server/store/debrief/report-texts";
import { keepBack, releaseTexts } from "@/server/store/debrief/released-texts";
import {
  answerFollowUp,
  lockCommitment,
  newFollowUpCode,
  openCommitment,
  releaseFollowUpText,
} from "@/server/store/learning/follow-up";
import { endRoom } from "@/tests/support/full-room";
import { newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { remarkKey } from "@/workshop/debrief/report/edits";

let plenary: Plenary;
/** Address of a report that stays as it is. */
let path: string;

beforeAll(async () => {
  plenary = await Plenary.shared();
  ({ path } = await published());
});
afterAll(() => plenary?.stop());

/** A room that has ended, and the address of its report. */
async function published(workshop = sampleWorkshop): Promise<{ room: TestRoom; path: string }> {
  const room = await plenary.room(workshop);
  const trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  const phones = await Promise.all([1, 2, 3, 4, 5, 6].map(() => plenary.phone(room)));
  for (const phone of phones) {
    await phone.sees((v) => v.question === "poll" && v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
  }
  await trainer.closeRound("poll");
  expect(
    await phones[0]!.send({ type: "post", id: newId(), text: "A question that was asked" }),
  ).toMatchObject({
    ok: true,
  });
  const { id } = await publish(room.id, room.trainer.id, { days: 30, experts: false });
  await endRoom({ room, trainer });
  return { room, path: publicationPath(id) };
}

const readAt = async (where: string, headers: Record<string, string> = {}, search = "") => {
  const res = await fetch(`${plenary.url}${where}${search}`, { headers });
  return { status: res.status, text: await res.text(), headers: res.headers };
};
const read = (headers: Record<string, string> = {}, search = "") => readAt(path, headers, search);

const remark = (room: TestRoom) =>
  writeText({
    roomId: room.id,
    key: remarkKey(null),
    language: "en",
    seen: 0,
    text: "A word of the trainers",
    hidden: false,
    basis: null,
    accountId: room.trainer.id,
  });

describe("a published report (F-20)", () => {
  it("is the same for everybody who opens it at once, without a script, kept by no cache", {
    timeout: 120_000,
  }, async () => {
    const first = await read();
    expect(first.status).toBe(200);
    expect(first.text).toContain("Sample workshop");
    expect(first.text).not.toMatch(/<script/i);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(first.headers.get("content-security-policy")).not.toContain("script-src");
    const others = await Promise.all(Array.from({ length: 60 }, () => read()));
    expect(new Set(others.map((o) => o.text))).toEqual(new Set([first.text]));
  });

  it("comes in each encoding as the same text", async () => {
    const raw = (encoding: string) =>
      new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
        request(`${plenary.url}${path}`, { headers: { "accept-encoding": encoding } }, (res) => {
          const pieces: Buffer[] = [];
          res.on("data", (piece: Buffer) => pieces.push(piece));
          res.on("end", () =>
            resolve({ encoding: res.headers["content-encoding"], body: Buffer.concat(pieces) }),
          );
        })
          .on("error", reject)
          .end();
      });
    const [br, zipped, plain] = [await raw("br, gzip"), await raw("gzip"), await raw("identity")];
    expect([br.encoding, zipped.encoding, plain.encoding]).toEqual(["br", "gzip", undefined]);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
  });

  it("opens with the front, and each chapter has an address of its own (F-23)", async () => {
    const front = (await read()).text;
    const [, chapter] = /href="\?in=en&amp;of=([\w-]+)"/.exec(front)!;
    expect(front).not.toContain("<details");
    for (const opened of [chapter, "*"])
      expect((await readAt(path, {}, `?of=${opened}`)).text).toContain("<details");
    expect((await readAt(path, {}, "?of=nothing")).status).toBe(404);
  });

  it("speaks the language that its reader likes or chose, side by side with others", async () => {
    const [en, th, chosen] = [
      await read(),
      await read({ "accept-language": "th-TH,th;q=0.9" }),
      await read({ "accept-language": "th" }, "?in=en"),
    ];
    // The sample is in English alone: the interface follows its reader where the workshop does.
    for (const one of [en, th, chosen]) expect(one.status).toBe(200);
    expect(chosen.text).toContain("Sample workshop");
    // Readers of a workshop in several languages get their own page, in any order of coming.
    const { path: translated } = await published(translatedWorkshop);
    for (const language of ["en", "th", "ar", "en"])
      expect((await readAt(translated, { "accept-language": language })).text).toContain(
        `<html lang="${language}"`,
      );
  });

  it("has what people wrote after weeks once five did, each wave by itself, and partners none of it (C-19, X-24)", async () => {
    const { room, path } = await published();
    const whole = `${path}?of=*`;
    const answer = async (wave: 30 | 90, helped: string) => {
      const code = newFollowUpCode();
      await lockCommitment(room.id, code, { workshop: "W", language: "en", lines: [] });
      const opened = (await openCommitment(code))!;
      expect(await answerFollowUp(opened, wave, { status: "done", helped, hindered: "" })).toBe(true);
    };
    await answer(90, "Too few wrote this");
    for (let n = 1; n <= 5; n++) await answer(30, `Helped ${n}`);
    const stored = await prisma.followUpText.findMany({ where: { roomId: room.id } });
    expect(stored.map((text) => `${text.wave} ${text.about}`).sort()).toEqual([
      ...Array(5).fill("30 helped"),
      "90 waiting helped",
    ]);
    expect((await readAt(whole)).text).not.toContain("Helped 3");
    const { id } = stored.find((text) => text.text === "Helped 3")!;
    await releaseFollowUpText(room.id, id, true);
    expect((await readAt(whole)).text).toContain("Helped 3");
    await releaseFollowUpText(room.id, id, false);
    expect((await readAt(whole)).text).not.toContain("Helped 3");
    await releaseFollowUpText(room.id, id, true);
    const partners = JSON.stringify(await loadReport(room.id, "en", "partners"));
    expect(partners).toContain('"follow-up"');
    expect(partners).not.toContain("Helped");
  });

  it("shows at once what a trainer releases, takes back, writes, and how long it stands", {
    timeout: 60_000,
  }, async () => {
    const { room, path } = await published();
    const read = () => readAt(path);
    const texts = (await readRoom(room.id))!.sources.flatMap(({ id, texts }) =>
      texts.map((t) => ({ source: id, textId: t.id, black: [] as string[] })),
    );
    expect((await read()).text).not.toContain("A question that was asked");
    await releaseTexts(room.id, room.trainer.id, texts);
    expect((await read()).text).toContain("A question that was asked");
    for (const text of texts) await keepBack(room.id, room.trainer.id, text);
    expect((await read()).text).not.toContain("A question that was asked");
    await remark(room);
    expect((await read()).text).toContain("A word of the trainers");
    const before = (await read()).text;
    await updatePublication(room.id, { days: 2, experts: false });
    expect((await read()).text).not.toBe(before);
  });

  it("is gone at once when it is withdrawn, also for readers who come together", async () => {
    const { room, path } = await published();
    const read = () => readAt(path);
    await remark(room);
    const before = await read();
    expect(before.status).toBe(200);
    expect(before.text).toContain("A word of the trainers");
    expect(await withdraw(room.id)).toBe(true);
    const after = await Promise.all([read(), read(), read()]);
    for (const one of after) {
      expect(one.status).toBe(404);
      expect(one.text).not.toContain("A word of the trainers");
    }
    expect(await prisma.publication.count({ where: { roomId: room.id, withdrawnAt: null } })).toBe(0);
  });

  it("loses its scripts and what is fetched for them, and nothing else", () => {
    expect(
      withoutScripts(
        '<link rel="stylesheet" href="a.css"/><link rel="preload" as="script" href="b.js"/><p>One</p><script nonce="x">self.x="</p>"</script><script src="c.js"></script><p>Two</p>',
      ),
    ).toBe('<link rel="stylesheet" href="a.css"/><p>One</p><p>Two</p>');
  });
});
