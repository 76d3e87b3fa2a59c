import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { slidesOf } from "@/components/editor/files/bring-in";
import type { OpenPdf } from "@/components/editor/files/pdf";

const never = new Promise<never>(() => undefined);
const pdf = (stuck: (page: number) => boolean): OpenPdf => ({
  pages: 3,
  draw: (n) => (stuck(n) ? never : Promise.resolve(new Blob(["page"]))),
  read: (number) => Promise.resolve({ number, text: `Page ${number}`, title: `Page ${number}` }),
  thumbnail: () => never,
  close: () => undefined,
});
const take = async (_file: Blob, name: string) =>
  ({ ok: true, asset: { name, bytes: 4, source: { kind: "picture" } }, notes: [] }) as never;
const bring = (opened: OpenPdf, signal = new AbortController().signal) =>
  slidesOf(
    { is: "pages", counted: "page", pdf: opened, texts: null, notes: [] },
    take,
    () => undefined,
    signal,
  );

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a PDF with a page that is never drawn (B-133)", () => {
  it("comes without that page, and says so", async () => {
    const result = bring(pdf((n) => n === 2));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await result).toMatchObject({
      ok: true,
      imported: { activities: { length: 2 }, notes: [{ at: 2 }] },
    });
  });

  it("can be left at once", async () => {
    const leaving = new AbortController();
    const result = bring(
      pdf(() => true),
      leaving.signal,
    );
    leaving.abort();
    expect(await result).toEqual({ ok: false, reason: "cancelled" });
  });
});
