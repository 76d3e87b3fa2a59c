/** What the sheets need of their room. */
import type { UsageCounter } from "@/server/rooms/usage-counter";
import type { SheetKey } from "@/server/rooms/worksheets/awareness";
import type { LookMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import type { RoomState } from "@/workshop/room/state";

export interface WorksheetContext {
  roomId: string;
  usage: UsageCounter;
  state(): RoomState;
  now(): number;
  /** The revision by which something is judged now; beyond all where nobody else goes on from it. */
  judgedAt(): number;
  /** Something was judged by a state that may be behind. */
  behind(): void;
  alias(participant: string): string | null;
  /** Something was stored on a sheet: one change, or (null) all of it is another. */
  stored(sheet: SheetKey, seq: number | null): void;
  /** A remark was stored. */
  remarked(): void;
  /** Who writes where has changed. */
  writersMoved(): void;
  /** Something that the views show has changed. */
  changed(): void;
  send(connection: string, message: SheetMessage | LookMessage): void;
}
