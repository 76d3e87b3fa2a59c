/**
 * E-40 to E-49: the end of a room's personal data, tested by search: nothing that people wrote or were given
 * is anywhere.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import type { Writable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { publicKeyMultibase } from "@/server/platform/settings/signing-key";
import { writeRoomArchive, writeServerArchive } from "@/server/store/backup/archive/write";
import { connect } from "@/server/store/database/connect";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { followUpCounts, openCommitment } from "@/server/store/learning/follow-up";
import { prisma } from "@/server/store/database/prisma";
import { keptAnswers, purgeRoom } from "@/server/store/retention/purge/purge-room";
import { checkRecord, recordFile } from "@/server/store/retention/purge/record";
import { loadState } from "@/server/store/rooms/room-state";
import { findErasure } from "@/server/store/retention/erasures";
import { needleOf } from "@/tests/support/canary";
import { endRoom, type FullRoom, fullRoom } from "@/tests/support/full-room";
import {
  asksOf,
  beginExport,
  exported,
  type Kept,
  keepThings,
  publishThings,
} from "@/tests/support/kept-things";
import { Plenary } from "@/tests/support/plenary";
import { clusterFolder, rawFiles } from "@/tests/support/raw-files";
import { beginsWith } from "@/tests/support/taken-out";
import { bytesOf, unpacked } from "@/tests/support/unpacked";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryCsv } from "@/workshop/debrief/summary-csv";
import { archiveName, type Format } from "@/workshop/exports/formats";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
let db: pg.Client;
let full: FullRoom;
let other: FullRoom;
let kept: Kept;
let published: string;
let before: string[];
let needles: [string, string][];
/** State before the erasure. */
let earlier: {
  database: string[];
  certificates: string[];
  archive: string | null;
  page: string;
  pdf: string[];
};
/** Data folder after the erasure, before the server started again. */
let dataFolder: { file: string; found: string[] }[];

/** Names that stand nowhere else. */
const SUPPORTER = "Zq7f3a91c0d2b4";
const HOTLINE = "Zq2e8b6d10f94c";
const REFERRAL = "Zq91d4c7a3e05f";

/** The one erasure of this file: after all that precedes it, and before every look at what it left. */
beforeAll(async () => {
  plenary = await Plenary.start();
  db = await connect(plenary.database.url);
  full = await fullRoom(plenary, 6, {
    certificates: true,
    support: `${SUPPORTER}, at the desk by the door`,
    hotline: `${HOTLINE}, day and night`,
    referral: `${REFERRAL}, Ministry of Welfare`,
  });
  kept = await keepThings(plenary, full);
  other = await fullRoom(plenary);
  expect(await purgeRoom(full.room.id, null)).toEqual({ ok: false, reason: "room-running" });
  await endRoom(full);
  published = await publishThings(full, kept);
  await endRoom(other);
  for (const phone of [...full.phones, ...other.phones]) phone.socket.disconnect();
  const { rows } = await db.query<{ name: string; secret: string }>(
    `SELECT 'token hash' AS name, token_hash AS secret FROM participant_token t JOIN participant p ON p.id = t.participant_id WHERE room_id = $1
     UNION ALL SELECT 'resume hash', resume_hash FROM participant WHERE room_id = $1
     UNION ALL SELECT 'participant', id::text FROM participant WHERE room_id = $1
     UNION ALL SELECT 'join hash', join_hash FROM room WHERE id = $1
     UNION ALL SELECT 'owner of a promise', owner FROM promise WHERE room_id = $1`,
    [full.room.id],
  );
  needles = [
    // Settings of trainers stay: the sectors that can be chosen.
    ...Object.entries(kept.canaries).map(([what, canary]): [string, string] => [what, needleOf(canary)]),
    ...Object.entries(full.canaries)
      .filter(([what]) => what !== "sector")
      .map(([what, canary]): [string, string] => [what, needleOf(canary)]),
    ...rows.map((r): [string, string] => [r.name, r.secret]),
    ["who is here for support", SUPPORTER],
    ["the hotline", HOTLINE],
    ["the referral", REFERRAL],
  ];
  expect(needles.length).toBeGreaterThan(60);
  before = await figures(full);

  const database = foundIn(await wholeDatabase());
  const zip = await asksOf(plenary, full).trainer(`/certificates/${full.room.id}/archive`);
  const certificates = foundIn(await unpacked(Buffer.from(await zip.arrayBuffer())));
  const pdf = foundIn(await unpacked(await exported(plenary, full, "pdf-a4")));
  earlier = {
    database,
    certificates,
    archive: zip.headers.get("content-type"),
    page: await read(`${published}?of=*`),
    pdf,
  };
  // One file is ready and another in the making.
  await exported(plenary, full, "json");
  const ready = inExports().length;
  await beginExport(plenary, full, "everything");
  await eventually(() => inExports().length > ready);
  expect(await purgeRoom(full.room.id, full.room.trainer.id)).toEqual({ ok: true });
  await eventually(() => inExports().length === 0, 20_000);
  dataFolder = inDataFolder();
  await plenary.server.stop();
  await plenary.restart();
}, 180_000);
afterAll(async () => {
  await db?.end();
  await plenary?.stop();
});

/** Everything that the debrief counts, line by line; of what people wrote and named, only the numbers. */
async function figures({ room }: FullRoom): Promise<string[]> {
  const lines = summaryCsv(debriefOf((await loadDebrief(room.id))!)).split("\r\n");
  const wordless = lines.map((line) => {
    const cells = line.split(",").map((cell) => (/^(Zq|█)/.test(cell) ? "…" : cell));
    if (cells[0] === "plan") cells[1] = "";
    return cells[4] === "text" ? [...cells.slice(0, 5), ...cells.slice(7)].join() : cells.join();
  });
  return wordless.sort();
}

/** Needles in a text, as they are or in hexadecimal. */
const foundIn = (text: string): string[] =>
  needles
    .filter(([, needle]) => text.includes(needle) || text.includes(Buffer.from(needle).toString("hex")))
    .map(([what]) => what);

async function wholeDatabase(): Promise<string> {
  const { rows: tables } = await db.query<{ t: string }>(
    "SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public'",
  );
  const texts = [];
  for (const { t } of tables)
    texts.push(
      ...(await db.query<{ row: string }>(`SELECT row_to_json(x)::text AS row FROM "${t}" x`)).rows.map(
        (r) => r.row,
      ),
    );
  return texts.join("\n");
}

const inDataFolder = () =>
  [...rawFiles(plenary.server.dataDir)].map(({ file, bytes }) => ({
    file,
    found: foundIn(bytes.toString("latin1")),
  }));

const archived = async (write: (out: Writable) => Promise<unknown>): Promise<string> =>
  gunzipSync(await bytesOf(write)).toString("utf8");

const read = async (where: string, cookie = "") =>
  (await fetch(`${plenary.url}${where}`, { headers: { cookie } })).text();
const inExports = () => readdirSync(path.join(plenary.server.dataDir, "exports"));

describe("the end of a room's personal data", () => {
  it("E-40 has something to erase: before, every canary is found", () => {
    const before = new Set(earlier.database);
    const hidden = needles.filter(([what]) => !before.has(what)).map(([what]) => what);
    // Tokens are stored hashed and promises locked, sheets packed: these are not in words even before. What a
    // trainer said to a group went with the log when the room ended (B-156).
    expect(
      hidden.filter((what) => !/^(token \d|promise|sheet|code of a commitment|nudge)/.test(what)),
    ).toEqual([]);
  });

  it("E-40 leaves nothing of it in the database, the data folder and what is exported afterwards; cookies open nothing", {
    timeout: 120_000,
  }, async () => {
    expect(earlier.archive).toBe("application/zip");
    expect(earlier.certificates.filter((what) => /^(name|Latin name|guest)/.test(what))).toHaveLength(13);
    expect(earlier.page).toContain(needleOf(kept.trainers["sentence of a trainer"]!));
    expect(foundIn(earlier.page).some((what) => what.startsWith("thought"))).toBe(true);
    // A report has only what trainers passed on: three thoughts under their label, and one text of a follow-up.
    expect(earlier.pdf.filter((what) => /thought/.test(what))).toHaveLength(3);
    expect(earlier.pdf).toHaveLength(5);
    expect(foundIn(await wholeDatabase())).toEqual([]);
    for (const { file, found } of [...dataFolder, ...inDataFolder()])
      expect({ file, found }).toEqual({ file, found: [] });
    expect(foundIn(await archived((out) => writeRoomArchive(db, full.room.id, out)))).toEqual([]);
    expect(foundIn(await archived((out) => writeServerArchive(db, out, null)))).toEqual([]);
    expect(foundIn(JSON.stringify(await loadDebrief(full.room.id)))).toEqual([]);
    expect(foundIn(JSON.stringify(await loadState(full.room.id)))).toEqual([]);
    for (const phone of full.phones) {
      const page = await fetch(`${plenary.url}/r/${full.room.id}/`, { headers: { cookie: phone.cookie } });
      expect(page.status).toBe(403);
      expect(foundIn(await page.text())).toEqual([]);
    }
    const door = await fetch(`${plenary.url}/j/${full.room.token}`);
    expect(door.status).toBe(410);
  });

  it("E-40 leaves nothing of it in any new file, and each begins as its format does", {
    timeout: 120_000,
  }, async () => {
    const list = JSON.parse(await read(`/export/${full.room.id}`, full.room.trainer.cookie)) as {
      formats: { format: Format; why: string | null }[];
    };
    const formats = list.formats.filter((f) => f.why === null).map((f) => f.format);
    expect(formats).toEqual(
      expect.arrayContaining(["json", "workbook", "word", "slides", "calendar", "everything"]),
    );
    const check = async (format: Format, bytes: Buffer) => {
      const begins = beginsWith[format];
      expect([format, bytes.subarray(0, begins.length).toString("latin1")]).toEqual([format, begins]);
      const text = await unpacked(bytes);
      expect([format, text.length > 100, foundIn(text)]).toEqual([format, true, []]);
    };
    // The archive has most of them in it, printed pages too; the others are taken out one by one.
    const archive = await exported(plenary, full, "everything");
    await check("everything", archive);
    const inArchive = unzipSync(archive);
    const alone: Format[] = [];
    for (const format of formats.filter((f) => f !== "everything")) {
      const file = inArchive[archiveName(format)];
      if (file) await check(format, Buffer.from(file));
      else alone.push(format);
    }
    for (const format of alone) await check(format, await exported(plenary, full, format));
    expect(alone).toEqual(["partner", "page-a4", "page-letter", "pdf-letter", "pdf-short-letter"]);
    expect(inArchive[archiveName("pdf-a4")]).toBeDefined();
  });

  it("E-54 leaves nothing of it on the published page, on trainers' pages and among certificates; what trainers wrote stands", async () => {
    const page = await read(`${published}?of=*`);
    expect(page).toContain(needleOf(kept.trainers["sentence of a trainer"]!));
    expect(page).toContain(needleOf(kept.trainers["remark on the poll"]!));
    expect(foundIn(page)).toEqual([]);
    for (const where of [
      "",
      "/whole",
      "/texts",
      "/share",
      "/data",
      "/certificates",
      "/follow-up",
      "/rows",
      "/log",
    ]) {
      const html = await read(`/debrief/${full.room.id}${where}`, full.room.trainer.cookie);
      expect({ where, found: foundIn(html), long: html.length > 1_000 }).toEqual({
        where,
        found: [],
        long: true,
      });
    }
    expect(await read(`/debrief/${full.room.id}/log`, full.room.trainer.cookie)).toContain(
      "Erased personal data",
    );
    const zip = await asksOf(plenary, full).trainer(`/certificates/${full.room.id}/archive`);
    expect(foundIn(await unpacked(Buffer.from(await zip.arrayBuffer())))).toEqual([]);
    const certificates = await prisma.certificate.findMany({ where: { roomId: full.room.id } });
    expect(certificates).toHaveLength(7);
    expect(certificates.filter((c) => c.manualReason !== null).map((c) => c.manualReason)).toEqual(["█"]);
  });

  it("E-53 leaves commitments to the codes of their givers, until the day that the phone named", async () => {
    const opened = await openCommitment(kept.codes[0]!);
    expect(opened?.commitment.lines[0]?.text).toBe(full.canaries["promise 0"]);
    expect(await openCommitment(kept.codes[0]!, new Date(Date.now() + 181 * 86_400_000))).toBeNull();
    expect((await followUpCounts(full.room.id)).released).toEqual([]);
  });

  it("E-41 keeps every figure, and how many texts there were", async () => {
    expect(await figures(full)).toEqual(before);
    expect(before.length).toBeGreaterThan(60);
    const thoughts = debriefOf((await loadDebrief(full.room.id))!)
      .sessions.flatMap((s) => s.activities)
      .find((a) => a.activity.id === "thoughts");
    expect(thoughts).toMatchObject({ kind: "open", answered: 6 });
    const now = JSON.stringify(thoughts);
    expect(now.match(/"text":"█ \d+"/g)?.length).toBe(7);
    expect(now).toContain('"times":6');
    const state = await loadState(full.room.id);
    expect(state!.groups.list.map((g) => g.name)).toEqual([null, null]);
    expect(Object.keys(state!.groups.members)).toHaveLength(6);
  });

  it("E-40 leaves other rooms as they were", async () => {
    const marks = Object.entries(other.canaries).filter(([what]) => /^(alias|thought|form)/.test(what));
    const whole = await wholeDatabase();
    for (const [what, canary] of marks) expect(whole, what).toContain(needleOf(canary));
  });

  it("E-43 signs a record that anybody can check, and that fits what stays", async () => {
    const erasure = (await findErasure(full.room.id))!;
    const file = recordFile(erasure);
    const checked = checkRecord(file, publicKeyMultibase());
    expect(checked).toMatchObject({
      ok: true,
      record: {
        room: full.room.id,
        because: "asked",
        people: 6,
        deleted: { participant: 6, participant_token: 6, promise: 6 },
      },
    });
    expect(checked.ok && checked.record.kept).toEqual(await keptAnswers(full.room.id));
    expect(foundIn(file)).toEqual([]);
    expect(checkRecord(file.replace('\\"people\\": 6', '\\"people\\": 7'), null)).toEqual({
      ok: false,
      reason: "bad-signature",
    });
    expect(checkRecord(file, "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp")).toEqual({
      ok: false,
      reason: "bad-signature",
    });
    expect(checkRecord("{}", null)).toEqual({ ok: false, reason: "no-record" });
    expect(await prisma.accessLogEntry.count({ where: { roomId: full.room.id, action: "purge" } })).toBe(1);
  });

  it("E-40 done twice changes nothing more", async () => {
    const whole = await wholeDatabase();
    expect(await purgeRoom(full.room.id, null)).toEqual({ ok: false, reason: "already-erased" });
    expect(await wholeDatabase()).toBe(whole);
  });

  it("E-45 leaves nothing on the disk once the tables were rewritten; the write-ahead log is another matter", async () => {
    const { rows } = await db.query<{ oid: number }>(
      "SELECT oid FROM pg_database WHERE datname = current_database()",
    );
    const base = path.join(await clusterFolder(db), "base", String(rows[0]!.oid));
    // A row stays as long as a transaction could still see it: the server's own are over within moments.
    await vi.waitFor(async () => {
      await db.query("VACUUM FULL");
      await db.query("CHECKPOINT");
      const left = new Set<string>();
      for (const { bytes } of rawFiles(base))
        for (const what of foundIn(bytes.toString("latin1"))) left.add(what);
      expect([...left]).toEqual([]);
    }, 40_000);
  });
});
