/** Files in the folder of uploads after requests in any order. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Uploads } from "@/server/editor/uploads";

let folder: string;
let uploads: Uploads;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "plenary-uploads-"));
  uploads = new Uploads(path.join(folder, "uploads"));
});
afterAll(() => {
  uploads.close();
  rmSync(folder, { recursive: true, force: true });
});

const there = (): string[] => readdirSync(path.join(folder, "uploads"));

async function begun(account: string): Promise<string> {
  const upload = await uploads.begin(account, "a.png", 8);
  if (!upload.ok) throw new Error(upload.reason);
  return upload.value.id;
}

async function* piece(): AsyncIterable<Uint8Array> {
  yield new Uint8Array(8);
}

describe("the folder of uploads", () => {
  it("has two files that were made of uploads for one account, the last ones, and those of others", async () => {
    const pdf = path.join(folder, "deck.pdf");
    writeFileSync(pdf, "pdf");
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push((await uploads.adopt("ada", pdf, "deck.pdf")).id);
    const other = await uploads.adopt("eve", pdf, "deck.pdf");
    expect(there().sort()).toEqual([...ids.slice(-2), other.id].sort());
    expect(ids.map((id) => uploads.adopted(id, "ada") !== null)).toEqual([false, false, false, true, true]);
  });

  it("is free again for an upload of which a piece could not be written", async () => {
    const id = await begun("ada");
    rmSync(path.join(folder, "uploads"), { recursive: true });
    expect(await uploads.append(id, "ada", 0, piece())).toEqual({ ok: false, reason: "interrupted" });
    // It is not busy with that piece for ever.
    expect(await uploads.append(id, "ada", 0, piece())).toEqual({ ok: false, reason: "interrupted" });
  });
});

describe("what uploads may take of the disk (O-93)", () => {
  const GB = 1_000_000_000;
  let free = 0;
  let scarce: Uploads;
  beforeEach(() => {
    vi.useFakeTimers();
    free = 10 * GB;
    scarce = new Uploads(path.join(folder, "scarce"), async () => free);
  });
  afterEach(() => {
    scarce.close();
    vi.useRealTimers();
  });
  const announced = async (account: string, size: number) => {
    const upload = await scarce.begin(account, "film.mp4", size);
    return upload.ok ? upload.value.id : upload.reason;
  };

  it("is nothing before it has arrived: what one account announced keeps no other out", async () => {
    for (let n = 0; n < 8; n++) await announced("eve", 1.4 * GB);
    expect(await announced("ada", 1.4 * GB)).not.toMatch(/busy|disk-full/);
  });

  it("is a quarter for further files of an account, and its first may be as large as any", async () => {
    free = 3.5 * GB;
    expect(await announced("eve", 1.4 * GB)).not.toMatch(/busy|disk-full/);
    expect(await announced("eve", 0.1 * GB)).toBe("busy");
    expect(await announced("ada", 0.1 * GB)).not.toMatch(/busy|disk-full/);
  });

  it("ends when others have filled it meanwhile", async () => {
    const id = await announced("ada", 8);
    free = 0.4 * GB;
    expect(await scarce.append(id, "ada", 0, piece())).toEqual({ ok: false, reason: "disk-full" });
    free = 3 * GB;
    expect(await scarce.append(id, "ada", 0, piece())).toEqual({ ok: true, value: 8 });
  });

  it("is given back a minute after an announcement without a piece", async () => {
    const id = await announced("eve", 8);
    const begun = await announced("ada", 16);
    expect(await scarce.append(begun, "ada", 0, piece())).toMatchObject({ ok: true });
    await vi.advanceTimersByTimeAsync(130_000);
    expect(await scarce.append(id, "eve", 0, piece())).toEqual({ ok: false, reason: "interrupted" });
    expect(await scarce.append(begun, "ada", 8, piece())).toEqual({ ok: true, value: 16 });
  });

  it("is asked again before a file is kept: others may have filled it, and every file is kept a second time (O-130)", async () => {
    const whole = async (account: string) => {
      const id = await announced(account, 8);
      await scarce.append(id, account, 0, piece());
      return id;
    };
    const [one, other] = [await whole("ada"), await whole("eve")];
    free = 0.5 * GB + 4;
    expect(await scarce.whole(one, "ada")).toEqual({ ok: false, reason: "disk-full" });
    free = 0.5 * GB + 12;
    const kept = await Promise.all([scarce.whole(one, "ada"), scarce.whole(other, "eve")]);
    expect(kept.map(({ ok }) => ok)).toEqual([true, false]);
    scarce.giveBack(one, "ada");
    expect(await scarce.whole(other, "eve")).toMatchObject({ ok: true });
  });

  it("is shared out also where an account announces everything at once", async () => {
    const all = await Promise.all(Array.from({ length: 60 }, () => announced("eve", 8)));
    expect(all.filter((reason) => reason === "busy")).toHaveLength(52);
    expect(await announced("ada", 8)).not.toBe("busy");
  });
});
