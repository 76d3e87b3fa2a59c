import type { WorkshopId } from "@/model/ids";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { guide } from "@/tests/support/guide";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { copyOf } from "@/workshop/editor/copy";
import { blankDraft, type Draft } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import type { Op } from "@/workshop/editor/op";
import { type AuthorAct, authorPermissions } from "@/workshop/editor/permissions";
import { settingsSchema } from "@/workshop/room/settings";
import { summaryOf } from "@/workshop/editor/summary";

let database: TestDatabase;
let prismaModule: typeof import("@/server/store/database/prisma");
let authored: typeof import("@/server/store/editor/authored");
let edits: typeof import("@/server/store/editor/authored-edits");
let members: typeof import("@/server/store/editor/authored-members");
let rooms: typeof import("@/server/store/rooms/rooms");

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.PLENARY_DOOR_KEY = Buffer.from("a key for doors, in a test only").toString("base64url");
  prismaModule = await import("@/server/store/database/prisma");
  authored = await import("@/server/store/editor/authored");
  edits = await import("@/server/store/editor/authored-edits");
  members = await import("@/server/store/editor/authored-members");
  rooms = await import("@/server/store/rooms/rooms");
});

afterAll(async () => {
  await prismaModule.closePrisma();
  await database.drop();
});

let ana: string;
let bek: string;
let id: WorkshopId;

async function account(name: string): Promise<string> {
  const accountId = randomUUID();
  await prismaModule.prisma.account.create({
    data: { id: accountId, name, email: `${accountId}@example.org`, passwordHash: "x" },
  });
  return accountId;
}

beforeEach(async () => {
  ana = await account("Ana");
  bek = await account("Bek");
  id = await authored.createAuthored(ana, (inside) => blankDraft(inside, "Mine"));
});

const rename = (from: string, to: string): Op => ({ type: "set-workshop", set: { title: { from, to } } });

/** Stores an op as the editor's connection does. */
async function change(by: string, op: Op, commandId: string = randomUUID()) {
  const { draft, revision } = (await authored.readDraft(id))!;
  const edited = edit(draft, op);
  if (!edited.ok) throw new Error(edited.reason);
  return edits.storeChange({
    workshopId: id,
    accountId: by,
    commandId,
    from: revision,
    draft: edited.workshop,
    did: summaryOf(draft, op),
  });
}

/** Makes the newest version look as if it had begun long ago. */
const later = () =>
  prismaModule.prisma.workshopVersion.updateMany({
    where: { workshopId: id },
    data: { beganAt: new Date(Date.now() - 600_000) },
  });

describe("an authored workshop", () => {
  it("is seen by its owner and by members, and by nobody else", async () => {
    expect((await authored.listAuthored(ana)).map((w) => [w.title, w.role])).toEqual([["Mine", "owner"]]);
    expect(await authored.listAuthored(bek)).toEqual([]);
    expect(await authored.findAuthored(id, bek)).toBeNull();
    expect(await authored.findAuthored("not-an-id", ana)).toBeNull();
  });

  it("is stored with each edit, once for each command", async () => {
    const command = randomUUID();
    expect(await change(ana, rename("Mine", "Ours"), command)).toEqual({ ok: true, revision: 2 });
    expect(await change(ana, rename("Ours", "Ours again"), command)).toEqual({
      ok: true,
      revision: 2,
      again: true,
    });
    expect(await authored.readDraft(id)).toMatchObject({ revision: 2, draft: { title: "Ours" } });
  });

  it("takes only one of two edits made from the same revision", async () => {
    const { draft, revision } = (await authored.readDraft(id))!;
    const store = (title: string) =>
      edits.storeChange({
        workshopId: id,
        accountId: ana,
        commandId: randomUUID(),
        from: revision,
        draft: { ...draft, title },
        did: [],
      });
    const results = await Promise.all([store("one"), store("two")]);
    expect(results.filter((s) => s.ok)).toHaveLength(1);
    expect(results.find((s) => !s.ok)).toEqual({ ok: false, reason: "moved-on" });
  });

  it("can be changed without an editor, again and again at once", async () => {
    const adds = ["a", "b", "c"].map(
      (name): Op => ({
        type: "add-activity",
        session: "session-1",
        before: null,
        activity: { id: name, kind: "slide" },
      }),
    );
    await Promise.all(adds.map((op) => edits.applyToWorkshop(id, ana, op)));
    const { draft } = (await authored.readDraft(id))!;
    expect(draft.sessions[0]?.activities.map((a) => a.id).sort()).toEqual(["a", "b", "c"]);
  });

  it("is archived and deleted by its owner alone", async () => {
    const link = (await members.shareWorkshop(id, "edit", ana))!;
    await members.acceptShare(link, bek);
    expect(await authored.archiveAuthored(id, true, bek)).toBe(false);
    expect(await authored.deleteAuthored(id, bek)).toBe(false);
    expect(await authored.archiveAuthored(id, true, ana)).toBe(true);
    expect((await authored.findAuthored(id, ana))?.archivedAt).toBeInstanceOf(Date);
    expect(await authored.deleteAuthored(id, ana)).toBe(true);
    expect(await authored.readDraft(id)).toBeNull();
  });

  it("may be a copy of one that comes with the server, which nobody may change (E-14)", async () => {
    const shipped = guide as unknown as Draft;
    const acts = Object.keys(authorPermissions) as AuthorAct[];
    const allowed = (workshop: string) => Promise.all(acts.map((act) => authored.may(workshop, ana, act)));
    expect(await allowed(shipped.id)).toEqual(acts.map(() => false));
    const copy = await authored.createAuthored(ana, (inside) => copyOf(shipped, inside, "Ours"));
    expect(await allowed(copy)).toContain(true);
    const { draft } = (await authored.readDraft(copy))!;
    expect(draft).toMatchObject({ title: "Ours", sessions: shipped.sessions });
  });

  it("opens a room with a frozen copy once it is finished, and not before (E-2)", async () => {
    const open = (workshopId: WorkshopId) =>
      rooms.createRoom({ title: "Room", workshopId, settings: settingsSchema.parse({}), accountId: ana });
    await expect(open(id)).rejects.toThrow("not finished");
    const whole = await authored.createAuthored(ana, (inside) => ({
      ...(sampleWorkshop as Draft),
      id: inside,
    }));
    const { id: room } = await open(whole);
    await authored.deleteAuthored(whole, ana);
    const row = await prismaModule.prisma.room.findUniqueOrThrow({ where: { id: room } });
    expect(row.workshop).toMatchObject({ title: "Sample workshop" });
  });

  it("opens a room with what is ready of one that is not finished (B-220)", async () => {
    const [first] = (sampleWorkshop as Draft).sessions;
    const gaps = { id: "gaps", kind: "quiz" as const, title: "With gaps" };
    const unfinished = await authored.createAuthored(ana, (inside) => ({
      ...(sampleWorkshop as Draft),
      id: inside,
      sessions: [
        ...(sampleWorkshop as Draft).sessions,
        { ...first!, id: "open", number: 99, activities: [gaps] },
      ],
    }));
    const open = (part: string | null) =>
      rooms.createRoom({
        title: "Room",
        workshopId: unfinished,
        part,
        settings: settingsSchema.parse({}),
        accountId: ana,
      });
    for (const part of [null, "gaps", "session:open", "nothing"])
      await expect(open(part)).rejects.toThrow("not finished");
    const sessionsOf = async (part: string) => {
      const { id: room } = await open(part);
      const { workshop } = await prismaModule.prisma.room.findUniqueOrThrow({ where: { id: room } });
      return (workshop as unknown as Draft).sessions.map((s) => [s.id, s.activities.length]);
    };
    const all = (sampleWorkshop as Draft).sessions.map((s) => [s.id, s.activities.length]);
    expect(await sessionsOf("ready")).toEqual(all);
    expect(await sessionsOf(`session:${first!.id}`)).toEqual(all.slice(0, 1));
    expect(await sessionsOf(first!.activities[0]!.id)).toEqual([[first!.id, 1]]);
  });
});

describe("sharing (E-11, E-12)", () => {
  it("makes whoever uses the link a member, once", async () => {
    const link = (await members.shareWorkshop(id, "view", ana))!;
    expect(await members.peekShare(link)).toEqual({ title: "Mine", role: "view" });
    expect(await members.acceptShare(link, bek)).toBe(id);
    expect(await authored.authorRole(id, bek)).toBe("view");
    expect(await members.acceptShare(link, await account("Cho"))).toBeNull();
    expect(await members.peekShare(link)).toBeNull();
  });

  it("never takes rights away, and does not use up a link that the owner opens", async () => {
    const edit = (await members.shareWorkshop(id, "edit", ana))!;
    expect(await members.acceptShare(edit, ana)).toBe(id);
    await members.acceptShare(edit, bek);
    await members.acceptShare((await members.shareWorkshop(id, "view", ana))!, bek);
    expect(await authored.authorRole(id, bek)).toBe("edit");
    expect(await authored.authorRole(id, ana)).toBe("owner");
  });

  it("is the owner's to give and to take; members may leave by themselves", async () => {
    await members.acceptShare((await members.shareWorkshop(id, "edit", ana))!, bek);
    expect(await members.shareWorkshop(id, "edit", bek)).toBeNull();
    expect(await members.removeMember(id, ana, bek)).toBe(false);
    expect(await members.removeMember(id, bek, bek)).toBe(true);
    expect(await authored.authorRole(id, bek)).toBeNull();
  });
});

describe("the history (E-15)", () => {
  it("keeps one version for a stretch of one person's work, with what was done", async () => {
    await change(ana, rename("Mine", "Two"));
    await change(ana, rename("Two", "Three"));
    const [newest, ...older] = await edits.versionsOf(id);
    expect(newest).toMatchObject({
      by: "Ana",
      revision: 3,
      current: true,
      did: [{ did: "set-workshop", what: "" }],
    });
    expect(older).toEqual([]);
  });

  it("begins another when somebody else works on, or after five minutes, with a full copy of what was", async () => {
    await change(ana, rename("Mine", "Two"));
    await change(bek, rename("Two", "Three"));
    await later();
    await change(bek, rename("Three", "Four"));
    const versions = await edits.versionsOf(id);
    expect(versions.map((v) => [v.by, v.revision])).toEqual([
      ["Bek", 4],
      ["Bek", 3],
      ["Ana", 2],
    ]);
    const titles = await Promise.all(
      versions.map(async (v) => ((await edits.readVersion(id, v.id)) as Draft).title),
    );
    expect(titles).toEqual(["Four", "Three", "Two"]);
  });

  it("keeps what was given a name as it was then", async () => {
    await change(ana, rename("Mine", "Two"));
    await edits.nameVersion(id, ana, "Before Jakarta");
    await change(ana, rename("Two", "Three"));
    const named = (await edits.versionsOf(id)).find((v) => v.name === "Before Jakarta")!;
    expect(((await edits.readVersion(id, named.id)) as Draft).title).toBe("Two");
  });
});
