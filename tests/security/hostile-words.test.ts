/**
 * Words that people type or send to break something: for the box, the wall, titles in the editor and a
 * presenter's name.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAuthored, readDraft } from "@/server/store/editor/authored";
import { applyToWorkshop } from "@/server/store/editor/authored-edits";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { TestEditor } from "@/tests/support/editor";
import { Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { type Draft, whereIs } from "@/workshop/editor/draft";
import { versionOf } from "@/workshop/editor/version";

let plenary: Plenary;
let room: TestRoom;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());
beforeEach(async () => {
  room = await plenary.room(sampleWorkshop);
});

const MARKUP = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&`;
const UNSEEN = ["\u3164\u3164", "\u2800", "\u200b\u2060"];
const UNWRITABLE = ["a\u0000b", "a\ud800b", "\udc00"];
const ODD = ["\u202egnp.exe", "👩‍👩‍👧‍👦 🇮🇩", "مرحبا (בדיקה) abc", "é".repeat(200)];

describe("the question box", () => {
  it("stays up with what no database can hold", async () => {
    const phone = await plenary.phone(room);
    for (const text of UNWRITABLE)
      expect(await phone.send({ type: "post", id: newId(), text }), JSON.stringify(text)).not.toMatchObject({
        reason: "not-saved",
      });
    expect(await phone.send({ type: "post", id: newId(), text: "Still there?" })).toMatchObject({ ok: true });
  });

  it("takes nothing that nobody can see (B-52)", async () => {
    const phone = await plenary.phone(room);
    for (const text of UNSEEN)
      expect(await phone.send({ type: "post", id: newId(), text }), JSON.stringify(text)).toMatchObject({
        ok: false,
      });
  });

  it("reads a question before the room does, whatever its sender calls it (B-52 B-43)", async () => {
    const trainer = await plenary.console(room);
    const phone = await plenary.phone(room);
    for (const id of ["toString", "constructor", "hasOwnProperty", "__proto__"])
      await phone.send({ type: "post", id, text: `Unread ${id}` });
    await phone.send({ type: "post", id: newId(), text: "The last" });
    const { box } = await trainer.sees((v) => v.box.posts.some((p) => p.text === "The last"));
    await trainer.do({
      type: "sort-post",
      post: box.posts.find((p) => p.text === "The last")!.id,
      to: "shown",
    });
    await phone.sees((v) => v.html.includes("The last"));
    expect(phone.view.html).not.toContain("Unread");
  });

  it("shows markup and odd writing as they were typed, as text alone", async () => {
    const trainer = await plenary.console(room);
    const phone = await plenary.phone(room);
    for (const text of [MARKUP, ...ODD])
      expect(await phone.send({ type: "post", id: newId(), text })).toMatchObject({ ok: true });
    // Signs that turn the direction of words are left out.
    const kept = [MARKUP, ...ODD].map((text) => text.replace("\u202e", ""));
    await trainer.sees((v) => v.box.posts.filter((p) => kept.includes(p.text)).length === kept.length);
    for (const { id } of trainer.view.box.posts)
      await trainer.do({ type: "sort-post", post: id, to: "shown" });
    await phone.sees((v) => v.html.includes("&lt;script&gt;"));
    expect(phone.view.html).not.toMatch(/<script>|<img src=x/);
  });
});

describe("names that trainers give in a room", () => {
  it("have something to see, and no towers of marks (B-42)", async () => {
    const trainer = await plenary.console(room);
    await trainer.do({ type: "offer-groups", names: [null, null], cap: 9 });
    const [group] = trainer.view.groups.groups.map((g) => g.group.id);
    for (const name of ["\u200b\u200b", "\u3164", "\u202ex", "a\nb", "  ", "x".repeat(61), "\u0301"]) {
      const named = { type: "name-group", group: group!, name, table: null } as const;
      expect(await trainer.send({ id: newId(), ...named }), JSON.stringify(name)).toMatchObject({
        ok: false,
      });
      expect(await trainer.send({ id: newId(), type: "add-guest", group, name })).toMatchObject({
        ok: false,
      });
    }
    await trainer.do({ type: "name-group", group: group!, name: `A${"\u0316".repeat(50)}`, table: null });
    expect(trainer.view.groups.groups[0]!.group.name).toBe(`A${"\u0316".repeat(8)}`);
  });
});

describe("an answer in words", () => {
  it("that no database can hold keeps nobody from answering", async () => {
    const trainer = await plenary.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    const phone = await plenary.phone(room);
    await phone.sees((v) => v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    for (const [i, other] of UNWRITABLE.entries()) {
      const ack = await phone.answer({ choice: [], other }, { rev: i + 2 });
      expect(ack, JSON.stringify(other)).not.toMatchObject({ reason: "not-saved" });
    }
    expect(await phone.answer({ choice: ["blue"] }, { rev: 9 })).toMatchObject({ ok: true });
    await trainer.closeRound("poll");
  });
});

describe("the editor", () => {
  it("keeps odd titles as they are, and refuses what no database can hold without losing the connection", async () => {
    const ada = await plenary.trainer("Ada");
    const id = await createAuthored(ada.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
    const editor = await new TestEditor(plenary, id, ada).sees(() => true);
    const titled = (title: string) => {
      const now = whereIs(editor.draft, "hello")!.activity;
      return editor.edit({ type: "set-activity", base: versionOf(now), value: { ...now, title } });
    };
    for (const title of [MARKUP, ...ODD]) {
      expect(await titled(title)).toMatchObject({ ok: true });
      expect(whereIs((await readDraft(id))!.draft, "hello")?.activity.title).toBe(title);
    }
    for (const title of UNWRITABLE)
      expect(await titled(title), JSON.stringify(title)).toEqual({ ok: false, reason: "bad-edit" });
    for (const odd of [
      null,
      [],
      "x",
      { type: "edit" },
      {
        id: newId(),
        type: "edit",
        op: { type: "all", ops: Array(2_000).fill({ type: "remove-activity", activity: "no" }) },
      },
    ])
      expect(await editor.socket.timeout(5_000).emitWithAck("command", odd)).toMatchObject({ ok: false });
    expect(await titled("After all")).toMatchObject({ ok: true });
    editor.close();
  });

  it("begins with a mended title, also in what is imported past the editors", async () => {
    const ada = await plenary.trainer("Ada");
    const id = await createAuthored(ada.id, (inside) => ({
      ...(sampleWorkshop as Draft),
      id: inside,
      title: "a\u0000b\ud800",
    }));
    expect((await readDraft(id))!.draft.title).toBe("ab\ufffd");
    const { draft } = (await readDraft(id))!;
    expect(
      await applyToWorkshop(id, ada.id, {
        type: "set-workshop",
        set: { title: { from: draft.title, to: "c\u0000d" } },
      }),
    ).toMatchObject({ ok: true });
    expect((await readDraft(id))!.draft.title).toBe("cd");
  });

  it("of somebody else's workshop does not open, and its name is not told", async () => {
    const [ada, eve] = [await plenary.trainer("Ada"), await plenary.trainer("Eve")];
    const id = await createAuthored(ada.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
    expect(await new TestEditor(plenary, id, eve, { reconnection: false }).refusal()).toBe("not-allowed");
    for (const what of ["assets", "workshop", "translation?language=id&format=csv"]) {
      const res = await fetch(`${plenary.url}/files/${id}/${what}`, { headers: { cookie: eve.cookie } });
      expect([403, 404]).toContain(res.status);
      expect(await res.text()).not.toContain(sampleWorkshop.title);
    }
  });
});

describe("a room that is changed while it runs", () => {
  it("does not take words that no database can hold into an open question, and goes on", async () => {
    const trainer = await plenary.console(room);
    await trainer.go("hello");
    const hello = sampleWorkshop.sessions[0]!.activities.find((a) => a.id === "hello")!;
    for (const title of UNWRITABLE) {
      const ack = await trainer.send({
        id: newId(),
        type: "amend",
        change: { do: "change", base: versionOf(hello), activity: { ...hello, title } },
      });
      expect(ack.ok, JSON.stringify(title)).toBe(false);
    }
    expect(await trainer.go("poll")).toMatchObject({ ok: true });
  });

  it("closes an open question when the day ends, keeps it over jumps there and back, and its key opens nothing after it was taken back", async () => {
    const other = await plenary.room(agendaWorkshop, { agenda: "two-days" });
    const trainer = await plenary.console(other);
    await trainer.do({ type: "hand-over", session: "two" });
    const [handover] = trainer.view.handovers;
    const key = `${handover!.id}.${handover!.key}`;
    const first = new Console(plenary.connect({ as: "presenter", room: other.id, key }));
    await first.ready();
    for (const name of ["\u202eeve", "a\u0000b", "x".repeat(61), "", { name: 1 }])
      expect(await first.send({ type: "introduce", id: newId(), name })).toMatchObject({ ok: false });
    for (const type of ["end", "end-day", "amend", "hand-over", "remove", "box"])
      expect(
        await first.send({ type, id: newId(), open: false, moderated: false, session: "two" }),
      ).toMatchObject({
        ok: false,
      });
    await trainer.do({ type: "take-back", handover: handover!.id });
    const refused = new Promise((resolve) =>
      plenary
        .connect({ as: "presenter", room: other.id, key })
        .once("connect_error", (e) => resolve(e.message)),
    );
    expect(await refused).toMatch(/not-allowed|ended|over/);
    await trainer.do({ type: "start-day", day: "day-1", planned: null }).catch(() => undefined);
    await trainer.go("b1");
    await trainer.openRound("b1");
    expect(await trainer.do({ type: "end-day" })).toMatchObject({ ok: true });
    expect(trainer.view.asked?.phase).not.toBe("open");
  });
});
