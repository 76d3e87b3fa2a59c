/**
 * Group commit: answers that arrive while a batch is on its way to the database go together in the next one.
 * A promise resolves only when its answer, or a later one of the same person, is durable.
 */
import type { AnswerRejection, AnswerRow } from "@/server/platform/room-store";
import { beginSpan } from "@/server/platform/tracing";
import { isNewer } from "@/workshop/room/answers-by-round";

const MAX_ROWS = 500;

/** @returns the indexes of rows that were kept out, and why */
export type StoreBatch = (rows: readonly AnswerRow[]) => Promise<Map<number, AnswerRejection>>;

export type WriteResult =
  | { stored: Pick<AnswerRow, "id" | "rev" | "body" | "source"> }
  | { keptOut: AnswerRejection };

interface QueuedAnswer {
  row: AnswerRow;
  resolve(written: WriteResult): void;
  reject(error: unknown): void;
}

const keyOf = (r: AnswerRow): string => `${r.roomId} ${r.question} ${r.round} ${r.pseudonym}`;

export class AnswerWriter {
  private waiting: QueuedAnswer[] = [];
  private flushing = false;
  /** The answer queued last: when it is through, so is everything before it. */
  private last: Promise<unknown> = Promise.resolve();
  /** Batches written and rows in them, for metrics and benches. */
  readonly written = { batches: 0, rows: 0 };

  constructor(private readonly storeBatch: StoreBatch) {}

  get queued(): number {
    return this.waiting.length;
  }

  /** Rejects when the database did not take it; nothing is known to be stored then. */
  store(row: AnswerRow): Promise<WriteResult> {
    const written = new Promise<WriteResult>((resolve, reject) => {
      this.waiting.push({ row, resolve, reject });
    });
    this.last = written.catch(() => undefined);
    if (!this.flushing) void this.flushAll();
    return written;
  }

  /** Resolves when everything queued before this call has been written or refused. */
  async settled(): Promise<void> {
    await this.last;
  }

  private async flushAll(): Promise<void> {
    this.flushing = true;
    await new Promise<void>((go) => setImmediate(go));
    while (this.waiting.length) await this.flush(this.waiting.splice(0, MAX_ROWS));
    this.flushing = false;
  }

  private async flush(batch: QueuedAnswer[]): Promise<void> {
    const winners = new Map<string, AnswerRow>();
    for (const { row } of batch) {
      const before = winners.get(keyOf(row));
      if (!before || isNewer(row, before)) winners.set(keyOf(row), row);
    }
    const rows = [...winners.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    // A trace of its own, since a batch holds answers of many.
    const span = beginSpan(
      "answers batch",
      { "plenary.answers": batch.length, "plenary.rows": rows.length },
      { root: true },
    );
    try {
      const refused = await span.within(() => this.storeBatch(rows));
      span.end({ "plenary.refused": refused.size });
      const out = new Map([...refused].map(([i, why]) => [rows[i]!, why]));
      this.written.batches++;
      this.written.rows += rows.length;
      for (const { row, resolve } of batch) {
        const winner = winners.get(keyOf(row))!;
        const keptOut = out.get(winner);
        const { id, rev, body, source } = winner;
        resolve(keptOut ? { keptOut } : { stored: { id, rev, body, ...(source && { source }) } });
      }
    } catch (error) {
      span.end({}, true);
      for (const { reject } of batch) reject(error);
    }
  }
}
