/**
 * What a phone sends: an answer is settled by its own acknowledgement, whichever comes when, and by no
 * other's.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { QueuedAnswer } from "@/phone/storage";
import type { Ack } from "@/workshop/protocol/acks";

const WORDS = {
  sending: "Sending",
  kept: "Kept on this phone",
  reasons: { "number-range": "From {from} to {to}.", closed: "Closed." },
};

/** A message on its way, and what its acknowledgement calls; an error stands for one that never came. */
interface Sent {
  item: QueuedAnswer;
  done(lost: Error | null, ack?: Ack): void;
}

let sent: Sent[];
/** Reports to the page about its answers, in order. */
let reports: string[];
let line: { textContent: string; dataset: Record<string, string>; scrollIntoView(): void };
let outbox: typeof import("@/phone/outbox");
let storage: typeof import("@/phone/storage");
beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  [sent, reports] = [[], []];
  line = { textContent: "", dataset: {}, scrollIntoView: () => undefined };
  vi.stubGlobal("document", {
    body: { dataset: { room: "room", who: "ana" } },
    getElementById: (id: string) =>
      id === "words" ? { textContent: JSON.stringify(WORDS) } : id === "saved" ? line : null,
  });
  [outbox, storage] = [await import("@/phone/outbox"), await import("@/phone/storage")];
});
afterEach(() => {
  vi.useRealTimers();
});

const socket = {
  connected: true,
  timeout: () => ({
    emit: (_event: string, item: QueuedAnswer, done: Sent["done"]) => sent.push({ item, done }),
  }),
} as unknown as Parameters<typeof import("@/phone/outbox").post>[0];
const events = {
  stored: ({ id }: QueuedAnswer, rev: number) => void reports.push(`stored ${id} ${rev}`),
  refused: ({ id }: QueuedAnswer, sentence: string) => void reports.push(`refused ${id} ${sentence}`),
};

const answer = (id: string, rev: number, question = "q") =>
  ({ type: "answer", id, question, round: 1, rev, body: { choice: [id] } }) as QueuedAnswer;
const post = (item: QueuedAnswer) => outbox.post(socket, item, events);
const waiting = () => storage.queuedAnswers().map(({ id }) => id);
/** The acknowledgement of the message sent at this place. */
const acknowledge = (place: number, ack: Ack) => sent[place]!.done(null, ack);

describe("two answers to one question that are on their way at once (B-28)", () => {
  beforeEach(async () => {
    await post(answer("first", 1));
    await post(answer("second", 2));
    expect(sent.map(({ item }) => item.id)).toEqual(["first", "second"]);
  });

  it("the older one's acknowledgement settles nothing of the newer one", () => {
    acknowledge(0, { ok: true, stored: { id: "first", rev: 1 } });
    expect([waiting(), reports, line.dataset.state]).toEqual([["second"], [], "sending"]);
    acknowledge(1, { ok: true, stored: { id: "second", rev: 2 } });
    expect([waiting(), reports]).toEqual([[], ["stored second 2"]]);
  });

  it("the older one's refusal takes nothing of the newer one away, and neither does its loss", () => {
    acknowledge(0, { ok: false, reason: "closed" });
    expect([waiting(), reports, line.dataset.state]).toEqual([["second"], [], "sending"]);
  });

  it("the older one is not sent again where it was lost", () => {
    sent[0]!.done(new Error("timeout"));
    expect([waiting(), line.dataset.state]).toEqual([["second"], "sending"]);
    vi.advanceTimersByTime(30_000);
    expect(sent.filter(({ item }) => item.id === "first")).toHaveLength(1);
  });

  it("the newer one may be acknowledged first", () => {
    acknowledge(1, { ok: true, stored: { id: "second", rev: 2 } });
    acknowledge(0, { ok: true, stored: { id: "second", rev: 2 } });
    expect([waiting(), reports]).toEqual([[], ["stored second 2"]]);
  });
});

describe("an answer", () => {
  it("to another question or round is settled by its own acknowledgement alone", async () => {
    await post(answer("one", 1));
    await post(answer("other", 1, "r"));
    acknowledge(0, { ok: true });
    expect([waiting(), reports]).toEqual([["other"], ["stored one 1"]]);
  });

  it("that is refused says why, with the numbers of the refusal (B-43)", async () => {
    await post(answer("one", 1));
    acknowledge(0, { ok: false, reason: "number-range", values: { from: 0, to: 10 } });
    expect([waiting(), reports]).toEqual([[], ["refused one From 0 to 10."]]);
  });

  it("that was lost, or could not be stored just now, is sent again as it is until it is stored (B-28)", async () => {
    await post(answer("one", 1));
    sent[0]!.done(new Error("timeout"));
    expect([waiting(), line.dataset.state]).toEqual([["one"], "kept"]);
    vi.advanceTimersByTime(2_000);
    acknowledge(1, { ok: false, reason: "not-stored" });
    expect(waiting()).toEqual(["one"]);
    vi.advanceTimersByTime(5_000);
    acknowledge(2, { ok: true, stored: { id: "one", rev: 1 } });
    expect(sent.map(({ item }) => item.id)).toEqual(["one", "one", "one"]);
    expect([waiting(), reports]).toEqual([[], ["stored one 1"]]);
  });
});
