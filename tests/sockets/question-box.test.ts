import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { randomUUID } from "node:crypto";
import { boxStore } from "@/server/store/question-box/question-box";
import { purgeRefusal } from "@/server/store/retention/purge/purge-room";
import { deleteLateKeys } from "@/server/store/retention/retention";
import { prisma } from "@/server/store/database/prisma";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let phone: Phone;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());
beforeEach(async () => {
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  phone = await plenary.phone(room);
});

const ask = async (text: string) =>
  expect(await phone.send({ type: "post", id: newId(), text })).toMatchObject({ ok: true });

/** Two questions, of which the first is shown and supported by one person. */
async function twoAsked(): Promise<void> {
  await ask("Who pays for the shelter?");
  await ask("What if she does not want help?");
  const [first] = (await trainer.sees((v) => v.box.posts.length === 2)).box.posts;
  await trainer.do({ type: "sort-post", post: first!.id, to: "shown" });
  expect(await phone.send({ type: "support", id: newId(), post: first!.id, on: true })).toMatchObject({
    ok: true,
  });
  await trainer.sees((v) => v.box.posts[0]!.support === 1);
}

describe("the question box in a running room (B-52)", () => {
  it("takes a question from a phone and from a page without script, and shows it once a trainer let it through", async () => {
    const id = newId();
    for (let n = 0; n < 5; n++)
      expect(await phone.send({ type: "post", id, text: "Who pays for the shelter?" })).toMatchObject({
        ok: true,
      });

    const plain = new PlainBrowser(plenary.url);
    await plain.open(`/j/${room.token}`);
    await plain.submit("alias");
    await plain.submit("text", { text: "What if she does not want help?" });
    await trainer.sees((v) => v.box.posts.length === 2);
    expect(trainer.view.box.posts.map((p) => p.state)).toEqual(["waiting", "waiting"]);
    expect(phone.view.html).not.toContain("she does not want help");

    const [first] = trainer.view.box.posts;
    await trainer.do({ type: "sort-post", post: first!.id, to: "shown" });
    await phone.sees((v) => v.html.includes(first!.text.slice(0, 10)));
    await plain.refresh();
    expect(plain.text).toContain(first!.text);
    await plain.submit("on", {}, ["on", "1"]);
    await trainer.sees((v) => v.box.posts[0]!.support === 1);
    expect(await phone.send({ type: "support", id: newId(), post: first!.id, on: true })).toMatchObject({
      ok: true,
    });
    await trainer.sees((v) => v.box.posts[0]!.support === 2);
    await plain.submit("on", {}, ["on", "0"]);
    await trainer.sees((v) => v.box.posts[0]!.support === 1);
  });

  it("shows one question on the stage, with no hint who asked", async () => {
    await twoAsked();
    const stage = await plenary.stage(room);
    const post = trainer.view.box.posts[0]!;
    await trainer.do({ type: "stage-post", post: post.id });
    await stage.sees((v) => v.post?.text === post.text);
    expect(Object.keys(stage.view.post!)).toEqual(["text", "support"]);
    await trainer.do({ type: "stage-post", post: null });
    await stage.sees((v) => v.post === null);
  });

  it("keeps neither author nor time, and knows who supports what only until the room ends", async () => {
    await twoAsked();
    const rows = await prisma.questionBoxPost.findMany({ where: { roomId: room.id } });
    expect(rows).toHaveLength(2);
    expect(Object.keys(rows[0]!).sort()).toEqual(["id", "roomId", "support", "text"]);
    expect(await prisma.questionBoxSupport.count({ where: { roomId: room.id } })).toBe(1);
  });

  it("refuses what is not seen, and too much, and everything while it is closed", async () => {
    await twoAsked();
    const unseen = trainer.view.box.posts.find((p) => p.state === "waiting")!;
    expect(await phone.send({ type: "support", id: newId(), post: unseen.id, on: true })).toEqual({
      ok: false,
      reason: "unknown-question",
    });
    expect(await trainer.send({ type: "post", id: newId(), text: "From the console" })).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    expect(await phone.send({ type: "post", id: newId(), text: " " })).toEqual({
      ok: false,
      reason: "bad-message",
    });
    await trainer.do({ type: "box", open: false, moderated: true });
    expect(await phone.send({ type: "post", id: newId(), text: "Too late?" })).toEqual({
      ok: false,
      reason: "box-closed",
    });
    await trainer.do({ type: "box", open: true, moderated: true });
    for (let n = 2; n < 20; n++) await ask(`Question ${n}`);
    expect(await phone.send({ type: "post", id: newId(), text: "One more" })).toEqual({
      ok: false,
      reason: "enough-questions",
    });
  });

  it("shows a trainer every question, however many there are: two hundred at a time, each console for itself (B-235)", async () => {
    const crowded = await plenary.room(sampleWorkshop);
    const text = (n: number) => `Question ${String(n).padStart(3, "0")}`;
    await prisma.questionBoxPost.createMany({
      data: Array.from({ length: 250 }, (_, n) => ({ id: newId(), roomId: crowded.id, text: text(n) })),
    });
    const [tara, other] = [await plenary.console(crowded), await plenary.console(crowded)];
    const first = await tara.sees((v) => v.box.posts.length === 200);
    const list = { list: "box", from: 0, of: 250, waiting: 250 };
    expect(first.box.piece).toEqual(list);
    expect(await tara.send({ type: "turn-list", id: newId(), list: "box", from: 200 })).toMatchObject({
      ok: true,
    });
    const last = await tara.sees((v) => v.box.piece?.from === 200);
    expect(new Set([...first.box.posts, ...last.box.posts].map((p) => p.text))).toEqual(
      new Set(Array.from({ length: 250 }, (_, n) => text(n))),
    );
    expect(await tara.do({ type: "sort-post", post: last.box.posts[7]!.id, to: "hidden" })).toMatchObject({
      ok: true,
    });
    const sorted = await tara.sees((v) => v.box.posts[7]?.state === "hidden");
    expect(sorted.box.piece).toEqual({ ...list, from: 200, waiting: 249 });
    expect((await other.sees((v) => v.box.piece?.waiting === 249)).box.piece?.from).toBe(0);
    await tara.send({ type: "turn-list", id: newId(), list: "box", from: 0 });
    expect((await tara.sees((v) => v.box.piece?.from === 0)).box.posts).toHaveLength(200);
    expect(other.all.every((v) => v.type !== "console" || v.box.piece?.from === 0)).toBe(true);
  });

  it("survives a kill with everything that was acknowledged", async () => {
    await twoAsked();
    await plenary.crash();
    const again = await plenary.console(room);
    expect(again.view.box.posts).toHaveLength(2);
    expect(again.view.box.posts[0]).toMatchObject({ support: 1, state: "shown" });
  });

  it("forgets who supported what when the room ends, and keeps the numbers", async () => {
    await twoAsked();
    await trainer.do({ type: "end" });
    await trainer.sees((v) => v.ended);
    await vi.waitFor(
      async () => expect(await prisma.questionBoxSupport.count({ where: { roomId: room.id } })).toBe(0),
      30_000,
    );
    await vi.waitFor(
      async () => expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0),
      30_000,
    );
    expect(
      (await prisma.questionBoxPost.aggregate({ where: { roomId: room.id }, _sum: { support: true } }))._sum
        .support,
    ).toBe(1);
  });

  it("leaves no key and nobody's support behind that was being stored just when the room ended, and can be erased (B-139, E-49)", async () => {
    await twoAsked();
    const phones = await Promise.all(Array.from({ length: 8 }, () => plenary.phone(room)));
    const [post] = trainer.view.box.posts;
    const taps = phones.flatMap((one) =>
      Array.from({ length: 30 }, (_, n) =>
        one.send({ type: "support", id: newId(), post: post!.id, on: n % 2 === 0 }),
      ),
    );
    // As one that this process has not heard of.
    await prisma.pseudonymKey.create({
      data: { roomId: room.id, activityId: "story", wrappedKey: new Uint8Array(60) },
    });
    await trainer.send({ type: "end", id: newId() });
    await Promise.all(taps);
    const ended = () => prisma.room.findUniqueOrThrow({ where: { id: room.id } });
    await vi.waitFor(async () => expect((await ended()).endedAt).not.toBeNull(), 30_000);
    const left = async () => [
      await prisma.pseudonymKey.count({ where: { roomId: room.id } }),
      await prisma.questionBoxSupport.count({ where: { roomId: room.id } }),
    ];
    expect(await left()).toEqual([0, 0]);

    // Later posts make no key, and store nothing.
    await expect(boxStore.pseudonym(room.id, randomUUID())).rejects.toThrow();
    expect(await boxStore.support(room.id, post!.id, "late", true)).toBe(false);
    expect(await left()).toEqual([0, 0]);
    expect(await purgeRefusal(room.id)).toBeNull();

    // Keys left by an earlier version are found every hour.
    await prisma.questionBoxSupport.create({
      data: { roomId: room.id, postId: post!.id, pseudonym: "late" },
    });
    await prisma.pseudonymKey.create({
      data: { roomId: room.id, activityId: "!box", wrappedKey: new Uint8Array(60) },
    });
    expect(await purgeRefusal(room.id)).toBeNull();
    await deleteLateKeys();
    expect(await left()).toEqual([0, 0]);
  }, 60_000);
});
