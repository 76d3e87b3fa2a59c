/** What is left in the folder of uploads, however their requests come. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
    const made = path.join(folder, "deck.pdf");
    writeFileSync(made, "pdf");
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push((await uploads.adopt("ada", made, "deck.pdf")).id);
    const other = await uploads.adopt("eve", made, "deck.pdf");
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
