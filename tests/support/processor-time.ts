import { readFileSync } from "node:fs";

/** Milliseconds that this thread has had of a processor; of the clock, on systems that do not tell. */
function processorTime(): number {
  try {
    return (
      Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6 || performance.now()
    );
  } catch {
    return performance.now();
  }
}

/** Milliseconds of a processor that some work takes, however much else the machine does meanwhile. */
export function costOf(work: () => void): number {
  const begun = processorTime();
  work();
  return processorTime() - begun;
}
