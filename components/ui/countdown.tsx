"use client";
import { clock, secondsLeft, useClock } from "@/components/ui/use-clock";

interface Props {
  /** Milliseconds since the epoch, the server's clock. */
  until: number;
  /** Server minus browser clock, milliseconds. */
  offset: number;
  /** The announcement at 30 and at 10 seconds. */
  say?: (seconds: number) => string;
}

const ANNOUNCED_SECONDS = [30, 10];

/** Time left as "0:32" by the server's clock. */
export function Countdown({ until, offset, say }: Props) {
  const left = secondsLeft(until, useClock(offset));
  const mark = ANNOUNCED_SECONDS.findLast((s) => left <= s && left > s - 5);
  return (
    <>
      <span role="timer" aria-live="off" style={{ fontVariantNumeric: "tabular-nums" }}>
        {clock(left)}
      </span>
      {say && (
        <span className="quiet" role="status">
          {mark === undefined ? "" : say(mark)}
        </span>
      )}
    </>
  );
}
