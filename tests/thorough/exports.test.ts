/** Files out of a room over real processes: who may have them, how they are made, and what is left afterwards. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { exportBundle, ExportJobs, type Job, type Limits, type Prepare } from "@/server/exports/jobs";
import { HANDOUTS, writeInput } from "@/server/exports/job-messages";
import { prisma } from "@/server/store/database/prisma";
import { endRoom } from "@/tests/support/full-room";
import { exportedRoom } from "@/tests/support/exported-room";
import { newId, Plenary, type TestRoom, type Trainer } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { startServer } from "@/tests/support/server-process";
import { readRoom } from "@/server/debrief/room-reading";
import { writeText } from "@/server/store/debrief/report-texts";
import { releaseTexts } from "@/server/store/debrief/released-texts";
import { remarkKey } from "@/workshop/debrief/report/edits";
import type { Format } from "@/workshop/exports/formats";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
let running: TestRoom;
/** Nothing of it is released and no file of it stays. */
let ended: TestRoom;
let stranger: Trainer;

beforeAll(async () => {
  plenary = await Plenary.shared();
  ended = await endedRoom();
  running = await plenary.room(sampleWorkshop, {}, ended.trainer);
  stranger = await plenary.trainer("Eve");
});
afterAll(() => plenary?.stop());

/** A room of an account of its own that has ended, with six answers and a question from the box. */
async function endedRoom(): Promise<TestRoom> {
  const room = await plenary.room({ ...sampleWorkshop, title: 'ห้อง "one"' });
  const trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  const phones = await Promise.all([1, 2, 3, 4, 5, 6].map(() => plenary.phone(room)));
  await Promise.all(phones.map((p) => p.sees((v) => v.question === "poll" && v.phase === "open")));
  for (const [i, phone] of phones.entries())
    expect(
      await phone.answer(i < 4 ? { choice: ["red"] } : { choice: [], other: `=canary ${i}` }),
    ).toMatchObject({
      ok: true,
    });
  await trainer.closeRound("poll");
  expect(await phones[0]!.send({ type: "post", id: newId(), text: "A canary asks" })).toMatchObject({
    ok: true,
  });
  await endRoom({ room, trainer });
  return room;
}

/** An archive takes its time on a busy machine. */
const PATIENT = { timeout: 120_000 };

interface Told {
  ok: boolean;
  reason?: string;
  job: { id: string; file: string; state: { is: string; why?: string; done?: number } };
  formats: { format: Format; why: string | null }[];
}

/** Asks as the trainer of `ended` unless another cookie is given. */
const ask = (
  method: string,
  where: string,
  {
    cookie = ended.trainer.cookie,
    body,
    headers = {},
  }: { cookie?: string; body?: unknown; headers?: Record<string, string> } = {},
) =>
  fetch(`${plenary.url}/export/${where}`, {
    method,
    headers: { cookie, ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const jsonOf = async (res: Promise<Response>): Promise<Told> => (await res).json() as Promise<Told>;
/** Asks as the trainer of a room. */
const askIn = (room: TestRoom, method: string, where = "", body?: unknown) =>
  ask(method, `${room.id}${where}`, { cookie: room.trainer.cookie, body });
const begin = (room: TestRoom, format: Format) => jsonOf(askIn(room, "POST", "", { format, language: "en" }));

/** Begins a file, waits for it and fetches it. */
async function taken(room: TestRoom, format: Format): Promise<{ res: Response; bytes: Buffer; id: string }> {
  const { job } = await begin(room, format);
  const state = async () => (await jsonOf(askIn(room, "GET", `/${job.id}`))).job.state;
  await eventually(async () => !["waiting", "working"].includes((await state()).is), 100_000);
  expect(await state()).toMatchObject({ is: "ready" });
  const res = await askIn(room, "GET", `/${job.id}/file`);
  expect(res.status).toBe(200);
  return { res, bytes: Buffer.from(await res.arrayBuffer()), id: job.id };
}

/** Folders that are on the server and were not when the test began: other files of this worker use it too. */
const folders = () =>
  readdirSync(path.join(plenary.server.dataDir, "exports")).filter((name) => !lay.has(name));
let lay = new Set<string>();
beforeEach(() => {
  lay = new Set();
  lay = new Set(folders());
});

describe("taking files out of a room", () => {
  it("X-10: a stranger, a phone and nobody at all are told nothing and begin nothing", async () => {
    const phone = await plenary.join(running);
    for (const cookie of [stranger.cookie, phone, ""]) {
      for (const [method, where] of [
        ["GET", ended.id],
        ["POST", ended.id],
        ["GET", "no-such-room"],
      ] as const) {
        const res = await ask(method, where, {
          cookie,
          ...(method === "POST" ? { body: { format: "json", language: "en" } } : {}),
        });
        expect([403, 404]).toContain(res.status);
      }
    }
    expect(folders()).toEqual([]);
  });

  it("X-10: nothing is begun from another site's page", async () => {
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }] as Record<
      string,
      string
    >[]) {
      expect(
        (await ask("POST", ended.id, { body: { format: "json", language: "en" }, headers })).status,
      ).toBe(403);
    }
  });

  it("D-23: rows are there once the room has ended, and not before", async () => {
    const why = async (room: TestRoom, format: Format) =>
      (await jsonOf(ask("GET", room.id))).formats.find((f) => f.format === format)!.why;
    for (const format of ["answers-csv", "values-csv", "analysis", "json", "xapi"] as const) {
      expect(await why(running, format)).toBe("not-ended");
      expect(await begin(running, format)).toMatchObject({ ok: false, reason: "not-available" });
      expect(await why(ended, format)).toBeNull();
    }
  });

  it(
    "X-11: a file is made, has its name in any script, is not kept by caches, and is noted first",
    PATIENT,
    async () => {
      const room = await endedRoom();
      const { res, bytes, id } = await taken(room, "answers-csv");
      expect(res.headers.get("cache-control")).toBe("no-store");
      expect(res.headers.get("content-disposition")).toContain(
        `filename*=UTF-8''${encodeURIComponent("ห้อง one answers")}.csv`,
      );
      const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
      expect(rows).toHaveLength(6);
      expect(
        rows
          .map((r) => r.other)
          .filter(Boolean)
          .sort(),
      ).toEqual(["'=canary 4", "'=canary 5"]);
      const notes = await prisma.accessLogEntry.findMany({
        where: { roomId: room.id, action: "export-rows" },
      });
      expect(notes).toMatchObject([{ accountId: room.trainer.id, detail: "answers-csv" }]);
      expect((await ask("GET", `${room.id}/${id}`, { cookie: stranger.cookie })).status).toBe(404);
      const other = await plenary.room(sampleWorkshop, {}, room.trainer);
      expect((await askIn(other, "GET", `/${id}/file`)).status).toBe(404);
      await askIn(room, "DELETE", `/${id}`);
      expect((await askIn(room, "GET", `/${id}/file`)).status).toBe(404);
      await eventually(() => folders().length === 0);
    },
  );

  it.each([
    ["word", "word/document.xml"],
    ["slides", "ppt/presentation.xml"],
    ["pictures", ".svg"],
  ] as const)(
    "X-12: %s is made from the report, and holds no text that was not released",
    PATIENT,
    async (format, part) => {
      const { bytes, id } = await taken(ended, format);
      const files = unzipSync(bytes);
      expect(Object.keys(files).some((name) => name.endsWith(part))).toBe(true);
      for (const [name, content] of Object.entries(files))
        if (/\.(xml|svg)$/.test(name))
          expect([name, Buffer.from(content).toString("utf8").includes("canary")]).toEqual([name, false]);
      await ask("DELETE", `${ended.id}/${id}`);
    },
  );

  it(
    "X-23, X-24: the report for partners has no word of a person or a trainer, released or not, and says who took it out",
    PATIENT,
    async () => {
      const room = await endedRoom();
      const reading = (await readRoom(room.id))!;
      const by = room.trainer;
      await releaseTexts(
        room.id,
        by.id,
        reading.sources.flatMap(({ id, texts }) =>
          texts.map((t) => ({ source: id, textId: t.id, black: [] })),
        ),
      );
      await writeText({
        roomId: room.id,
        key: remarkKey("poll"),
        language: "en",
        seen: 0,
        text: "A remark with a canary",
        hidden: false,
        basis: null,
        accountId: by.id,
      });
      const wordsOf = async (format: Format) => {
        const { bytes, id } = await taken(room, format);
        await askIn(room, "DELETE", `/${id}`);
        return Object.entries(unzipSync(bytes))
          .flatMap(([name, content]) =>
            name.endsWith(".xml")
              ? [
                  Buffer.from(content)
                    .toString("utf8")
                    .replace(/<[^>]*>/g, ""),
                ]
              : [],
          )
          .join("\n");
      };
      const [word, partner] = [await wordsOf("word"), await wordsOf("partner")];
      expect(word.match(/canary/g)!.length).toBeGreaterThanOrEqual(2);
      expect(word).toContain("A canary asks");
      expect(partner).not.toContain("canary");
      expect(partner).not.toContain("passed none");
      expect(partner.match(/Texts that people wrote are not part of this report\./g)).toHaveLength(1);
      expect(word).not.toContain("are not part of this report");
      for (const text of [word, partner]) {
        expect(text).toContain(`Exported by ${by.name} on `);
        expect(text).toContain("Red");
      }
      expect((await jsonOf(ask("GET", running.id))).formats.find((f) => f.format === "partner")!.why).toBe(
        "not-ended",
      );
    },
  );

  it("X-12: the archive holds what the room has, and says what that is", PATIENT, async () => {
    const { bytes, id } = await taken(ended, "everything");
    const files = unzipSync(bytes);
    for (const name of [
      "READ-ME.txt",
      "data-format.schema.json",
      "workbook.xlsx",
      "summary.csv",
      "answers.csv",
      "values.csv",
      "data.json",
      "statements.xapi.json",
      "report.docx",
      "slides.pptx",
      "figures.zip",
    ])
      expect(Object.keys(files)).toContain(name);
    const label = (file: string) =>
      (parse(Buffer.from(files[file]!), { bom: true, columns: true }) as Record<string, string>[]).find(
        (r) => r.choice === "red" || r.value === "red",
      )!.person;
    expect(label("answers.csv")).toMatch(/^P\d$/);
    expect(Buffer.from(files["READ-ME.txt"]!).toString("utf8")).toContain("answers.csv");
    await ask("DELETE", `${ended.id}/${id}`);
  });

  it("X-13: a file that is cancelled leaves neither a process nor a folder", async () => {
    const room = await endedRoom();
    const { job } = await begin(room, "everything");
    expect(await jsonOf(askIn(room, "DELETE", `/${job.id}`))).toMatchObject({ ok: true });
    await eventually(() => folders().length === 0);
    await eventually(() => !exporting());
    expect((await askIn(room, "GET", `/${job.id}`)).status).toBe(404);
  });

  it(
    "X-47: a short page, PDF and Word report stand beside the long ones, without a text of anybody",
    PATIENT,
    async () => {
      const page = await (
        await fetch(`${plenary.url}/debrief/${ended.id}/short`, { headers: { cookie: ended.trainer.cookie } })
      ).text();
      expect(page).toContain("Red");
      expect(page).toContain(`href="/debrief/${ended.id}"`);
      expect(page).not.toContain("canary");
      const { bytes, id } = await taken(ended, "word-short");
      const document = Buffer.from(unzipSync(bytes)["word/document.xml"]!).toString("utf8");
      expect(document).toContain("Red");
      expect(document).not.toMatch(/canary|<w:tblHeader/);
      await ask("DELETE", `${ended.id}/${id}`);
      const pdf = await taken(ended, "pdf-short-a4");
      expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
      await ask("DELETE", `${ended.id}/${pdf.id}`);
    },
  );

  it("R-35: the debrief leads to rooms, workshops, console and comparison, and the comparison back", async () => {
    const hrefs = async (where: string) =>
      [
        ...(
          await (await fetch(plenary.url + where, { headers: { cookie: ended.trainer.cookie } })).text()
        ).matchAll(/<a[^>]* href="([^"#]*)"/g),
      ].map((m) => m[1]);
    const ways = ["/trainer", "/trainer/workshops", `/console/${ended.id}`];
    const compared = `/trainer/cohorts?room=${ended.id}`;
    expect(await hrefs(`/debrief/${ended.id}`)).toEqual(expect.arrayContaining([...ways, compared]));
    expect(await hrefs(compared)).toEqual(expect.arrayContaining([...ways, `/debrief/${ended.id}`]));
  });

  it("X-13: one account makes two files at once, and no more", async () => {
    const room = await endedRoom();
    const begun = await Promise.all([begin(room, "everything"), begin(room, "word"), begin(room, "slides")]);
    expect(begun.filter((b) => !b.ok).map((b) => b.reason)).toEqual(["two-at-once"]);
    await Promise.all(begun.filter((b) => b.ok).map((b) => askIn(room, "DELETE", `/${b.job.id}`)));
    await eventually(() => folders().length === 0);
  });

  it("X-13: a file that is asked for again while it is made is made once", async () => {
    const room = await endedRoom();
    const first = await begin(room, "everything");
    const again = [await begin(room, "everything"), await begin(room, "everything")];
    expect(again.map((b) => b.job?.id)).toEqual([first.job.id, first.job.id]);
    await askIn(room, "DELETE", `/${first.job.id}`);
    const second = await begin(room, "everything");
    expect(second.job.id).not.toBe(first.job.id);
    await askIn(room, "DELETE", `/${second.job.id}`);
    await eventually(() => folders().length === 0);
  });

  it("X-13: what an earlier server left behind is gone after the next start", PATIENT, async () => {
    await taken(await endedRoom(), "json");
    writeFileSync(path.join(plenary.server.dataDir, "exports", "left"), "x");
    const { dataDir } = plenary.server;
    plenary.server.kill("SIGKILL");
    await plenary.server.exit;
    expect(readdirSync(path.join(dataDir, "exports")).length).toBeGreaterThanOrEqual(2);
    const again = await startServer({
      databaseUrl: plenary.database.url,
      dataDir,
      env: { ...plenary.env, NODE_ENV: "test" },
    });
    expect(readdirSync(path.join(dataDir, "exports"))).toEqual([]);
    await again.stop();
    await plenary.restart();
  });
});

describe("files in the making", () => {
  const root = mkdtempSync(path.join(tmpdir(), "export-jobs-"));
  const queues: ExportJobs[] = [];
  afterAll(() => {
    for (const jobs of queues) jobs.close();
    rmSync(root, { recursive: true, force: true });
  });
  const usual = { patience: 60_000, memory: 2_000_000_000, kept: 60_000 };
  const jobsWith = (limits: Partial<Limits>, name: string, erased = new Set<string>()) => {
    const jobs = new ExportJobs(path.join(root, name), { ...usual, ...limits }, async () => erased);
    queues.push(jobs);
    return { jobs, left: () => readdirSync(path.join(root, name)) };
  };
  const request = { account: "a", room: "r", format: "everything", choice: "en", name: "x" } as const;
  const prepare: Prepare = async (folder) => {
    await writeInput(folder, exportedRoom(60));
    return {
      format: "everything",
      language: "en",
      languages: ["en"],
      expert: false,
      browser: null,
      taken: "Taken out by Ada on a day",
      home: "https://plenary.invalid/x",
      events: [],
      available: ["workbook", "json", "xapi"],
    };
  };
  const stateOf = (jobs: ExportJobs, job: Job | string) => jobs.look((job as Job).id, "r", "a")?.state;

  it("X-13: nobody asks any more: it is given up", async () => {
    const { jobs, left } = jobsWith({ kept: 100 }, "unwatched");
    let begun = false;
    const job = jobs.start(request, (folder, signal) => {
      begun = true;
      return prepare(folder, signal);
    });
    await eventually(() => begun);
    // To look whether it is still there would be to ask; its folder is there from before it begins. It is given up long
    // before it is ready: the process that makes it needs longer than that to start.
    await eventually(() => left().length === 0, 30_000);
    expect(stateOf(jobs, job)).toBeUndefined();
  });

  it.each([
    [{ patience: 50 }, "took-too-long"],
    [{ memory: 1_000_000 }, "too-large"],
  ] as const)("X-13: with %o it ends as %s, and nothing is left", async (limits, why) => {
    const { jobs, left } = jobsWith(limits, why);
    const job = jobs.start(request, prepare);
    await eventually(() => stateOf(jobs, job)?.is === "failed");
    expect(stateOf(jobs, job)).toEqual({ is: "failed", why });
    await eventually(() => left().length === 0);
  });

  it("X-13: without its materials it fails, and nothing is left", async () => {
    const { jobs, left } = jobsWith({}, "broken");
    const job = jobs.start(request, async () => Promise.reject(new Error("no database")));
    await eventually(() => stateOf(jobs, job)?.is === "failed");
    await eventually(() => left().length === 0);
  });

  it("X-12: a part that cannot be made is named to whoever waits, in the archive and in the log", async () => {
    const { jobs } = jobsWith({}, "left-out");
    const lines: string[] = [];
    const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
    const job = jobs.start(request, async (folder, signal) => {
      writeFileSync(path.join(folder, HANDOUTS), "{}");
      return {
        ...(await prepare(folder, signal)),
        available: ["handouts", "word", "summary-csv"],
      };
    }) as Job;
    await eventually(() => stateOf(jobs, job)?.is === "ready", 60_000).finally(() => spy.mockRestore());
    expect(stateOf(jobs, job)).toMatchObject({ leftOut: ["handouts", "word"] });
    const log = lines.filter((line) => line.includes("A part of an archive could not be made."));
    expect(log).toHaveLength(2);
    expect(log[0]).toMatch(/handouts.*Error/);
    const files = unzipSync(readFileSync(jobs.fileOf(job)));
    expect(Object.keys(files).sort()).toEqual(["READ-ME.txt", "data-format.schema.json", "summary.csv"]);
    expect(Buffer.from(files["READ-ME.txt"]!).toString("utf8")).toContain(
      "Could not be made: Handouts (PDF, A4), Word report",
    );
  });

  it("X-12: a file that cannot be made leaves a line in the log", async () => {
    const { jobs } = jobsWith({}, "logged");
    const lines: string[] = [];
    const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
    const job = jobs.start({ ...request, format: "word" }, async (folder, signal) => ({
      ...(await prepare(folder, signal)),
      format: "word",
    }));
    await eventually(() => stateOf(jobs, job)?.is === "failed", 60_000).finally(() => spy.mockRestore());
    expect(lines.join("")).toMatch(/A file could not be made\..*word.*broken/);
  });

  it("X-13: what is ready goes when the room's data is erased", async () => {
    const erased = new Set<string>();
    const { jobs, left } = jobsWith({}, "kept", erased);
    const job = jobs.start(request, prepare);
    await eventually(() => stateOf(jobs, job)?.is === "ready");
    expect(left()).toHaveLength(1);
    erased.add("r");
    await eventually(() => left().length === 0);
    expect(stateOf(jobs, job)).toBeUndefined();
    // Files made afterwards hold nothing that was to go.
    const later = jobs.start(request, prepare);
    await eventually(() => stateOf(jobs, later)?.is === "ready");
    await jobs.tidy();
    expect(stateOf(jobs, later)).toMatchObject({ is: "ready" });
  });

  it("X-13: what was read while an erasure was under way goes with it", async () => {
    const erased = new Set<string>();
    const { jobs, left } = jobsWith({}, "meanwhile", erased);
    const job = jobs.start(request, async (folder, signal) => {
      const order = await prepare(folder, signal);
      erased.add("r");
      return order;
    });
    await eventually(() => erased.has("r") && stateOf(jobs, job) === undefined);
    await eventually(() => left().length === 0);
  });
});

/** True while a process of the shared server works in its folder, or in the rest of it. */
const exporting = (): boolean =>
  (existsSync("/proc") ? readdirSync("/proc") : [])
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(exportBundle) &&
          readlinkSync(`/proc/${pid}/cwd`).includes(path.basename(plenary.server.dataDir))
        );
      } catch {
        return false;
      }
    });
