import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { archiveAuthored, createAuthored, deleteAuthored, readDraft } from "@/server/store/editor/authored";
import { applyToWorkshop, versionsOf } from "@/server/store/editor/authored-edits";
import { storedWorkshopId } from "@/model/ids";
import { correctionTarget, correctWorkshop } from "@/server/editor/correction";
import { createRoom } from "@/server/store/rooms/rooms";
import { acceptShare, removeMember, shareWorkshop } from "@/server/store/editor/authored-members";
import { TestEditor } from "@/tests/support/editor";
import { guide } from "@/tests/support/guide";
import { newId, Plenary, type Trainer } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { type Draft, whereIs } from "@/workshop/editor/draft";
import type { Op } from "@/workshop/editor/op";
import { canonical, versionOf } from "@/workshop/editor/version";
import { settingsSchema } from "@/workshop/room/settings";

let plenary: Plenary;
let ana: Trainer;
let bek: Trainer;
let id: string;
const open: TestEditor[] = [];

beforeAll(async () => {
  plenary = await Plenary.shared();
  ana = await plenary.trainer("Ana");
  bek = await plenary.trainer("Bek");
});
afterAll(() => plenary?.stop());
beforeEach(async () => {
  id = await createAuthored(ana.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
});
afterEach(() => {
  for (const editor of open.splice(0)) editor.close();
});

function editor(trainer: Trainer | null, workshop = id): TestEditor {
  const created = new TestEditor(plenary, workshop, trainer);
  open.push(created);
  return created;
}
const share = async (role: "view" | "edit") => acceptShare((await shareWorkshop(id, role, ana.id))!, bek.id);
const two = async () => {
  await share("edit");
  return Promise.all([editor(ana).sees(() => true), editor(bek).sees(() => true)]);
};
const retitle = (draft: Draft, activity: string, title: string): Op => {
  const now = whereIs(draft, activity)!.activity;
  return { type: "set-activity", base: versionOf(now), value: { ...now, title } };
};
const titleOf = (draft: Draft, activity: string) => whereIs(draft, activity)?.activity.title;

it("a large draft comes compressed", async () => {
  const whole = await createAuthored(ana.id, (inside) => ({ ...(guide as Draft), id: inside }));
  const author = await editor(ana, whole).sees(() => true);
  const { ws } = author.socket.io.engine.transport as unknown as { ws: { _socket: { bytesRead: number } } };
  const plain = Buffer.byteLength(JSON.stringify(author.draft));
  expect(plain).toBeGreaterThan(1_500_000);
  expect(ws._socket.bytesRead).toBeLessThan(plain / 3);
});

describe("who may open an editor (E-11)", () => {
  it("is its owner and its members, not other trainers, not people without an account", async () => {
    expect(await editor(ana).refusal()).toBeNull();
    expect(await editor(bek).refusal()).toBe("not-allowed");
    expect(await editor(null).refusal()).toBe("signed-out");
    await share("view");
    expect(await editor(bek).refusal()).toBeNull();
  });

  it("looks only, where the owner said so", async () => {
    await share("view");
    const looking = await editor(bek).sees(() => true);
    expect(looking.role).toBe("view");
    expect(await looking.edit(retitle(looking.draft, "hello", "No"))).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    expect(await looking.send({ type: "restore", version: "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10" })).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    expect(titleOf((await readDraft(id))!.draft, "hello")).toBe("Hello");
  });

  it("is let go within seconds once the workshop is gone, and not let in again", async () => {
    await share("edit");
    const member = await editor(bek).sees((e) => e.role === "edit");
    const gone = new Promise((resolve) => member.socket.once("disconnect", resolve));
    await deleteAuthored(id, ana.id);
    await gone;
    expect(await editor(bek).refusal()).toBe("not-allowed");
  });
});

describe("an editor that is no longer one (E-11)", () => {
  it("changes nothing more, from the moment on in which it was taken out", async () => {
    await share("edit");
    const member = await editor(bek).sees((e) => e.role === "edit");
    await removeMember(id, bek.id, ana.id);
    const refused = { ok: false, reason: "not-allowed" };
    expect(await member.edit(retitle(member.draft, "hello", "Still here"))).toEqual(refused);
    expect(await member.send({ type: "name-version", name: "Mine" })).toEqual(refused);
    expect((await readDraft(id))!.revision).toBe(1);
  });
});

describe("an edit", () => {
  it("is stored before it is acknowledged, and the other editor has it (E-7)", async () => {
    const [first, second] = await two();
    const ack = await first.edit(retitle(first.draft, "hello", "Welcome, all"));
    expect(ack).toEqual({ ok: true, revision: 2 });
    expect(titleOf((await readDraft(id))!.draft, "hello")).toBe("Welcome, all");
    await second.sees((e) => e.revision === 2);
    expect(canonical(second.draft)).toBe(canonical(first.draft));
  });

  it("of an activity that somebody else has changed since is refused, and theirs stays (E-8)", async () => {
    const [first, second] = await two();
    const [mine, theirs] = [retitle(first.draft, "hello", "Mine"), retitle(second.draft, "hello", "Theirs")];
    const acks = await Promise.all([second.edit(theirs), first.edit(mine)]);
    expect(acks.filter((a) => a.ok)).toHaveLength(1);
    expect(acks.find((a) => !a.ok)).toEqual({ ok: false, reason: "changed-by-other" });
    await Promise.all([first, second].map((e) => e.sees((s) => s.revision === 2)));
    expect(titleOf(first.draft, "hello")).toBe(titleOf(second.draft, "hello"));
    // The author who was refused chooses their own after having seen the other.
    const loser = acks[0]?.ok ? first : second;
    expect((await loser.edit(retitle(loser.draft, "hello", "After all"))).ok).toBe(true);
  });

  it("of different activities at the same time are both taken", async () => {
    const [first, second] = await two();
    const acks = await Promise.all([
      first.edit(retitle(first.draft, "hello", "One")),
      second.edit(retitle(second.draft, "poll", "Two")),
    ]);
    expect(acks.every((a) => a.ok)).toBe(true);
    const { draft } = (await readDraft(id))!;
    expect([titleOf(draft, "hello"), titleOf(draft, "poll")]).toEqual(["One", "Two"]);
  });

  it("that is sent twice, because the answer was lost, is done once (E-7)", async () => {
    const one = await editor(ana).sees(() => true);
    const command = newId();
    const op = retitle(one.draft, "hello", "Once");
    await one.edit(op, command);
    await one.edit(retitle(one.draft, "hello", "Later"));
    expect((await one.send({ type: "edit", op }, command)).ok).toBe(true);
    expect(titleOf((await readDraft(id))!.draft, "hello")).toBe("Later");
  });

  it("survives the death of the server", async () => {
    const one = await editor(ana).sees(() => true);
    await one.edit(retitle(one.draft, "hello", "Kept"));
    await plenary.crash();
    await one.sees((e) => e.heard.filter((v) => v.type === "draft").length > 1);
    expect(titleOf(one.draft, "hello")).toBe("Kept");
    expect((await one.edit(retitle(one.draft, "hello", "And on"))).ok).toBe(true);
  });

  it("made past the editors reaches them all with the next one", async () => {
    const [first, second] = await two();
    await applyToWorkshop(id, ana.id, { type: "remove-activity", activity: "many" });
    expect((await first.edit(retitle(first.draft, "hello", "Next"))).ok).toBe(true);
    await second.sees((e) => !whereIs(e.draft, "many") && titleOf(e.draft, "hello") === "Next");
  });

  it("that no editor could have sent is refused and changes nothing", async () => {
    const one = await editor(ana).sees(() => true);
    for (const op of [
      { type: "drop-everything" },
      {
        type: "add-activity",
        session: "s1",
        before: null,
        activity: { id: "x", kind: "slide", script: "<script>" },
      },
      { type: "add-activity", session: "s1", before: null, activity: { id: "constructor", kind: "slide" } },
      JSON.parse(`${'{"type":"all","ops":['.repeat(1_000)}${"]}".repeat(1_000)}`),
      JSON.parse('{"type":"set-texts","language":"__proto__","set":{}}'),
      JSON.parse('{"__proto__":{"type":"remove-activity","activity":"hello"}}'),
      { type: "remove-activity", activity: "__proto__" },
      { type: "set-workshop", set: { title: { from: "x".repeat(400), to: "y" } } },
    ])
      expect(await one.send({ type: "edit", op }), JSON.stringify(op).slice(0, 80)).toEqual({
        ok: false,
        reason: "bad-edit",
      });
    const other = await createAuthored(bek.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
    const [version] = await versionsOf(other);
    expect(await one.send({ type: "restore", version: version!.id })).toEqual({
      ok: false,
      reason: "bad-edit",
    });
    expect((await readDraft(id))!.revision).toBe(1);
    expect(({} as { type?: string }).type).toBeUndefined();
  });
});

describe("editors", () => {
  it("see who else is here, and where (K-16)", async () => {
    const [first, second] = await two();
    await second.send({ type: "at", activity: "poll" });
    await first.sees((e) => e.people.some((p) => p.name === "Bek" && p.activity === "poll"));
    second.close();
    await first.sees((e) => e.people.length === 1);
  });

  it("bring back an earlier version, for everybody, and can go forward again (E-15)", async () => {
    const [first, second] = await two();
    await first.send({ type: "name-version", name: "Good" });
    await first.edit(retitle(first.draft, "hello", "Bad"));
    const good = (await versionsOf(id)).find((v) => v.name === "Good")!;
    expect((await first.send({ type: "restore", version: good.id })).ok).toBe(true);
    await second.sees((e) => titleOf(e.draft, "hello") === "Hello");
    expect((await versionsOf(id)).length).toBeGreaterThanOrEqual(2);
    expect(await archiveAuthored(id, true, bek.id)).toBe(false);
  });
});

describe("the phone of the preview (B-224)", () => {
  const ask = (body: object, cookie: string | null, more: Record<string, string> = {}) =>
    fetch(`${plenary.url}/live/preview/phone`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(cookie ? { cookie } : {}), ...more },
      body: JSON.stringify({
        workshop: { id: "w", language: "en", title: "W" },
        session: { id: "s", number: 1, title: "S" },
        translation: null,
        words: [],
        step: 0,
        phase: "open",
        ...body,
      }),
    });
  const poll = {
    id: "p",
    kind: "poll",
    title: "P",
    question: "Which one?",
    options: [{ id: "a", text: "Red" }, { id: "b" }],
  };

  it("is drawn by the faces of real phones, also half-finished", async () => {
    const res = await ask({ activity: poll }, ana.cookie);
    expect(res.status).toBe(200);
    const { view: html } = (await res.json()) as { view: string };
    expect(html).toContain("Which one?");
    expect(html).toContain("Red");
    expect(html).toContain("…");
    expect(html).not.toContain("<script");
  });

  it("shows made-up results when asked", async () => {
    const options = [
      { id: "a", text: "Red" },
      { id: "b", text: "Blue" },
    ];
    const res = await ask({ activity: { ...poll, options }, phase: "revealed" }, ana.cookie);
    const { view: html } = (await res.json()) as { view: string };
    expect(html).toContain('class="results"');
    expect(html).toMatch(/1\d (people|answers)/);
  });

  it("is for signed-in trainers on our own pages", async () => {
    expect((await ask({ activity: poll }, null)).status).toBe(403);
    expect((await ask({ activity: poll }, ana.cookie, { origin: "http://elsewhere.example" })).status).toBe(
      405,
    );
    expect((await ask({ activity: { ...poll, kind: "game" } }, ana.cookie)).status).toBe(400);
  });
});

describe("a correction made in a running room (E-69)", () => {
  const polled = (draft: Draft) => whereIs(draft, "poll")!.activity;
  const pollAsking = (question: string) => ({ ...polled(sampleWorkshop as Draft), question });
  const roomOf = (trainer: Trainer) =>
    createRoom({
      title: "Day one",
      workshopId: storedWorkshopId(id),
      settings: settingsSchema.parse({}),
      accountId: trainer.id,
    });
  const from = polled(sampleWorkshop as Draft);
  const to = pollAsking("Which colour, then?");

  it("goes into the workshop, once, with a place in its history", async () => {
    const room = await roomOf(ana);
    expect(await correctionTarget(room.id, ana.id)).toEqual({ id, title: sampleWorkshop.title });
    expect(await correctWorkshop(room.id, ana.id, { from, to })).toEqual({
      ok: true,
      changed: true,
      left: [],
    });
    expect(polled((await readDraft(id))!.draft)).toEqual(to);
    expect(await correctWorkshop(room.id, ana.id, { from, to })).toEqual({
      ok: true,
      changed: false,
      left: [],
    });
    const did = (await versionsOf(id)).flatMap((version) => version.did);
    expect(did).toContainEqual({ did: "set-activity", what: from.title });
  });

  it("leaves what reads differently there by now, and shows both", async () => {
    const room = await roomOf(ana);
    const base = versionOf(from);
    await applyToWorkshop(id, ana.id, { type: "set-activity", base, value: pollAsking("Which one is it?") });
    const notes = "Wait for the last ones.";
    expect(await correctWorkshop(room.id, ana.id, { from, to: { ...to, notes } })).toEqual({
      ok: true,
      changed: true,
      left: [{ path: ["question"], a: to.question, b: "Which one is it?" }],
    });
    expect(polled((await readDraft(id))!.draft)).toEqual({ ...pollAsking("Which one is it?"), notes });
  });

  it("is offered to those alone who may change the workshop, and run the room", async () => {
    const room = await roomOf(ana);
    const refused = { ok: false, reason: "not-allowed" };
    expect(await correctWorkshop(room.id, bek.id, { from, to })).toEqual(refused);
    await share("edit");
    expect(await correctionTarget(room.id, bek.id)).toBeNull();
    await removeMember(id, bek.id, ana.id);
    await share("view");
    const ownRoom = await roomOf(bek);
    expect(await correctionTarget(ownRoom.id, bek.id)).toBeNull();
    expect(await correctWorkshop(ownRoom.id, bek.id, { from, to })).toEqual(refused);
    expect(polled((await readDraft(id))!.draft)).toEqual(from);
  });

  it("says where the activity is gone", async () => {
    const room = await roomOf(ana);
    await applyToWorkshop(id, ana.id, { type: "remove-activity", activity: "poll" });
    expect(await correctWorkshop(room.id, ana.id, { from, to })).toEqual({
      ok: false,
      reason: "unknown-activity",
    });
  });
});
