/**
 * Group commit for the sheets of all rooms: updates that arrive within some milliseconds, or while a batch is being
 * stored, are stored together. An update that builds on one that was not stored is not stored either.
 */
import type { Sheet } from "@/server/rooms/worksheets/sheet";
import type { SheetRow } from "@/server/platform/room-store";

/** Milliseconds in which updates gather. */
const FLUSH_DELAY_MS = 20;
const MAX_ROWS = 500;

interface QueuedRow {
  sheet: Sheet;
  generation: number;
  row: SheetRow;
  done(seq: number | null): void;
}

export class SheetWriter {
  /** Batches written and rows in them, for metrics and benches. */
  readonly written = { batches: 0, rows: 0 };
  private waiting: QueuedRow[] = [];
  private running: Promise<void> | null = null;

  constructor(
    private readonly append: (rows: readonly SheetRow[]) => Promise<(number | null)[]>,
    private readonly gatherMs = FLUSH_DELAY_MS,
  ) {}

  get queued(): number {
    return this.waiting.length;
  }

  /**
   * @param judgedAt the revision by which it was allowed
   * @returns the number under which it is durable; null where it is not, and the sheet has given up its
   * document
   */
  store(sheet: Sheet, update: Uint8Array, time: number, judgedAt: number): Promise<number | null> {
    const { roomId, activity, group } = sheet;
    const row = { roomId, activity, group, update, at: time, judgedAt };
    sheet.underWay++;
    const stored = new Promise<number | null>((done) => {
      this.waiting.push({ sheet, generation: sheet.generation, row, done });
    }).finally(() => {
      sheet.underWay--;
    });
    sheet.settled = stored;
    this.running ??= this.run();
    return stored;
  }

  /** Resolves when everything queued so far is stored or given up. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    await new Promise((go) => setTimeout(go, this.gatherMs));
    while (this.waiting.length > 0) await this.flush(this.waiting.splice(0, MAX_ROWS));
    this.running = null;
  }

  private async flush(batch: QueuedRow[]): Promise<void> {
    const alive = batch.filter((w) => w.generation === w.sheet.generation);
    const seqs = new Map<QueuedRow, number>();
    try {
      const numbers = alive.length > 0 ? await this.append(alive.map((w) => w.row)) : [];
      for (const [i, w] of alive.entries()) {
        const seq = numbers[i];
        if (typeof seq === "number") seqs.set(w, seq);
        else w.sheet.fail();
      }
    } catch {
      for (const { sheet } of alive) sheet.fail();
    }
    if (seqs.size > 0) {
      this.written.batches++;
      this.written.rows += seqs.size;
    }
    for (const w of batch) {
      const seq = seqs.get(w) ?? null;
      if (seq !== null) {
        w.sheet.rows++;
        w.sheet.lastAt = w.row.at;
      }
      w.done(seq);
    }
  }
}
