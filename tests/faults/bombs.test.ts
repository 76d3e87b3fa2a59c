/**
 * Files made to harm their readers, at every door for files: refused soon, with a reason that has a sentence,
 * by little memory.
 */
import type { WorkshopId } from "@/model/ids";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createAuthored, readDraft } from "@/server/store/editor/authored";
import { assetsOf } from "@/server/store/assets/assets";
import { type Bomb, bombs, type Door } from "@/tests/support/bombs";
import { Files, type Reply } from "@/tests/support/files";
import { Plenary, type Trainer } from "@/tests/support/plenary";
import { fileReasons } from "@/workshop/content/assets/refusals";
import { blankDraft } from "@/workshop/editor/draft";

/** Limits of one file to any process that works on it: seconds of a processor, megabytes. */
const MAX_SECONDS = 2;
const MAX_MEGABYTES = 300;

let plenary: Plenary;
let files: Files;
let ada: Trainer;
let workshop: WorkshopId;
let all: Bomb[];
/** Files in the system's folder before. */
const before = new Set(readdirSync(tmpdir()));
beforeAll(async () => {
  plenary = await Plenary.start();
  files = new Files(plenary);
  ada = await plenary.trainer("Ada");
  workshop = await createAuthored(ada.id, (id) => blankDraft(id, "W"));
  all = await bombs();
});
afterAll(() => plenary?.stop());

const where: Record<Door, (upload: string) => string> = {
  asset: (id) => `${workshop}/assets?upload=${id}`,
  package: (id) => `workshops?upload=${id}`,
  xlsx: (id) => `${workshop}/translation?upload=${id}&language=th`,
  table: (id) => `${workshop}/import?upload=${id}&as=table`,
  presentation: (id) => `${workshop}/import?upload=${id}&as=presentation`,
  markdown: (id) => `${workshop}/import?upload=${id}&as=markdown`,
  gift: (id) => `${workshop}/import?upload=${id}&as=gift`,
};

interface Cost {
  seconds: number;
  megabytes: number;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};
const number = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
const childrenOf = (pid: number): number[] => {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...childrenOf(child)]);
};
/** Ticks of a processor that a process has used, itself. */
const ticks = (pid: number): number => {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, "")
    .split(" ");
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
};

/** Watches the server and all that it starts, while `work` is done. */
async function costOf<T>(work: () => Promise<T>): Promise<{ value: T; cost: Cost }> {
  const { pid } = plenary.server;
  const before = { ticks: ticks(pid), memory: number(read(`/proc/${pid}/status`), /VmRSS:\s+(\d+)/) };
  const seen = new Map<number, { ticks: number; peak: number }>();
  let most = 0;
  const watch = setInterval(() => {
    for (const child of childrenOf(pid)) {
      const status = read(`/proc/${child}/status`);
      const peak = number(status, /VmHWM:\s+(\d+)/);
      if (peak > 0) seen.set(child, { ticks: ticks(child), peak });
    }
    most = Math.max(most, number(read(`/proc/${pid}/status`), /VmRSS:\s+(\d+)/) - before.memory);
  }, 4);
  try {
    const value = await work();
    const used = [...seen.values()].reduce((sum, c) => sum + c.ticks, 0) + ticks(pid) - before.ticks;
    return {
      value,
      cost: {
        seconds: used / 100,
        megabytes: Math.max(most, ...[...seen.values()].map((c) => c.peak)) / 1_024,
      },
    };
  } finally {
    clearInterval(watch);
  }
}

async function handedIn({ bytes, name }: Bomb, door: Door): Promise<Reply> {
  const id = await files.sent(ada, bytes, name);
  const answer = await files.ask(ada, "POST", where[door](id));
  await files.ask(ada, "DELETE", `uploads/${id}`);
  return answer;
}

describe("files made to harm", () => {
  it("are refused at every door, with a reason, and cost little", async () => {
    const worst: Cost = { seconds: 0, megabytes: 0 };
    const tables: string[] = [];
    const wrong: unknown[] = [];
    for (const bomb of all) {
      for (const door of bomb.doors) {
        const { value: answer, cost } = await costOf(() => handedIn(bomb, door));
        tables.push(
          `${bomb.what} | ${door} | ${answer.ok ? "cleaned" : answer.reason} | ${cost.seconds.toFixed(2)} s | ${cost.megabytes.toFixed(0)} MB`,
        );
        if (answer.ok && !bomb.mayBeCleaned) wrong.push([bomb.what, door, "was taken"]);
        if (!answer.ok && !(fileReasons as readonly string[]).includes(answer.reason ?? ""))
          wrong.push([bomb.what, door, answer]);
        if (cost.seconds > MAX_SECONDS || cost.megabytes > MAX_MEGABYTES) wrong.push([bomb.what, door, cost]);
        worst.seconds = Math.max(worst.seconds, cost.seconds);
        worst.megabytes = Math.max(worst.megabytes, cost.megabytes);
      }
    }
    console.info(
      `bombs: ${all.length} files at ${tables.length} doors; at most ${worst.seconds.toFixed(2)} s of a processor and ${worst.megabytes.toFixed(0)} MB\n${tables.join("\n")}`,
    );
    expect(wrong).toEqual([]);
  }, 900_000);

  it("leave nothing behind: no file, no process, no page among the pictures, nothing outside", async () => {
    expect(existsSync("/tmp/slipped")).toBe(false);
    expect(existsSync("/etc/cron.d/slipped")).toBe(false);
    expect(readdirSync(path.join(plenary.server.dataDir, "uploads"))).toEqual([]);
    // Other tests of this machine make such folders too, and take them away.
    await vi.waitFor(
      () =>
        expect(
          readdirSync(tmpdir()).filter(
            (n) => /^plenary-(office|deck|template|package)-/.test(n) && !before.has(n),
          ),
        ).toEqual([]),
      50_000,
    );
    await vi.waitFor(() => expect(childrenOf(plenary.server.pid)).toEqual([]), 50_000);
    for (const asset of await assetsOf(workshop))
      for (const variant of asset.variants)
        expect([asset.name, variant.mime]).toEqual([
          asset.name,
          expect.stringMatching(/^image\/(webp|jpeg|png)$/),
        ]);
    expect(JSON.stringify((await readDraft(workshop))!.draft)).not.toContain("root:");
    expect((await fetch(`${plenary.url}/`)).status).toBe(200);
    expect(plenary.server.stderr()).not.toMatch(/\n\s+at |root:x/);
  });
});
